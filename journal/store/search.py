"""A search text as an FTS5 expression that is never an error, whatever was typed."""

from __future__ import annotations

from collections.abc import Iterable

from journal.model.query import Term
from journal.model.words import stands_alone, words_of

MOST_TERMS = 40  # more than anybody types; what is pasted beyond does not narrow the search


def expression(terms: Iterable[Term]) -> str | None:
    """Give what entries have to match: every term, somewhere in title, answers or names.

    None when the terms have no letter or digit: then the text does not filter, as a quote that was just typed
    should not empty the list.
    """
    # Folded words are letters, digits and marks alone: within quotes nothing of them is an operator.
    phrases = (_phrase(words_of(term.text), term.prefix) for term in terms)
    wanted = tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
    return " AND ".join(wanted[:MOST_TERMS]) or None


def _phrase(words: tuple[str, ...], prefix: bool) -> str:
    if not words:
        return ""
    goes_on = prefix and not stands_alone(words[-1])
    return f'"{" ".join(words)}"' + (" *" if goes_on else "")
