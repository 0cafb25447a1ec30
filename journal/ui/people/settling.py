"""Letting the search follow a change of many entries, in small steps: what is saved comes between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal.app import forgetting
from journal.errors import JournalError
from journal.ui.session import Session


def settle_search(
    session: Session,
    owner: QObject,
    told: Callable[[int], None] | None = None,
    failed: Callable[[JournalError], None] | None = None,
) -> None:
    """Bring the search index up to date. `told` gets how many entries are left after each step."""

    def done(left: int) -> None:
        if told is not None:
            told(left)
        if left:
            step()

    def step() -> None:
        session.run(forgetting.clean_up, owner=owner, done=done, failed=failed)

    step()
