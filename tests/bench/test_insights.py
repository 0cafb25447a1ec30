"""Insights on 100,000 entries: how their work grows, what it costs beside bare SQLite, and keys meanwhile.

Run with `-s` to see the table: ours, bare, ratio.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app import calendar, insights
from journal.app.journal import Journal
from journal.model.insights import Span
from journal.model.recurring import Recurring
from journal.ui import fonts
from journal.ui.insights import spans as spans_of_page
from journal.ui.insights.page import InsightsPage
from journal.ui.look import Look
from journal.ui.session import Session
from tests.bench.conftest import hold, medians, report
from tests.bench.corpus import START, Corpus
from tests.bench.lived import LAST, NOW, journal_of, lived, opened

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

GROWTH = 3.0  # 100 times the journal, the same number of entries in the span
YEAR_BOUND = 6.0  # all figures of a year against one walk over its rows with their names
EVERYTHING_BOUND = 12.0  # the same of ten years: people and threads are looked up for each
ANSWERED = 0.05  # seconds a key press may take while figures are worked out
FIGURES = tuple(figure.id for figure in insights.FIGURES if figure.id != "words")
# Threads of four, each with a conversation and a sting; what was tried, and what made it hard to hear.
LIVED = (
    "CREATE TEMP TABLE numbered AS SELECT row_number() OVER (ORDER BY place) - 1 AS n, place, id FROM entry",
    "CREATE INDEX temp.numbers ON numbered (n)",
    "CREATE INDEX temp.places ON numbered (place)",
    """UPDATE entry SET sting = abs(instant / 1000000) % 11, thread = (SELECT first.id FROM temp.numbered this
        JOIN temp.numbered first ON first.n = this.n - this.n % 4 WHERE this.place = entry.place)""",
    "UPDATE entry SET guide_id = 'hard-to-hear' WHERE kind = 'reflection' AND sting < 2",
    """UPDATE page SET answers = '[{"prompt":"hard-because","question":"?","field":"choices",'
        || '"value":["b"],"extra":{"options":["a","b","c"]}}]'
        WHERE place IN (SELECT place FROM entry WHERE guide_id = 'hard-to-hear')""",
    "DELETE FROM conversation",
    # Nobody has thousands of conversations ahead: the newest hundred are.
    """INSERT INTO conversation SELECT id, state, date(place / 1000000, 'unixepoch'), NULL, created_at,
        CASE state WHEN 'planned' THEN NULL ELSE date(place / 1000000, 'unixepoch', '+4 days') END
        FROM (SELECT id, place, created_at, CASE
                WHEN row_number() OVER (ORDER BY place DESC) <= 100 THEN 'planned'
                WHEN sting % 4 = 1 THEN 'let-go' ELSE 'held' END AS state
            FROM entry WHERE kind = 'conversation')""",
    """INSERT INTO commitment SELECT 'c' || n, id, NULL, 'when', 'will', 0, 0, 7, NULL, 'open'
        FROM temp.numbered WHERE n % 20 = 0""",
    """INSERT INTO check_in (commitment, instant, offset, outcome, went, note)
        SELECT 'c' || (n - n % 20), e.instant, 60, 'tried', CASE n % 3 WHEN 0 THEN 'badly' ELSE 'well' END, ''
        FROM temp.numbered JOIN entry e ON e.id = numbered.id WHERE n % 4 = 0""",
)


@pytest.fixture(scope="module")
def large(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return lived(corpus, tmp_path_factory.mktemp("large"), LIVED)


@pytest.fixture(scope="module")
def small(small_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return lived(small_corpus, tmp_path_factory.mktemp("small"), LIVED)


@pytest.fixture(scope="module")
def journal(large: Corpus) -> Iterator[Journal]:
    yield from opened(large)


@pytest.fixture(scope="module")
def small_journal(small: Corpus) -> Iterator[Journal]:
    yield from opened(small)


def spans() -> tuple[Span, Span]:
    """Two spans with about as many entries: 36 days of the large journal, all ten years of the small one."""
    return Span(LAST - timedelta(days=36), LAST), Span(START.date(), LAST)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_grows_with_the_entries_of_its_span(
    journal: Journal, small_journal: Journal, figure: str
) -> None:
    few, all_ = spans()
    if figure == "year":
        all_ = Span(
            LAST - timedelta(days=365), LAST
        )  # the picture has a year at most: a tenth of the entries
    best = float("inf")
    for _ in range(3):
        ours, bare = medians(
            lambda: insights.read(journal, figure, few),
            lambda: insights.read(small_journal, figure, all_),
            11,
        )
        best = min(best, report(f"growth, {figure}", ours, bare, GROWTH))
        if best <= GROWTH:
            return
    # A few hundredths of a second are no growth that anybody waits for.
    assert ours < 0.01, f"{figure}: {best:.2f} times as long in a journal 100 times as large"


def everything(journal: Journal, span: Span) -> None:
    for figure in FIGURES:
        insights.read(journal, figure, span)


def walk(journal: Journal, span: Span) -> int:
    """The least that all figures could cost: every row of the span read once, with its names."""
    first, before = insights.stored.days.bounds(span.since, span.until)
    rows = journal.store.rows(
        "SELECT place, kind, status, thread, sting, people, tags FROM entry WHERE place >= ? AND place < ?",
        (first, before),
    )
    return len(rows)


def test_all_figures_of_a_year(journal: Journal) -> None:
    span = Span(LAST - timedelta(days=364), LAST)
    assert walk(journal, span) > 9_000
    hold("figures of a year", lambda: everything(journal, span), lambda: walk(journal, span), YEAR_BOUND, 5)


def test_all_figures_of_ten_years(journal: Journal) -> None:
    span = Span(START.date(), LAST)
    assert walk(journal, span) == 100_000
    hold(
        "figures of ten years",
        lambda: everything(journal, span),
        lambda: walk(journal, span),
        EVERYTHING_BOUND,
        3,
    )


def test_a_step_of_counting_words_is_short(journal: Journal, small_journal: Journal) -> None:
    few, all_ = spans()
    ours, bare = medians(
        lambda: insights.count_words(journal, few, Recurring()),
        lambda: insights.count_words(small_journal, all_, Recurring()),
        21,
    )
    assert report("a step of words", ours, bare, GROWTH) < GROWTH


def test_a_month_of_the_calendar(journal: Journal, small_journal: Journal) -> None:
    """28 times as many entries are in the month of the large journal; they are counted, not read."""

    def month(which: Journal) -> None:
        calendar.month(which, LAST, 0)
        calendar.on_this_day(which)

    ours, bare = medians(lambda: month(journal), lambda: month(small_journal), 21)
    report("a month and this day", ours, bare, 10)
    assert ours < max(10 * bare, 0.02)


def test_keys_are_answered_while_everything_is_worked_out(qapp: QApplication, large: Corpus) -> None:
    fonts.load(fonts.FIRST + fonts.LATER)
    look = Look("light")
    look.dress(qapp)
    session = Session(closer=lambda journal: journal.store.close())
    session.open(lambda: journal_of(large.open()), owner=look)
    page = InsightsPage(look, session, lambda: NOW, Path.home())
    page.resize(980, 760)
    page.show()
    page.enter()
    try:
        turn_until_quiet(session)
        held = any(answered_in_time(page, session) for _ in range(5))
    finally:
        page.close()
        session.shutdown(timeout=60)
        page.deleteLater()
    assert held


def answered_in_time(page: InsightsPage, session: Session) -> bool:
    """Work out ten years, and press arrow keys all the while: the longest that one took, until it is painted.

    What else the machine does stops a key as well: as many keys with nothing to work out are pressed after.
    """
    page.choose_span("all")
    taken = []
    while session.is_busy:
        taken.append(key_taken(page))
    idle = [key_taken(page) for _ in taken]
    page.choose_span(spans_of_page.DEFAULT)
    turn_until_quiet(session)
    report(f"slowest of {len(taken)} keys, and idle", max(taken), max(idle), ANSWERED)
    return max(taken) < max(ANSWERED, 1.5 * max(idle))


def key_taken(page: InsightsPage) -> float:
    chart = page.cards["year"].chart
    assert chart is not None
    chart.setFocus()
    start = time.perf_counter()
    QTest.keyClick(chart, Qt.Key.Key_Left if chart.current == chart.parts[-1] else Qt.Key.Key_Right)
    QApplication.processEvents()
    taken = time.perf_counter() - start
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
    return taken


def turn_until_quiet(session: Session) -> None:
    while session.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
