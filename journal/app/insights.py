"""Use cases of insights: each figure read for a span, as a table, and the entries behind a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from journal.app.assets import assets
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.exporters.insights import Part, as_csv, sheet
from journal.exporters.pages import Page as DrawnPage
from journal.exporters.pages import draw_pages
from journal.files.private import write_private
from journal.model import insights as model
from journal.model import recurring
from journal.model.entry import Summary
from journal.model.insights import TRIGGERS, Span, Table
from journal.model.kinds import KINDS
from journal.model.query import Query
from journal.model.recurring import Recurring
from journal.store import insights as stored
from journal.store import listing

__all__ = ("DrawnPage", "Figure", "Part", "as_csv", "save", "sheet")

SLOPES = 8  # threads in "how it stung": the newest
THEMES = 8
WORDS = 12
WORD_ENTRIES = 1_000  # the newest entries whose words are counted
WORD_STEP = 25  # entries read at once: what a step takes is what a key press may have to wait for
GUIDE = ("afterword.what-keeps-coming-back", "what-keeps-coming-back")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    `read(journal, span)` gives its value (`journal.model.insights`), `table(value)` that as a table, and
    `behind(journal, span, key)` the places of the entries behind a row's key, newest first.
    """

    id: str
    read: Callable[[Journal, Span], Any]
    table: Callable[[Any], Table]
    behind: Callable[[Journal, Span, str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Reach:
    """What spans there are to choose from: today, and the years of the journal, the latest first."""

    today: date
    years: tuple[int, ...]


def reach(journal: Journal) -> Reach:
    """Give what spans there are."""
    today = journal.now().date()
    first = stored.first_day(journal.store) or today
    return Reach(today, tuple(range(today.year, min(first.year, today.year) - 1, -1)))


def everything(journal: Journal) -> Span:
    """Give the span from the oldest entry up to today."""
    today = journal.now().date()
    return Span(min(stored.first_day(journal.store) or today, today), today)


def read(journal: Journal, figure: str, span: Span) -> Any:
    """Give the value of a figure. Raises Invalid when there is no such figure."""
    return _figure(figure).read(journal, span)


def behind(journal: Journal, figure: str, span: Span, key: str) -> tuple[Summary, ...]:
    """Give the entries behind a row of a figure's table, newest first, at most 200. Raises Invalid."""
    return at(journal, _figure(figure).behind(journal, span, key))


def at(journal: Journal, places: Sequence[int]) -> tuple[Summary, ...]:
    """Give the entries at these places, at most 200."""
    return listing.summaries(journal.store, places[: stored.MOST_BEHIND], Query())


def count_words(journal: Journal, span: Span, held: Recurring) -> Recurring:
    """Count the words of a few more entries, the newest first; `done` tells when those were the last."""
    limit = min(WORD_STEP, WORD_ENTRIES - held.entries)
    found = stored.texts(journal.store, span, held.before, limit)
    for place, text, people in found:
        recurring.add(held, place, text, people, stop_words())
        held.before = place
    held.done = len(found) < limit or held.entries >= WORD_ENTRIES
    return held


@cache
def stop_words() -> recurring.StopWords:
    """Give the small words by language code, from `resources/stop-words`."""
    return MappingProxyType(
        {
            path.stem: frozenset(path.read_text("utf-8").split())
            for path in sorted(assets("stop-words").glob("??.txt"))
        }
    )


def save(path: Path, data: bytes) -> None:
    """Write a figure where the writer wants it. Raises ReadOnly, DiskFull, StorageLost or StorageFailed."""
    write_private(path, data)


def save_table(path: Path, head: Sequence[str], rows: Sequence[Sequence[str | int | float]]) -> None:
    """Write a table for a spreadsheet. Raises as `save`."""
    save(path, as_csv(head, rows))


def pages(pdf: bytes, scale: float) -> list[DrawnPage]:
    """Give the pages of a PDF as pictures, for a preview or a printer; scale 1 is 72 dots per inch."""
    return draw_pages(pdf, scale)


# Reading


def _year(journal: Journal, span: Span) -> model.Year:
    first = max(span.since, model.a_year_before(span.until))
    return model.year(stored.day_counts(journal.store, replace(span, since=first)), span)


def _words(journal: Journal, span: Span) -> Recurring:
    held = Recurring()
    while not held.done:
        count_words(journal, span, held)
    return held


# Tables


def _year_table(value: model.Year) -> Table:
    rows: tuple[tuple[str | int | float, ...], ...] = tuple(
        (each.day.isoformat(), *each.kinds) for each in value.days
    )
    return Table(("day", *(kind.id for kind in KINDS)), rows, tuple(str(row[0]) for row in rows))


def _followed_table(value: model.FollowedUp) -> Table:
    rows: list[tuple[str | int | float, ...]] = [
        (f"{each.year}-Q{each.number}", each.count, each.median) for each in value.quarters
    ]
    if value.median is not None:
        rows.append(("all", value.count, value.median))
    return Table(("quarter", "threads", "median days"), tuple(rows), tuple(str(row[0]) for row in rows))


def _follow_ups_table(value: model.FollowUps) -> Table:
    rows = (("held", value.held), ("ahead", value.ahead), ("let-go", value.let_go))
    return Table(("state", "conversations"), rows, ("held", "planned", "let-go"))


def _next_times_table(value: model.NextTimes) -> Table:
    said = value.well + value.partly + value.badly
    rows = (
        ("well", value.well),
        ("partly", value.partly),
        ("badly", value.badly),
        ("not said", value.tried - said),
        ("came back", value.came_back),
        ("all", value.tried),
    )
    return Table(("went", "times"), rows, ("well", "partly", "badly", "", "", "all"))


def _stings_table(value: tuple[model.Slope, ...]) -> Table:
    rows = tuple(
        (each.title, each.then, each.then_day.isoformat(), each.now, each.now_day.isoformat())
        for each in value
    )
    columns = ("thread", "at first", "first day", "looking again", "looked on")
    return Table(columns, rows, tuple(each.thread for each in value))


def _themes_table(value: tuple[model.Theme, ...]) -> Table:
    rows = tuple((each.name, each.feedback, each.mistakes, each.people) for each in value)
    return Table(("theme", "feedback", "mistake", "people"), rows, tuple(each.name for each in value))


def _triggers_table(value: tuple[tuple[str, int], ...]) -> Table:
    return Table(("trigger", "entries"), value, tuple(name for name, _ in value))


def words_table(value: Recurring) -> Table:
    """Give the words that recur most as a table."""
    found = recurring.most_common(value, WORDS)
    rows = tuple((each.word, each.entries) for each in found)
    return Table(("word", "entries"), rows, tuple(each.word for each in found))


# What is behind


def _quarter_places(journal: Journal, span: Span, key: str) -> Sequence[int]:
    if key == "all":
        return stored.held_places(journal.store, span)
    year, _, number = key.partition("-Q")
    if not (year.isdigit() and number in {"1", "2", "3", "4"}):
        return ()
    first = date(int(year), int(number) * 3 - 2, 1)
    last = date(int(year), int(number) * 3, 31 if number in {"1", "4"} else 30)
    return stored.held_places(journal.store, Span(max(first, span.since), min(last, span.until)))


def _trigger_places(journal: Journal, span: Span, key: str) -> Sequence[int]:
    if key not in TRIGGERS:
        return ()
    first = TRIGGERS.index(key)
    last = first if first < len(TRIGGERS) - 1 else 1_000
    return stored.trigger_places(journal.store, first, last, span)


def _tried_places(journal: Journal, span: Span, key: str) -> Sequence[int]:
    return stored.tried_places(journal.store, span, "" if key == "all" else key)


def _word_places(journal: Journal, span: Span, key: str) -> Sequence[int]:
    return _words(journal, span).places.get(key, ())


FIGURES = (
    Figure(
        "followed-up",
        lambda journal, span: model.followed_up(stored.followed(journal.store, span)),
        _followed_table,
        _quarter_places,
    ),
    Figure(
        "follow-ups",
        lambda journal, span: stored.follow_ups(journal.store, span, journal.now().date()),
        _follow_ups_table,
        lambda journal, span, key: stored.state_places(journal.store, key, span),
    ),
    Figure(
        "next-times",
        lambda journal, span: model.next_times(stored.tries(journal.store, span), span),
        _next_times_table,
        _tried_places,
    ),
    Figure(
        "year",
        _year,
        _year_table,
        lambda journal, _span, key: stored.day_places(journal.store, date.fromisoformat(key)),
    ),
    Figure(
        "stings",
        lambda journal, span: model.slopes(stored.stings(journal.store, span, SLOPES), SLOPES),
        _stings_table,
        lambda journal, _span, key: stored.thread_places(journal.store, key),
    ),
    Figure(
        "themes",
        lambda journal, span: model.themes(stored.themes(journal.store, span, THEMES), THEMES),
        _themes_table,
        lambda journal, span, key: stored.theme_places(journal.store, key, span),
    ),
    Figure(
        "triggers",
        lambda journal, span: model.triggers(stored.trigger_positions(journal.store, span)),
        _triggers_table,
        _trigger_places,
    ),
    Figure("words", _words, words_table, _word_places),
)
FIGURE_BY_ID = MappingProxyType({figure.id: figure for figure in FIGURES})


def _figure(name: str) -> Figure:
    if name not in FIGURE_BY_ID:
        raise Invalid("figure", f"none of {', '.join(FIGURE_BY_ID)}")
    return FIGURE_BY_ID[name]
