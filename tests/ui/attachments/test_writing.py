"""Attachments while one writes: pasted into the text, dropped on the page, or there before a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app import attachments, entries
from journal.errors import EntryMissing
from journal.model.entry import Entry, Status
from journal.ui.attachments import here
from journal.ui.writing.prose import Prose
from tests.ui.attachments.conftest import copy_picture, drop, files, picture
from tests.ui.writing.conftest import Desk

Make = Callable[[str, bytes], Path]


def prose(desk: Desk) -> Prose:
    return next(each for each in desk.page.findChildren(Prose) if each.isVisible())


def attached(desk: Desk) -> list[str]:
    assert desk.page.desk is not None
    return [each.name for each in desk.ask(attachments.of_entry, desk.page.desk.draft.entry_id)]


def paste(desk: Desk) -> None:
    field = prose(desk)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settled()


def test_a_picture_pasted_into_the_text_is_attached(desk: Desk) -> None:
    desk.begin()
    QTest.keyClicks(prose(desk), "words")
    copy_picture()
    paste(desk)
    assert attached(desk) == ["Pasted picture.png"]
    assert prose(desk).text() == "words"
    strip = desk.page.attached.strip
    assert strip is not None
    assert [tile.accessibleName() for tile in strip.tiles] == ["Pasted picture.png"]
    assert desk.saved().answers[0].value == "words"


def test_text_is_pasted_as_ever_also_with_a_picture_of_it(desk: Desk) -> None:
    desk.begin()
    data = QMimeData()
    data.setText("from a letter")
    data.setData("image/png", picture())
    QApplication.clipboard().setMimeData(data)
    paste(desk)
    assert prose(desk).text() == "from a letter"
    assert attached(desk) == []


def test_files_dropped_on_the_text_are_attached_and_their_paths_not_written(desk: Desk, make: Make) -> None:
    desk.begin()
    data = files(make("photo.png", picture()))
    assert not prose(desk).canInsertFromMimeData(data)
    assert drop(prose(desk).viewport(), data)
    desk.settled()
    assert attached(desk) == ["photo.png"]
    assert prose(desk).text() == ""


def test_a_picture_alone_makes_an_entry_that_can_be_kept(desk: Desk, make: Make) -> None:
    desk.begin()
    assert drop(desk.page, files(make("photo.png", picture())))
    desk.settled()
    assert desk.page.desk is not None
    entry_id = desk.page.desk.draft.entry_id
    assert desk.page.resume_state()["entry"] == entry_id
    desk.page.keep()
    desk.settled()
    desk.settled()
    kept = desk.ask(entries.read, entry_id)
    assert isinstance(kept, Entry)
    assert kept.status is Status.KEPT
    assert desk.gone == [("today", None)]


def test_without_a_word_and_without_a_picture_nothing_stays(desk: Desk, make: Make) -> None:
    desk.begin()
    drop(desk.page, files(make("photo.png", picture())))
    desk.settled()
    assert desk.page.desk is not None
    entry_id = desk.page.desk.draft.entry_id
    assert desk.page.attached.strip is not None
    tile = desk.page.attached.strip.tiles[0]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    desk.settled()
    desk.page.keep()
    desk.settled()
    assert isinstance(desk.ask(entries.read, entry_id), EntryMissing)


def test_what_is_attached_is_there_when_one_goes_on(desk: Desk, make: Make) -> None:
    desk.begin()
    QTest.keyClicks(prose(desk), "words")
    drop(desk.page, files(make("photo.png", picture())))
    desk.saved()
    assert desk.page.desk is not None
    entry_id = desk.page.desk.draft.entry_id
    desk.begin()
    desk.settled()
    assert desk.page.attached.strip is None
    desk.page.open_entry(entry_id)
    desk.settled()
    desk.settled()
    assert desk.page.attached.strip is not None


def test_files_are_chosen_from_within_the_text(
    desk: Desk, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make("photo.png", picture())
    monkeypatch.setattr(here, "choose_files", lambda _page, _title, _start, _home, chosen: chosen([path]))
    desk.begin()
    prose(desk).setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(prose(desk), Qt.Key.Key_A, modifiers)
    desk.settled()
    assert attached(desk) == ["photo.png"]


def test_many_attachments_leave_the_room_to_the_writing(desk: Desk, make: Make) -> None:
    desk.begin()
    drop(desk.page, files(*(make(f"{number}.png", picture(20, 20)) for number in range(12))))
    desk.settled()
    desk.settled()
    strip = desk.page.attached.strip
    assert strip is not None
    assert len(strip.tiles) == 12
    assert strip.height() < 2 * strip.tiles[0].height()
    strip.tiles[-1].setFocus()
    left = strip.tiles[-1].mapTo(strip, QPoint(0, 0)).x()
    assert 0 <= left <= strip.width() - strip.tiles[-1].width()


def test_nothing_is_attached_where_nothing_is_written(desk: Desk, make: Make) -> None:
    assert not drop(desk.page, files(make("photo.png", picture())))
