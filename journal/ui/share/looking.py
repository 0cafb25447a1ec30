"""Making the file anew while a share is being prepared: soon after each change, the latest alone counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QLocale, QObject, QTimer, Signal

from journal.app import share_look
from journal.app.share_draft import Preparing
from journal.app.share_look import InText, Looked, OnPages
from journal.errors import JournalError
from journal.ui.session import Session

PAUSE_MS = 150  # after a change, so that a word typed quickly makes one file
LONGEST_MS = 3_000  # a file that takes long is made less often: it holds up what is saved meanwhile
SLOW_MS = 700  # after which one is told that the file is on its way


class Looker(QObject):
    """`looked(Looked)` gives the newest file, `failed` the JournalError why there is none, or None for a bug.

    `slow` tells that it takes a while, `became_stale` that something changed since. `read()` gives what is
    being prepared, and `where()` which page is in view and the scale to draw it at.
    """

    looked = Signal(object)
    failed = Signal(object)
    became_stale = Signal()
    slow = Signal()

    def __init__(
        self,
        session: Session,
        read: Callable[[], Preparing],
        where: Callable[[], tuple[int, float]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._read, self._where = session, read, where
        self._turn = 0
        self._current: Looked | None = None
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self.slow)
        self._clock = QElapsedTimer()
        self._took = 0  # milliseconds
        self._looks = False
        session.crashed.connect(self._lost)

    @property
    def current(self) -> Looked | None:
        """What was looked at last; None while a change since then is not in it."""
        return self._current

    def touch(self) -> None:
        """Something changed: make the file soon."""
        self._forget()
        self._timer.start(max(PAUSE_MS, min(self._took, LONGEST_MS)))

    def look(self) -> None:
        """Make the file now."""
        self._timer.stop()
        self._forget()
        self._looks = True
        self._clock.start()
        self._slow.start()
        self._session.run(
            share_look.make,
            self._read(),
            QLocale().name(),
            owner=self,
            done=partial(self._made, self._turn),
            failed=partial(self._fail, self._turn),
            key="look",
        )

    def _made(self, turn: int, made: Looked) -> None:
        """Have it drawn, as work of its own: what is to be saved meanwhile comes in between."""
        if turn != self._turn:
            return
        if made.prepared is None:
            self._show(turn, made, None)
            return
        self._session.call(
            share_look.shown,
            made.prepared,
            *self._where(),
            owner=self,
            done=partial(self._show, turn, made),
            failed=partial(self._fail, turn),
            key="look",
        )

    def _show(self, turn: int, made: Looked, shown: OnPages | InText | None) -> None:
        if turn == self._turn:
            self._took = self._clock.elapsed()
            self._end()
            self._current = replace(made, shown=shown)
            self.looked.emit(self._current)

    def _fail(self, turn: int, error: JournalError) -> None:
        if turn == self._turn:
            self._end()
            self.failed.emit(error)

    def _lost(self, _report: str) -> None:
        # Was it another job that broke, the file still comes.
        if self._looks:
            self._end()
            self.failed.emit(None)

    def _end(self) -> None:
        self._looks = False
        self._slow.stop()

    def _forget(self) -> None:
        self._turn += 1
        if self._current is not None:
            self._current = None
            self.became_stale.emit()
