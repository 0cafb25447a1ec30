"""How a pack comes to the window: named at the start, dropped on the frame, before and after unlocking."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app import opening, packs
from journal.app.journal import Machine
from journal.files.instance import holder_of
from journal.files.request import SHOW_NAME, request_show, request_waits
from journal.ui.application import Application, Start
from journal.ui.guides.page import GuidesPage
from journal.ui.guides.preview import PackPreview
from journal.ui.guides.refused import RefusedPack
from journal.ui.widgets.buttons import Button
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock
from tests.ui.guides.conftest import COACH, drop
from tests.vault.makers import steady


class Quiet:
    """Qt's application without an end: the tests go on."""

    def __init__(self, qt):
        self._qt = qt

    def __getattr__(self, name):
        return getattr(self._qt, name)

    def exit(self, code):
        """Stay."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pattern") / "Personal.afterword"
    opening.close(opening.create(folder, PASSPHRASE, Machine(Clock(), steady()), CHEAPEST).journal)
    return folder


@pytest.fixture
def begin(dressed, tmp_path, machine, qtbot, monkeypatch, pattern):
    """Give a function that starts the app at the door of a journal."""
    made = []
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = Path(shutil.copytree(pattern, tmp_path / "Personal.afterword"))

    def start(**wishes):
        config = tmp_path / "config"
        app = Application(
            Start(machine, config, lambda: "1", folder, cost=CHEAPEST, **wishes), Quiet(dressed)
        )
        made.append(app)
        app.show()
        app.frame.activateWindow()
        qtbot.waitUntil(app.frame.isActiveWindow)
        return app

    yield start
    for app in made:
        app.session.shutdown(30)
        dressed.aboutToQuit.disconnect(app.session.shutdown)
        app._watch.stop()
        dressed.styleHints().colorSchemeChanged.disconnect(app.look._renew)
        app.frame.close_for_good()
        app.frame.deleteLater()
        app.deleteLater()


def unlock(app):
    app.frame.shown.passphrase.submitted.emit(PASSPHRASE)


def guides(app):
    page = getattr(app.frame.shown, "page", None)
    return page if isinstance(page, GuidesPage) else None


def shown(app):
    page = guides(app)
    return page.passing if page is not None else None


def test_a_pack_named_at_the_start_is_shown_after_unlocking(begin, lay, qtbot):
    path = lay(COACH)
    app = begin(pack=path)
    assert guides(app) is None
    unlock(app)
    qtbot.waitUntil(lambda: isinstance(shown(app), PackPreview), timeout=20_000)
    assert shown(app).preview.path == path
    assert QApplication.focusWidget() is shown(app).cancel


def test_a_pack_dropped_on_the_door_waits(begin, lay, qtbot):
    app = begin()
    assert drop(app.frame, lay(COACH))
    assert "listening.pack.toml" in app.frame.notice.text()
    unlock(app)
    qtbot.waitUntil(lambda: isinstance(shown(app), PackPreview), timeout=20_000)
    assert app.frame.notice.text() == ""


def test_a_pack_dropped_on_any_page_is_shown(begin, lay, qtbot):
    app = begin(passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(app.frame.shown, "page", None) is not None, timeout=20_000)
    assert app.frame.shown.page.page_id == "today"
    assert drop(app.frame, lay(COACH))
    qtbot.waitUntil(lambda: isinstance(shown(app), PackPreview), timeout=20_000)


def test_a_pack_dropped_on_what_is_being_written_is_no_text(begin, lay, qtbot):
    app = begin(passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(app.frame.shown, "page", None) is not None, timeout=20_000)
    app.frame.shown.show_page("write", "feedback")
    page = app.frame.shown.page
    qtbot.waitUntil(lambda: getattr(page, "desk", None) is not None, timeout=20_000)
    prose = page._frame.view.editor.prose
    qtbot.keyClicks(prose, "Half a sentence")
    assert drop(prose.viewport(), lay(COACH))
    assert prose.text() == "Half a sentence"
    qtbot.waitUntil(lambda: isinstance(shown(app), PackPreview), timeout=20_000)


@pytest.fixture
def open_app(begin, qtbot):
    app = begin(passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(app.frame.shown, "page", None) is not None, timeout=20_000)
    app._watch.timer.setInterval(20)
    return app


def write(app, qtbot, words):
    app.frame.shown.show_page("write", "feedback")
    page = app.frame.shown.page
    qtbot.waitUntil(lambda: getattr(page, "desk", None) is not None, timeout=20_000)
    qtbot.keyClicks(page._frame.view.editor.prose, words)
    return page


def test_a_pack_handed_over_is_shown_and_what_was_written_is_saved(open_app, lay, qtbot, tmp_path):
    page = write(open_app, qtbot, "Half a sentence")
    open_app.frame.showMinimized()
    folder = tmp_path / "Personal.afterword"
    path = lay(COACH)
    assert request_show(folder, path)
    qtbot.waitUntil(lambda: isinstance(shown(open_app), PackPreview), timeout=20_000)
    assert shown(open_app).preview.path == path
    assert not open_app.frame.isMinimized()
    assert page.desk.saver.state.value == "saved"
    assert not request_waits(folder)
    shelves = []
    open_app.session.run(packs.shelf, owner=open_app, done=shelves.append)
    qtbot.waitUntil(lambda: bool(shelves), timeout=20_000)
    assert COACH.id not in [each.id for each in shelves[0]]  # nothing is added without a yes


def test_a_pack_handed_over_at_the_door_waits(begin, lay, qtbot, tmp_path):
    config = tmp_path / "config"
    config.mkdir()
    app = begin()
    qtbot.waitUntil(app._watch.timer.isActive, timeout=20_000)
    app._watch.timer.setInterval(20)
    app.frame.showMinimized()
    assert request_show(config, lay(COACH))
    qtbot.waitUntil(lambda: "listening.pack.toml" in app.frame.notice.text(), timeout=20_000)
    assert not app.frame.isMinimized()
    unlock(app)
    qtbot.waitUntil(lambda: isinstance(shown(app), PackPreview), timeout=20_000)
    assert holder_of(config) is None  # from now on it is asked for in the journal


def test_what_was_asked_at_the_door_is_not_lost_on_the_way_in(begin, lay, qtbot, tmp_path):
    (tmp_path / "config").mkdir()
    app = begin()
    qtbot.waitUntil(app._watch.timer.isActive, timeout=20_000)
    app._watch.timer.stop()
    request_show(tmp_path / "config", lay(COACH))
    unlock(app)
    qtbot.waitUntil(lambda: isinstance(shown(app), PackPreview), timeout=20_000)


def test_of_two_windows_at_their_doors_one_is_asked(begin, qtbot, tmp_path):
    (tmp_path / "config").mkdir()
    first = begin()
    qtbot.waitUntil(first._watch.timer.isActive, timeout=20_000)
    second = begin()
    second._prepare()
    assert not second._watch.timer.isActive()
    first.quit()
    assert holder_of(tmp_path / "config") is None


def test_a_wish_of_garbage_only_shows_the_window(open_app, qtbot, tmp_path):
    open_app.frame.showMinimized()
    (tmp_path / "Personal.afterword" / SHOW_NAME).write_bytes(b"\x00\xff/etc" * 5000)
    qtbot.waitUntil(lambda: not open_app.frame.isMinimized(), timeout=20_000)
    assert open_app.frame.shown.page.page_id == "today"
    assert open_app.frame.notice.text() == ""


def test_a_pack_that_comes_while_locking_goes_on_to_the_next_process(open_app, lay, qtbot, tmp_path):
    write(open_app, qtbot, "The last words")
    path = lay(COACH)
    open_app.lock()
    open_app.show_pack(path)
    qtbot.waitUntil(lambda: open_app.ended.locked is not None, timeout=20_000)
    assert open_app.ended.pack == path
    assert not open_app.session.is_open


def test_a_pack_that_comes_while_locking_is_shown_to_who_stays(open_app, lay, qtbot):
    page = write(open_app, qtbot, "The last words")
    page.leave = lambda then: None  # it cannot save
    path = lay(COACH)
    open_app.lock()
    open_app.show_pack(path)
    open_app._leaving._ask()
    stay = next(each for each in open_app.frame.notice.findChildren(Button) if each.text() == "Stay here")
    del page.leave
    stay.click()
    qtbot.waitUntil(lambda: isinstance(shown(open_app), PackPreview), timeout=20_000)


def test_a_pack_that_one_looks_at_is_there_after_a_lock(begin, open_app, lay, qtbot):
    path = lay(COACH)
    open_app.show_pack(path)
    qtbot.waitUntil(lambda: isinstance(shown(open_app), PackPreview), timeout=20_000)
    open_app.lock()
    qtbot.waitUntil(lambda: open_app.ended.locked is not None, timeout=20_000)
    again = begin(passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shown(again), PackPreview), timeout=20_000)
    assert shown(again).preview.path == path


def test_what_is_no_pack_is_not_taken(begin, tmp_path):
    app = begin()
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"")
    assert not drop(app.frame, other)


def test_a_pack_that_is_not_there_is_said(begin, tmp_path, qtbot):
    app = begin(pack=tmp_path / "gone.pack.toml", passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shown(app), RefusedPack), timeout=20_000)


def test_the_fifth_page_by_its_key(begin, qtbot):
    app = begin(passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(app.frame.shown, "page", None) is not None, timeout=20_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: guides(app) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(guides(app).gallery.cards), timeout=20_000)


def test_using_a_guide_opens_the_writing_page_with_it(begin, qtbot):
    app = begin(passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(app.frame.shown, "page", None) is not None, timeout=20_000)
    app.frame.shown.show_page("guides")
    qtbot.waitUntil(lambda: guides(app) is not None and bool(guides(app).gallery.cards), timeout=20_000)
    page = guides(app)
    card = page.gallery.cards[1].card
    page.show_guide(card)
    page.details.buttons["use"].click()
    qtbot.waitUntil(lambda: app.frame.shown.page.page_id == "write", timeout=20_000)
    writing = app.frame.shown.page
    qtbot.waitUntil(lambda: writing.desk is not None, timeout=20_000)
    used = writing.desk.draft.entry().guide
    assert (used.pack, used.guide) == (card.pack.id, card.guide.id)
