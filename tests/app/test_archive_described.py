"""Whoever reads a journal without Afterword finds every name in the help, and a schema that means it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

HELP = Path(__file__).parents[2] / "resources" / "help"
SCHEMA = json.loads((HELP / "json.schema.json").read_text("utf-8"))
DESCRIBED = (HELP / "json.md").read_text("utf-8")
ENTRY: dict[str, Any] = {
    "record": "entry", "id": "1", "thread": "1", "kind": "feedback", "status": "kept", "title": "",
    "happened_at": "2026-11-19T17:20:00.000000+01:00", "created_at": "2026-11-19T16:20:00.000000Z",
    "updated_at": "2026-11-19T16:20:00.000000Z", "reflected_at": None, "trashed_at": None, "guide": None,
    "people": [], "tags": [], "place": "", "sting": None,
}  # fmt: skip


def names(part: Any) -> Iterator[str]:
    """Give every name that an object in the file may have."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from names(each)


def test_every_name_is_in_the_help() -> None:
    beside = {"record", "records", "made_at", "format", "version"}  # told in the example
    found = set(names(SCHEMA))
    assert found > beside | {"reflected_at", "shown_as", "value"}
    assert {name for name in found - beside if f"`{name}`" not in DESCRIBED} == set()


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        ("text", "A heron", ["A heron"]),
        ("choice", "Part of it", 1),
        ("date", "2026-11-19", "last week"),
        ("checklist", ["Listen"], "Listen"),
        ("feelings", [], [1]),
        ("scale", None, 11),
        ("two-sided", ["What it did", "What I meant"], ["What it did"]),
    ],
)
def test_an_answer_is_of_the_type_of_its_field(field: str, value: Any, other: Any) -> None:
    valid = fastjsonschema.compile(SCHEMA)

    def journal(answer: Any, kind: str = field) -> dict[str, Any]:
        held = {"prompt": "p", "question": "What?", "field": kind, "value": answer}
        return {"format": "afterword-journal", "version": 1, "made_at": "2026-11-19T16:20:00.000000Z",
                "records": [ENTRY | {"answers": [held]}]}  # fmt: skip

    valid(journal(value))
    for wrong in (journal(other), journal(value, "no-such-field")):
        with pytest.raises(fastjsonschema.JsonSchemaException):
            valid(wrong)
    assert f"`{field}`" in DESCRIBED
