from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from journal.errors import DiskFull, EntryMissing, WrongPassphrase
from journal.model.change import Change
from journal.ui.session import Opened, Session
from tests.ui.waiting import rest


class Held:
    """A journal for tests: remembers which thread used it and whether it is closed."""

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self.closed = 0
        self.log: list[str] = []


def note(journal: Held, word: str) -> str:
    journal.threads.add(threading.current_thread().name)
    journal.log.append(word)
    return word


def write(journal: Held, word: str) -> Change[str]:
    return Change(note(journal, word), frozenset({word}))


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def owner(dressed):
    return QObject()


@pytest.fixture
def opened(qtbot, held, owner):
    def close(journal: Held) -> None:
        journal.threads.add(threading.current_thread().name)
        journal.closed += 1

    session = Session(close)
    with qtbot.waitSignal(session.unlocked):
        session.open(lambda: held, owner=owner)
    yield session
    session.shutdown(timeout=30)


@pytest.fixture
def gate():
    """Holds the worker in a job until it is opened."""
    made = threading.Event()
    yield made
    made.set()


def idle(qtbot, session) -> None:
    rest(session)


def test_every_use_of_the_journal_is_on_the_worker(qtbot, opened, held, owner):
    got: list[str] = []
    opened.run(note, "a", owner=owner, done=got.append)
    opened.run(note, "b", owner=owner, done=got.append)
    idle(qtbot, opened)
    opened.close()
    idle(qtbot, opened)
    assert got == ["a", "b"]
    assert held.threads == {"journal"}


def test_a_change_is_announced_before_its_value_arrives(qtbot, opened, owner):
    heard: list[object] = []
    opened.changed.connect(lambda change: heard.append(change.entries))
    opened.run(write, "id", owner=owner, done=heard.append)
    idle(qtbot, opened)
    assert heard == [frozenset({"id"}), "id"]


def test_a_stated_error_goes_to_its_callback_and_not_to_the_signal(qtbot, opened, owner):
    def fail(journal):
        raise EntryMissing("x")

    to_callback, to_signal = [], []
    opened.failed.connect(to_signal.append)
    opened.run(fail, owner=owner, failed=to_callback.append)
    idle(qtbot, opened)
    assert [type(error) for error in to_callback] == [EntryMissing]
    assert to_signal == []
    opened.run(fail, owner=owner)
    idle(qtbot, opened)
    assert [type(error) for error in to_signal] == [EntryMissing]


def test_an_error_takes_no_frames_with_it(qtbot, opened, owner):
    def fail(journal):
        try:
            raise ValueError("typed words")
        except ValueError as cause:
            raise EntryMissing("x") from cause

    got = []
    opened.run(fail, owner=owner, failed=got.append)
    idle(qtbot, opened)
    assert got[0].__traceback__ is None
    assert got[0].__cause__ is None
    assert got[0].__context__ is None


def test_a_bug_becomes_a_report_without_values_and_the_worker_lives_on(qtbot, opened, owner):
    def bug(journal, text):
        raise ValueError(f"cannot handle {text}")

    reports, done, failed = [], [], []
    opened.crashed.connect(reports.append)
    opened.run(bug, "my secret words", owner=owner, done=done.append, failed=failed.append)
    opened.run(note, "after", owner=owner, done=done.append)
    idle(qtbot, opened)
    assert done == ["after"]
    assert failed == []
    assert "ValueError" in reports[0]
    assert "test_session.py:" in reports[0]
    assert "secret" not in reports[0]


def test_nothing_reaches_an_owner_that_is_gone(qtbot, opened):
    short = QObject()
    got, lost = [], []
    opened.failed.connect(lost.append)

    def fail(journal):
        raise EntryMissing("x")

    opened.run(write, "kept", owner=short, done=got.append)
    opened.run(fail, owner=short, failed=got.append)
    delete(short)
    with qtbot.waitSignal(opened.changed):
        pass
    idle(qtbot, opened)
    assert got == []
    assert len(lost) == 1, "an error that nobody hears is told to the window"


