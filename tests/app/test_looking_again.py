"""Looking again after the writer's intervals: never twice, and never on a wrong day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from journal.app import entries, looking_again, offers, settings, threads
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.entry import Entry
from tests.app.conftest import Write, prompt_of
from tests.conftest import Clock

LISBON = ZoneInfo("Europe/Lisbon")
AUCKLAND = timezone(timedelta(hours=13))
HONOLULU = timezone(timedelta(hours=-10))


class Traveller(Clock):
    """A clock whose hands are set to where one is."""

    where: timezone | ZoneInfo = LISBON

    def __call__(self) -> datetime:
        return self.moment.astimezone(self.where)


def travelling(journal: Journal, start: datetime) -> Traveller:
    clock = Traveller(start)
    journal.machine = journal.machine._replace(clock=clock)
    return clock


def reflect(journal: Journal, entry: Entry) -> Entry:
    answer = entries.answer_to(prompt_of(journal, entry, later=True), "I see it.")
    return entries.save(journal, replace(entry, answers=(*entry.answers, answer)), "b").value


def look(journal: Journal, thread: str) -> Entry:
    entry = replace(entries.begin(journal, "reflection", offers.LOOKING_AGAIN, thread), title="Now")
    entries.save(journal, entry, "c")
    return entries.keep(journal, entry.id).value


def after(entry: Entry, days: int) -> date:
    return entry.happened_at.date() + timedelta(days=days)


def offered(journal: Journal) -> list[str]:
    return [each.thread for each in offers.due(journal)]


def test_reflecting_plans_the_first_interval(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    assert offers.planned(journal, entry.thread) is None
    clock.forward(days=2)
    reflect(journal, entry)
    assert offers.planned(journal, entry.thread) == after(entry, 7)


def test_reflecting_late_plans_the_interval_that_is_still_ahead(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write(keep=True)
    clock.forward(days=7)
    reflect(journal, entry)
    assert offers.planned(journal, entry.thread) == after(entry, 30)
    other = write("older", keep=True)
    clock.forward(days=400)
    reflect(journal, other)
    assert offers.planned(journal, other.thread) is None


def test_what_is_kept_with_its_reflection_is_planned_too(journal: Journal, write: Write) -> None:
    entry = reflect(journal, write())
    assert offers.planned(journal, entry.thread) is None
    entries.keep(journal, entry.id)
    assert offers.planned(journal, entry.thread) == after(entry, 7)


def test_a_page_that_reflects_on_a_thread_plans_and_one_that_begins_it_does_not(
    journal: Journal, write: Write, clock: Clock
) -> None:
    page = write(kind="reflection", keep=True)
    assert offers.planned(journal, page.thread) is None
    heard = write(keep=True)
    clock.forward(minutes=1)
    thought = replace(entries.begin(journal, "reflection", thread=heard.thread), title="Thoughts")
    entries.save(journal, thought, "a")
    entries.keep(journal, thought.id)
    assert offers.planned(journal, heard.thread) == after(heard, 7)


def test_each_look_plans_the_next_until_none_is_left(journal: Journal, write: Write, clock: Clock) -> None:
    entry = reflect(journal, write(keep=True))
    for days in (7, 30, 365):
        assert offers.planned(journal, entry.thread) == after(entry, days)
        clock.moment = clock.moment.replace(hour=0) + (after(entry, days) - clock().date())
        assert offered(journal) == [entry.thread]
        look(journal, entry.thread)
        assert offered(journal) == []
    assert offers.planned(journal, entry.thread) is None
    clock.forward(days=2000)
    assert offered(journal) == []


def test_not_this_one_goes_on_to_the_next(journal: Journal, write: Write, clock: Clock) -> None:
    entry = reflect(journal, write(keep=True))
    clock.forward(days=8)
    offers.let_go(journal, f"look-again:{entry.thread}")
    assert offered(journal) == []
    assert offers.planned(journal, entry.thread) == after(entry, 30)


def test_a_chosen_day_wins(journal: Journal, write: Write, clock: Clock) -> None:
    entry = reflect(journal, write(keep=True))
    offers.plan_look_again(journal, entry.thread, 3)
    looking_again.settle(journal, entry.thread)
    assert offers.planned(journal, entry.thread) == after(entry, 3)
    clock.forward(days=1)
    look(journal, entry.thread)
    assert offers.planned(journal, entry.thread) == after(entry, 3)
    clock.forward(days=2)
    assert offered(journal) == [entry.thread]
    look(journal, entry.thread)
    assert offers.planned(journal, entry.thread) == after(entry, 7)


def test_not_at_all_holds_whatever_else_happens(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    offers.plan_look_again(journal, entry.thread, None)
    reflect(journal, entry)
    clock.forward(days=1)
    look(journal, entry.thread)
    threads.rest(journal, entry.thread)
    threads.reopen(journal, entry.thread)
    looking_again.set_intervals(journal, (9,))
    assert offers.planned(journal, entry.thread) is None


@pytest.mark.parametrize("days", [(), (14,), (7, 365), (1, 2, 3)])
def test_the_intervals_are_the_writers(
    journal: Journal, write: Write, clock: Clock, days: Sequence[int]
) -> None:
    change = looking_again.set_intervals(journal, days)
    assert (change.value.look_again_days, change.settings) == (days, True)
    entry = reflect(journal, write(keep=True))
    assert offers.planned(journal, entry.thread) == (after(entry, days[0]) if days else None)


def test_other_intervals_hold_for_what_is_planned_already(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = reflect(journal, write(keep=True))
    looking_again.set_intervals(journal, ())
    assert offers.planned(journal, entry.thread) is None
    looking_again.set_intervals(journal, (14, 30))
    assert offers.planned(journal, entry.thread) == after(entry, 14)
    clock.forward(days=14)
    looking_again.set_intervals(journal, (14, 60))
    assert offered(journal) == [entry.thread]
    looking_again.set_intervals(journal, (60,))
    assert offered(journal) == []
    assert offers.planned(journal, entry.thread) == after(entry, 60)


def test_without_intervals_there_are_still_days_to_choose_from(journal: Journal) -> None:
    looking_again.set_intervals(journal, (14,))
    assert looking_again.to_choose(journal) == (14,)
    looking_again.set_intervals(journal, ())
    assert looking_again.to_choose(journal) == (7, 30, 365)


@pytest.mark.parametrize("days", [(0,), (-7,), (365 * 5 + 1,), tuple(range(1, 20)), (True,), ("7",)])
def test_intervals_that_are_none_are_refused(journal: Journal, days: tuple[int, ...]) -> None:
    with pytest.raises(Invalid, match="look_again_days"):
        looking_again.set_intervals(journal, days)
    assert settings.load(journal).look_again_days == (7, 30, 365)


def test_what_was_offered_long_enough_makes_room(journal: Journal, write: Write, clock: Clock) -> None:
    entry = reflect(journal, write(keep=True))
    clock.forward(days=37)
    assert looking_again.let_pass(journal).value == 0
    assert offered(journal) == [entry.thread]
    clock.forward(days=1)
    assert offered(journal) == []
    assert looking_again.let_pass(journal).value == 1
    assert offered(journal) == [entry.thread]  # of the month now
    assert offers.planned(journal, entry.thread) == after(entry, 30)
    clock.forward(days=800)
    looking_again.let_pass(journal)
    assert offers.planned(journal, entry.thread) is None
    assert looking_again.let_pass(journal).value == 0


def test_a_moment_that_happened_on_another_day_is_counted_from_there(journal: Journal, write: Write) -> None:
    entry = reflect(journal, write(keep=True))
    earlier = replace(entry, happened_at=entry.happened_at - timedelta(days=3))
    entries.save(journal, earlier, "d")
    assert offers.planned(journal, entry.thread) == after(earlier, 7)


def test_moving_the_reflection_away_moves_the_plan_with_it(
    journal: Journal, write: Write, clock: Clock
) -> None:
    heard, other = write(keep=True), write("other", keep=True)
    clock.forward(hours=1)
    thought = replace(entries.begin(journal, "reflection", thread=heard.thread), title="Thoughts")
    entries.save(journal, thought, "a")
    entries.keep(journal, thought.id)
    threads.move(journal, thought.id, other.thread)
    assert offers.planned(journal, heard.thread) is None
    assert offers.planned(journal, other.thread) == after(other, 7)


# Journeys and clocks


def test_on_a_journey_it_is_offered_on_its_day_by_the_clock_on_the_wall(
    journal: Journal, write: Write
) -> None:
    clock = travelling(journal, datetime(2026, 11, 19, 23, 30, tzinfo=LISBON))
    entry = reflect(journal, write(keep=True))
    assert entry.happened_at.date() == date(2026, 11, 19)
    clock.where = AUCKLAND
    clock.moment = datetime(2026, 11, 25, 23, 59, 59, tzinfo=AUCKLAND)
    assert offered(journal) == []
    clock.forward(seconds=1)
    assert offered(journal) == [entry.thread]
    look(journal, entry.thread)
    clock.where = HONOLULU  # where it is still the day before
    assert clock().date() == date(2026, 11, 25)
    for _ in range(20):
        assert offered(journal) == []
        clock.forward(days=1)
    assert offers.planned(journal, entry.thread) == date(2026, 12, 19)


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
@pytest.mark.parametrize("hour", [0, 1, 2, 23])
def test_days_of_23_and_of_25_hours_count_as_days(
    journal: Journal, write: Write, change: date, hour: int
) -> None:
    heard = change - timedelta(days=7)
    start = datetime(heard.year, heard.month, heard.day, hour, 30, tzinfo=LISBON)
    clock = travelling(journal, start.astimezone(UTC))
    entry = reflect(journal, write(keep=True))
    midnight = datetime(change.year, change.month, change.day, tzinfo=LISBON).astimezone(UTC)
    clock.moment = midnight - timedelta(seconds=1)
    assert offered(journal) == []
    clock.moment = midnight
    assert offered(journal) == [entry.thread]


def test_a_clock_set_back_brings_nothing_twice(journal: Journal, write: Write, clock: Clock) -> None:
    entry = reflect(journal, write(keep=True))
    clock.forward(days=8)
    assert offered(journal) == [entry.thread]
    look(journal, entry.thread)
    clock.forward(days=-7)
    reflect(journal, entries.read(journal, entry.id))
    looking_again.settle(journal, entry.thread)
    for _ in range(28):
        assert offered(journal) == []
        clock.forward(days=1)
    clock.forward(days=1)
    assert offered(journal) == [entry.thread]


def test_a_clock_that_was_years_ahead_brings_nothing_early(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = reflect(journal, write(keep=True))
    now = clock.moment
    clock.forward(days=3000)
    looking_again.let_pass(journal)
    clock.moment = now
    for _ in range(6):
        assert offered(journal) == []
        clock.forward(days=1)
    assert entries.read(journal, entry.id) == entry


def test_what_was_let_go_does_not_come_back_with_a_clock_set_back(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = reflect(journal, write(keep=True))
    clock.forward(days=7)
    offers.let_go(journal, f"look-again:{entry.thread}")
    clock.forward(days=-1)
    look(journal, entry.thread)
    assert offers.planned(journal, entry.thread) == after(entry, 30)
    clock.forward(days=2)
    assert offered(journal) == []


def test_what_is_chosen_after_looking_is_offered_where_it_is_still_the_day_before(
    journal: Journal, write: Write
) -> None:
    clock = travelling(journal, datetime(2026, 11, 21, 20, tzinfo=UTC))
    clock.where = AUCKLAND
    entry = write(keep=True)
    look(journal, entry.thread)
    clock.where = HONOLULU
    chosen = offers.plan_look_again(journal, entry.thread, 1).value
    assert offers.planned(journal, entry.thread) == chosen == clock().date() + timedelta(days=1)


@how(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(-20, 60), st.sampled_from(["look", "skip", "pass", "see"])), max_size=12)
)
def test_whatever_is_done_and_however_the_clock_is_set_no_day_comes_back(
    journal: Journal, write: Write, clock: Clock, moves: list[tuple[int, str]]
) -> None:
    entry = reflect(journal, write("again", keep=True))
    answered: set[date] = set()
    for days, act in moves:
        clock.forward(days=days)
        due = {each.day for each in offers.due(journal) if each.thread == entry.thread}
        assert not due & answered
        assert all(day <= clock().date() for day in due)
        if act == "look":
            look(journal, entry.thread)
            answered |= due
        elif act == "skip" and due:
            offers.let_go(journal, f"look-again:{entry.thread}")
            answered |= due
        elif act == "pass":
            looking_again.let_pass(journal)
