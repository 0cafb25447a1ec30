"""Moving in by real files into a real vault: looked at first, then all or nothing, and out again."""

from __future__ import annotations

import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import attachments, entries, importing, listing
from journal.app.importing import Given
from journal.app.journal import Journal
from journal.model.query import Query
from journal.ui.moving.page import MovingPage
from journal.ui.widgets.plain_label import PlainLabel
from tests.conftest import Clock
from tests.importers.test_joplin import jex
from tests.ui.moving.conftest import DATA, PNG, button, day_one, take, titles
from tests.ui.rig import Rig, press, words

Key = Qt.Key


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


def test_what_is_in_the_trash_of_the_other_journal_is_said(
    page: MovingPage, rig: Rig, tmp_path: Path
) -> None:
    take(page, rig, jex(tmp_path / "a.jex", "One", deleted_time=1))
    assert "In its trash, and left there: 1 entry." in words(page.bring.looked)
    assert "not understood" not in words(page.bring.looked)


def test_a_place_with_a_long_name_is_shown_to_its_end(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "n.zip", "w") as archive:
        archive.writestr("a" * 180 + ".md", "no day")
    take(page, rig, tmp_path / "n.zip", "notes")
    (label,) = (each for each in page.bring.looked.findChildren(PlainLabel) if "aaa" in each.text())
    assert ".md: no day can be told" in label.text().replace("\u200b", "")
    assert label.height() >= 3 * label.fontMetrics().height()
    assert label.minimumSizeHint().width() <= label.width()


def test_how_many_say_no_day_is_said(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.md").write_text(f"Words {number}\n", "utf-8")
    take(page, rig, folder)
    assert "2 of them say no day" in words(page.bring.looked)


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


def test_two_of_one_day_are_told_apart_by_their_time(
    page: MovingPage, rig: Rig, tmp_path: Path, clock: Clock
) -> None:
    for number, name in enumerate(("a.txt", "b.txt")):
        path = tmp_path / name
        path.write_text(f"[2024-03-0{number + 1} 08:30] One\n", "utf-8")
        take(page, rig, path)
        page.bring.looked.bring.click()
        rig.wait()
        clock.forward(minutes=5)
    said = [row.said.text() for row in page.bring.moves.rows.values()]
    assert len(set(said)) == 2
    assert all(each.startswith("jrnl · 21 November 2026, ") for each in said)


def test_what_is_asked_before_taking_out_is_scrolled_to(page: MovingPage, rig: Rig, qtbot: QtBot) -> None:
    page.window().resize(880, 220)
    take(page, rig, DATA / "jrnl.txt")
    page.bring.looked.bring.click()
    rig.wait()
    button(page, "Take it all out again").click()
    (row,) = page.bring.moves.rows.values()
    seen = (row.asked, row.yes, row.no)
    qtbot.waitUntil(lambda: all(each.visibleRegion().boundingRect() == each.rect() for each in seen))
    assert QApplication.focusWidget() is row.no


def test_looking_that_was_stopped_can_be_begun_again(
    page: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = held_back(monkeypatch, "look", 200)
    page.bring.choice.take(many(tmp_path / "j.txt", 400))
    qtbot.waitUntil(reached.is_set)
    page.underway.stop()
    go_on.set()
    rig.wait()
    assert page.bring.notice.text() == "Stopped. Nothing has changed."
    assert not page.bring.looked.isVisible()
    button(page, "Look through it").click()
    rig.wait()
    assert "400 entries would come." in words(page.bring.looked)


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
