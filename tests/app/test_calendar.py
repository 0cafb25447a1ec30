from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from journal.app import calendar
from journal.app.journal import Journal
from tests.conftest import NOON, Clock

WEST = timezone(timedelta(hours=-8))


def test_a_month_has_its_days_and_today(journal: Journal, write) -> None:
    write(keep=True, happened_at=datetime(2026, 11, 1, 0, 0, tzinfo=UTC))
    write(keep=True, kind="mistake", happened_at=datetime(2026, 11, 1, 23, 59, tzinfo=WEST))
    write(happened_at=NOON)
    shown = calendar.month(journal, None, 0)
    assert (shown.month, shown.today) == (date(2026, 11, 1), NOON.date())
    assert shown.days[0] == date(2026, 10, 26)
    assert [(each.day, each.entries) for each in shown.marked] == [(date(2026, 11, 1), 2), (NOON.date(), 1)]


def test_conversations_stand_on_their_day_wherever_one_is(journal: Journal, write, clock: Clock) -> None:
    talk = write(kind="conversation", keep=True)
    day = date(2026, 11, 30)
    journal.store.execute("DELETE FROM conversation")
    journal.store.execute(
        "INSERT INTO conversation VALUES (?, 'planned', '2026-11-30', NULL, 0, NULL)", (talk.id,)
    )
    for zone in (timezone(timedelta(hours=14)), WEST):
        clock.moment = NOON.astimezone(zone)
        (marked,) = [each for each in calendar.month(journal, None, 6).marked if each.planned]
        assert (marked.day, marked.planned) == (day, 1)
        assert [row.id for row in calendar.day(journal, day).planned] == [talk.id]
    assert calendar.day(journal, day).entries == ()


def test_what_is_planned_has_its_time_of_day(journal: Journal, write) -> None:
    talks = [write(kind="conversation", keep=True) for _ in range(2)]
    journal.store.execute("DELETE FROM conversation")
    for talk, at in zip(talks, ("15:30", None), strict=True):
        journal.store.execute(
            "INSERT INTO conversation VALUES (?, 'planned', '2026-11-30', ?, 0, NULL)", (talk.id, at)
        )
    found = calendar.day(journal, date(2026, 11, 30))
    assert {row.id: found.times[row.place] for row in found.planned} == {
        talks[0].id: time(15, 30),
        talks[1].id: None,
    }


def test_a_talk_held_on_the_day_it_was_written_is_listed_once(journal: Journal, write) -> None:
    talk = write(kind="conversation", keep=True)
    journal.store.execute("DELETE FROM conversation")
    held = NOON.date().isoformat()
    journal.store.execute("INSERT INTO conversation VALUES (?, 'held', NULL, NULL, 0, ?)", (talk.id, held))
    found = calendar.day(journal, NOON.date())
    assert ([row.id for row in found.held], found.entries) == ([talk.id], ())


def test_on_this_day_is_the_same_wall_clock_day_of_earlier_years(journal: Journal, write) -> None:
    assert calendar.on_this_day(journal) == ()
    late = write(keep=True, happened_at=datetime(2025, 11, 21, 23, 59, tzinfo=WEST))
    early = write(keep=True, happened_at=datetime(2024, 11, 21, 0, 0, tzinfo=timezone(timedelta(hours=14))))
    write(keep=True, happened_at=datetime(2025, 11, 22, 0, 0, tzinfo=WEST))
    write(keep=True, happened_at=NOON)
    write(happened_at=datetime(2025, 11, 21, 12, 0, tzinfo=UTC))
    assert [row.id for row in calendar.on_this_day(journal)] == [late.id, early.id]


def test_a_leap_day_is_remembered_every_year_once(journal: Journal, write, clock: Clock) -> None:
    leap = write(keep=True, happened_at=datetime(2024, 2, 29, 9, 0, tzinfo=UTC))
    shown = []
    clock.moment = datetime(2027, 2, 26, 12, 0, tzinfo=UTC)
    for _ in range(368 * 2):
        if leap.id in {row.id for row in calendar.on_this_day(journal)}:
            shown.append(clock().date())
        clock.forward(days=1)
    assert shown == [date(2027, 2, 28), date(2028, 2, 29), date(2029, 2, 28)]
