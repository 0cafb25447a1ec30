"""Which spans of time can be looked at, by name."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.app.insights import Reach
from journal.model.insights import Span, last_year

DEFAULT = "last-12-months"
YEAR = "year"
ALL = "all"


def names(reach: Reach) -> tuple[str, ...]:
    """Give the names of all spans of a journal: the fixed ones, then its years, the latest first."""
    return (DEFAULT, YEAR, ALL, *(str(year) for year in reach.years if year != reach.today.year))


def is_known(name: str, reach: Reach) -> bool:
    """Tell whether there is a span of that name."""
    return name in names(reach)


def span_of(name: str, today: date) -> Span:
    """Give the days of a span other than `ALL`."""
    if name == DEFAULT:
        return last_year(today)
    if name == YEAR:
        return Span(date(today.year, 1, 1), today)
    return Span(date(int(name), 1, 1), date(int(name), 12, 31))


def label(name: str) -> str:
    """Give what a span is called."""
    if name == DEFAULT:
        return QCoreApplication.translate("Insights", "The last 12 months")
    if name == YEAR:
        return QCoreApplication.translate("Insights", "This year")
    if name == ALL:
        return QCoreApplication.translate("Insights", "Everything")
    return name
