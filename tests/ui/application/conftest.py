"""The app as it starts, and a journal for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from journal.app import entries, opening
from journal.app.journal import Machine
from journal.ui.application import Application, Start
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock
from tests.ui.application.driving import WORDS, settle
from tests.vault.makers import steady


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
