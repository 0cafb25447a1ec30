"""Locking and quitting: nothing that was typed is lost, and one comes back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from journal.app import settings
from journal.errors import DiskFull
from journal.model.entry import Status
from journal.ui.application import Ended
from journal.ui.half_words import HalfWords
from journal.ui.tray import Tray
from tests.conftest import PASSPHRASE
from tests.ui.application.driving import (
    WORDS,
    actions,
    begin_writing,
    choose,
    ctrl,
    opened,
    page,
    press,
    settle,
    words_in,
)


def test_locking_saves_and_tells_which_journal_to_ask_for(begin, folder, machine):
    app = opened(begin, folder)
    begin_writing(app, "Something else")
    place = app.frame.place()
    ctrl(app, Qt.Key.Key_L)
    assert app.ended == Ended(0, folder, place)
    assert app._qt.codes == [0]
    assert not app.session.is_open
    assert words_in(folder, machine)["Something else"] is Status.DRAFT


def test_keys_that_were_on_their_way_do_not_keep_the_journal_open(begin, folder, machine):
    app = opened(begin, folder)
    begin_writing(app, "Somebody comes in")
    words = QApplication.focusWidget()
    QTest.keyClick(words, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(words, "xyz")
    settle(app)
    assert app.ended.locked == folder
    assert not app.session.is_open
    assert words_in(folder, machine)["Somebody comes in"] is Status.DRAFT


def test_after_a_lock_one_is_back_where_one_was(begin, folder):
    app = opened(begin, folder)
    begin_writing(app, WORDS)
    entry = app.frame.shown.page.desk.draft.entry_id
    ctrl(app, Qt.Key.Key_L)
    app = opened(begin, folder)
    assert page(app) == "write"
    assert app.frame.shown.page.desk.draft.entry_id == entry
    assert app.frame.shown.page.resume_state()["cursor"] == len(WORDS)


def test_after_a_lock_before_the_first_word_one_is_on_today(begin, folder):
    app = opened(begin, folder)
    begin_writing(app)
    assert page(app) == "write"
    ctrl(app, Qt.Key.Key_L)
    assert page(opened(begin, folder)) == "today"


def test_quitting_saves_and_begins_at_today_next_time(begin, folder, machine):
    app = opened(begin, folder)
    begin_writing(app, "Something else")
    ctrl(app, Qt.Key.Key_Q)
    assert (app.ended, app._qt.codes) == (Ended(), [0])
    assert words_in(folder, machine)["Something else"] is Status.DRAFT
    assert page(opened(begin, folder)) == "today"


@pytest.mark.parametrize("leaves", [Qt.Key.Key_L, Qt.Key.Key_Q])
def test_what_was_half_written_on_another_page_is_there_after_leaving(begin, folder, leaves):
    app = opened(begin, folder)
    app.frame.shown.show_page("follow-ups")
    settle(app)
    app.frame.shown.page.begin_plan()
    QTest.keyClicks(QApplication.focusWidget(), "Tomas")
    app.frame.shown.show_page("today")
    settle(app)
    ctrl(app, leaves)
    app = opened(begin, folder)
    assert page(app) == "today"
    app.frame.shown.show_page("follow-ups")
    settle(app)
    assert app.frame.shown.page.form.who.text() == "Tomas"


def half_a_plan(app, words):
    app.frame.shown.show_page("follow-ups")
    settle(app)
    app.frame.shown.page.begin_plan()
    QTest.keyClicks(QApplication.focusWidget(), words)


def planned_with(app):
    app.frame.shown.show_page("follow-ups")
    settle(app)
    return app.frame.shown.page.form.who.text()


def test_what_is_half_written_survives_a_crash(begin, folder):
    app = opened(begin, folder)
    half_a_plan(app, "Tomas")
    app.frame.shown.findChild(HalfWords).keep()
    settle(app)
    # Nobody left: the session goes as with a power cut.
    app.session.close(lambda: None)
    settle(app)
    app = opened(begin, folder)
    assert page(app) == "today"
    assert planned_with(app) == "Tomas"


def test_what_is_no_longer_half_written_does_not_come_back(begin, folder):
    app = opened(begin, folder)
    half_a_plan(app, "T")
    halves = app.frame.shown.findChild(HalfWords)
    halves.keep()
    settle(app)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    halves.keep()
    settle(app)
    app.session.close(lambda: None)
    settle(app)
    assert planned_with(opened(begin, folder)) == ""


@pytest.mark.parametrize("kind", ["feedback", ""])
def test_half_written_words_wait_also_when_another_page_comes_first(begin, folder, kind):
    app = opened(begin, folder)
    half_a_plan(app, "Tomas")
    ctrl(app, Qt.Key.Key_L)
    app = begin(journal=folder)
    app.frame.shown.opened.disconnect()
    app.frame.shown.opened.connect(lambda _: app.show_journal(folder, kind))
    app.frame.shown.passphrase.submitted.emit(PASSPHRASE)
    settle(app)
    assert page(app) == ("write" if kind else "follow-ups")
    assert planned_with(app) == "Tomas"


def test_half_written_words_that_cannot_be_kept_are_asked_about(begin, folder, monkeypatch):
    app = opened(begin, folder)
    half_a_plan(app, "Tomas")

    def full(journal, at):
        raise DiskFull(folder)

    monkeypatch.setattr("journal.app.settings.leave_off", full)
    ctrl(app, Qt.Key.Key_Q)
    assert app.session.is_open
    assert actions(app) == ["Stay here", "Leave without them"]
    choose(app, "Stay here")
    assert app.frame.shown.page.form.who.text() == "Tomas"
    ctrl(app, Qt.Key.Key_Q)
    choose(app, "Leave without them")
    settle(app)
    assert not app.session.is_open


def test_a_bug_on_a_page_while_leaving_gives_the_keys_back(begin, folder, monkeypatch, qtbot):
    app = opened(begin, folder)
    monkeypatch.setattr(app.frame.shown.page, "half_written", lambda: 1 / 0)
    with qtbot.capture_exceptions() as raised:
        ctrl(app, Qt.Key.Key_L)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert app.session.is_open
    monkeypatch.undo()
    press(app, Qt.Key.Key_F1)
    assert page(app) == "help"


def test_closing_the_window_is_quitting(begin, folder, machine):
    app = opened(begin, folder)
    begin_writing(app, "Something else")
    app.frame.close()
    settle(app)
    assert app.ended == Ended()
    assert "Something else" in words_in(folder, machine)


def test_closing_to_the_tray_keeps_the_journal_open_only_if_that_was_chosen(begin, folder, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    shown = []
    monkeypatch.setattr(QSystemTrayIcon, "setVisible", lambda _icon, keep: shown.append(keep))
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda _icon: bool(shown) and shown[-1])
    app = opened(begin, folder)
    app.session.run(lambda journal: settings.change(journal, to_tray=True), owner=app)
    settle(app)
    app.frame.close()
    settle(app)
    assert not app.frame.isVisible()
    assert app.session.is_open
    app._reminders.parent().findChild(Tray).open_asked.emit()
    assert app.frame.isVisible()
    app.session.run(lambda journal: settings.change(journal, to_tray=False), owner=app)
    settle(app)
    app.frame.close()
    settle(app)
    assert not app.session.is_open
    assert shown[-1] is False


def test_quitting_at_a_door_ends(begin, folder):
    app = begin(journal=folder)
    ctrl(app, Qt.Key.Key_Q)
    assert (app.ended, app._qt.codes) == (Ended(), [0])


def test_a_bug_while_keeping_the_place_does_not_keep_the_journal_open(begin, folder, monkeypatch):
    app = opened(begin, folder)
    monkeypatch.setattr("journal.app.settings.leave_off", lambda journal, at: 1 / 0)
    ctrl(app, Qt.Key.Key_L)
    assert app.ended.locked == folder
    assert not app.session.is_open
