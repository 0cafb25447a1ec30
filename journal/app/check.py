"""Looking whether a journal is whole."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from journal.app.journal import Journal
from journal.model.finding import Finding
from journal.store import check as stored
from journal.store import listing


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `sound` when it found nothing wrong. `deep` tells what was looked at."""

    entries: int
    deep: bool
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def check(journal: Journal, *, deep: bool) -> Report:
    """Check every page of the file against its seal; deep: the tables, the search index and every row too."""
    findings = stored.check(journal.store, deep=deep)
    return Report(listing.count(journal.store), deep, findings)


def report_data(report: Report) -> dict[str, Any]:
    """Give the report as JSON values."""
    return {
        "sound": report.sound,
        "deep": report.deep,
        "entries": report.entries,
        "findings": [asdict(finding) for finding in report.findings],
    }
