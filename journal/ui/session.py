"""The one worker that owns the open journal, and the way to it from the window.

A page never touches the journal. It hands a use case to `Session.run`; the function runs on the worker's
thread, and the answer comes back on the window's thread. There is no method per use case.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot, qVersion

from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.app.journal import Journal
    from journal.model.change import Change

Done = Callable[[Any], None]
Failed = Callable[[JournalError], None]


class Opened(NamedTuple):
    """What an opener may give instead of a bare journal: `value` is handed to `done`."""

    journal: Journal
    value: Any = None


class _Task(Enum):
    RUN = "run"
    CALL = "call"
    OPEN = "open"
    CLOSE = "close"


class _Job:
    """One piece of work and, once it ran, its outcome."""

    def __init__(
        self,
        task: _Task,
        work: Callable[[Any], Any],
        owner: QObject | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        name: tuple[int, str] | None = None,
    ) -> None:
        self.task, self.work, self.owner, self.name = task, work, owner, name
        self.done, self.failed = done, failed
        self.stale = self.ran = False
        self.value: Any = None
        self.error: JournalError | None = None
        self.crash = ""


class _Desk:
    """What only the worker's thread touches: the open journal and how to close it."""

    def __init__(self, closer: Callable[[Any], None]) -> None:
        self.closer = closer
        self.journal: Any = None
        self.jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()

    def work(self, reply: Callable[[_Job], None]) -> None:
        """Do jobs in order until told to stop; then close what is still open."""
        while (job := self.jobs.get()) is not None:
            self.do(job)
            reply(job)
            del job  # its arguments may hold text that must not outlive the job
        self.do(_Job(_Task.CLOSE, self.closer))

    def do(self, job: _Job) -> None:
        """Run one job and note its outcome on it; no exception gets out."""
        if job.stale or (job.task in {_Task.RUN, _Task.CLOSE} and self.journal is None):
            return
        job.ran = True
        try:
            self._perform(job)
        except JournalError as error:
            # The frames hold what was typed; only the facts go on.
            job.error = error.with_traceback(None)
            job.error.__cause__ = job.error.__context__ = None
        except Exception as error:  # noqa: BLE001 - the thread must live on; the fault becomes a report
            from journal.app.crash import report

            job.crash = report(error, f"Qt {qVersion()}")
            error.__traceback__ = None

    def _perform(self, job: _Job) -> None:
        match job.task:
            case _Task.CALL:
                job.value = job.work(None)
            case _Task.RUN:
                job.value = job.work(self.journal)
            case _Task.OPEN:
                if self.journal is not None:
                    self._close()
                opened = job.work(None)
                self.journal, job.value = opened if isinstance(opened, Opened) else (opened, None)
            case _Task.CLOSE:
                self._close()

    def _close(self) -> None:
        journal, self.journal = self.journal, None
        self.closer(journal)


