"""The JSON Schema of a whole journal, made from the tables; run as a program it prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

from journal.model.fields import FIELD_TYPES, SCALE_MAX
from journal.model.kinds import KINDS
from journal.store.whole_tables import NAMES, TABLES, Column

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
MOMENT = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*[+-][0-9]{2}:[0-9]{2}"}
INSTANT = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z$"}
SHAPES: dict[str, dict[str, Any]] = {
    "text": TEXT,
    "number": {"type": "integer", "minimum": 0},
    "flag": {"type": "boolean"},
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "clock": {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"},
    "moment": MOMENT,
    "instant": INSTANT,
    "json": {},
    "texts": TEXTS,
    "object": {"type": "object"},
    "bytes": {"type": "string", "contentEncoding": "base64"},
}


def or_none(shape: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, {"type": "null"}]}


def of(properties: dict[str, Any], record: str = "") -> dict[str, Any]:
    named = {"record": {"const": record}} if record else {}
    held = named | properties
    return {"type": "object", "properties": held, "required": list(held), "additionalProperties": False}


def of_column(column: Column) -> dict[str, Any]:
    shape = {"enum": list(column.one_of)} if column.one_of else SHAPES[column.kind]
    return or_none(shape) if column.may_lack else shape


LIST = {"type": "array", "items": TEXT}
# How each type of field is answered; every type has its shape.
ANSWERED: dict[str, dict[str, Any]] = dict.fromkeys(("text", "short", "choice"), TEXT) | {
    "date": {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"},
    **dict.fromkeys(("choices", "people", "feelings", "checklist"), LIST),
    "scale": or_none({"type": "integer", "minimum": 0, "maximum": SCALE_MAX}),
    "two-sided": LIST | {"minItems": 2, "maxItems": 2},
}


def answer(field: str) -> dict[str, Any]:
    held = {"prompt": TEXT, "name": TEXT, "question": TEXT, "field": {"const": field},
            "value": ANSWERED[field], "extra": {"type": "object"}, "later": {"type": "boolean"}}  # fmt: skip
    return of(held) | {"required": ["prompt", "question", "field", "value"]}


ANSWER = {"anyOf": [answer(each.id) for each in FIELD_TYPES]}
ENTRY = {
    "id": TEXT,
    "thread": TEXT,
    "kind": {"enum": [kind.id for kind in KINDS]},
    "status": {"enum": ["draft", "kept", "trash"]},
    "title": TEXT,
    "happened_at": MOMENT,
    "created_at": INSTANT,
    "updated_at": INSTANT,
    "reflected_at": or_none(INSTANT),
    "trashed_at": or_none(INSTANT),
    "guide": or_none(of({"pack": TEXT, "version": TEXT, "guide": TEXT})),
    "people": TEXTS,
    "tags": TEXTS,
    "place": TEXT,
    "sting": or_none({"type": "integer", "minimum": 0, "maximum": 10}),
    "answers": {"type": "array", "items": ANSWER},
}


def schema() -> dict[str, Any]:
    records = [
        of(ENTRY, "entry"),
        of({"of": TEXT, "replaced_at": INSTANT, "writing": TEXT, "entry": of(ENTRY)}, "revision"),
        *(of({"folded": TEXT, "name": TEXT}, name) for name in NAMES),
        *(of({column.name: of_column(column) for column in spec.columns}, spec.record) for spec in TABLES),
    ]
    whole = of(
        {
            "format": {"const": "afterword-journal"},
            "version": {"const": 1},
            "made_at": INSTANT,
            "records": {"type": "array", "items": {"anyOf": records}},
        }
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A whole Afterword journal",
        "description": "A record on each line; json.md, beside this file, tells what every name is.",
    } | whole


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
