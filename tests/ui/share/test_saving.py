"""Why a share could not be kept where it was to go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.app import sharing as use
from journal.errors import DiskFull
from tests.ui.share.conftest import Sharing


def said(sharing: Sharing, path: Path) -> str:
    sharing.page.saving.save(sharing.prepared, "", "", path)
    sharing.rig.wait()
    assert sharing.rig.ask(use.log) == ()
    return sharing.page.choices.notice.text()


def test_a_folder_that_is_not_there_is_not_taken_for_the_disk_of_the_journal(
    sharing: Sharing, tmp_path: Path
) -> None:
    words = said(sharing, tmp_path / "nowhere" / "share.pdf")
    assert "That folder is not there" in words
    assert "journal" not in words


def test_a_place_among_the_files_of_the_journal_is_called_so(sharing: Sharing, tmp_path: Path) -> None:
    assert "inside the journal’s own folder" in said(sharing, tmp_path / "Personal.afterword" / "a.pdf")


@pytest.mark.parametrize("in_journal", [False, True])
def test_no_room_says_where_and_promises_no_later_saving(
    sharing: Sharing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_journal: bool
) -> None:
    path = tmp_path / "share.pdf"

    def full(*_: Any) -> None:
        raise DiskFull(tmp_path / "journal.db" if in_journal else path)

    monkeypatch.setattr(use, "write_private", full)
    words = said(sharing, path)
    assert ("There is no room left there" in words) is not in_journal
    assert ("will be saved" in words) is in_journal
    assert not path.exists()
