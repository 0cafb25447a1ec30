"""The sheet "which prompts helped" that a writer may give to a coach: counts and remarks, never an answer."""

from __future__ import annotations

import csv
import io
import textwrap
from dataclasses import dataclass
from itertools import groupby

WIDTH = 76  # columns: it is meant to be pasted into a mail
# What a spreadsheet takes for a formula at the beginning of a cell (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t")
HEAD = ("guide", "prompt", "question", "kept", "skipped", "not asked", "hidden", "guide hidden", "remark")


@dataclass(frozen=True, slots=True)
class Row:
    """One prompt of a guide.

    `kept` counts the entries that answer it, in whatever version of the pack; `skipped` those of this version
    where it was asked and left empty, `not_asked` those of this version where its condition did not hold, or
    which were begun after the writer had hidden it. `hidden` tells that the writer hid the prompt,
    `guide_hidden` the whole guide. `remark` is the writer's own, empty for none.
    """

    guide: str
    guide_title: str
    prompt: str
    ask: str
    kept: int
    skipped: int
    not_asked: int
    hidden: bool
    guide_hidden: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet about one pack. `entries` counts those written with this version, `earlier` with another."""

    pack: str
    title: str
    version: str
    entries: int
    earlier: int
    rows: tuple[Row, ...]


def as_text(sheet: Sheet) -> str:
    """Give the sheet as plain text: exactly what is shown before it leaves, and what leaves."""
    lines = [
        f"Which prompts helped: {sheet.title}, version {sheet.version}",
        f"{sheet.pack}",
        "",
        f"{_entries(sheet.entries)} with this version"
        + (f", {sheet.earlier} with another" if sheet.earlier else "")
        + ". No answers, names or dates are in this sheet.",
        "Kept counts every version; skipped and not asked, this one.",
    ]
    for _, group in groupby(sheet.rows, key=lambda row: row.guide):
        rows = list(group)
        lines += ["", rows[0].guide_title + (" (hidden)" if rows[0].guide_hidden else ""), ""]
        for row in rows:
            lines += _row_lines(row)
    return "\n".join(lines) + "\n"


def as_csv(sheet: Sheet) -> bytes:
    """Give the sheet for a spreadsheet: UTF-8 with a byte order mark, a head line, one line per prompt."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in sheet.rows:
        hidden = tuple("yes" if each else "no" for each in (row.hidden, row.guide_hidden))
        counts = (row.kept, row.skipped, row.not_asked)
        writer.writerow(
            [_cell(row.guide), _cell(row.prompt), _cell(row.ask), *counts, *hidden, _cell(row.remark)]
        )
    return text.getvalue().encode("utf-8-sig")


def _row_lines(row: Row) -> list[str]:
    counts = [f"kept {row.kept}", f"skipped {row.skipped}"]
    if row.not_asked:
        counts.append(f"not asked {row.not_asked}")
    if row.hidden:
        counts.append("hidden")
    asked = textwrap.wrap(row.ask, WIDTH, initial_indent="  ", subsequent_indent="  ")
    remark = textwrap.wrap(row.remark, WIDTH, initial_indent="    Remark: ", subsequent_indent="    ")
    return [*asked, f"    {', '.join(counts)}", *remark]


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
