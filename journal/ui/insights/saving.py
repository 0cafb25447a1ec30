"""Figures that leave the page: as a picture, a drawing or a table, and all of them on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from journal.app import insights
from journal.app.insights import Part
from journal.errors import JournalError
from journal.model.insights import Table
from journal.ui.doors.choosing import choose_saved
from journal.ui.insights import words
from journal.ui.insights.figure_card import FigureCard
from journal.ui.insights.figures import VIEW_BY_ID, VIEWS, summary, table_of
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice

TABLES_ON_PAPER = frozenset({"followed-up", "follow-ups", "next-times", "themes"})
PAPER_WIDTH = 640  # pixels of a drawing for paper: its text is then about as large as the rest


def save_figure(
    owner: QWidget, session: Session, home: Path, card: FigureCard, kind: str, notice: Notice
) -> None:
    """Ask where a figure is to be kept, as "png", "svg" or "csv", and write it there."""
    if card.chart is None:
        return
    filters = {
        "png": QCoreApplication.translate("Insights", "Picture (*.png)"),
        "svg": QCoreApplication.translate("Insights", "Drawing (*.svg)"),
        "csv": QCoreApplication.translate("Insights", "Table (*.csv)"),
    }
    title = QCoreApplication.translate("Insights", "Save the figure")
    suggestion = home / f"{card.figure}.{kind}"
    choose_saved(
        owner,
        title,
        suggestion,
        home,
        filters[kind],
        lambda path: write(owner, session, card, kind, path, notice),
    )


def write(owner: QObject, session: Session, card: FigureCard, kind: str, path: Path, notice: Notice) -> None:
    """Write a figure to a path, and say so."""
    chart = card.chart
    if chart is None:
        return
    # What leaves is light, whatever the window is: it will be on paper or in somebody's document.
    look = Look("light")
    made: Mapping[str, Callable[[], bytes]] = {
        "png": lambda: chart.png(look),
        "svg": lambda: chart.svg(look),
        "csv": lambda: insights.as_csv(*plain_table(table_of(card.figure, card.value))),
    }
    said = QCoreApplication.translate("Insights", "Saved as {name}. Only you can read the file.")

    def done(_none: object) -> None:
        notice.show_info(said.format(name=path.name))
        notice.come_into_view()

    def failed(error: JournalError) -> None:
        notice.show_error(error_text(error))
        notice.come_into_view()

    session.call(
        insights.save,
        path,
        made[kind](),
        owner=owner,
        done=done,
        failed=failed,
    )


def plain_table(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str | int | float, ...], ...]]:
    """Give the head and the rows of a table for a spreadsheet."""
    head = tuple(words.column(name) for name in table.columns)
    rows = tuple(
        tuple(words.cell(name, cell, plain=True) for name, cell in zip(table.columns, row, strict=True))
        for row in table.rows
    )
    return head, rows


def parts_of(cards: Mapping[str, FigureCard]) -> tuple[Part, ...]:
    """Give the figures that there is something to say about, for paper."""
    look = Look("light")
    made = []
    for view in VIEWS:
        card = cards[view.id]
        if card.chart is None:
            continue
        table = table_of(view.id, card.value) if view.id in TABLES_ON_PAPER else Table((), (), ())
        made.append(
            Part(
                words.title(view.id),
                VIEW_BY_ID[view.id].sentence(card.value),
                card.chart.svg(look, PAPER_WIDTH, 0, ground="").decode("utf-8"),
                summary(view.id, card.value),
                tuple(words.column(name) for name in table.columns),
                tuple(
                    tuple(str(words.cell(name, cell)) for name, cell in zip(table.columns, row, strict=True))
                    for row in table.rows
                ),
            )
        )
    return tuple(made)