class Session(QObject):
    """Runs use cases on the worker and brings their results back to the window's thread.

    `closer` is called on the worker with the journal when it is to be closed. Call `shutdown` before the
    object goes.
    """

    changed = Signal(object)
    """A `Change`: something was written. Emitted before the caller's `done`."""
    failed = Signal(object)
    """A `JournalError` that no `failed` callback took, or whose owner is gone."""
    crashed = Signal(str)
    """A bug: a report without anything a person wrote."""
    unlocked = Signal()
    locked = Signal()
    busy = Signal(bool)
    """True when the first job starts to wait, False when the last one is answered."""
    _answered = Signal(object)

    def __init__(self, closer: Callable[[Journal], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = _Desk(closer)
        self._thread: threading.Thread | None = None
        self._latest: dict[tuple[int, str], _Job] = {}
        self._open = self._ended = False
        self._waiting = 0
        # Emitted on the worker's thread only, so that it comes to the window's through its event loop.
        self._answered.connect(self._answer)

    @property
    def is_open(self) -> bool:
        """Whether a journal is open, as far as the window has heard."""
        return self._open

    @property
    def is_busy(self) -> bool:
        """Whether a job waits, runs, or has an answer on its way."""
        return self._waiting > 0

    def open(
        self,
        opener: Callable[[], Journal | Opened],
        *,
        owner: QObject,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run `opener` on the worker and keep its journal there; a journal already open is closed first.

        `done` gets `Opened.value` if the opener gave one, else None. `unlocked` is emitted before it.
        """
        self._put(_Job(_Task.OPEN, lambda _: opener(), owner, done, failed))

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        owner: QObject,
        done: Done | None = None,
        failed: Failed | None = None,
        key: str | None = None,
    ) -> None:
        """Run `function(journal, *args)` on the worker.

        A `Change` is announced by `changed`, and `done` gets its value; any other result goes to `done` as it
        is. A `JournalError` goes to `failed`, or to the signal if there is none or the owner is gone.
        Callbacks never reach a destroyed `owner`. A `key` belongs to its owner: a later job with it replaces
        one still waiting, and a running one's answer is dropped (what it wrote is still announced).
        A job that comes to its turn when no journal is open is dropped.
        """
        name = (id(owner), key) if key is not None else None
        self._put(_Job(_Task.RUN, lambda journal: function(journal, *args), owner, done, failed, name))

    def call(
        self,
        function: Callable[..., Any],
        *args: Any,
        owner: QObject,
        done: Done | None = None,
        failed: Failed | None = None,
        key: str | None = None,
    ) -> None:
        """Run `function(*args)` on the worker, with a journal open or not. Otherwise as `run`."""
        name = (id(owner), key) if key is not None else None
        self._put(_Job(_Task.CALL, lambda _: function(*args), owner, done, failed, name))

    def close(self, done: Callable[[], None] | None = None) -> None:
        """Close the journal after all waiting jobs; `locked` is emitted, then `done` is called.

        A fault while closing goes to `failed`, and the journal counts as closed all the same. With none open
        only `done` is called.
        """
        self._put(_Job(_Task.CLOSE, lambda _: None, self, (lambda _: done()) if done else None))

    def shutdown(self, timeout: float | None = None) -> None:
        """Finish the waiting jobs, close the journal and end the thread, for good.

        Answers still on their way are dropped, and so is whatever is asked for afterwards: a timer that fires
        late must not start the thread again in a program that is ending.
        Raises TimeoutError if the thread is still at work after `timeout` seconds.
        """
        self._ended = True
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._desk.jobs.put(None)
        thread.join(timeout)
        if thread.is_alive():
            raise TimeoutError
        self._open = False

    def _put(self, job: _Job) -> None:
        if self._ended:
            return
        if job.name is not None:
            if (older := self._latest.get(job.name)) is not None:
                older.stale = True
            self._latest[job.name] = job
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        self._desk.jobs.put(job)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._desk.work, args=(self._answered.emit,), name="journal", daemon=True
            )
            self._thread.start()

    @Slot(object)
    def _answer(self, job: _Job) -> None:
        if job.name is not None and self._latest.get(job.name) is job:
            del self._latest[job.name]
        try:
            self._tell(job)
        finally:
            self._waiting -= 1
            if self._waiting == 0:
                self.busy.emit(False)

    def _tell(self, job: _Job) -> None:
        self._note_state(job)
        closing = job.task is _Task.CLOSE
        if job.crash:
            self.crashed.emit(job.crash)
        if job.error is not None:
            self._tell_error(job, job.error)
        if (job.crash or job.error is not None) and not closing:
            return
        value = job.value
        if (change := _change(value)) is not None:
            self.changed.emit(change)
            value = change.value
        if (job.ran or closing) and not job.stale and job.done is not None and _alive(job.owner):
            job.done(value)

    def _note_state(self, job: _Job) -> None:
        if job.task is _Task.OPEN:
            if self._open:
                self._open = False
                self.locked.emit()
            if job.error is None and not job.crash:
                self._open = True
                self.unlocked.emit()
        elif job.task is _Task.CLOSE and job.ran and self._open:
            self._open = False
            self.locked.emit()

    def _tell_error(self, job: _Job, error: JournalError) -> None:
        if job.stale:
            return
        if job.failed is not None and _alive(job.owner):
            job.failed(error)
        else:
            self.failed.emit(error)


def _change(value: Any) -> Change[Any] | None:
    # Before the first answer nobody needs to know what a change is.
    from journal.model.change import Change

    return value if isinstance(value, Change) else None


def _alive(owner: QObject | None) -> bool:
    return owner is not None and shiboken6.isValid(owner)
