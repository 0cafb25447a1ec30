"""Shares as JSON values, as the log keeps them; what is missing or odd in them is as if nothing was said."""

from __future__ import annotations

from typing import Any

from journal.model.aliases import Alias
from journal.model.query import query_data, query_from
from journal.model.share import Dates, Line, Share


def share_data(share: Share) -> dict[str, Any]:
    """Give a share as JSON values; the same share gives the same."""
    return {
        "entries": list(share.entries),
        "question": share.question,
        "title": share.title,
        "dates": share.dates.value,
        "aliases": [[alias.name, alias.shown] for alias in share.aliases],
        "left_out": lines_data(share.left_out),
        "fine": sorted(share.fine),
        "meant": sorted(share.meant),
        "threads": list(share.threads),
        "query": query_data(share.query) if share.query else None,
    }


def share_from(data: dict[str, Any]) -> Share:
    """Give the share that `share_data` gave."""
    dates = data.get("dates")
    query = data.get("query")
    return Share(
        entries=_texts(data.get("entries")),
        question=str(data.get("question") or ""),
        title=str(data.get("title") or ""),
        dates=Dates(dates) if dates in tuple(Dates) else Dates.MONTH,
        aliases=tuple(Alias(*pair) for pair in _pairs(data.get("aliases"))),
        left_out=frozenset(lines_from(data.get("left_out"))),
        fine=frozenset(_texts(data.get("fine"))),
        threads=_texts(data.get("threads")),
        query=query_from(query) if isinstance(query, dict) else None,
        meant=frozenset(_texts(data.get("meant"))),
    )


def lines_data(lines: Any) -> list[list[str]]:
    """Give lines as pairs of an entry's id and a key."""
    return sorted([line.entry, line.key] for line in lines)


def lines_from(data: Any) -> tuple[Line, ...]:
    """Give the lines that `lines_data` gave."""
    return tuple(Line(*pair) for pair in _pairs(data))


def counts_from(data: Any) -> dict[str, int]:
    """Give how often each name was replaced, of pairs of a name and a number."""
    pairs = [each for each in data if isinstance(each, list)] if isinstance(data, list) else []
    return {
        pair[0]: pair[1]
        for pair in pairs
        if len(pair) == 2 and isinstance(pair[0], str) and type(pair[1]) is int
    }


def _texts(data: Any) -> tuple[str, ...]:
    return tuple(each for each in data if isinstance(each, str)) if isinstance(data, list) else ()


def _pairs(data: Any) -> list[tuple[str, str]]:
    found = [_texts(each) for each in data] if isinstance(data, list) else []
    return [(each[0], each[1]) for each in found if len(each) == 2]
