"""How many conversations are planned for today or earlier, kept true at the rail."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from journal.app.journal import Journal
from journal.ui.main_window import MainWindow
from journal.ui.session import Session

PAGE = "follow-ups"
PAUSE = 250  # milliseconds: what the person asked for comes first, and a burst of changes is counted once


class Badge(QObject):
    """Counts anew when a page is shown, when something changed, and when asked to."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.count)
        window.shown.connect(self._soon)
        session.changed.connect(self._soon)

    def _soon(self, _what: object) -> None:
        self._pause.start()

    def count(self) -> None:
        """Count now."""
        if self._session.is_open:
            self._session.run(
                _count,
                owner=self,
                done=lambda count: self._window.rail.set_badge(PAGE, count),
                failed=lambda _error: None,  # a page that is shown says so itself
                key="badge",
            )


def _count(journal: Journal) -> int:
    from journal.app import conversations

    return conversations.count_due(journal)
