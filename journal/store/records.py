"""How an entry lies in the database: a row of facts, its answers as JSON, its words folded for search."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from typing import Any

from journal.model.entry import Answer, Entry, GuideUsed, Status, body_text, first_line
from journal.model.fields import clean_line
from journal.model.times import from_stored, to_stored
from journal.model.words import fold
from journal.store.database import Row

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # `dumps` makes one for each value
# The columns of `entry` in the order of `facts_of`, all but `place`.
FACTS = (
    "id",
    "thread",
    "kind",
    "status",
    "title",
    "first_line",
    "instant",
    "offset",
    "created_at",
    "updated_at",
    "reflected_at",
    "trashed_at",
    "guide_pack",
    "guide_version",
    "guide_id",
    "place_name",
    "sting",
    "people",
    "tags",
)


def facts_of(entry: Entry) -> Row:
    """Give the values of `FACTS`."""
    guide = entry.guide
    return (
        entry.id,
        entry.thread,
        entry.kind,
        entry.status.value,
        entry.title,
        first_line(entry),
        *to_stored(entry.happened_at),
        to_stored(entry.created_at)[0],
        to_stored(entry.updated_at)[0],
        _moment(entry.reflected_at),
        _moment(entry.trashed_at),
        *((guide.pack, guide.version, guide.guide) if guide else (None, None, None)),
        entry.place,
        entry.sting,
        to_json(entry.people) if entry.people else "[]",
        to_json(entry.tags) if entry.tags else "[]",
    )


def answers_of(entry: Entry) -> str:
    """Give the answers as JSON. An answer without a name, extras or stage leaves those out."""
    return to_json([_plain(answer) for answer in entry.answers])


def entry_from(row: Row) -> Entry:
    """Give the entry of a row: the columns of `FACTS`, then the answers."""
    entry_id, thread, kind, status, title, _first_line, *times_and_rest = row
    instant, offset, created, updated, reflected, trashed, *rest = times_and_rest
    pack, version, guide, place_name, sting, people, tags, answers = rest
    return Entry(
        id=entry_id,
        thread=thread,
        kind=kind,
        happened_at=from_stored(instant, offset),
        created_at=from_stored(created),
        updated_at=from_stored(updated),
        title=title,
        status=Status(status),
        guide=GuideUsed(pack, version, guide) if guide is not None else None,
        people=tuple(json.loads(people)),
        tags=tuple(json.loads(tags)),
        place=place_name,
        sting=sting,
        answers=tuple(Answer(**answer) for answer in json.loads(answers)),
        reflected_at=None if reflected is None else from_stored(reflected),
        trashed_at=None if trashed is None else from_stored(trashed),
    )


def content_of(entry: Entry) -> str:
    """Give a whole entry as JSON, for a revision."""
    return to_json([*facts_of(entry), answers_of(entry)])


def entry_from_content(content: str) -> Entry:
    """Give back the entry of `content_of`."""
    return entry_from(tuple(json.loads(content)))


def text_of(entry: Entry) -> tuple[str, str, str]:
    """Give the folded words of title, answers and names (people, tags and place)."""
    names = "\n".join((*entry.people, *entry.tags, entry.place))
    return fold(entry.title), fold(body_text(entry)), fold(names)


def name_key(name: str) -> str:
    """Give what two spellings of the same person or tag share: case does not tell them apart, accents do."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", clean_line(name)).casefold())


def to_json(value: Any) -> str:
    """Give a value as compact JSON."""
    return _ENCODER.encode(value)


def _plain(answer: Answer) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "prompt": answer.prompt,
        "question": answer.question,
        "field": answer.field,
        "value": answer.value,
    }
    if answer.name:
        plain["name"] = answer.name
    if answer.extra:
        plain["extra"] = answer.extra
    if answer.later:
        plain["later"] = True
    return plain


def _moment(moment: datetime | None) -> int | None:
    return None if moment is None else to_stored(moment)[0]
