from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from journal.ui.doors.choosing import choose_file, choose_folder, choose_pdf, choose_saved

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


def test_a_file_that_is_there_is_chosen_without_a_trace(parent, tmp_path, settings, secret):
    chosen = []
    pack = secret / "listening.pack.toml"
    pack.write_text("")
    dialog = choose_file(parent, "Add", secret, tmp_path, "Packs (*.pack.toml)", chosen.append)
    dialog.selectFile(str(pack))
    dialog.accept()
    assert chosen == [pack]
    assert "private" not in kept(settings)


def test_an_ending_may_have_two_parts(parent, tmp_path, settings):
    chosen = []
    suggestion = tmp_path / "mine.pack.toml"
    dialog = choose_saved(parent, "Export", suggestion, tmp_path, "Packs (*.pack.toml)", chosen.append)
    dialog.selectFile("other")
    dialog.accept()
    assert chosen == [tmp_path / "other.pack.toml"]
    assert "private" not in kept(settings)
