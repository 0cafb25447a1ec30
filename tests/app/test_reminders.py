"""When to say that something waits: once a day, not in quiet hours, whatever the clocks do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.app import next_times, reminders, settings
from journal.app.journal import Journal
from journal.app.reminders import Outlook, Quiet, look, next_notice
from journal.store import values
from tests.app.conftest import Write
from tests.conftest import Clock

LISBON, TOKYO, LOS_ANGELES = (
    ZoneInfo(name) for name in ("Europe/Lisbon", "Asia/Tokyo", "America/Los_Angeles")
)
NIGHT = Quiet(time(20), time(8))
NONE = Quiet(time(8), time(8))


def in_zone(zone: ZoneInfo) -> Callable[[datetime], datetime]:
    """What the machine does: a wall-clock time that does not exist comes as the one it really is."""
    return lambda naive: naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0, zone: ZoneInfo = LISBON) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=zone)


NOW = at(2026, 11, 21)


@pytest.mark.parametrize(
    ("quiet", "hours"),
    [
        (NIGHT, {*range(20, 24), *range(8)}),
        (Quiet(time(12), time(14)), {12, 13}),
        (NONE, set()),
        (Quiet(time(0), time(23, 59)), set(range(24))),
    ],
)
def test_quiet_hours_may_pass_midnight(quiet: Quiet, hours: set[int]) -> None:
    assert {hour for hour in range(24) if quiet.covers(time(hour))} == hours


def test_what_is_due_is_told_at_once_and_then_on_the_next_day() -> None:
    local = in_zone(LISBON)
    assert next_notice(NOW, None, NIGHT, None, local) is None
    assert next_notice(NOW, NOW.date(), NIGHT, None, local) == NOW
    assert next_notice(NOW, date(2026, 11, 1), NIGHT, None, local) == NOW
    assert next_notice(NOW, date(2026, 11, 23), NIGHT, None, local) == at(2026, 11, 23, 8)
    assert next_notice(NOW, NOW.date(), NIGHT, date(2026, 11, 20), local) == NOW
    assert next_notice(NOW, NOW.date(), NIGHT, NOW.date(), local) == at(2026, 11, 22, 8)
    assert next_notice(NOW, NOW.date(), NONE, NOW.date(), local) == at(2026, 11, 22, 0)


def test_in_quiet_hours_it_waits_for_their_end() -> None:
    local = in_zone(LISBON)
    assert next_notice(at(2026, 11, 21, 20), NOW.date(), NIGHT, None, local) == at(2026, 11, 22, 8)
    assert next_notice(at(2026, 11, 21, 7, 59), NOW.date(), NIGHT, None, local) == at(2026, 11, 21, 8)
    noon = Quiet(time(12), time(14))
    assert next_notice(NOW, NOW.date(), noon, None, local) == at(2026, 11, 21, 14)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (at(2026, 3, 28, 23), at(2026, 3, 29, 8)),  # the night of 23 hours
        (at(2026, 10, 24, 23), at(2026, 10, 25, 8)),  # the night of 25 hours
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall_when_it_changes(now: datetime, end: datetime) -> None:
    found = next_notice(now, now.date(), NIGHT, None, in_zone(LISBON))
    assert found == end
    assert found is not None
    assert found.utcoffset() == end.utcoffset()


def test_an_end_that_the_night_leaves_out_comes_an_hour_later() -> None:
    quiet = Quiet(time(22), time(1, 30))  # 01:00 to 02:00 is not there on 29 March
    found = next_notice(at(2026, 3, 28, 23), date(2026, 3, 28), quiet, None, in_zone(LISBON))
    assert found is not None
    assert found.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_who_travels_is_not_told_twice() -> None:
    # Told on the 21st in Tokyo, then flown to where it is the 20th.
    now = at(2026, 11, 20, 18, zone=LOS_ANGELES)
    found = next_notice(now, now.date(), NIGHT, date(2026, 11, 21), in_zone(LOS_ANGELES))
    assert found == at(2026, 11, 22, 8, zone=LOS_ANGELES)
    # Told on the 20th in Los Angeles, then flown to where it is the 22nd.
    now = at(2026, 11, 22, 9, zone=TOKYO)
    assert next_notice(now, now.date(), NIGHT, date(2026, 11, 20), in_zone(TOKYO)) == now


def test_a_clock_that_was_years_ahead_keeps_nothing_from_being_told() -> None:
    assert next_notice(NOW, NOW.date(), NIGHT, date(2031, 1, 1), in_zone(LISBON)) == NOW


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - in UTC below
    st.sampled_from((LISBON, TOKYO, LOS_ANGELES)),
    st.times(),
    st.times(),
    st.integers(-400, 400),
    st.one_of(st.none(), st.integers(-400, 400)),
)
def test_whatever_the_clocks_do_a_notice_is_ahead_and_not_in_quiet_hours(
    moment: datetime, zone: ZoneInfo, start: time, end: time, due: int, last: int | None
) -> None:
    now = moment.replace(tzinfo=UTC).astimezone(zone)
    quiet = Quiet(start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0))
    day = now.date() + timedelta(days=due)
    told = None if last is None else now.date() + timedelta(days=last)
    found = next_notice(now, day, quiet, told, in_zone(zone))
    assert found is not None
    assert found >= now
    assert found.date() >= day
    assert found.date() != told or (last is not None and last > 1)
    # An end of quiet hours that is said twice in a night, or left out, is the only one that can look quiet.
    if quiet.covers(found.time()):
        assert found.utcoffset() != now.utcoffset()


@pytest.fixture
def reminded(journal: Journal) -> Journal:
    settings.change(journal, reminders=True)
    return journal


def test_reminders_are_off_until_somebody_wants_them(journal: Journal, write: Write, clock: Clock) -> None:
    write(keep=True)
    clock.forward(days=1)
    assert look(journal, in_view=False) == Outlook()
    assert values.get(journal.store, reminders.KEY) is None


def test_it_tells_once_a_day_for_as_long_as_something_waits(
    reminded: Journal, write: Write, clock: Clock
) -> None:
    write(keep=True)
    assert look(reminded, in_view=False) == Outlook(wanted=True)
    clock.forward(days=1)
    assert look(reminded, in_view=False).notify
    for _ in range(20):
        clock.forward(minutes=5)
        outlook = look(reminded, in_view=False)
        assert not outlook.notify
    assert outlook.again == clock().replace(day=23, hour=8, minute=0)
    clock.forward(days=1)
    assert look(reminded, in_view=False).notify


def test_something_new_is_told_on_the_same_day(reminded: Journal, write: Write, clock: Clock) -> None:
    write(keep=True)
    next_times.make(reminded, "", "ask Ana first", every_days=1)
    clock.forward(days=1, hours=-2)
    assert look(reminded, in_view=False).notify
    write("another", keep=True)
    settings.change(reminded, cool_down_hours=0)
    assert look(reminded, in_view=False).notify
    assert not look(reminded, in_view=False).notify


def test_what_was_told_and_done_is_not_told_again(reminded: Journal, clock: Clock) -> None:
    plan = next_times.make(reminded, "", "ask Ana first").value
    clock.forward(days=7)
    assert look(reminded, in_view=False).notify
    next_times.check_in(reminded, plan.id, "not-yet")
    outlook = look(reminded, in_view=False)
    assert (outlook.notify, outlook.again) == (False, None)


def test_who_has_the_window_before_them_is_not_told(reminded: Journal, write: Write, clock: Clock) -> None:
    write(keep=True)
    clock.forward(days=1)
    assert not look(reminded, in_view=True).notify
    assert not look(reminded, in_view=False).notify
    clock.forward(days=1)
    assert look(reminded, in_view=False).notify


def test_quiet_hours_are_the_writers(reminded: Journal, write: Write, clock: Clock) -> None:
    settings.change(reminded, quiet_from="09:00", quiet_to="13:30")
    write(keep=True)
    clock.forward(days=1)
    assert look(reminded, in_view=False) == Outlook(False, clock().replace(hour=13, minute=30), wanted=True)
    clock.forward(hours=1, minutes=30)
    assert look(reminded, in_view=False).notify


def test_flying_over_the_date_line_and_a_clock_set_back_tell_once(
    reminded: Journal, write: Write, clock: Clock
) -> None:
    settings.change(reminded, quiet_from="00:00", quiet_to="00:00")
    write(keep=True)
    clock.forward(days=2)
    assert look(reminded, in_view=False).notify
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=-11)))
    assert not look(reminded, in_view=False).notify
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=13)))
    assert [look(reminded, in_view=False).notify for _ in range(3)] in ([True, False, False], [False] * 3)
    clock.forward(hours=-20)
    assert not look(reminded, in_view=False).notify


def test_a_journal_that_cannot_be_written_to_reminds_all_the_same(
    reminded: Journal, write: Write, clock: Clock
) -> None:
    write(keep=True)
    clock.forward(days=1)
    reminded.store.read_only = True
    outlook = look(reminded, in_view=False)
    assert outlook.notify
    assert not look(reminded, in_view=False, told=outlook.last).notify
    assert values.get(reminded.store, reminders.KEY) is None


@pytest.mark.parametrize(
    "held", ["x", [], {"day": "x", "names": []}, {"day": 3, "names": [1]}, {"names": []}]
)
def test_what_another_version_kept_does_not_matter(
    reminded: Journal, write: Write, clock: Clock, held: object
) -> None:
    values.put(reminded.store, reminders.KEY, held)
    write(keep=True)
    clock.forward(days=1)
    assert look(reminded, in_view=False).notify
