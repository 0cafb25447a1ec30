"""The settings page over a journal of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import opening
from journal.ui.session import Session
from journal.ui.settings.page import SettingsPage
from journal.vault.cost import CHEAPEST
from tests.conftest import journal_in
from tests.ui.waiting import rest


@pytest.fixture
def config(tmp_path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    return folder


@pytest.fixture
def session(dressed):
    session = Session(opening.close)
    yield session
    session.shutdown(timeout=30)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Personal.afterword"


@pytest.fixture
def settled(qtbot, session):
    def wait():
        rest(session)
        QApplication.processEvents()

    return wait


@pytest.fixture
def answer(session, settled):
    """Give what a use case gives of the open journal."""

    def ask(use_case, *given):
        owner, answers = QWidget(), []
        session.run(use_case, *given, owner=owner, done=answers.append)
        settled()
        (one,) = answers
        return one

    return ask


@pytest.fixture
def build(look, session, machine, config, folder, tmp_path, qtbot, settled):
    built = []

    def make(**more) -> SettingsPage:
        page = SettingsPage(look, session, machine, config, folder, "1.2.3", tmp_path, cost=CHEAPEST, **more)
        built.append(page)
        qtbot.addWidget(page)
        page.resize(968, 760)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        page.focus_first()
        settled()
        return page

    return make


@pytest.fixture
def page(build, session, folder, machine, settled):
    owner = QWidget()
    session.open(lambda: journal_in(folder, machine), owner=owner)
    settled()
    return build()
