"""Attachments of an entry that is read: dropped, pasted, looked at, saved, removed, brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journal.app import attachments
from journal.model.attachment import MOST_BYTES, PART_BYTES
from journal.model.entry import Entry, Status
from journal.ui.attachments import here
from journal.ui.attachments.tile import Tile
from journal.ui.attachments.viewer import Viewer
from journal.ui.reading.page import JournalPage
from tests.ui.attachments.conftest import bomb, copy_picture, drop, files, pdf, picture
from tests.ui.reading.conftest import Rig, at, entry

Make = Callable[[str, bytes], Path]


class Opened:
    """The page with one entry shown."""

    def __init__(self, page: JournalPage, rig: Rig, one: Entry) -> None:
        self.page, self.rig, self.one = page, rig, one
        self.pane = page.entry
        self.here = page.entry.attachments
        page.open_entry(one.id)
        rig.wait()

    def attached(self) -> list[str]:
        return [each.name for each in self.rig.ask(attachments.of_entry, self.one.id)]

    def tiles(self) -> list[Tile]:
        return [tile for tile in self.pane.view.findChildren(Tile) if tile.isVisible()]

    def said(self) -> str:
        return self.here.progress.notice.text()

    def viewer(self) -> Viewer:
        assert self.here.viewer is not None
        return self.here.viewer

    def parts(self) -> int:
        return int(
            self.rig.ask(lambda journal: journal.store.rows("SELECT count(*) FROM attachment_part"))[0][0]
        )


class Ticking(list[datetime]):
    """The rig's clock, a second further each time that it is read."""

    def __getitem__(self, place: Any) -> Any:
        now = super().__getitem__(place)
        super().__setitem__(place, now + timedelta(seconds=1))
        return now


@pytest.fixture
def opened(shown: Callable[..., JournalPage], rig: Rig) -> Opened:
    rig.clock = Ticking(rig.clock)
    one = entry("On Monday", "what was said", happened_at=at(18))
    return Opened(shown(one), rig, one)


@pytest.fixture
def three(opened: Opened, rig: Rig, make: Make) -> Opened:
    paths = [make("photo.png", picture()), make("notes.pdf", pdf(3)), make("words.txt", b"plain words")]
    assert drop(opened.pane.view, files(*paths))
    rig.wait()
    return opened


def test_files_that_are_dropped_are_attached_in_order(three: Opened) -> None:
    assert three.attached() == ["photo.png", "notes.pdf", "words.txt"]
    assert [tile.accessibleName() for tile in three.tiles()] == three.attached()
    assert [tile.accessibleDescription().split(",")[0] for tile in three.tiles()] == [
        "Picture",
        "PDF",
        "File",
    ]
    assert three.said() == "“words.txt” is attached."
    assert not three.here.progress.is_under_way


