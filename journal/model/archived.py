"""A whole entry as JSON values from which it can be made again, exactly, with times to the microsecond.

The shape is described in `resources/help/json.md`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from journal.errors import Invalid
from journal.model.data import answer_data
from journal.model.entry import Answer, Entry, GuideUsed, Status, checked
from journal.model.fields import FIELD_BY_ID, NO_TEXT
from journal.model.times import from_stored, to_stored


def moment_text(moment: datetime) -> str:
    """Give a moment with its own offset: `2026-11-19T17:20:00.000000+01:00`."""
    return moment.isoformat(timespec="microseconds")


def instant_text(moment: datetime) -> str:
    """Give an instant in UTC: `2026-11-19T16:20:00.000000Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment_from(text: object, field: str) -> datetime:
    """Give the moment of `moment_text` or `instant_text`. Raises Invalid."""
    try:
        moment = datetime.fromisoformat(text if isinstance(text, str) else "")
        return from_stored(*to_stored(moment))
    except (ValueError, OverflowError):
        raise Invalid(field, "a time with its UTC offset expected") from None


def text_from(value: object, field: str) -> str:
    """Give a text. Raises Invalid for anything else, and for lone surrogates."""
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise Invalid(field, "text expected")
    return value


def entry_archived(entry: Entry) -> dict[str, Any]:
    """Give an entry with every field."""
    guide = entry.guide
    return {
        "id": entry.id,
        "thread": entry.thread,
        "kind": entry.kind,
        "status": entry.status.value,
        "title": entry.title,
        "happened_at": moment_text(entry.happened_at),
        "created_at": instant_text(entry.created_at),
        "updated_at": instant_text(entry.updated_at),
        "reflected_at": entry.reflected_at and instant_text(entry.reflected_at),
        "trashed_at": entry.trashed_at and instant_text(entry.trashed_at),
        "guide": {"pack": guide.pack, "version": guide.version, "guide": guide.guide} if guide else None,
        "people": list(entry.people),
        "tags": list(entry.tags),
        "place": entry.place,
        "sting": entry.sting,
        "answers": [answer_data(answer) for answer in entry.answers],
    }


def entry_from_archived(held: dict[str, Any]) -> Entry:
    """Give the entry of `entry_archived`. Raises Invalid or TooLong that name the field."""
    try:
        status = Status(text_from(held.get("status"), "status"))
    except ValueError:
        raise Invalid("status", f"none of {', '.join(Status)}") from None
    sting = held.get("sting")
    if sting is not None and type(sting) is not int:
        raise Invalid("sting", "a whole number from 0 to 10 expected")
    entry = Entry(
        id=_id(held, "id"),
        thread=_id(held, "thread"),
        kind=text_from(held.get("kind"), "kind"),
        happened_at=moment_from(held.get("happened_at"), "happened_at"),
        created_at=moment_from(held.get("created_at"), "created_at").astimezone(UTC),
        updated_at=moment_from(held.get("updated_at"), "updated_at").astimezone(UTC),
        title=text_from(held.get("title", ""), "title"),
        status=status,
        guide=_guide(held.get("guide")),
        people=_texts(held.get("people", []), "people"),
        tags=_texts(held.get("tags", []), "tags"),
        place=text_from(held.get("place", ""), "place"),
        sting=sting,
        answers=_answers(held.get("answers", [])),
        reflected_at=_moment_or_none(held, "reflected_at"),
        trashed_at=_moment_or_none(held, "trashed_at"),
    )
    return checked(entry)


def _id(held: dict[str, Any], field: str) -> str:
    found = text_from(held.get(field), field)
    if not 0 < len(found) <= 200 or NO_TEXT.search(found):
        raise Invalid(field, "an id expected")
    return found


def _moment_or_none(held: dict[str, Any], field: str) -> datetime | None:
    value = held.get(field)
    return None if value is None else moment_from(value, field).astimezone(UTC)


def _texts(held: object, field: str) -> tuple[str, ...]:
    if not isinstance(held, list):
        raise Invalid(field, "a list of texts expected")
    return tuple(text_from(each, field) for each in held)


def _guide(held: object) -> GuideUsed | None:
    if held is None:
        return None
    if not isinstance(held, dict):
        raise Invalid("guide", "pack, version and guide expected")
    return GuideUsed(*(text_from(held.get(name), "guide") for name in ("pack", "version", "guide")))


def _answers(held: object) -> tuple[Answer, ...]:
    if not isinstance(held, list):
        raise Invalid("answers", "a list expected")
    answers = tuple(_answer(each) for each in held)
    if len({answer.prompt for answer in answers}) != len(answers):
        raise Invalid("answers", "each prompt once expected")
    return answers


def _answer(held: object) -> Answer:
    if not isinstance(held, dict):
        raise Invalid("answers", "an answer expected")
    field = text_from(held.get("field"), "field")
    extra, later = held.get("extra", {}), held.get("later", False)
    if field not in FIELD_BY_ID or not isinstance(extra, dict) or not isinstance(later, bool):
        raise Invalid("answers", "a known field, its extras, and whether it is a later one expected")
    answer = Answer(
        text_from(held.get("prompt"), "prompt"),
        text_from(held.get("question"), "question"),
        field,
        FIELD_BY_ID[field].check(held.get("value")),
        text_from(held.get("name", ""), "name"),
        {key: _extra(key, value) for key, value in extra.items()},
        later,
    )
    try:
        answer.lines()
    except (ValueError, TypeError, KeyError, IndexError):  # extras that do not fit the field
        raise Invalid("answers", "extras that fit the field expected") from None
    return answer


def _extra(key: str, value: object) -> list[str]:
    if not isinstance(value, list):
        raise Invalid("extra", "a list of texts expected")
    text_from(key, "extra")
    return [text_from(each, "extra") for each in value]
