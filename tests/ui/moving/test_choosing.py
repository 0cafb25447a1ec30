"""What to move in: the file, where it is from, its passphrase and its columns."""

from __future__ import annotations

import json
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import importing, listing
from journal.app.importing import Given
from journal.model.query import Query
from journal.ui.moving.columns_form import MOST_COLUMNS
from journal.ui.moving.page import MovingPage
from tests.ui.moving.conftest import DATA, day_one, take
from tests.ui.rig import Rig, press, words

Key = Qt.Key


@pytest.mark.parametrize("name", ["jrnl-v2.bin", "jrnl-v3.bin"])
def test_a_sealed_file_asks_for_its_passphrase(page: MovingPage, rig: Rig, qtbot: QtBot, name: str) -> None:
    take(page, rig, DATA / name)
    field = page.bring.passphrase
    assert "needs its passphrase" in page.bring.notice.text()
    assert QApplication.focusWidget() is field.line
    press(qtbot, "not this one", Key.Key_Return)
    rig.wait()
    assert "does not open with that passphrase" in words(field)
    assert rig.entries() == 0
    field.set_text("quiet herons")
    press(qtbot, Key.Key_Return)
    rig.wait()
    assert "3 entries would come." in words(page.bring.looked)
    page.bring.looked.bring.click()
    rig.wait()
    assert rig.entries() == 3
    assert field.text() == ""


