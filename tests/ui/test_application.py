from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon, QWidget

from journal.app import entries, opening, preferences, settings
from journal.app.demo import PASSPHRASE as DEMO_PASSPHRASE
from journal.app.journal import Machine
from journal.app.opening import Remarks
from journal.errors import DiskFull
from journal.files.instance import LOCK_NAME
from journal.model.entry import Status
from journal.ui.application import Application, Ended, Start
from journal.ui.half_words import HalfWords
from journal.ui.texts import remark_texts
from journal.ui.tray import Tray
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock
from tests.disks import read_only
from tests.vault.makers import steady

WORDS = "Nobody said it quite so plainly"


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A closed journal with one kept entry; copy it."""
    folder = tmp_path_factory.mktemp("pattern") / "Personal.afterword"
    journal = opening.create(folder, PASSPHRASE, Machine(Clock(), steady()), CHEAPEST).journal
    entries.log(journal, "feedback", "In the review", WORDS, None, ("Priya",), ())
    opening.close(journal)
    return folder


@pytest.fixture
def folder(pattern, tmp_path):
    return Path(shutil.copytree(pattern, tmp_path / "Afterword" / "Personal.afterword"))


class Quiet:
    """Qt's application as `Application` needs it, and without an end: the tests go on."""

    def __init__(self, qt):
        self._qt, self.codes = qt, []
        self.aboutToQuit = qt.aboutToQuit

    def __getattr__(self, name):
        return getattr(self._qt, name)

    def exit(self, code):
        self.codes.append(code)


@pytest.fixture
def begin(dressed, tmp_path, machine, qtbot, monkeypatch):
    """Give a function that starts the app with what `Start` takes."""
    made = []
    monkeypatch.setenv("HOME", str(tmp_path))

    def begin(**wishes):
        start = Start(machine, tmp_path / "config", lambda: "1.2.3", cost=CHEAPEST)
        app = Application(start._replace(**wishes), Quiet(dressed))
        made.append(app)
        app.show()
        app.frame.activateWindow()
        qtbot.waitUntil(app.frame.isActiveWindow)
        settle(app)
        return app

    yield begin
    for app in made:
        app.session.shutdown(30)
        dressed.aboutToQuit.disconnect(app.session.shutdown)
        app._watch.stop()
        dressed.styleHints().colorSchemeChanged.disconnect(app.look._renew)
        app.frame.close_for_good()
        app.frame.deleteLater()
        app.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(app):
    """Wait until nothing is under way."""
    deadline = time.monotonic() + 20
    for _ in range(3):
        QCoreApplication.processEvents()
        while app.session.is_busy:
            assert time.monotonic() < deadline, "the session does not come to rest"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(app, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or app.frame, key, modifier)
    settle(app)


def ctrl(app, letter):
    press(app, letter, Qt.KeyboardModifier.ControlModifier)


def opened(begin, folder, **wishes):
    return begin(journal=folder, passphrase=PASSPHRASE, **wishes)


def page(app):
    return app.frame.shown.page.page_id


def door(app):
    return type(app.frame.shown).__name__


def actions(app):
    return [each.text() for each in app.frame.notice.findChildren(QPushButton) if each.isVisible()]


def choose(app, text):
    next(each for each in app.frame.notice.findChildren(QPushButton) if each.text() == text).click()
    settle(app)


def begin_writing(app, words=""):
    ctrl(app, Qt.Key.Key_N)
    QTest.keyClicks(QApplication.focusWidget(), words)


def words_in(folder, machine):
    journal = opening.unlock(folder, PASSPHRASE, machine)
    try:
        from journal.app import listing
        from journal.model.query import Query

        rows = listing.first_page(journal, Query())
        return {str(entries.read(journal, row.id).answers[0].value): row.status for row in rows}
    finally:
        opening.close(journal)


# which door


def test_the_first_door_makes_a_journal(begin):
    assert door(begin()) == "FirstRun"


