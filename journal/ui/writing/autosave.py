"""Saving as one writes: soon after a pause, never two at once, for ever again while it fails.

The autosaver reads the entry only when it saves, so a key press costs it a counter and a timer. What comes
back from a save never touches the screen: the words there are always the newer ones.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import JournalError

PAUSE_MS = 500  # after the last change
LATEST_MS = 900  # after the first unsaved change, however steadily somebody types
RETRY_FIRST_MS = 2_000
RETRY_MOST_MS = 30_000

Done = Callable[[Any], None]
Failed = Callable[[JournalError], None]
Send = Callable[[Any, Done, Failed], None]
Then = Callable[[bool], None]


class SaveState(StrEnum):
    """How what is on the screen relates to what is on the disk."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    SAVING = "saving"
    FAILING = "failing"


class Timer(Protocol):
    """The part of a one-shot QTimer that is used; a test gives its own."""

    timeout: Any

    def start(self, milliseconds: int, /) -> None:
        """Run out once, after so long; starting again begins anew."""

    def stop(self) -> None:
        """Do not run out."""

    def isActive(self) -> bool:
        """Whether it will run out."""


def one_shot(parent: QObject) -> Timer:
    """Give a real timer that runs out once."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    return timer


class Autosaver(QObject):
    """Keeps one thing saved, such as an entry.

    `read()` gives it as it is on the screen; `send(it, done, failed)` saves it elsewhere and calls exactly
    one of the two. `state_changed` is emitted when `state` or `error` changes.
    """

    state_changed = Signal()

    def __init__(
        self,
        read: Callable[[], Any],
        send: Send,
        parent: QObject | None = None,
        timer: Callable[[QObject], Timer] = one_shot,
    ) -> None:
        super().__init__(parent)
        self.state = SaveState.SAVED
        self.error: JournalError | None = None
        self._read, self._send = read, send
        self._written = self._sent = self._stored = 0  # counters of changes
        self._in_flight = self._again = False
        self._serial = 0  # of the save under way: an answer to another one counts for nothing
        self._retry_ms = RETRY_FIRST_MS
        self._waiting: list[Then] = []
        self._pause, self._latest, self._retry = timer(self), timer(self), timer(self)
        for each in (self._pause, self._latest, self._retry):
            each.timeout.connect(self.save_now)

    @property
    def is_clean(self) -> bool:
        """Whether every change is on the disk."""
        return self._stored == self._written

    def touch(self) -> None:
        """Note that something changed on the screen."""
        self._written += 1
        if self.state is SaveState.FAILING:
            self.save_now()
            return
        self._pause.start(PAUSE_MS)
        if not self._latest.isActive():
            self._latest.start(LATEST_MS)
        if self.state is SaveState.SAVED:
            self._become(SaveState.UNSAVED)

    def save_now(self) -> None:
        """Save at once, or as soon as the save under way has landed."""
        self._pause.stop()
        self._latest.stop()
        self._retry.stop()
        if self._in_flight:
            self._again = True
            return
        if self.is_clean:
            return
        self._again, self._in_flight, self._sent = False, True, self._written
        if self.state is not SaveState.FAILING:  # a retry goes on saying what is wrong until it is right
            self._become(SaveState.SAVING)
        self._serial += 1
        serial = self._serial
        self._send(
            self._read(),
            lambda _: self._landed() if serial == self._serial else None,
            lambda error: self._failed(error) if serial == self._serial else None,
        )

    def flush(self, then: Then) -> None:
        """Save what is unsaved, then call `then(True)`, or `then(False)` when it could not be saved."""
        if self.is_clean:
            then(True)
            return
        self._waiting.append(then)
        self.save_now()

    def leave(self) -> None:
        """Go on without the screen: what it shows now is what will be saved."""
        entry = self._read()
        self._read = lambda: entry

    def lost(self) -> None:
        """The save under way will not be answered: it counts as failed, for an unknown reason."""
        if self._in_flight:
            self._serial += 1
            self._failed(None)

    def _landed(self) -> None:
        self._in_flight = False
        self._stored = self._sent
        self._retry_ms = RETRY_FIRST_MS
        if self.is_clean:
            self._become(SaveState.SAVED)
            self._answer(True)
            return
        self._become(SaveState.UNSAVED)
        if self._again or self._waiting:
            self.save_now()

    def _failed(self, error: JournalError | None) -> None:
        self._in_flight = False
        self._become(SaveState.FAILING, error)
        if self._again:  # somebody wrote on meanwhile: as with any change, try at once
            self._again = False
            self._retry.start(0)
        else:
            self._retry.start(self._retry_ms)
            self._retry_ms = min(self._retry_ms * 2, RETRY_MOST_MS)
        self._answer(False)

    def _answer(self, saved: bool) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(saved)

    def _become(self, state: SaveState, error: JournalError | None = None) -> None:
        if (state, error) != (self.state, self.error):
            self.state, self.error = state, error
            self.state_changed.emit()
