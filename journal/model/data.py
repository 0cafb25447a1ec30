"""Entries as JSON values with stable keys: what scripts read. Times are ISO 8601 in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from journal.model.entry import Answer, Entry, Summary


def utc(moment: datetime) -> str:
    """Give an instant as ISO 8601 in UTC, to the second: `2026-11-19T16:20:00Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def offset_minutes(moment: datetime) -> int:
    """Give the UTC offset of a moment in minutes."""
    return (moment.utcoffset() or timedelta()) // timedelta(minutes=1)


def summary_data(row: Summary) -> dict[str, Any]:
    """Give a row of a list."""
    return {
        "id": row.id,
        "kind": row.kind,
        "status": row.status.value,
        "title": row.title,
        "happened_at": utc(row.happened_at),
        "utc_offset_minutes": offset_minutes(row.happened_at),
        "people": list(row.people),
        "excerpt": row.excerpt,
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """Give a whole entry."""
    guide = entry.guide
    return {
        "id": entry.id,
        "thread": entry.thread,
        "kind": entry.kind,
        "status": entry.status.value,
        "title": entry.title,
        "happened_at": utc(entry.happened_at),
        "utc_offset_minutes": offset_minutes(entry.happened_at),
        "created_at": utc(entry.created_at),
        "updated_at": utc(entry.updated_at),
        "guide": {"pack": guide.pack, "version": guide.version, "guide": guide.guide} if guide else None,
        "people": list(entry.people),
        "tags": list(entry.tags),
        "place": entry.place,
        "sting": entry.sting,
        "answers": [answer_data(answer) for answer in entry.answers],
    }


def answer_data(answer: Answer) -> dict[str, Any]:
    """Give one answer with its question as it was asked."""
    return {
        "prompt": answer.prompt,
        "name": answer.name,
        "question": answer.question,
        "field": answer.field,
        "value": answer.value,
        "extra": answer.extra,
        "later": answer.later,
    }