def test_the_journal_opened_last_is_asked_for(begin, folder, tmp_path):
    preferences.save(tmp_path / "config", preferences.Preferences().opened(folder))
    app = begin()
    assert door(app) == "UnlockPage"
    assert app.frame.shown.folder == folder


def test_the_journal_that_is_named_comes_before_the_last(begin, folder, tmp_path):
    preferences.save(tmp_path / "config", preferences.Preferences().opened(tmp_path / "Other.afterword"))
    assert begin(journal=folder).frame.shown.folder == folder


def test_a_relative_path_is_remembered_as_a_whole_one(begin, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(folder.parent)
    opened(begin, Path(folder.name))
    assert preferences.load(tmp_path / "config").last_journal == folder


def test_a_first_run_leads_to_the_first_capture(begin, tmp_path):
    app = begin()
    run = app.frame.shown
    run.place.place.line.setText(str(tmp_path / "new"))
    run.place.next.click()
    settle(app)
    run.passphrase.passphrase.first.set_text(PASSPHRASE)
    run.passphrase.passphrase.again.set_text(PASSPHRASE)
    run.passphrase.make.click()
    settle(app)
    assert preferences.load(tmp_path / "config").last_journal == tmp_path / "new" / "Personal.afterword"
    run.code.understood.setChecked(True)
    run.code.start.click()
    settle(app)
    run.ways.first.click()
    settle(app)
    assert (door(app), page(app)) == ("MainWindow", "write")
    assert app.frame.shown.page.desk.draft.kind == "feedback"


def test_closing_before_the_code_is_confirmed_asks_once_more(begin, tmp_path):
    app = begin()
    run = app.frame.shown
    run.code.show_code("7QXT-2M4K-9PWD-J8RA-V3HC-6N5E-BZ1Y", tmp_path)
    run.setCurrentWidget(run.code)
    app.frame.close()
    assert app.frame.isVisible()
    app.frame.close()
    assert not app.frame.isVisible()
    assert app.ended == Ended()


def test_another_journal_can_be_made_and_thought_better_of(begin, folder):
    app = begin(journal=folder)
    unlock = app.frame.shown
    unlock.new_requested.emit()
    assert door(app) == "FirstRun"
    app.frame.shown.cancelled.emit()
    settle(app)
    assert app.frame.shown is unlock


# the open journal


def test_a_passphrase_that_is_given_opens_to_today(begin, folder):
    app = opened(begin, folder)
    assert (door(app), page(app)) == ("MainWindow", "today")
    assert app.session.is_open
    assert app.frame.notice.text() == ""


def test_a_wrong_passphrase_stays_at_the_door(begin, folder):
    app = begin(journal=folder, passphrase="not this one")
    assert door(app) == "UnlockPage"
    assert not app.session.is_open


def test_keys_lead_to_every_page(begin, folder):
    app = opened(begin, folder)
    ctrl(app, Qt.Key.Key_N)
    assert page(app) == "write"
    ctrl(app, Qt.Key.Key_F)
    assert page(app) == "journal"
    assert type(QApplication.focusWidget()).__name__ == "SearchField"
    press(app, Qt.Key.Key_F1)
    assert page(app) == "help"
    ctrl(app, Qt.Key.Key_Comma)
    assert page(app) == "settings"
    ctrl(app, Qt.Key.Key_1)
    assert page(app) == "today"


@pytest.mark.parametrize("place", ["today", "journal", "write", "settings", "help"])
def test_searching_works_on_every_page(begin, folder, place):
    app = opened(begin, folder)
    app.frame.shown.show_page(place, "feedback" if place == "write" else None)
    settle(app)
    ctrl(app, Qt.Key.Key_F)
    assert page(app) == "journal"
    assert type(QApplication.focusWidget()).__name__ == "SearchField"


def test_f1_shows_the_keys(begin, folder):
    app = opened(begin, folder)
    press(app, Qt.Key.Key_F1)
    shown = app.frame.shown.page
    assert "Ctrl" in " ".join(text_of(each) for each in shown.findChildren(QWidget))


def text_of(widget):
    return getattr(widget, "toPlainText", getattr(widget, "text", str))()


def test_somebody_who_is_faster_stays_where_they_are(begin, folder, qtbot):
    app = begin(journal=folder)
    shown = []
    app.frame.shown.opened.connect(lambda _: shown.append(app.frame.shown.show_page("settings")))
    app.frame.shown.passphrase.submitted.emit(PASSPHRASE)
    settle(app)
    assert len(shown) == 1
    assert page(app) == "settings"


# leaving


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


# what concerns the whole app


def test_an_exception_in_a_slot_becomes_a_report_without_words(begin, folder, monkeypatch):
    app = opened(begin, folder)
    monkeypatch.setattr(sys, "excepthook", app.catch)

    def slot():
        raise ValueError(WORDS)

    try:
        slot()
    except ValueError as error:
        app.catch(type(error), error, error.__traceback__)
    assert "What was saved is safe" in app.frame.notice.text()
    choose(app, "Copy the report")
    copied = QGuiApplication.clipboard().text()
    assert "builtins.ValueError" in copied
    assert "test_application.py" in copied
    assert WORDS not in copied
    choose(app, "Close")
    assert app.frame.notice.isHidden()


def test_a_bug_on_the_worker_is_said(begin, folder):
    app = opened(begin, folder)
    app.session.run(lambda _journal: {}[WORDS], owner=app)
    settle(app)
    assert "Something in Afterword went wrong" in app.frame.notice.text()
    assert actions(app) == ["Copy the report", "Close"]


def test_a_fault_that_no_page_took_is_said(begin, folder):
    app = opened(begin, folder)
    app.session.run(lambda journal: entries.read(journal, "none"), owner=app)
    settle(app)
    assert app.frame.notice.text()
    assert actions(app) == ["Close"]


def test_the_demo_says_what_it_is_and_its_passphrase(begin, folder):
    app = opened(begin, folder, demo=True)
    assert "thrown away" in app.frame.notice.text()
    assert DEMO_PASSPHRASE in app.frame.notice.text()
    assert app.session.is_open


def test_the_window_comes_when_it_is_asked_for(begin, folder, qtbot):
    app = opened(begin, folder)
    app.frame.showMinimized()
    assert opening.ask_to_show(folder)
    qtbot.waitUntil(lambda: not app.frame.isMinimized())


# journals with something to be said about them


def test_an_ordinary_journal_has_no_remarks(journal):
    assert opening.remarks(journal) == Remarks()
    assert remark_texts(Remarks()) == []


def test_a_read_only_journal_can_be_read_and_says_so(begin, folder, qtbot, monkeypatch):
    monkeypatch.setattr("journal.ui.upkeep.FIRST", 0)
    with read_only(folder):
        app = opened(begin, folder)
        assert page(app) == "today"
        assert "cannot be written to" in app.frame.notice.text()
        ctrl(app, Qt.Key.Key_F)
        assert app.frame.shown.page.list.model.entries == 1
        ctrl(app, Qt.Key.Key_L)
        assert app.ended.locked == folder


def test_after_a_lock_a_read_only_journal_comes_back_to_the_same_page(begin, folder):
    app = opened(begin, folder)
    ctrl(app, Qt.Key.Key_Comma)
    ctrl(app, Qt.Key.Key_L)
    with read_only(folder):
        app = opened(begin, folder)
        assert page(app) == "settings"
        ctrl(app, Qt.Key.Key_Q)


def test_a_journal_left_open_elsewhere_says_where(begin, folder):
    (folder / LOCK_NAME).write_text(json.dumps({"host": "kitchen-laptop", "pid": 7, "start": "1"}), "utf-8")
    app = opened(begin, folder)
    assert "kitchen-laptop" in app.frame.notice.text()
    choose(app, "Close")
    assert app.frame.notice.isHidden()


def test_a_log_of_another_copy_is_mentioned(begin, folder):
    (folder / "journal-0001.db-wal").write_bytes(b"of another copy")
    app = opened(begin, folder)
    assert "not-of-this-journal-1" in app.frame.notice.text()
    assert str(folder) not in app.frame.notice.text()
