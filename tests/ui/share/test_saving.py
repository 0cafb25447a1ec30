"""Why a share could not be kept where it was to go."""

from __future__ import annotations

from dataclasses import replace
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


def test_what_was_said_of_a_password_goes_with_it(sharing: Sharing, tmp_path: Path) -> None:
    file, notice = sharing.page.choices.file, sharing.page.choices.notice
    file.protect.click()
    sharing.settle()
    sharing.page.saving.save(sharing.prepared, file.password.text(), "", tmp_path / "a.pdf")
    sharing.rig.wait()
    assert "Tell the password" in notice.text()
    file.new.click()
    sharing.settle()
    assert not notice.text(), "that file opens with the one before"
    file.copy.click()
    assert "Copied" in notice.text()
    file.new.click()
    sharing.settle()
    assert not notice.text(), "the one before is what was copied"


def test_for_whom_it_is_leaves_what_was_said_of_the_file(sharing: Sharing, tmp_path: Path) -> None:
    sharing.page.saving.save(sharing.prepared, "", "", tmp_path / "a.pdf")
    sharing.rig.wait()
    sharing.page.choices.file.for_whom.set_text("Priya")
    sharing.page.choices.file.for_whom.edited.emit("Priya")
    sharing.rig.wait()
    assert "Saved as" in sharing.page.choices.notice.text()


@pytest.mark.parametrize("was_locked", [False, True])
def test_what_left_before_is_made_again_as_it_left(sharing: Sharing, *, was_locked: bool) -> None:
    """The same entries lie on the desk, for somebody else and as another kind of file."""
    page, file = sharing.page, sharing.page.choices.file
    file.protect.click()
    file.for_whom.set_text("Priya")
    file.for_whom.edited.emit("Priya")
    sharing.settle()
    now = page.held.now
    before = replace(now, format="word", for_whom="Ines", protect=was_locked, password="a-b-c-d")
    page.enter(before)
    sharing.rig.wait()
    sharing.settle()
    assert page.held.now == replace(
        now, format="word", for_whom="Ines", password="a-b-c-d" if was_locked else now.password
    )
    assert file.formats["word"].isChecked()
    assert file.for_whom.text() == "Ines"
    assert file.protect.isChecked(), "a lock that was wanted stays"
    assert sharing.stored().now == page.held.now
