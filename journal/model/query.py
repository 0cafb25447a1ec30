"""What is asked of the journal: filters and a search text, taken apart without ever being an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal.model.times import iso_day

PART = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: a word, or the words of a phrase in quotes. `prefix`: the last word may go on."""

    text: str
    prefix: bool


@dataclass(frozen=True, slots=True)
class Query:
    """Which entries. Empty parts do not filter. `since` and `until` are days, both included.

    `trash` asks for what is in the trash instead of the drafts and kept entries. `drafts` may be False to
    leave drafts out.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    person: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None
    trash: bool = False
    drafts: bool = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """The search text's terms."""
        return parse(self.text)


def parse(text: str) -> tuple[Term, ...]:
    """Take a search text apart: every word is a prefix, what stands in quotes is a phrase of whole words.

    A quote that is never closed runs to the end, and there the last word may go on: it is still being typed.
    """
    terms: list[Term] = []
    for match in PART.finditer(text):
        phrase, word = match.groups()
        if word is not None:
            terms.append(Term(word, prefix=True))
        elif phrase.strip():
            terms.append(Term(phrase.strip(), prefix=not match.group().endswith('"')))
    return tuple(terms)


def query_data(query: Query) -> dict[str, Any]:
    """Give a query as JSON values, to be kept."""
    return {
        "text": query.text,
        "kinds": sorted(query.kinds),
        "person": query.person,
        "tag": query.tag,
        "since": query.since.isoformat() if query.since else None,
        "until": query.until.isoformat() if query.until else None,
        "trash": query.trash,
        "drafts": query.drafts,
    }


def query_from(data: object) -> Query:
    """Give back the query of `query_data`; what is missing or not as it should be does not filter."""
    if not isinstance(data, dict):
        return Query()
    kinds = data.get("kinds")
    return Query(
        text=str(data.get("text") or ""),
        kinds=frozenset(map(str, kinds)) if isinstance(kinds, list) else frozenset(),
        person=str(data.get("person") or ""),
        tag=str(data.get("tag") or ""),
        since=iso_day(data.get("since")),
        until=iso_day(data.get("until")),
        trash=bool(data.get("trash")),
        drafts=bool(data.get("drafts", True)),
    )
