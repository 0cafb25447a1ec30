"""The ways that lead to the Share page from where entries are: one of them, a thread, what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from journal.errors import Invalid, JournalError
from journal.model.query import Query
from journal.model.share import Share
from journal.ui.session import Session
from journal.ui.texts import error_text

Go = Callable[[str, object], None]
Say = Callable[[str], None]


def share_entry(entry_id: str, go: Go) -> None:
    """Lead to the Share page with one entry."""
    go("share", Share((entry_id,)))


def share_thread(session: Session, owner: QObject, thread: str, go: Go, say: Say) -> None:
    """Lead to the Share page with the kept entries of a thread; `say` gets words when it has none."""
    # The formats of files are loaded when somebody shares: few pages need them.
    from journal.app import sharing

    _ask(session, owner, sharing.of_thread, thread, go, say)


def share_found(session: Session, owner: QObject, query: Query, go: Go, say: Say) -> None:
    """Lead to the Share page with the kept entries that a query finds; `say` when there is none."""
    from journal.app import sharing

    _ask(session, owner, sharing.found, query, go, say)


def _ask(
    session: Session, owner: QObject, use_case: Callable[..., Share], asked: Any, go: Go, say: Say
) -> None:
    def failed(error: JournalError) -> None:
        nothing = QCoreApplication.translate(
            "Share", "Nothing of this is kept yet, so there is nothing to share."
        )
        say(nothing if isinstance(error, Invalid) else error_text(error))

    session.run(
        use_case, asked, owner=owner, key="share", done=lambda share: go("share", share), failed=failed
    )
