"""Which door the app begins with, and what the first run leads to."""

from __future__ import annotations

from pathlib import Path

from journal.app import preferences
from journal.ui.application import Ended
from tests.conftest import PASSPHRASE
from tests.ui.application.driving import (
    door,
    opened,
    page,
    settle,
)


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
