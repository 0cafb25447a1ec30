"""The item model over a real store, and over a session whose answers the test holds back."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from journal.app import entries, listing
from journal.errors import StorageFailed
from journal.model.entry import Status, Summary
from journal.model.query import Query
from journal.ui.reading.list_model import MONTH_ROLE, PAGE_ROWS, ROWS_KEPT, EntryListModel
from tests.ui.reading.conftest import Rig, at, entry


def many(count: int, text: str = "words") -> list[Any]:
    return [
        entry(f"Entry {n}", text, happened_at=at(1 + n % 28, n % 24, n % 60, 1 + n % 12, 2020 + n % 6))
        for n in range(count)
    ]


@pytest.fixture
def model(rig: Rig) -> EntryListModel:
    made = EntryListModel(rig.session, rig.owner)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, rig.owner)
    return made


def titles(model: EntryListModel) -> list[str | None]:
    found = []
    for row in range(model.rowCount()):
        summary = model.summary(row)
        if not model.is_header(row):
            found.append(summary.title if summary else None)
    return found


def test_lists_newest_first_under_month_headers(rig: Rig, model: EntryListModel) -> None:
    rig.write(
        entry("October", happened_at=at(21, month=10)),
        entry("Newest", happened_at=at(19)),
        entry("Older", happened_at=at(3)),
    )
    model.look_for(Query())
    rig.wait()
    assert titles(model) == ["Newest", "Older", "October"]
    headers = [model.index(row).data(MONTH_ROLE) for row in range(model.rowCount())]
    assert [str(month) for month in headers if month] == ["2026-11-01", "2026-10-01"]


def test_first_rows_come_before_all_places_and_nothing_moves(rig: Rig, model: EntryListModel) -> None:
    rig.write(*many(120))
    shown, resets = QSignalSpy(model.shown), QSignalSpy(model.modelReset)
    rows_when_shown: list[int] = []
    model.shown.connect(lambda: rows_when_shown.append(model.entries))
    model.look_for(Query())
    rig.wait()
    assert shown.count() == 1
    assert rows_when_shown == [listing.FIRST_PAGE]
    assert model.entries == 120
    assert resets.count() == 1, "the rest is inserted behind the first rows"


def test_rows_are_read_where_somebody_looks_and_no_more_are_held(rig: Rig, model: EntryListModel) -> None:
    rig.write(*many(1_500))
    model.look_for(Query())
    rig.wait()
    last = model.rowCount() - 1
    assert model.summary(last) is None
    rig.wait()
    assert model.summary(last) is not None
    for row in range(0, model.rowCount(), PAGE_ROWS // 2):
        model.summary(row)
        rig.wait()
    assert len(model._summaries) <= ROWS_KEPT


def test_a_newer_query_wins(rig: Rig, model: EntryListModel) -> None:
    rig.write(entry("Apple", "apple"), entry("Pear", "pear", happened_at=at(18)))
    for text in ("a", "ap", "app", "pe"):
        model.look_for(Query(text=text))
    rig.wait()
    assert titles(model) == ["Pear"]


def test_a_saved_title_changes_its_row_and_reads_no_places(
    rig: Rig, model: EntryListModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = entry("Before", "words")
    rig.write(first, *many(5))
    model.look_for(Query())
    rig.wait()
    asked: list[Query] = []
    places = listing.places
    monkeypatch.setattr(
        listing, "places", lambda journal, query: asked.append(query) or places(journal, query)
    )
    resets = QSignalSpy(model.modelReset)
    found = rig.ask(entries.read, first.id)
    rig.ask(entries.save, replace(found, title="After"), "sitting")
    assert "After" in titles(model)
    assert "Before" not in titles(model)
    assert resets.count() == 0
    assert asked == []


def test_trash_restore_and_a_new_day_move_rows(rig: Rig, model: EntryListModel) -> None:
    first, second = entry("One", "x"), entry("Two", "x", happened_at=at(18))
    rig.write(first, second)
    model.look_for(Query())
    rig.wait()
    rig.ask(entries.trash, first.id)
    assert titles(model) == ["Two"]
    rig.ask(entries.restore, first.id)
    assert titles(model) == ["One", "Two"]
    rig.ask(entries.save, replace(rig.ask(entries.read, first.id), happened_at=at(2)), "sitting")
    titles(model)
    rig.wait()
    assert titles(model) == ["Two", "One"]


class HeldSession(QObject):
    """A session whose jobs wait until the test lets them answer, in any order."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[tuple[Callable[..., Any], tuple[Any, ...], Any, Any]] = []

    def run(self, function: Any, *args: Any, done: Any = None, failed: Any = None, **rest: Any) -> None:
        self.jobs.append((function, args, done, failed))

    def answer(self, at_: int, value: Any) -> None:
        self.jobs.pop(at_)[2](value)


def rows(*places: int) -> tuple[Summary, ...]:
    return tuple(Summary(p, f"id{p}", "feedback", Status.KEPT, f"T{p}", at(1), (), "") for p in places)


def test_an_answer_to_an_older_query_is_dropped(qapp: object) -> None:
    session = HeldSession()
    model = EntryListModel(session)  # type: ignore[arg-type]
    model.look_for(Query(text="a"))
    model.look_for(Query(text="ab"))
    session.answer(1, rows(7))
    session.answer(0, rows(9, 8))
    assert titles(model) == ["T7"]


def test_places_of_an_older_query_are_dropped(qapp: object) -> None:
    session = HeldSession()
    model = EntryListModel(session)  # type: ignore[arg-type]
    model.look_for(Query(person="A"))
    session.answer(0, rows(*range(100, 50, -1)))
    model.look_for(Query(person="B"))
    session.answer(0, array("q", range(100, 0, -1)))
    assert model.entries == listing.FIRST_PAGE


def test_the_rest_of_a_search_waits_for_the_next_letter(qapp: object) -> None:
    session = HeldSession()
    model = EntryListModel(session)  # type: ignore[arg-type]
    for text in ("c", "co"):
        model.look_for(Query(text=text))
        session.answer(0, rows(*range(100, 50, -1)))
        assert session.jobs == [], "a slow job would keep the next letter waiting"
    model._rest.timeout.emit()
    assert [job[0] for job in session.jobs] == [listing.places]
    assert session.jobs[0][1] == (Query(text="co"),)


def test_only_the_pages_last_looked_at_are_read(qapp: object) -> None:
    session = HeldSession()
    model = EntryListModel(session)  # type: ignore[arg-type]
    model.look_for(Query())
    session.answer(0, rows(*range(5_000, 4_950, -1)))
    session.answer(0, array("q", range(5_000, 0, -1)))
    for row in range(200, 4_900, 100):
        model.summary(row)
    assert len(session.jobs) == 1, "one read at a time"
    session.answer(0, ())
    assert session.jobs[0][1][0][0] < 5_000 - 4_500, "what was scrolled past is not read"


def test_a_failed_read_is_tried_again_when_looked_at(qapp: object, tmp_path: Any) -> None:
    session = HeldSession()
    model = EntryListModel(session)  # type: ignore[arg-type]
    model.look_for(Query())
    session.answer(0, rows(*range(200, 150, -1)))
    session.answer(0, array("q", range(200, 0, -1)))
    last = model.rowCount() - 1
    model.summary(last)
    session.jobs.pop(0)[3](StorageFailed(tmp_path))
    assert model.summary(last) is None
    session.answer(0, rows(*range(50, 0, -1)))
    assert model.summary(last) is not None
