"""Asks the open journal now and then whether something waits, and has the tray say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from journal.errors import JournalError
from journal.ui.session import Session

if TYPE_CHECKING:
    from journal.app.journal import Clock
    from journal.app.reminders import Last, Outlook
    from journal.model.change import Change

FIRST = 5000  # milliseconds after unlocking: the person has their page first
EVERY = 5 * 60 * 1000  # milliseconds: also how late a reminder can be after the computer slept


class Notifier(Protocol):
    """What can stay in view while the window is not, and notify."""

    @property
    def is_there(self) -> bool:
        """Whether there is something to open the window again with."""
        ...

    def keep(self, shown: bool) -> None:
        """Be there, or not."""
        ...

    def notify(self) -> None:
        """Say that something waits, in neutral words."""
        ...


class Reminders(QObject):
    """Works for the journal that is open in `session`, for as long as `parent` lives.

    `in_view` tells whether the person has the window before them; `clock` gives the local time.
    """

    def __init__(
        self,
        session: Session,
        notifier: Notifier,
        in_view: Callable[[], bool],
        clock: Clock,
        parent: QObject,
        *,
        first: int = FIRST,
        every: int = EVERY,
    ) -> None:
        super().__init__(parent)
        self._session, self._notifier, self._clock = session, notifier, clock
        self._in_view, self._every = in_view, every
        self._last: Last | None = None
        self._to_tray = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(first)
        session.changed.connect(self._on_changed)
        session.locked.connect(self._end)

    @property
    def closes_to_tray(self) -> bool:
        """Whether closing the window leaves the app in the tray: the writer chose it, and there is one."""
        return self._to_tray and self._notifier.is_there

    def look(self) -> None:
        """Ask the journal now."""
        from journal.app import reminders

        self._session.run(
            reminders.look,
            self._in_view(),
            self._last,
            owner=self,
            done=self._told,
            failed=self._again,
            key="look",
        )

    def _told(self, outlook: Outlook) -> None:
        self._last, self._to_tray = outlook.last, outlook.to_tray
        self._notifier.keep(outlook.wanted or outlook.to_tray)
        if outlook.notify:
            self._notifier.notify()
        wait = self._every
        if outlook.again is not None:
            ahead = (outlook.again - self._clock()) // timedelta(milliseconds=1) + 1
            wait = min(wait, max(0, ahead))
        self._timer.start(wait)

    def _again(self, _error: JournalError) -> None:
        """A reminder is no reason to trouble anybody with a fault; the window says it when it is used."""
        self._timer.start(self._every)

    def _on_changed(self, change: Change[object]) -> None:
        if change.settings:
            self.look()

    def _end(self) -> None:
        """Locked, nothing is left to remind of, nor anything that knows of it."""
        self._timer.stop()
        self._last, self._to_tray = None, False
        self._notifier.keep(False)
