"""Figures that leave the app: a table for a spreadsheet, and all of them on paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from journal.exporters.coach_sheet import FORMULA
from journal.exporters.typeset import typeset

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Part:
    """One figure on paper: its title, what it counts, its picture (SVG, may be empty) and its table as words.

    `alt` says in words what the picture shows. Every cell is text already.
    """

    title: str
    sentence: str
    svg: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_csv(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Give a table for a spreadsheet: UTF-8 with a byte order mark, a head line, no cell a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in (head, *rows):
        writer.writerow([_cell(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def sheet(
    title: str, subtitle: str, parts: Sequence[Part], foot: str, made_on: date, language: str = "en"
) -> bytes:
    """Give the figures as a tagged PDF on A4, made in memory. All words come ready; nothing is markup."""
    data = {
        "title": title,
        "subtitle": subtitle,
        "foot": foot,
        "language": language,
        "parts": [asdict(part) for part in parts],
        "year": made_on.year,
        "month": made_on.month,
        "day": made_on.day,
    }
    return typeset("insights.typ", data, made_on)


def _cell(cell: Cell) -> Cell:
    # A carriage return would begin a new line in some spreadsheets, and a formula could stand there.
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith((*FORMULA, "\r", "\n")) else cell
