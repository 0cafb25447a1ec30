"""Looking whether a journal is whole, and finding what is not."""

from __future__ import annotations

from typing import Any

import pytest

from journal.app import check, entries, opening
from journal.app.journal import Journal, Machine
from journal.app.upkeep import tidy
from tests.app.conftest import Write
from tests.conftest import PASSPHRASE


@pytest.mark.parametrize("deep", [False, True])
def test_a_whole_journal_is_sound(journal: Journal, write: Write, deep: bool) -> None:
    for number in range(5):
        write(f"entry {number}", keep=True)
    entries.trash(journal, write().id)
    report = check.check(journal, deep=deep)
    assert report.sound
    assert check.report_data(report) == {"sound": True, "deep": deep, "entries": 5, "findings": []}


def test_an_empty_journal_is_sound(journal: Journal) -> None:
    assert check.check(journal, deep=True) == check.Report(0, True, ())


@pytest.mark.parametrize(
    ("harm", "part"),
    [
        ("UPDATE page SET answers = '{'", "entry"),
        ("""UPDATE page SET answers = '[{"field": "none"}]'""", "entry"),
        ("DELETE FROM page", "entry"),
        ("DELETE FROM entry_text", "search"),
        ("UPDATE entry SET kind = 3, people = 'x'", "entry"),
    ],
)
def test_a_deep_check_names_the_entry_that_is_harmed(
    journal: Journal, write: Write, harm: str, part: str
) -> None:
    entry = write(keep=True)
    tidy(journal)
    journal.store.execute("PRAGMA foreign_keys = OFF")
    journal.store.execute(harm)
    report = check.check(journal, deep=True)
    assert not report.sound
    assert (part, entry.id) in {(finding.part, finding.entry) for finding in report.findings}
    assert "what they said" not in str(check.report_data(report))


def test_a_damaged_page_is_found(journal: Journal, write: Write, machine: Machine) -> None:
    for number in range(30):
        write(f"{number} " + "words " * 500, keep=True)
    folder = journal.folder
    opening.close(journal)
    database = next(folder.glob("*.db"))
    held = bytearray(database.read_bytes())
    held[len(held) // 2] ^= 1
    database.write_bytes(held)
    again: Any = opening.unlock(folder, PASSPHRASE, machine)
    try:
        report = check.check(again, deep=False)
    finally:
        opening.close(again)
    assert [finding.part for finding in report.findings] == ["file"]
    assert not check.report_data(report)["sound"]
