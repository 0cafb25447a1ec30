"""The field types a prompt can have: one record each, with the shape of its value and its plain text.

Values are JSON values. Free text may hold anything a person can type; `clean` takes out only what is no
text (control characters, lone surrogates).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from journal.errors import Invalid, TooLong

ANSWER_MAX = 5_000_000  # characters in one answer: far above a long evening, far below what freezes an editor
SHORT_MAX = 1_000  # characters in a one-line answer
LIST_MAX = 500  # items in an answer that is a list
SCALE_MAX = 10

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Give the text as it is kept: lines end in a line feed, no control characters, no lone surrogates."""
    if text.isprintable():  # as nearly every line is
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return NO_TEXT.sub("", text)


def clean_line(text: str) -> str:
    """Give a one-line text: cleaned, runs of white space as one space, nothing at its ends."""
    return " ".join(clean_text(text).split())


@dataclass(frozen=True, slots=True)
class FieldType:
    """One field type.

    `check(value)` gives the value as it is kept, or raises Invalid or TooLong with `field` = the type's id.
    `lines(value, extra)` gives it as plain text, one line per item; no line for no answer.
    `extras` names the parts of a prompt (`options`, `ends`, `sides`, `items`) that its answers keep beside
    the question, so that an answer can be read without its pack; the required ones are in `needs`.
    """

    id: str
    empty: Any
    check: Callable[[Any], Any]
    lines: Callable[[Any, dict[str, Any]], list[str]]
    extras: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def is_empty(self, value: Any) -> bool:
        """Tell whether nothing was answered."""
        if isinstance(value, str):
            return not value.strip()
        if isinstance(value, list):
            return not any(item.strip() for item in value)
        return bool(value == self.empty)


def _text(value: Any, field: str, limit: int) -> str:
    if not isinstance(value, str):
        raise Invalid(field, "text expected")
    text = clean_text(value)
    if len(text) > limit:
        raise TooLong(field, limit, len(text))
    return text


def _check_text(value: Any) -> str:
    return _text(value, "text", ANSWER_MAX)


def _check_short(value: Any) -> str:
    return clean_line(_text(value, "short", SHORT_MAX))


def _check_choice(value: Any) -> str:
    return clean_line(_text(value, "choice", SHORT_MAX))


def _check_list(field: str) -> Callable[[Any], list[str]]:
    def check(value: Any) -> list[str]:
        if not isinstance(value, list):
            raise Invalid(field, "list expected")
        if len(value) > LIST_MAX:
            raise TooLong(field, LIST_MAX, len(value))
        items = [clean_line(_text(item, field, SHORT_MAX)) for item in value]
        return list(dict.fromkeys(item for item in items if item))

    return check


def _check_scale(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= SCALE_MAX:
        raise Invalid("scale", f"a whole number from 0 to {SCALE_MAX} expected")
    return value


def _check_date(value: Any) -> str:
    if value == "":
        return ""
    if not isinstance(value, str):
        raise Invalid("date", "a date expected")
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Invalid("date", "a date such as 2026-11-19 expected") from None


def _check_two_sided(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) != 2:
        raise Invalid("two-sided", "two texts expected: impact, then intent")
    return [_text(item, "two-sided", ANSWER_MAX) for item in value]


def _text_lines(value: Any, _extra: dict[str, Any]) -> list[str]:
    return str(value).split("\n") if value.strip() else []


def _list_lines(value: Any, _extra: dict[str, Any]) -> list[str]:
    return list(value)


def _scale_lines(value: Any, extra: dict[str, Any]) -> list[str]:
    if value is None:
        return []
    ends = extra.get("ends")
    worded = f" ({ends[0]} 0 – {SCALE_MAX} {ends[1]})" if ends else ""
    return [f"{value}{worded}"]


def _two_sided_lines(value: Any, extra: dict[str, Any]) -> list[str]:
    sides = extra.get("sides") or ("", "")
    lines: list[str] = []
    for side, text in zip(sides, value, strict=True):
        if text.strip():
            lines += ([f"{side}:"] if side else []) + text.split("\n")
    return lines


FIELD_TYPES: tuple[FieldType, ...] = (
    FieldType("text", "", _check_text, _text_lines),
    FieldType("short", "", _check_short, _text_lines),
    FieldType("choice", "", _check_choice, _text_lines, ("options",), ("options",)),
    FieldType("choices", [], _check_list("choices"), _list_lines, ("options",), ("options",)),
    FieldType("scale", None, _check_scale, _scale_lines, ("ends",), ("ends",)),
    FieldType("date", "", _check_date, _text_lines),
    FieldType("people", [], _check_list("people"), _list_lines),
    FieldType("feelings", [], _check_list("feelings"), _list_lines),
    FieldType("checklist", [], _check_list("checklist"), _list_lines, ("items",), ("items",)),
    FieldType("two-sided", ["", ""], _check_two_sided, _two_sided_lines, ("sides",)),
)

FIELD_BY_ID = MappingProxyType({field.id: field for field in FIELD_TYPES})
