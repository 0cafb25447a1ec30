"""The way from the guides to the editor, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.ui.guides.page import GuidesPage
from journal.ui.main_window import MainWindow
from journal.ui.pack_editor.page import PackEditorPage
from journal.ui.shell import Surroundings, make_shell
from tests.ui.pack_editor.conftest import PACK, in_window


@pytest.fixture
def window(look, rig, qtbot, machine, tmp_path: Path) -> MainWindow:
    made = make_shell(Surroundings(look, rig.session, machine, tmp_path, rig.folder, "1.0.0", None))
    in_window(made, qtbot, (1180, 760))
    return made


def test_write_a_pack_and_copy_and_change_lead_to_the_editor(window, rig) -> None:
    window.show_page("guides")
    rig.wait()
    guides = window.page
    assert isinstance(guides, GuidesPage)
    guides.edit_requested.emit(None)
    rig.wait()
    page = window.page
    assert isinstance(page, PackEditorPage)
    assert page.history is not None
    assert page.history.pack.id == "my.pack"
    guides.edit_requested.emit(PACK)
    rig.wait()
    assert page.history.pack == PACK
    page.start.help_wanted.emit()
    rig.wait()
    assert window.page.topic == "first-pack"