def test_a_key_replaces_the_waiting_and_drops_the_running(qtbot, opened, held, owner, gate):
    entered = threading.Event()

    def slow(journal, word):
        entered.set()
        gate.wait(30)
        return write(journal, word)

    got, changes = [], []
    opened.changed.connect(lambda change: changes.append(change.value))
    opened.run(slow, "running", owner=owner, done=got.append, key="search")
    entered.wait(30)
    opened.run(note, "waiting", owner=owner, done=got.append, key="search")
    opened.run(note, "last", owner=owner, done=got.append, key="search")
    opened.run(note, "other", owner=owner, done=got.append, key="list")
    gate.set()
    idle(qtbot, opened)
    assert got == ["last", "other"]
    assert held.log == ["running", "last", "other"]
    assert changes == ["running"], "what was written is announced all the same"


def test_a_key_belongs_to_its_owner(qtbot, opened, owner, gate):
    other = QObject()
    got: list[str] = []
    opened.run(lambda journal: gate.wait(30), owner=owner)
    opened.run(note, "mine", owner=owner, done=got.append, key="k")
    opened.run(note, "yours", owner=other, done=got.append, key="k")
    gate.set()
    idle(qtbot, opened)
    assert got == ["mine", "yours"]


def test_work_without_a_journal(qtbot, session, owner):
    got: list[int] = []
    session.call(int, "7", owner=owner, done=got.append)
    idle(qtbot, session)
    assert got == [7]


def test_a_failed_opening_leaves_it_locked(qtbot, session, owner):
    def refuse():
        raise WrongPassphrase

    got = []
    session.open(refuse, owner=owner, failed=got.append)
    idle(qtbot, session)
    assert [type(error) for error in got] == [WrongPassphrase]
    assert not session.is_open


def test_an_opener_may_give_something_beside_the_journal(qtbot, session, owner):
    got: list[str] = []
    session.open(lambda: Opened(SimpleNamespace(), "code"), owner=owner, done=got.append)
    idle(qtbot, session)
    assert got == ["code"]
    assert session.is_open


def test_opening_another_closes_the_first(qtbot, opened, held, owner):
    told: list[str] = []
    opened.locked.connect(lambda: told.append("locked"))
    opened.unlocked.connect(lambda: told.append("unlocked"))
    opened.open(Held, owner=owner)
    idle(qtbot, opened)
    assert held.closed == 1
    assert told == ["locked", "unlocked"]


def test_closing_waits_for_what_was_asked_before(qtbot, opened, held, owner):
    order: list[str] = []
    opened.run(note, "save", owner=owner, done=order.append)
    opened.locked.connect(lambda: order.append("locked"))
    opened.close(lambda: order.append("done"))
    opened.run(note, "too late", owner=owner, done=order.append)
    idle(qtbot, opened)
    assert order == ["save", "locked", "done"]
    assert held.log == ["save"]
    assert held.closed == 1
    assert not opened.is_open


@pytest.mark.parametrize("fault", [DiskFull(path=None), ValueError("x")])
def test_a_fault_while_closing_does_not_keep_the_window_open(qtbot, owner, fault):
    def closer(journal):
        raise fault

    session = Session(closer)
    told = []
    session.failed.connect(told.append)
    session.crashed.connect(told.append)
    session.locked.connect(lambda: told.append("locked"))
    session.open(Held, owner=owner)
    session.close(lambda: told.append("done"))
    idle(qtbot, session)
    session.shutdown(timeout=30)
    assert len(told) == 3
    assert told.index("locked") < told.index("done") == 2


def test_closing_what_is_not_open_only_calls_back(qtbot, session):
    told: list[str] = []
    session.locked.connect(lambda: told.append("locked"))
    session.close(lambda: told.append("done"))
    idle(qtbot, session)
    assert told == ["done"]


def test_busy_begins_and_ends_once(qtbot, opened, owner, gate):
    told: list[bool] = []
    opened.busy.connect(told.append)
    opened.run(lambda journal: gate.wait(30), owner=owner)
    opened.run(note, "a", owner=owner)
    gate.set()
    idle(qtbot, opened)
    assert told == [True, False]


def test_the_thread_ends_and_closes_what_is_open(qtbot, opened, held, owner):
    opened.run(note, "last", owner=owner)
    opened.shutdown(timeout=30)
    assert held.log == ["last"]
    assert held.closed == 1
    assert "journal" not in {thread.name for thread in threading.enumerate()}
    opened.shutdown(timeout=30)


def test_nothing_starts_again_after_the_end(qtbot, opened, held, owner):
    opened.shutdown(timeout=30)
    opened.run(note, "late", owner=owner)
    opened.call(lambda: held.log.append("later"), owner=owner)
    assert "journal" not in {thread.name for thread in threading.enumerate()}
    assert not opened.is_busy
    assert held.log == []