def test_an_archive_with_a_password_is_to_be_unpacked_first(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    path = day_one(tmp_path / "export.zip")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of a member that is encrypted
    path.write_bytes(data)
    take(page, rig, path, "day-one")
    assert "Unpack that first, and choose the folder." in page.bring.notice.text()
    assert not page.bring.passphrase.isVisible()


def test_a_passphrase_is_not_tried_on_another_file(page: MovingPage, rig: Rig, qtbot: QtBot) -> None:
    take(page, rig, DATA / "jrnl-v2.bin")
    press(qtbot, "not this one", Key.Key_Return)
    rig.wait()
    take(page, rig, DATA / "jrnl-v3.bin")
    field = page.bring.passphrase
    assert field.text() == ""
    assert "does not open with that passphrase" not in words(page)
    assert "needs its passphrase" in page.bring.notice.text()


def test_the_columns_of_a_table_are_told_and_read_before_they_come(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("Nr,Written,Remark\n1,03/04/2024,A heron\n2,03/05/2024,Two herons\n", "utf-8")
    take(page, rig, path)
    form = page.bring.columns
    assert QApplication.focusWidget() is form.fields["happened_at"]
    assert not page.bring.look.isEnabled()
    assert "say which column has the day" in words(form)
    for field, column in (("happened_at", "Written"), ("text", "Remark")):
        form.fields[field].setCurrentIndex(form.fields[field].findData(column))
        form.fields[field].activated.emit(0)
    rig.wait()
    assert "3 April 2024" in words(form)
    assert "say which column" not in words(form)
    form.order.setCurrentIndex(form.order.findData("mdy"))
    form.order.activated.emit(0)
    rig.wait()
    assert "4 March 2024" in words(form)
    assert "Two herons" in words(form)
    page.bring.look.click()
    rig.wait()
    page.bring.looked.bring.click()
    rig.wait()
    rows = rig.ask(listing.first_page, Query(), 10)
    assert [row.happened_at.date().isoformat() for row in rows] == ["2024-03-05", "2024-03-04"]


def test_the_wheel_scrolls_the_page_and_changes_no_column(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("When,What,Theme\n2024-03-01,A heron,calm\n", "utf-8")
    take(page, rig, path)
    box = page.bring.columns.fields["text"]
    box.setFocus()
    chosen, middle = box.currentIndex(), QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert (box.currentIndex(), wheel.isAccepted()) == (chosen, False)
    # Qt gives the keyboard to what is under the wheel, where it may have it that way.
    assert all(
        each.focusPolicy() == Qt.FocusPolicy.StrongFocus for each in page.bring.columns.fields.values()
    )


def test_the_file_and_its_columns_are_scrolled_to(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    page.window().resize(880, 300)
    path = tmp_path / "notes.csv"
    path.write_text("date,text\n2024-03-01,A heron\n", "utf-8")
    take(page, rig, path)
    seen = (page.bring.choice.what, page.bring.columns.fields["happened_at"])
    qtbot.waitUntil(lambda: all(each.visibleRegion().boundingRect() == each.rect() for each in seen))


def test_columns_that_are_read_late_are_not_those_of_another_journal(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, reached, go_on = tmp_path / "notes.csv", threading.Event(), threading.Event()
    path.write_text("date,text\n2024-03-31,A heron\n", "utf-8")
    real = importing.table_head

    def slow(given: Given) -> importing.Head:
        reached.set()
        go_on.wait(20)
        return real(given)

    monkeypatch.setattr(importing, "table_head", slow)
    page.bring.choice.take(path)
    qtbot.waitUntil(reached.is_set)
    page.bring.choice.chips["jrnl"].click()
    go_on.set()
    rig.wait()
    assert "not what that journal writes" in page.bring.notice.text()
    assert not page.bring.columns.isVisible()


def test_months_first_are_guessed_when_only_they_fit(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("date,text\n03/31/2024 5:30 PM,A heron\n", "utf-8")
    take(page, rig, path)
    assert page.bring.columns.dates == "mdy"
    assert "31 March 2024" in words(page.bring.columns)


def test_names_that_a_file_has_are_shown_in_one_line_each(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    table = tmp_path / "notes.csv"
    long = "n" * 10_000
    names = ["date", '"text\nof\u202e it"', long, *(f"c{number}" for number in range(20_000))]
    table.write_text(f"{','.join(names)}\n2024-03-31,A heron\n", "utf-8")
    take(page, rig, table)
    box = page.bring.columns.fields["text"]
    assert box.itemText(2) == "text of it"
    assert box.itemText(3) == f"{'n' * 59}…"
    assert box.itemData(3) == long
    assert box.count() == MOST_COLUMNS + 1
    packed = tmp_path / "notes.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2024-03-31 \u202ea\nb.md", b"\xff")
    take(page, rig, packed, "notes")
    assert "2024-03-31 a b.md, line 1: not UTF-8 text" in words(page.bring.looked)


def test_what_nothing_tells_the_source_of_is_asked(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "what.xyz"
    path.write_text("?")
    take(page, rig, path)
    assert "Pick it above" in page.bring.notice.text()
    assert not page.bring.looked.isVisible()


def test_a_file_can_be_dropped(page: MovingPage, rig: Rig) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(DATA / "jrnl.json"))])
    move, none = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
    event = QDropEvent(QPointF(5, 5), move, data, none, Qt.KeyboardModifier.NoModifier)
    page.bring.choice.card.dropEvent(event)
    rig.wait()
    assert page.bring.choice.source == "jrnl"
    assert page.bring.looked.isVisible()


def test_a_file_can_be_dropped_anywhere_on_the_page(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    def offer(path: Path) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(5, 5), *how)
        enter.ignore()
        QApplication.sendEvent(page.bring.viewport(), enter)
        assert bool(card.property("hot")) is enter.isAccepted()
        QApplication.sendEvent(page.bring.viewport(), QDragLeaveEvent())
        assert not card.property("hot")
        QApplication.sendEvent(page.bring.viewport(), enter)
        if enter.isAccepted():
            QApplication.sendEvent(page.bring.viewport(), QDropEvent(QPointF(5, 5), *how))
        rig.wait()
        assert not card.property("hot")
        return enter.isAccepted()

    card = page.bring.choice.card
    assert offer(DATA / "jrnl.json")
    assert page.bring.choice.source == "jrnl"
    assert page.bring.looked.isVisible()
    assert not offer(tmp_path / "a.pack.toml")  # the window takes it


def test_the_keyboard_is_seen_where_arrows_or_coming_back_bring_it(page: MovingPage, qtbot: QtBot) -> None:
    page.window().resize(420, 260)
    chips = list(page.bring.choice.chips.values())
    bar = page.bring.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert chips[0].visibleRegion().isEmpty()
    page.bring.choice.folder.setFocus()
    page.enter("in")
    met = [QApplication.focusWidget()]
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Down):
        assert met[-1] in chips
        assert met[-1].visibleRegion().boundingRect() == met[-1].rect()
        press(qtbot, key)
        met.append(QApplication.focusWidget())
    assert met[0] is chips[0]
    assert len(set(met)) == 4


def test_a_guess_is_made_anew_for_each_file_but_what_was_picked_stays(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    take(page, rig, DATA / "jrnl.txt")
    take(page, rig, day_one(tmp_path / "export.zip"))
    assert page.bring.choice.source == "day-one"
    assert "1 entry would come" in words(page.bring.looked)
    (tmp_path / "what.xyz").write_text("?")
    take(page, rig, tmp_path / "what.xyz")
    assert page.bring.choice.source == ""
    assert "Pick it above" in page.bring.notice.text()
    page.bring.choice.chips["notes"].click()
    rig.wait()
    assert page.bring.choice.source == "notes"
    take(page, rig, DATA / "joplin.jex")
    assert page.bring.choice.source == "joplin"
    page.bring.begin_anew()
    take(page, rig, DATA / "joplin-markdown", "notes")
    assert page.bring.choice.source == "notes"


def test_what_was_chosen_survives_a_lock_but_no_passphrase(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("When,What\n2024-03-01,A heron\n", "utf-8")
    take(page, rig, path)
    form = page.bring.columns
    form.fields["text"].setCurrentIndex(form.fields["text"].findData("What"))
    page.bring.passphrase.set_text("secret words")
    state = json.loads(json.dumps(page.resume_state()))
    assert "secret" not in json.dumps(state)
    page.bring.begin_anew()
    page.restore(state)
    rig.wait()
    assert page.bring.choice.path == path
    assert form.columns["text"] == "What"
    assert form.columns["happened_at"] == "When"
    page.restore({"view": 3, "in": {"source": "nowhere", "path": 7}})
