"""The figures as they are shown: for each its words, whether there is enough, and its painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from journal.app import insights
from journal.model.insights import LEAST, Slope, Table, Theme
from journal.model.recurring import Recurring
from journal.ui.insights import words
from journal.ui.insights.bars import Bar, Bars
from journal.ui.insights.chart import Chart
from journal.ui.insights.heat_map import HeatMap
from journal.ui.insights.number import Number, Step
from journal.ui.insights.slope_chart import SlopeChart
from journal.ui.look import Look

TOLD = 12  # rows of a table that a figure's description tells


@dataclass(frozen=True, slots=True)
class View:
    """How a figure is shown.

    `enough(value)` tells whether there is anything to say, `sentence(value)` says what it counts, and
    `chart(look, title, summary, value)` gives the painting. `why(value)` may say more of why it is
    too little.
    """

    id: str
    enough: Callable[[Any], bool]
    sentence: Callable[[Any], str]
    chart: Callable[[Look, str, str, Any], Chart]
    why: Callable[[Any], str] = lambda _value: ""


def table_of(figure: str, value: Any) -> Table:
    """Give a figure's value as a table."""
    return insights.FIGURE_BY_ID[figure].table(value)


def make_chart(look: Look, figure: str, value: Any) -> Chart:
    """Give the painting of a figure, with its words for a screen reader."""
    view = VIEW_BY_ID[figure]
    return view.chart(look, words.title(figure), summary(figure, value), value)


def summary(figure: str, value: Any) -> str:
    """Say in words what a figure shows: what it counts, and its first rows."""
    table = table_of(figure, value)
    lines = [
        ", ".join(
            f"{words.column(name)} {words.cell(name, cell)}"
            for name, cell in zip(table.columns, row, strict=True)
            if cell != 0
        )
        for row in table.rows[:TOLD]
    ]
    return " ".join([VIEW_BY_ID[figure].sentence(value), *(f"{line}." for line in lines)])


def _followed(look: Look, title: str, spoken: str, value: Any) -> Chart:
    course = tuple(
        Step(f"{each.year}-Q{each.number}", each.median, words.quarter_text(each)) for each in value.quarters
    )
    number, note = words.days_words(value.median), words.followed_note(value)
    return Number(look, title, spoken, number, note, "all", course if len(course) > 1 else ())


def _follow_ups(look: Look, title: str, spoken: str, value: Any) -> Chart:
    number = words.follow_ups_number(value)
    return Number(look, title, spoken, number, words.follow_ups_note(value), "held")


def _next_times(look: Look, title: str, spoken: str, value: Any) -> Chart:
    number = words.number_words(value.tried)
    return Number(look, title, spoken, number, words.next_times_note(value), "all")


def _slopes(look: Look, title: str, spoken: str, value: tuple[Slope, ...]) -> Chart:
    names = tuple(words.slope_name(each) for each in value)
    return SlopeChart(look, title, spoken, value, words.slope_ends(), names)


def _themes(look: Look, title: str, spoken: str, value: tuple[Theme, ...]) -> Chart:
    bars = tuple(
        Bar(each.name, each.name, (each.feedback, each.mistakes), words.theme_text(each)) for each in value
    )
    kinds = ("feedback", "mistake")
    return Bars(look, title, spoken, bars, kinds, kinds)


def _triggers(look: Look, title: str, spoken: str, value: tuple[tuple[str, int], ...]) -> Chart:
    bars = []
    for name, count in value:
        word = str(words.cell("trigger", name))
        bars.append(Bar(name if count else "", word, (count,), f"{word}: {words.entries_words(count)}"))
    return Bars(look, title, spoken, tuple(bars), ("reflection",))


def _words(look: Look, title: str, spoken: str, value: Recurring) -> Chart:
    bars = []
    for word, count in insights.words_table(value).rows:
        bars.append(Bar(str(word), str(word), (int(count),), words.word_text(str(word), int(count))))
    return Bars(look, title, spoken, tuple(bars), ("conversation",))


VIEWS = (
    View("followed-up", lambda value: value.count >= LEAST, words.followed_sentence, _followed),
    View("follow-ups", lambda value: value.planned > 0, words.follow_ups_sentence, _follow_ups),
    View("next-times", lambda value: value.tried > 0, words.next_times_sentence, _next_times),
    View("year", lambda value: value.total > 0, words.year_sentence, HeatMap),
    View("stings", lambda value: len(value) > 0, words.stings_sentence, _slopes),
    View("themes", lambda value: len(value) > 0, words.themes_sentence, _themes),
    View(
        "triggers",
        lambda value: sum(count for _, count in value) >= LEAST,
        words.triggers_sentence,
        _triggers,
    ),
    View(
        "words",
        lambda value: bool(insights.words_table(value).rows),
        words.words_sentence,
        _words,
        words.left_out,
    ),
)
VIEW_BY_ID = MappingProxyType({view.id: view for view in VIEWS})
