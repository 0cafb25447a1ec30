"""Keeping an entry when that does not work at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from journal.app import entries
from journal.errors import DiskFull
from journal.model.entry import Entry, Status
from tests.ui.writing.conftest import Desk
from tests.ui.writing.hands import only_entry, type_text


def full(*_: object) -> None:
    raise DiskFull(Path("/journal"))


def begun(desk: Desk) -> None:
    desk.begin()
    desk.page.focus_first()
    type_text(desk, "It went well.")


def press(desk: Desk, words: str) -> None:
    found = [each for each in desk.page._frame.note.findChildren(QPushButton) if each.text() == words]
    assert found, words
    found[0].click()


def test_it_can_be_tried_again_and_leads_where_it_was_to_lead(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(desk)
    then: list[Entry] = []
    with monkeypatch.context() as patched:
        patched.setattr(entries, "keep", full)
        desk.page.keep(then=then.append)
        desk.settled()
    assert "disk is full" in desk.page._frame.note.text()
    assert desk.page.desk is not None
    assert then == []
    press(desk, "Try again")
    desk.qtbot.waitUntil(lambda: bool(then))
    assert only_entry(desk).status is Status.KEPT
    assert desk.page.desk is None


def test_what_comes_back_for_a_desk_that_was_left_leads_nowhere(desk: Desk) -> None:
    begun(desk)
    then: list[Entry] = []
    desk.page.keep(then=then.append)
    desk.page.open_new("mistake")
    desk.settled()
    assert then == []
    assert desk.gone == []
    assert desk.page.desk is not None
    assert desk.page.desk.draft.kind == "mistake"
