"""The open journal: its keys, and what concerns the whole app."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import entries, opening
from journal.app.demo import PASSPHRASE as DEMO_PASSPHRASE
from journal.app.opening import Remarks
from journal.files.instance import LOCK_NAME
from journal.ui.texts import remark_texts
from tests.conftest import PASSPHRASE
from tests.disks import read_only
from tests.ui.application.driving import (
    WORDS,
    actions,
    choose,
    ctrl,
    door,
    opened,
    page,
    press,
    settle,
)


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
    assert "test_open.py" in copied
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
