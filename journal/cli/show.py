"""What is told: lines of text for a terminal, or JSON for a script."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any

import click

from journal.model.entry import Answer, Entry, Status, Summary
from journal.model.finding import Finding
from journal.model.kinds import KIND_BY_ID

WHEN = "%Y-%m-%d %H:%M"


def print_json(value: Any) -> None:
    """Print a value for a script: keys in their order, letters as they are where the output knows them."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # also for a file's name that is no text
        text = json.dumps(value, indent=2, sort_keys=True)
    click.echo(text)


def harmless(text: str) -> str:
    """Give one line without characters that could move a terminal's cursor or turn the reading direction."""
    kept = (" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    return "".join(
        char for char in kept if char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def summary_line(row: Summary) -> str:
    """Give id, time, kind, title, people and the start of the text in one line."""
    title = row.title or row.excerpt or "(untitled)"
    people = f" · {', '.join(row.people)}" if row.people else ""
    draft = " · draft" if row.status is Status.DRAFT else ""
    when = row.happened_at.strftime(WHEN)
    return harmless(f"{row.id}  {when}  {KIND_BY_ID[row.kind].label:<12}  {title}{people}{draft}")


def entry_lines(entry: Entry) -> list[str]:
    """Give a whole entry."""
    lines = [harmless(entry.title)] if entry.title else []
    lines.append(f"{KIND_BY_ID[entry.kind].label}, {entry.happened_at.strftime(WHEN)} ({entry.status.value})")
    facts = (
        ("From", ", ".join(entry.people)),
        ("Where", entry.place),
        ("It stung", "" if entry.sting is None else f"{entry.sting} of 10"),
        ("Themes", ", ".join(entry.tags)),
    )
    lines += [harmless(f"{name}: {value}") for name, value in facts if value]
    for answer in entry.answers:
        lines += ["", harmless(answer.question), *_answer_lines(answer)]
    return lines


def finding_line(finding: Finding) -> str:
    """Give one finding of a check."""
    where = f" (entry {finding.entry})" if finding.entry else ""
    return harmless(f"{finding.part}: {finding.what}{where}")


def _answer_lines(answer: Answer) -> list[str]:
    return ["  " + harmless(line) for line in answer.lines()]
