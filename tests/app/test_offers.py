"""What Today offers, never twice and never on a wrong day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.app import entries, offers, settings
from journal.app.journal import Journal
from journal.app.settings import COOL_DOWN_HOURS
from journal.app.today import Note, today
from journal.errors import Invalid
from journal.model.entry import Entry
from journal.store import values
from tests.app.conftest import Write, prompt_of
from tests.conftest import Clock

LISBON = ZoneInfo("Europe/Lisbon")


class LisbonClock(Clock):
    """A wall clock of Lisbon: what moves is the time that goes on, not its hands."""

    def __call__(self) -> datetime:
        return self.moment.astimezone(LISBON)


def waiting(journal: Journal) -> list[Note]:
    return list(today(journal).waiting)


def ids(journal: Journal) -> list[str]:
    return [note.entry for note in waiting(journal)]


@pytest.mark.parametrize("hours", COOL_DOWN_HOURS)
@pytest.mark.parametrize("start", [date(2026, 10, 24), date(2026, 3, 28)])
def test_each_cool_down_lasts_as_long_over_the_change_of_the_clocks(
    journal: Journal, write: Write, hours: int, start: date
) -> None:
    clock = LisbonClock(datetime(start.year, start.month, start.day, 12, tzinfo=LISBON).astimezone(UTC))
    journal.machine = journal.machine._replace(clock=clock)
    settings.change(journal, cool_down_hours=hours)
    entry = write(keep=True)
    if hours:
        clock.forward(hours=hours, seconds=-1)
        assert ids(journal) == []
        clock.forward(seconds=1)
    assert ids(journal) == [entry.id]


@pytest.mark.parametrize("hours", COOL_DOWN_HOURS)
def test_what_was_reflected_is_offered_no_more_whatever_the_clock_does(
    journal: Journal, write: Write, clock: Clock, hours: int
) -> None:
    settings.change(journal, cool_down_hours=hours)
    entry = write(keep=True)
    clock.forward(hours=hours)
    answer = entries.answer_to(prompt_of(journal, entry, later=True), "I see it.")
    entries.save(journal, replace(entry, answers=(*entry.answers, answer)), "b")
    for days in (0, 1, 20, -21, -400):
        clock.forward(days=days)
        assert [note for note in waiting(journal) if not note.look_again] == []


@pytest.mark.parametrize("hours", [hours for hours in COOL_DOWN_HOURS if hours])
def test_a_clock_set_back_offers_nothing_early(
    journal: Journal, write: Write, clock: Clock, hours: int
) -> None:
    settings.change(journal, cool_down_hours=hours)
    entry = write(keep=True)
    clock.forward(days=-3)
    assert ids(journal) == []
    clock.forward(days=3, hours=hours)
    assert ids(journal) == [entry.id]


def heard(journal: Journal, write: Write, clock: Clock) -> Entry:
    entry = write(keep=True)
    clock.forward(days=1)
    return entry


def test_not_this_one_is_for_good(journal: Journal, write: Write, clock: Clock) -> None:
    entry = heard(journal, write, clock)
    (note,) = waiting(journal)
    change = offers.let_go(journal, note.offer)
    assert change.entries == {entry.id}
    for days in (0, 1, 7, -30, 30, 22):
        clock.forward(days=days)
        assert ids(journal) == []
    assert entries.read(journal, entry.id) == entry


def test_tomorrow_is_the_next_day_of_the_calendar(journal: Journal, write: Write, clock: Clock) -> None:
    entry = heard(journal, write, clock)
    clock.moment = clock.moment.replace(hour=23, minute=50)
    offers.put_off(journal, waiting(journal)[0].offer, 1)
    assert ids(journal) == []
    clock.forward(minutes=9)
    assert ids(journal) == []
    clock.forward(minutes=1)
    assert ids(journal) == [entry.id]


@pytest.mark.parametrize("day", [date(2026, 10, 24), date(2026, 3, 28)])
def test_tomorrow_is_right_in_the_nights_of_25_and_of_23_hours(
    journal: Journal, write: Write, day: date
) -> None:
    clock = LisbonClock(datetime(day.year, day.month, day.day - 2, 22, tzinfo=LISBON).astimezone(UTC))
    journal.machine = journal.machine._replace(clock=clock)
    entry = write(keep=True)
    clock.moment = datetime(day.year, day.month, day.day, 22, tzinfo=LISBON).astimezone(UTC)
    offers.put_off(journal, f"reflect:{entry.id}", 1)
    clock.forward(hours=1, minutes=59)
    assert ids(journal) == []
    clock.forward(minutes=1)
    assert ids(journal) == [entry.id]


def test_put_off_with_a_clock_that_was_years_ahead_it_comes_back(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = heard(journal, write, clock)
    now = clock.moment
    clock.forward(days=3000)
    offers.put_off(journal, f"reflect:{entry.id}", 1)
    clock.moment = now
    assert ids(journal) == [entry.id]


def test_what_was_let_go_makes_room_for_the_next(journal: Journal, write: Write, clock: Clock) -> None:
    made = []
    for number in range(8):
        clock.forward(minutes=1)
        made.append(write(f"moment {number}", keep=True))
    clock.forward(days=1)
    for note in waiting(journal):
        offers.let_go(journal, note.offer)
    assert ids(journal) == [entry.id for entry in reversed(made[:3])]


@pytest.mark.parametrize("days", [1, 7, 30])
def test_looking_again_is_offered_from_its_day_on(
    journal: Journal, write: Write, clock: Clock, days: int
) -> None:
    entry = write(kind="reflection", keep=True, sting=8)
    change = offers.plan_look_again(journal, entry.thread, days)
    assert change.value == clock().date() + timedelta(days=days) == offers.planned(journal, entry.thread)
    clock.moment = clock.moment.replace(hour=23, minute=59) + timedelta(days=days - 1)
    assert waiting(journal) == []
    clock.forward(minutes=1)
    (note,) = waiting(journal)
    assert (note.look_again, note.entry, note.thread, note.sting) == (True, entry.id, entry.thread, 8)
    clock.forward(days=90)
    assert [note.entry for note in waiting(journal)] == [entry.id]


def test_looking_again_ends_when_somebody_looked(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(kind="reflection", keep=True)
    offers.plan_look_again(journal, entry.thread, 7)
    clock.forward(days=8)
    again = entries.begin(journal, "reflection", offers.LOOKING_AGAIN, entry.thread)
    assert len(waiting(journal)) == 1
    entries.save(journal, replace(again, title="Looked"), "a")
    assert waiting(journal) == []
    offers.plan_look_again(journal, entry.thread, 7)
    clock.forward(days=7)
    assert len(waiting(journal)) == 1


def test_looking_again_can_be_let_go_put_off_and_taken_back(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write(kind="reflection", keep=True)
    offers.plan_look_again(journal, entry.thread, 7)
    clock.forward(days=7)
    offer = waiting(journal)[0].offer
    offers.put_off(journal, offer, 1)
    assert waiting(journal) == []
    clock.forward(days=1)
    assert len(waiting(journal)) == 1
    offers.let_go(journal, offer)
    clock.forward(days=1)
    assert waiting(journal) == []
    offers.plan_look_again(journal, entry.thread, 7)
    offers.plan_look_again(journal, entry.thread, None)
    assert offers.planned(journal, entry.thread) is None


def test_a_thread_that_is_in_the_trash_is_not_offered(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(kind="reflection", keep=True)
    offers.plan_look_again(journal, entry.thread, 7)
    clock.forward(days=7)
    entries.trash(journal, entry.id)
    assert waiting(journal) == []
    entries.restore(journal, entry.id)
    assert len(waiting(journal)) == 1


@pytest.mark.parametrize("days", [0, -1, 365 * 5 + 1])
def test_a_day_that_is_not_to_come_is_refused(journal: Journal, days: int) -> None:
    with pytest.raises(Invalid, match="days"):
        offers.plan_look_again(journal, "t", days)


@pytest.mark.parametrize("held", ["nonsense", [1], {"reflect:x": "soon"}, {"reflect:x": {"until": 3}}])
def test_what_was_kept_by_another_version_does_not_matter(
    journal: Journal, write: Write, clock: Clock, held: object
) -> None:
    entry = heard(journal, write, clock)
    values.put(journal.store, offers.LAID_ASIDE, held)
    assert ids(journal) == [entry.id]
    offers.let_go(journal, waiting(journal)[0].offer)
    assert ids(journal) == []
