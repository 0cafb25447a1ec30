"""A writer who travels, over days of 23 and 25 hours and with a clock set back: Today, Follow-ups, calendar.

All of them are compared with plain dictionaries of days: nothing is shown on a wrong day, and nothing twice.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journal.app import calendar, conversations, entries, next_times, offers, opening, today
from journal.app import settings as kept
from journal.app.journal import Journal, Machine
from journal.model.conversation import Plan, State, When
from tests.conftest import journal_in

ZONES = ("Europe/Lisbon", "America/New_York", "Pacific/Honolulu", "Pacific/Kiritimati", "Asia/Kathmandu")
# The evening before the hour that comes twice, before the one that never comes, before a leap day and a year.
STARTS = (
    datetime(2026, 10, 24, 20, 10, tzinfo=UTC),
    datetime(2026, 10, 31, 21, 40, tzinfo=UTC),
    datetime(2027, 3, 27, 22, 50, tzinfo=UTC),
    datetime(2028, 2, 28, 18, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 9, 59, tzinfo=UTC),
)
ACTS = ("hear", "plan", "hold", "set down", "answer", "look in", "look")
MOVES = st.one_of(
    st.tuples(st.just("pass"), st.integers(1, 40)),
    st.tuples(st.just("pass"), st.integers(40, 400)),
    st.tuples(st.just("fly"), st.integers(0, len(ZONES) - 1)),
    st.tuples(st.just("set back"), st.integers(1, 80)),
    st.tuples(st.just("put right"), st.just(0)),
    *[st.tuples(st.just(act), st.integers(0, 9)) for act in ACTS],
)


class Hands:
    """A clock on the wall: where one is, and how many hours it is behind."""

    def __init__(self, moment: datetime) -> None:
        self.moment, self.zone, self.behind = moment, ZoneInfo(ZONES[0]), timedelta()

    def __call__(self) -> datetime:
        return (self.moment - self.behind).astimezone(self.zone)


class Writer:
    """Does things to a journal, and knows of each the day on which it belongs."""

    def __init__(self, journal: Journal, clock: Hands) -> None:
        self.journal, self.clock = journal, clock
        self.written: dict[str, date] = {}
        self.planned: dict[str, date] = {}
        self.held: dict[str, date] = {}
        self.asked: dict[str, tuple[date, int]] = {}
        self.looks: dict[str, tuple[date, bool]] = {}
        self.looked: dict[str, date] = {}
        # What each thread counts from: by a clock set back, a look may come to be what was written first.
        self.began: dict[str, tuple[datetime, date]] = {}

    @property
    def today(self) -> date:
        return self.clock().date()

    def do(self, act: str, number: int) -> None:
        match act:
            case "pass":
                self.clock.moment += timedelta(hours=number)
            case "fly":
                self.clock.zone = ZoneInfo(ZONES[number])
            case "set back":
                self.clock.behind = timedelta(hours=number)
            case "put right":
                self.clock.behind = timedelta()
            case _:
                getattr(self, act.replace(" ", "_"))(number)

    def hear(self, _number: int) -> None:
        entry = entries.log(self.journal, "feedback", "", "what they said").value
        self.written[entry.id] = self.today
        self.began[entry.id] = (self.clock(), self.today)

    def plan(self, days: int) -> None:
        day = self.today + timedelta(days=days)
        talk = conversations.begin(self.journal, ("Ana",), "", Plan(day), None).value
        self.written[talk.id], self.planned[talk.id] = self.today, day

    def hold(self, _number: int) -> None:
        for talk in [each for each, day in self.planned.items() if day <= self.today][:1]:
            del self.planned[talk]
            conversations.hold(self.journal, talk)
            self.held[talk] = self.today

    def set_down(self, days: int) -> None:
        if len(self.asked) < today.MOST:
            every = days + 1
            plan = next_times.make(self.journal, "when", "I will", None, every).value
            self.asked[plan.id] = (self.today + timedelta(days=every), every)

    def answer(self, number: int) -> None:
        for plan, (day, every) in list(self.asked.items()):
            if day <= self.today:
                next_times.check_in(self.journal, plan, "tried" if number % 2 else "not-yet")
                self.asked[plan] = (self.today + timedelta(days=every), every)

    def look_in(self, days: int) -> None:
        heard = [each for each in self.written if entries.read(self.journal, each).kind == "feedback"]
        for thread in heard[-1:]:
            offers.plan_look_again(self.journal, thread, days + 1)
            self.looks[thread] = (self.today + timedelta(days=days + 1), True)

    def look(self, _number: int) -> None:
        for thread in [each for each in self.looks if self.is_to_look_at(each)][:1]:
            entry = entries.begin(self.journal, "reflection", offers.LOOKING_AGAIN, thread)
            entries.save(self.journal, replace(entry, title="Now"), "a")
            entries.keep(self.journal, entry.id)
            self.written[entry.id] = self.today
            intervals = kept.load(self.journal).look_again_days
            self.began[thread] = min(self.began[thread], (self.clock(), self.today))
            self.looked[thread] = max(self.looked.get(thread, date.min), self.today)
            ahead = [self.began[thread][1] + timedelta(days=each) for each in intervals]
            following = [day for day in ahead if day > self.looked[thread]]
            del self.looks[thread]
            if following:
                self.looks[thread] = (min(following), False)

    def is_to_look_at(self, thread: str) -> bool:
        day, chosen = self.looks[thread]
        return day <= self.today and (chosen or day >= self.today - timedelta(days=30))

    # what is to be seen

    def look_round(self) -> None:
        self._look_at_today()
        self._look_at_follow_ups()
        self._look_at_calendar()
        self._look_ahead()

    def _look_at_today(self) -> None:
        shown = today.today(self.journal)
        notes = (*shown.waiting, *shown.more)
        assert len({note.offer for note in notes}) == len(notes)
        talks = sorted(note.entry for note in notes if note.talk)
        assert talks == sorted(each for each, day in self.planned.items() if day <= self.today)
        looks = sorted(note.thread for note in notes if note.look_again)
        assert looks == sorted(each for each in self.looks if self.is_to_look_at(each))
        asked = sorted(plan.id for plan in shown.keep_going)
        assert asked == sorted(each for each, (day, _every) in self.asked.items() if day <= self.today)

    def _look_ahead(self) -> None:
        for plan, (day, _every) in self.asked.items():
            assert next_times.read(self.journal, plan).ask_on == day
        for thread, (day, _chosen) in self.looks.items():
            if day > self.today:
                assert offers.planned(self.journal, thread) == day
        for talk, day in self.held.items():
            assert conversations.read(self.journal, talk).settled_on == day

    def _look_at_follow_ups(self) -> None:
        groups = conversations.groups(self.journal).groups
        shown = [(talk.id, group.id) for group in groups for talk in group.rows]
        wanted: list[tuple[str, When | State]] = []
        wanted += [(talk, self._when(day)) for talk, day in self.planned.items()]
        wanted += [(talk, State.HELD) for talk in self.held]
        assert sorted(shown) == sorted(wanted)
        assert conversations.count_due(self.journal) == sum(
            day <= self.today for day in self.planned.values()
        )

    def _when(self, day: date) -> When:
        ahead = (day - self.today).days
        if ahead < 0:
            return When.STILL_OPEN
        if ahead == 0:
            return When.TODAY
        return When.THIS_WEEK if ahead < 7 else When.LATER

    def _look_at_calendar(self) -> None:
        month = calendar.month(self.journal, None, 0)
        assert month.today == self.today
        shown = range(month.days[0].toordinal(), month.days[-1].toordinal() + 1)
        kinds, planned, held = (
            {day: count for day, count in Counter(days.values()).items() if day.toordinal() in shown}
            for days in (self.written, self.planned, self.held)
        )
        assert {each.day: sum(each.kinds) for each in month.marked if sum(each.kinds)} == kinds
        assert {each.day: each.planned for each in month.marked if each.planned} == planned
        assert {each.day: each.held for each in month.marked if each.held} == held


# Each try makes a journal: to make a failing walk shorter would take minutes.
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.sampled_from(STARTS), st.lists(MOVES, min_size=25, max_size=45))
def test_wherever_one_is_and_whatever_the_clocks_do(start: datetime, moves: list[tuple[str, int]]) -> None:
    clock = Hands(start)
    machine = Machine(clock, random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=clock.zone))
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(Path(folder) / "Away.afterword", machine)
        try:
            writer = Writer(journal, clock)
            for act, number in moves:
                writer.do(act, number)
                writer.look_round()
        finally:
            opening.close(journal)
