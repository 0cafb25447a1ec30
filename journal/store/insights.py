"""What insights are worked out from: compact rows of a span of days, found through indices by range.

Where there could be many rows they are counted in the database: what runs there leaves the window its turn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType

from journal.model.insights import DayCount, Followed, FollowUps, Span, Sting, Theme, Try
from journal.model.times import to_stored
from journal.store import days
from journal.store.database import Row, Store
from journal.store.records import name_key, to_json

MOST_BEHIND = 200  # entries listed behind one figure
HEARD = "('feedback', 'mistake')"

# Each conversation held in the days asked for, when its thread began, and the first one held since then.
HELD = f"""
    SELECT thread, heard, (SELECT min(other.settled_on) FROM entry o
            CROSS JOIN conversation other ON other.entry = o.id
            WHERE o.thread = held.thread AND o.status <> 'trash' AND other.state = 'held'
            AND other.settled_on >= date(heard / 1000000.0, 'unixepoch')), settled_on, place
    FROM (
        SELECT e.thread, e.place, c.settled_on, (SELECT f.place FROM entry f WHERE f.thread = e.thread
            AND f.status = 'kept' AND f.kind IN {HEARD} ORDER BY f.place LIMIT 1) AS heard
        FROM conversation c CROSS JOIN entry e ON e.id = c.entry
        WHERE c.state = 'held' AND c.settled_on BETWEEN ? AND ? AND e.status <> 'trash'
    ) held WHERE heard IS NOT NULL"""
SETTLED = """SELECT count(*) FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = ? AND c.settled_on BETWEEN ? AND ? AND e.status <> 'trash'"""
AHEAD = """SELECT count(*) FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = 'planned' AND e.status <> 'trash'"""
TRIES = """SELECT commitment, number, instant, offset, went FROM check_in
    WHERE outcome = 'tried' AND instant >= ? ORDER BY instant"""
LOOKED = """SELECT thread FROM entry e WHERE e.kind = 'reflection' AND e.sting IS NOT NULL
    AND e.status = 'kept' AND e.place >= ? AND e.place < ? ORDER BY e.place DESC LIMIT ?"""
STINGS = """SELECT e.thread, e.place, coalesce(nullif(e.title, ''), substr(e.first_line, 1, 80)), e.sting
    FROM json_each(?) t CROSS JOIN entry e ON e.thread = t.value
    WHERE e.status = 'kept' AND e.sting IS NOT NULL AND e.place < ?"""
THEMES = f"""
    SELECT t.number, t.name, total(e.kind = 'feedback'), total(e.kind = 'mistake')
    FROM tag t CROSS JOIN entry_tag l ON l.tag = t.number AND l.trashed = 0 AND l.place >= ? AND l.place < ?
    CROSS JOIN entry e ON e.place = l.place AND e.status <> 'trash'
    WHERE e.status = 'kept' AND e.kind IN {HEARD} GROUP BY t.number HAVING count(*) > 1"""
OF_THEME = f"""FROM entry_tag l CROSS JOIN entry e ON e.place = l.place AND e.status <> 'trash'
    WHERE l.tag = ? AND l.trashed = 0 AND l.place >= ? AND l.place < ?
    AND e.status = 'kept' AND e.kind IN {HEARD}"""
PEOPLE = f"""SELECT count(*) FROM (SELECT DISTINCT p.person FROM (SELECT l.place {OF_THEME}) x
    CROSS JOIN entry_person p ON p.place = x.place AND p.trashed = 0)"""
# `guide_id` stands in the statement: only so does SQLite see that the index is meant for it.
HARD = """FROM entry e CROSS JOIN page p ON p.place = e.place, json_each(p.answers) answer
    JOIN json_each(answer.value, '$.value') chosen
    JOIN json_each(answer.value, '$.extra.options') option ON option.value = chosen.value
    WHERE e.guide_id = 'hard-to-hear' AND e.guide_pack = 'afterword.called-out' AND e.status = 'kept'
    AND e.place >= ? AND e.place < ? AND json_extract(answer.value, '$.prompt') = 'hard-because'"""
POSITIONS = f"SELECT option.key, count(*) {HARD} GROUP BY option.key"
TEXTS = """SELECT e.place, e.title, e.people, (SELECT json_group_array(answer.value -> '$.value')
        FROM json_each(p.answers) answer
        WHERE json_extract(answer.value, '$.field') IN ('text', 'short', 'two-sided'))
    FROM entry e CROSS JOIN page p ON p.place = e.place
    WHERE e.status = 'kept' AND e.place >= ? AND e.place < ? ORDER BY e.place DESC LIMIT ?"""


def day_counts(store: Store, span: Span) -> tuple[DayCount, ...]:
    """Give the days of a span with entries."""
    found = days.counts(store, span.since, span.until, drafts=False)
    return tuple(DayCount(day, kinds) for day, kinds in found)


def followed(store: Store, span: Span) -> tuple[Followed, ...]:
    """Give the first conversations held in their threads, of those held in the span."""
    found = store.rows(HELD, _iso(span))
    return tuple(
        Followed(thread, days.day_of(heard), date.fromisoformat(held))
        for thread, heard, first, held, _place in found
        if first == held
    )


def follow_ups(store: Store, span: Span, today: date) -> FollowUps:
    """Give how many conversations were held and let go, and are ahead when `today` is in the span."""
    ahead = store.number(AHEAD) if span.has(today) else 0
    return FollowUps(
        store.number(SETTLED, ("held", *_iso(span))), ahead, store.number(SETTLED, ("let-go", *_iso(span)))
    )


def tries(store: Store, span: Span) -> tuple[Try, ...]:
    """Give the check-ins "tried" from the span's first day on."""
    # The instant of a wall clock may lie a day off; what is too early is left out by its day.
    since = to_stored(datetime.combine(max(span.since, date(1, 1, 2)), datetime.min.time(), UTC))[0]
    found = (
        Try(commitment, number, days.day_of(instant + offset * 60_000_000), went)
        for commitment, number, instant, offset, went in store.rows(TRIES, (since - days.A_DAY,))
    )
    return tuple(each for each in found if each.day >= span.since)


