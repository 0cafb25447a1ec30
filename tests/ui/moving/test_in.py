"""Moving in by real files into a real vault: looked at first, then all or nothing, and out again."""

from __future__ import annotations

import json
import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import attachments, entries, importing, listing
from journal.app.importing import Given
from journal.app.journal import Journal
from journal.model.query import Query
from journal.ui.moving.columns_form import MOST_COLUMNS
from journal.ui.moving.page import MovingPage
from journal.ui.widgets.buttons import Button
from tests.conftest import Clock
from tests.importers.test_joplin import jex
from tests.ui.moving.conftest import DATA
from tests.ui.rig import Rig, press, words

Key = Qt.Key
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)


def take(page: MovingPage, rig: Rig, path: Path, source: str = "") -> None:
    if source:
        page.bring.choice.chips[source].click()
    page.bring.choice.take(path)
    rig.wait()


def titles(rig: Rig) -> list[str]:
    return [row.title for row in rig.ask(listing.first_page, Query(), 100)]


def button(page: MovingPage, text: str) -> Button:
    (found,) = (each for each in page.findChildren(Button) if each.text() == text and each.isVisible())
    return found


def day_one(path: Path) -> Path:
    rows = [{"uuid": "u1", "creationDate": "2024-03-01T10:00:00Z", "text": "A heron",
             "photos": [{"md5": "p1", "type": "png"}, {"md5": "gone", "type": "png"}]},
            {"uuid": "u2", "creationDate": "the day before", "text": "No day"}]  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Journal.json", json.dumps({"entries": rows}))
        archive.writestr("photos/p1.png", PNG)
    return path


def test_it_is_looked_at_first_and_nothing_comes_before_the_button(page: MovingPage, rig: Rig) -> None:
    take(page, rig, DATA / "jrnl.txt")
    assert page.bring.choice.source == "jrnl"  # guessed
    said = words(page.bring.looked)
    assert "3 entries would come." in said
    assert "1 March 2024" in said
    assert "27 October 2024" in said
    assert "No body at all" in said
    assert rig.entries() == 0
    assert QApplication.focusWidget() is page.bring.looked.bring
    page.bring.looked.bring.click()
    rig.wait()
    assert rig.entries() == 3
    assert page.bring.notice.text() == "3 entries came in."
    assert len(page.bring.moves.rows) == 1


def test_what_came_is_shown_and_known_the_next_time(
    page: MovingPage, rig: Rig, gone: list[tuple[str, Any]]
) -> None:
    take(page, rig, DATA / "jrnl.txt")
    page.bring.looked.bring.click()
    rig.wait()
    button(page, "Show them").click()
    assert gone == [("journal", {"since": "2024-03-01", "until": "2024-10-27"})]
    take(page, rig, DATA / "jrnl.txt")
    assert "Nothing new is in it." in words(page.bring.looked)
    assert "skipped: 3 entries" in words(page.bring.looked)
    assert not page.bring.looked.bring.isVisible()