def test_the_list_tells_which_entries_have_attachments(three: Opened, rig: Rig) -> None:
    model = three.page.list.model
    (said,) = [
        text
        for row in range(model.rowCount())
        if "On Monday" in (text := model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    ]
    assert "with attachments" in said


def test_a_prompt_pack_is_left_to_the_window_and_a_word_is_no_file(opened: Opened, make: Make) -> None:
    assert not drop(opened.pane.view, files(make("kind.pack.toml", b"x")))
    words = QMimeData()
    words.setText("just words")
    assert not drop(opened.pane.view, words)
    assert opened.attached() == []


def test_a_picture_is_pasted(opened: Opened, rig: Rig) -> None:
    copy_picture()
    opened.pane.view.setFocus()
    QTest.keyClick(opened.pane.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rig.wait()
    assert opened.attached() == ["Pasted picture.png"]


def test_ctrl_shift_a_asks_for_files(
    opened: Opened, rig: Rig, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make("photo.png", picture())
    monkeypatch.setattr(here, "choose_files", lambda _page, _title, _start, _home, chosen: chosen([path]))
    opened.pane.view.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(opened.pane.view, Qt.Key.Key_A, modifiers)
    rig.wait()
    assert opened.attached() == ["photo.png"]


def test_nothing_is_attached_to_what_is_in_the_trash(
    shown: Callable[..., JournalPage], rig: Rig, make: Make
) -> None:
    one = entry("Old", "words", status=Status.TRASH, trashed_at=at(19))
    page = Opened(shown(one), rig, one)
    assert not drop(page.pane.view, files(make("photo.png", picture())))
    assert page.attached() == []


def test_what_cannot_be_attached_is_said_and_the_rest_is(opened: Opened, rig: Rig, make: Make) -> None:
    film = make("film.bin", b"")
    with film.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    folder = film.parent / "folder"
    folder.mkdir()
    assert drop(opened.pane.view, files(film, folder, make("photo.png", picture())))
    rig.wait()
    assert opened.attached() == ["photo.png"]
    assert "film.bin has 50.0 MB, and an attachment can have 50.0 MB at most" in opened.said()
    assert "folder is a folder" in opened.said()


def test_the_viewer_is_walked_by_keys_and_escape_goes_back(three: Opened, rig: Rig) -> None:
    tile = three.tiles()[0]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    rig.wait()
    viewer = three.viewer()
    assert viewer.hasFocus()
    assert viewer.attachment.name == viewer.accessibleName() == "photo.png"
    assert viewer.canvas.image is not None
    assert not viewer.pages.isVisible()
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.attachment.name == "photo.png"
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    rig.wait()
    assert (viewer.attachment.name, viewer.pages.text()) == ("notes.pdf", "Page 1 of 3")
    first = viewer.canvas.image
    QTest.keyClick(viewer, Qt.Key.Key_PageDown)
    rig.wait()
    assert viewer.pages.text() == "Page 2 of 3"
    assert viewer.canvas.image != first
    for _ in range(4):
        QTest.keyClick(viewer, Qt.Key.Key_PageDown)
        rig.wait()
    assert viewer.page == 2
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    rig.wait()
    assert "not shown here" in viewer.says.text()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert three.here.viewer is None
    assert tile.hasFocus()


def test_the_keyboard_stays_in_the_viewer_and_arrows_work_on_its_buttons(three: Opened, rig: Rig) -> None:
    three.tiles()[1].click()
    rig.wait()
    viewer = three.viewer()
    seen = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is viewer or viewer.isAncestorOf(focused)
        seen.append(focused)
    assert {viewer.back, viewer.save, viewer.remove, viewer.page_down} <= set(seen)
    viewer.back.setFocus()
    QTest.keyClick(viewer.back, Qt.Key.Key_Right)
    assert viewer.attachment.name == "words.txt"


def test_a_page_can_be_made_larger_and_fitted_again(three: Opened, rig: Rig) -> None:
    three.tiles()[1].click()
    rig.wait()
    viewer = three.viewer()
    room = viewer.canvas.height()
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    rig.wait()
    assert viewer.canvas.height() > 1.5 * room
    QTest.keyClick(viewer, Qt.Key.Key_Down)
    assert viewer.area.verticalScrollBar().value() > 0
    QTest.keyClick(viewer, Qt.Key.Key_0)
    rig.wait()
    assert viewer.canvas.height() == room


def test_removing_can_be_undone(three: Opened, rig: Rig) -> None:
    tile = three.tiles()[1]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    rig.wait()
    assert three.attached() == ["photo.png", "words.txt"]
    assert len(three.tiles()) == 2
    assert "“notes.pdf” was removed." in three.said()
    buttons = three.here.progress.notice.findChildren(here.QWidget)
    undo = next(each for each in buttons if getattr(each, "text", lambda: "")() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    rig.wait()
    assert three.attached() == ["photo.png", "notes.pdf", "words.txt"]


def test_removing_in_the_viewer_goes_back_to_the_page(three: Opened, rig: Rig) -> None:
    three.tiles()[0].setFocus()
    QTest.keyClick(three.tiles()[0], Qt.Key.Key_Space)
    rig.wait()
    QTest.keyClick(three.viewer(), Qt.Key.Key_Delete)
    rig.wait()
    assert three.here.viewer is None
    assert three.attached() == ["notes.pdf", "words.txt"]
    assert three.pane.view.hasFocus()


def test_a_copy_is_saved_where_one_says(
    three: Opened, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def choose(
        _page: Any, _title: str, suggestion: Path, _home: Path, _names: str, chosen: Callable[[Path], None]
    ) -> None:
        offered.append(suggestion)
        chosen(tmp_path / "outside" / "copy.png")

    monkeypatch.setattr(here, "choose_saved", choose)
    three.tiles()[0].click()
    rig.wait()
    QTest.keyClick(three.viewer(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    rig.wait()
    assert offered[0].name == "photo.png"
    assert (tmp_path / "outside" / "copy.png").read_bytes() == picture()
    assert three.viewer().notice.text() == "Saved as copy.png. Outside the journal it is not encrypted."


def test_the_menu_of_a_tile_offers_what_can_be_done(three: Opened) -> None:
    tile = three.tiles()[0]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(tile, event)
    (menu,) = tile.findChildren(QMenu)
    assert [action.text().split("\t")[0] for action in menu.actions()] == ["Open", "Save a copy…", "Remove"]
    menu.close()


def test_a_bomb_and_damage_are_said_calmly(opened: Opened, rig: Rig, make: Make) -> None:
    drop(opened.pane.view, files(make("bomb.png", bomb()), make("photo.png", picture())))
    rig.wait()
    opened.tiles()[0].click()
    rig.wait()
    assert "cannot be shown here" in opened.viewer().says.text()
    second = opened.tiles()[1].attachment.id
    rig.ask(
        lambda journal: journal.store.execute(
            "UPDATE attachment_part SET data = x'00' WHERE attachment = ?", (second,)
        )
    )
    QTest.keyClick(opened.viewer(), Qt.Key.Key_Right)
    rig.wait()
    assert "This attachment is damaged" in opened.viewer().notice.text()


def begin_large(opened: Opened, make: Make) -> None:
    """Have the first parts of a large file stored, and the rest still to come."""
    drop(opened.pane.view, files(make("large.bin", bytes(20 * PART_BYTES)), make("next.bin", b"x")))
    opened.rig.qtbot.waitUntil(lambda: opened.here.progress.line.accessibleName().startswith(("2 ", "3 ")))


def test_adding_can_be_stopped(opened: Opened, rig: Rig, make: Make) -> None:
    begin_large(opened, make)
    assert opened.here.progress.is_under_way
    QTest.mouseClick(opened.here.progress.stop, Qt.MouseButton.LeftButton)
    rig.wait()
    assert opened.attached() == []
    assert opened.parts() == 0
    assert opened.said() == "Stopped. Nothing was added or saved."


def test_locking_stops_adding_and_closes_the_viewer(three: Opened, rig: Rig, make: Make) -> None:
    three.tiles()[0].click()
    begin_large(three, make)
    done: list[bool] = []
    rig.session.close(lambda: done.append(True))
    rig.qtbot.waitUntil(lambda: bool(done))
    rig.wait()
    assert three.here.viewer is None
    assert not three.here.progress.is_under_way
    assert three.here.thumbnails._made == {}


def test_another_page_is_not_covered_by_the_viewer(three: Opened, rig: Rig) -> None:
    three.tiles()[0].click()
    rig.wait()
    viewer = three.viewer()
    three.pane.hide()
    assert three.here.viewer is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not here.shiboken6.isValid(viewer)
