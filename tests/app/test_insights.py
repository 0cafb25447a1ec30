from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.app import insights
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.exporters.insights import as_csv
from journal.model.insights import Span, last_year
from journal.model.recurring import Recurring
from tests.conftest import NOON, Clock


def test_an_empty_journal_has_every_figure(journal: Journal) -> None:
    span = last_year(journal.now().date())
    for figure in insights.FIGURES:
        table = figure.table(insights.read(journal, figure.id, span))
        assert len(table.rows) == len(table.keys)
        assert all(len(row) == len(table.columns) for row in table.rows)
        for key in filter(None, table.keys):
            assert insights.behind(journal, figure.id, span, key) == ()
    assert insights.reach(journal).years == (2026,)
    assert insights.everything(journal) == Span(NOON.date(), NOON.date())


def test_every_row_leads_to_the_entries_it_counts(journal: Journal, write) -> None:
    for number in range(4):
        write(
            "They said credit was missing",
            keep=True,
            title="Credit",
            tags=("credit",),
            people=(f"P{number}",),
            happened_at=NOON - timedelta(days=number),
        )
    span = last_year(journal.now().date())
    themes = insights.read(journal, "themes", span)
    assert [(theme.name, theme.total, theme.people) for theme in themes] == [("credit", 4, 4)]
    assert len(insights.behind(journal, "themes", span, "credit")) == 4
    year = insights.read(journal, "year", span)
    assert year.total == 4
    behind = insights.behind(journal, "year", span, year.days[0].day.isoformat())
    assert [row.happened_at.date() for row in behind] == [year.days[0].day]


def test_words_are_counted_in_steps_up_to_the_last_entry(journal: Journal, write) -> None:
    for number in range(insights.WORD_STEP + 3):
        write("The credit was theirs", keep=True, happened_at=NOON - timedelta(days=number))
    span = last_year(journal.now().date())
    held = insights.count_words(journal, span, Recurring())
    assert (held.entries, held.done) == (insights.WORD_STEP, False)
    held = insights.count_words(journal, span, held)
    assert (held.entries, held.done) == (insights.WORD_STEP + 3, True)
    assert insights.words_table(held).rows == (("credit", insights.WORD_STEP + 3),)
    assert len(insights.behind(journal, "words", span, "credit")) == insights.WORD_STEP + 3


def test_small_words_come_for_every_language(journal: Journal) -> None:
    assert {"en", "de", "fr", "es", "it", "pt", "nl", "sv"} <= set(insights.stop_words())
    assert all(len(words) > 50 for words in insights.stop_words().values())
    assert "nicht" in insights.stop_words()["de"]


def test_there_is_no_other_figure(journal: Journal) -> None:
    with pytest.raises(Invalid):
        insights.read(journal, "score", Span(date(2026, 1, 1), date(2026, 2, 1)))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_a_table_has_no_formulas(name: str) -> None:
    text = as_csv(("theme", "entries"), ((name, -3), ('say "so", then', 2))).decode("utf-8-sig")
    assert f"'{name}"[:2] in text
    assert "-3\r\n" in text
    assert '"say ""so"", then"' in text


def test_a_clock_set_back_hides_what_is_to_come_and_breaks_nothing(
    journal: Journal, write, clock: Clock
) -> None:
    write("The credit was theirs", keep=True)
    clock.moment = NOON.replace(year=2020)
    assert insights.reach(journal).years == (2020,)
    span = insights.everything(journal)
    assert span == Span(date(2020, 11, 21), date(2020, 11, 21))
    assert all(insights.read(journal, figure.id, span) is not None for figure in insights.FIGURES)
    assert insights.read(journal, "year", span).total == 0