def test_files_come_and_what_was_not_understood_is_counted_with_its_place(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    take(page, rig, day_one(tmp_path / "export.zip"))
    assert page.bring.choice.source == "day-one"
    said = words(page.bring.looked)
    assert "1 entry would come, with 1 file." in said
    assert "2 parts were not understood" in said
    assert "named, but not there: 1" in said
    assert "no day can be told: 1" in said
    assert "Journal.json entries[2]: no day can be told" in said
    page.bring.looked.bring.click()
    rig.wait()

    def files(journal: Journal) -> list[bytes]:
        (row,) = listing.first_page(journal, Query(), 10)
        return [attachments.read(journal, each.id) for each in attachments.of_entry(journal, row.id)]

    assert rig.ask(files) == [PNG]
    assert "1 entry came in, with 1 file." in page.bring.notice.text()


def test_it_goes_out_again_as_a_whole_but_for_what_was_changed(
    page: MovingPage, rig: Rig, clock: Clock
) -> None:
    take(page, rig, DATA / "jrnl.txt")
    page.bring.looked.bring.click()
    rig.wait()

    def change(journal: Journal) -> None:
        clock.forward(minutes=1)
        row = next(each for each in listing.first_page(journal, Query(), 9) if each.title == "No body at all")
        entries.save(journal, replace(entries.read(journal, row.id), title="Mine by now"), "s")

    rig.ask(change)
    button(page, "Take it all out again").click()
    (row,) = page.bring.moves.rows.values()
    assert row.is_asking
    assert "you changed since stay" in words(row)
    assert QApplication.focusWidget() is row.no
    assert rig.entries() == 3
    row.yes.click()
    rig.wait()
    assert titles(rig) == ["Mine by now"]
    assert page.bring.notice.text() == "2 entries went out again. 1 entry changed since, and kept."
    assert not page.bring.moves.isVisible()


def test_earlier_moves_are_listed_when_one_comes_back(page: MovingPage, rig: Rig) -> None:
    rig.ask(importing.bring, Given("jrnl", DATA / "jrnl.txt"))
    page.enter("in")
    rig.wait()
    (row,) = page.bring.moves.rows.values()
    assert row.said.text() == "jrnl · 21 November 2026 · 3 entries"
    row.take_out.click()
    row.no.click()
    assert not row.is_asking
    assert rig.entries() == 3


def test_escape_answers_a_question_before_it_leads_back(
    page: MovingPage, rig: Rig, qtbot: QtBot, gone: list[tuple[str, Any]]
) -> None:
    rig.ask(importing.bring, Given("jrnl", DATA / "jrnl.txt"))
    page.enter("in")
    rig.wait()
    (row,) = page.bring.moves.rows.values()
    row.take_out.setFocus()
    press(qtbot, Key.Key_Return, Key.Key_Escape)
    assert not row.is_asking
    assert row.take_out.hasFocus()
    assert gone == []
    press(qtbot, Key.Key_Escape)
    assert gone == [("settings", None)]


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
    for field, column in (("happened_at", "Written"), ("text", "Remark")):
        form.fields[field].setCurrentIndex(form.fields[field].findData(column))
        form.fields[field].activated.emit(0)
    rig.wait()
    assert "3 April 2024" in words(form)
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


def test_what_is_in_the_trash_of_the_other_journal_is_said(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    take(page, rig, jex(tmp_path / "a.jex", "One", deleted_time=1))
    assert "In its trash, and left there: 1 entry." in words(page.bring.looked)
    assert "not understood" not in words(page.bring.looked)


@pytest.mark.parametrize(
    ("name", "data", "source", "said"),
    [
        ("a.json", b'{"format":"afterword-journal","version":1,"records":[\n{"record":"entry"', "", "line 2"),
        ("a.json", b'{"entries": {"2024-01-01": ', "", "line 1"),
        ("a.zip", b"PK\x03\x04 no more", "day-one", "damaged or cut off"),
        ("a.txt", b"nothing of jrnl", "jrnl", "not what that journal writes"),
        ("a.csv", b"date,text\n\xff\xfe,a\n", "", "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    page: MovingPage, rig: Rig, tmp_path: Path, name: str, data: bytes, source: str, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    take(page, rig, path, source)
    assert said in page.bring.notice.text()
    assert name in page.bring.notice.text()
    assert "Nothing was moved in." in page.bring.notice.text()
    assert not page.bring.looked.isVisible()
    assert rig.entries() == 0


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
        if enter.isAccepted():
            QApplication.sendEvent(page.bring.viewport(), QDropEvent(QPointF(5, 5), *how))
        rig.wait()
        return enter.isAccepted()

    assert offer(DATA / "jrnl.json")
    assert page.bring.choice.source == "jrnl"
    assert page.bring.looked.isVisible()
    assert not offer(tmp_path / "a.pack.toml")  # the window takes it


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


def many(path: Path, count: int) -> Path:
    path.write_text("".join(f"[2024-01-01 {n // 60 % 24:02}:{n % 60:02}] E{n}\n" for n in range(count)))
    return path


def held_back(
    monkeypatch: pytest.MonkeyPatch, at: str, before: int
) -> tuple[threading.Event, threading.Event]:
    """Have moving wait within, before a number of records were told; gives what says so and what lets go."""
    reached, go_on = threading.Event(), threading.Event()
    real = getattr(importing, at)

    def slow(journal: Journal, given: Given, told: Any) -> Any:
        def waiting(done: int, files: int) -> None:
            if done >= before:
                reached.set()
                go_on.wait(20)
            told(done, files)

        return real(journal, given, waiting)

    monkeypatch.setattr(importing, at, slow)
    return reached, go_on


def test_stopping_in_the_midst_changes_nothing(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(page, rig, many(tmp_path / "j.txt", 400))
    reached, go_on = held_back(monkeypatch, "bring", 200)
    page.bring.looked.bring.click()
    qtbot.waitUntil(reached.is_set)
    page.underway.show()
    cover = page.underway.cover
    assert cover is not None
    assert cover.geometry() == page.window().rect()
    assert cover.words.text() == "Bringing them in"
    assert QApplication.focusWidget() is cover.stop
    press(qtbot, Key.Key_Tab)
    assert QApplication.focusWidget() is cover.stop
    press(qtbot, Key.Key_Escape)
    assert not cover.stop.isEnabled()
    go_on.set()
    rig.wait()
    assert page.underway.cover is None
    assert page.bring.notice.text() == "Stopped. Nothing has changed."
    assert rig.entries() == 0
    assert QApplication.focusWidget() is page.bring.looked.bring


def test_taking_out_can_be_stopped(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(page, rig, many(tmp_path / "j.txt", 400))
    page.bring.looked.bring.click()
    rig.wait()
    reached, go_on = held_back(monkeypatch, "take_out", 200)
    button(page, "Take it all out again").click()
    next(iter(page.bring.moves.rows.values())).yes.click()
    qtbot.waitUntil(reached.is_set)
    page.underway.show()
    assert page.underway.cover is not None
    assert page.underway.cover.count.text() == "25 %"
    press(qtbot, Key.Key_Escape)
    go_on.set()
    rig.wait()
    assert page.bring.notice.text() == "Stopped. Nothing has changed."
    assert rig.ask(importing.look, Given("jrnl", tmp_path / "j.txt")).known == 400
    assert len(page.bring.moves.rows) == 1


def test_it_says_how_far_it_is(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(page, rig, many(tmp_path / "j.txt", 400))
    reached, go_on = held_back(monkeypatch, "bring", 200)
    page.bring.looked.bring.click()
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(lambda: page.underway.cover is not None)
    cover = page.underway.cover
    assert cover is not None
    qtbot.waitUntil(lambda: "read so far" in cover.count.text())
    assert cover.line.accessibleName().endswith("of 400")
    go_on.set()
    rig.wait()
    assert rig.entries() == 100  # as many as a page of the list


def test_leaving_the_page_stops_it_and_waits_for_its_end(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(page, rig, many(tmp_path / "j.txt", 400))
    reached, go_on = held_back(monkeypatch, "bring", 200)
    page.bring.looked.bring.click()
    qtbot.waitUntil(reached.is_set)
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    assert left == []
    go_on.set()
    rig.wait()
    assert left == [True]
    assert rig.entries() == 0


def test_a_bug_uncovers_the_window(page: MovingPage, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> None:
        raise ZeroDivisionError

    crashes: list[str] = []
    rig.session.crashed.connect(crashes.append)
    monkeypatch.setattr(importing, "look", broken)
    take(page, rig, DATA / "jrnl.txt")
    assert crashes
    assert not page.underway.is_under_way
    assert page.isEnabled()


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
