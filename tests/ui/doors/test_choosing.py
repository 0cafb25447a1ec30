from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from journal.ui.doors.choosing import choose_folder, choose_pdf

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def settings(tmp_path):
    """Where Qt keeps its own settings for the time of the test."""
    place = (QSettings.Format.NativeFormat, QSettings.Scope.UserScope)
    QSettings.setPath(*place, str(tmp_path / "config"))
    yield tmp_path / "config"
    before = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    QSettings.setPath(*place, before)


@pytest.fixture
def parent(qtbot, dressed):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def secret(tmp_path):
    folder = tmp_path / "very private place"
    folder.mkdir()
    return folder


def kept(folder):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "".join(path.read_text() for path in folder.rglob("*") if path.is_file())


def test_a_folder_chosen_leaves_no_trace(parent, tmp_path, settings, secret):
    chosen = []
    dialog = choose_folder(parent, "Choose", secret, tmp_path, chosen.append)
    assert dialog.isVisible()
    dialog.selectFile(str(secret))
    dialog.accept()
    assert chosen == [secret]
    assert "private" not in kept(settings)


def test_qts_own_dialog_would_leave_one(parent, settings, secret):
    dialog = QFileDialog(parent)
    dialog.setDirectory(str(secret))
    dialog.open()
    dialog.reject()
    dialog.deleteLater()
    assert "private" in kept(settings)


def test_thinking_better_of_it_changes_nothing(parent, tmp_path, settings, secret):
    chosen = []
    choose_pdf(parent, "Keep", secret / "sheet.pdf", tmp_path, chosen.append).reject()
    assert chosen == []
    assert "private" not in kept(settings)


def test_a_file_gets_its_ending(parent, tmp_path, settings):
    chosen = []
    dialog = choose_pdf(parent, "Keep", tmp_path / "sheet.pdf", tmp_path, chosen.append)
    dialog.selectFile("other")
    dialog.accept()
    assert chosen == [tmp_path / "other.pdf"]