def stings(store: Store, span: Span, most: int) -> tuple[Sting, ...]:
    """Give the stings of the threads that were looked at again last in the span, up to the span's end."""
    since, before = days.bounds(span.since, span.until)
    looked = store.rows(LOOKED, (since, before, 4 * most))  # a thread may be looked at several times
    threads = list(dict.fromkeys(thread for (thread,) in looked))
    return tuple(
        Sting(thread, place, days.day_of(place), title, sting)
        for thread, place, title, sting in store.rows(STINGS, (to_json(threads), before))
    )


def themes(store: Store, span: Span, most: int) -> tuple[Theme, ...]:
    """Give the themes of more than one feedback or mistake; people are counted for the `most` frequent."""
    places = days.bounds(span.since, span.until)
    found = store.rows(THEMES, places)
    found.sort(key=lambda row: (-(row[2] + row[3]), row[1].casefold()))
    return tuple(
        Theme(name, int(feedback), int(mistakes), store.number(PEOPLE, (number, *places)))
        for number, name, feedback, mistakes in found[:most]
    )


def trigger_positions(store: Store, span: Span) -> dict[int, int]:
    """Give how often each option of "What makes it hard to take in?" was chosen, by its position."""
    found = store.rows(POSITIONS, days.bounds(span.since, span.until))
    return {int(position): count for position, count in found}


def texts(store: Store, span: Span, before: int | None, limit: int) -> list[tuple[int, str, tuple[str, ...]]]:
    """Give the place, the words and the people of the newest kept entries of the span before a place."""
    since, end = days.bounds(span.since, span.until)
    found = store.rows(TEXTS, (since, end if before is None else before, limit))
    return [
        (place, "\n".join((title, *_lines(json.loads(answers)))), tuple(json.loads(people)))
        for place, title, people, answers in found
    ]


def _lines(values: Sequence[object]) -> list[str]:
    """Give the texts of answers: each value is a text, or two of them."""
    lines: list[str] = []
    for value in values:
        each_side = value if isinstance(value, list) else [value]
        lines += [each for each in each_side if isinstance(each, str)]
    return lines


# What is behind a figure: places of entries, newest first.

BY_STATE = """SELECT e.place FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = ? AND c.settled_on BETWEEN ? AND ? AND e.status <> 'trash'
    ORDER BY c.settled_on DESC LIMIT ?"""
PLANNED = """SELECT e.place FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = 'planned' AND e.status <> 'trash' ORDER BY c.day, c.time LIMIT ?"""
OF_A_THEME = f"SELECT l.place {OF_THEME} ORDER BY l.place DESC LIMIT ?"
OF_A_THREAD = """SELECT e.place FROM entry e WHERE e.thread = ? AND e.status = 'kept'
    ORDER BY e.place DESC LIMIT ?"""
OF_A_DAY = """SELECT e.place FROM entry e WHERE e.status = 'kept' AND e.place >= ? AND e.place < ?
    ORDER BY e.place DESC LIMIT ?"""
OF_A_TRIGGER = f"""SELECT e.place {HARD} AND option.key BETWEEN ? AND ? GROUP BY e.place
    ORDER BY e.place DESC LIMIT ?"""
TRIED = """SELECT e.place, i.instant, i.offset, i.went FROM check_in i
    CROSS JOIN commitment m ON m.id = i.commitment CROSS JOIN entry e ON e.id = m.entry
    WHERE i.outcome = 'tried' AND i.instant >= ? AND i.instant < ? AND e.status <> 'trash'
    ORDER BY i.instant DESC"""


def held_places(store: Store, span: Span) -> list[int]:
    """Give the places of the conversations behind `followed`."""
    found = store.rows(HELD, _iso(span))
    kept = [row for row in found if row[2] == row[3]]
    return [row[4] for row in sorted(kept, key=lambda row: str(row[3]), reverse=True)]


def state_places(store: Store, state: str, span: Span) -> list[int]:
    """Give the places of conversations planned, held or let go."""
    if state == "planned":
        return _places(store.rows(PLANNED, (MOST_BEHIND,)))
    return _places(store.rows(BY_STATE, (state, *_iso(span), MOST_BEHIND)))


def tried_places(store: Store, span: Span, went: str) -> list[int]:
    """Give the places of the entries that what was tried comes from; `went` may be empty for all."""
    since, before = days.bounds(span.since, span.until)
    found = store.rows(TRIED, (since - days.A_DAY, before + days.A_DAY))
    kept = (
        place
        for place, instant, offset, how in found
        if span.has(days.day_of(instant + offset * 60_000_000)) and (not went or how == went)
    )
    return list(dict.fromkeys(kept))


def theme_places(store: Store, name: str, span: Span) -> list[int]:
    """Give the places of the feedback and mistakes of a theme."""
    number = store.row("SELECT number FROM tag WHERE folded = ?", (name_key(name),))
    if number is None:
        return []
    return _places(store.rows(OF_A_THEME, (number[0], *days.bounds(span.since, span.until), MOST_BEHIND)))


def thread_places(store: Store, thread: str) -> list[int]:
    """Give the places of the kept entries of a thread."""
    return _places(store.rows(OF_A_THREAD, (thread, MOST_BEHIND)))


def day_places(store: Store, day: date) -> list[int]:
    """Give the places of the kept entries of a day."""
    return _places(store.rows(OF_A_DAY, (*days.bounds(day, day), MOST_BEHIND)))


def trigger_places(store: Store, first: int, last: int, span: Span) -> list[int]:
    """Give the places of the entries that chose an option at a position from `first` to `last`."""
    places = days.bounds(span.since, span.until)
    return _places(store.rows(OF_A_TRIGGER, (*places, first, last, MOST_BEHIND)))


def first_day(store: Store) -> date | None:
    """Give the day of the oldest entry outside the trash; None in an empty journal."""
    row = store.row("SELECT min(place) FROM entry WHERE status <> 'trash'")
    return days.day_of(row[0]) if row and row[0] is not None else None


# For the test that reads their plans.
STATEMENTS = MappingProxyType(
    {
        "days": days.KEPT_DAYS,
        "held": HELD,
        "settled": SETTLED,
        "ahead": AHEAD,
        "tries": TRIES,
        "looked": LOOKED,
        "stings": STINGS,
        "themes": THEMES,
        "people": PEOPLE,
        "triggers": POSITIONS,
        "texts": TEXTS,
    }
)


def _places(rows: list[Row]) -> list[int]:
    return [row[0] for row in rows]


def _iso(span: Span) -> tuple[str, str]:
    return span.since.isoformat(), span.until.isoformat()
