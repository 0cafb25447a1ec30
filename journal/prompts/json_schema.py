"""The JSON Schema of a pack, from the table of fields, for editors that complete and check as one types.

It says what a single field can hold. What one field has to do with another, only the reader judges.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from journal.model.fields import FIELD_TYPES
from journal.model.kinds import KINDS
from journal.prompts.schema import PATTERNS
from journal.prompts.table import FILLS, ID_MAX, LINE_MAX, REFERENCE_MAX, STAGES, PackField, fields_of

DIALECT = "http://json-schema.org/draft-07/schema#"  # what editors of TOML read
NAME = "pack.schema.json"

# Fields of a closed set of words.
WORDS = MappingProxyType(
    {
        ("guide", "kind"): tuple(kind.id for kind in KINDS),
        ("guide", "stage"): STAGES,
        ("prompt", "field"): tuple(field.id for field in FIELD_TYPES),
        ("prompt", "fills"): tuple(FILLS),
    }
)


def schema_file() -> bytes:
    """Give the file that is shipped."""
    return (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def schema() -> dict[str, Any]:
    """Give the schema of a pack's file, read as TOML."""
    return {"$schema": DIALECT, "title": "Afterword prompt pack", **_part("pack")}


def _part(owner: str) -> dict[str, Any]:
    fields = fields_of(owner)
    part = {
        "type": "object",
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: _field(field) for field in fields},
    }
    return part | {"allOf": _needs()} if owner == "prompt" else part


def _needs() -> list[dict[str, Any]]:
    """Say which further fields each field type needs."""
    return [
        {
            "if": {"properties": {"field": {"const": kind.id}}, "required": ["field"]},
            "then": {"required": list(kind.needs)},
        }
        for kind in FIELD_TYPES
        if kind.needs
    ]


def _field(field: PackField) -> dict[str, Any]:
    said = {"description": field.words}
    if words := WORDS.get((field.owner, field.name)):
        return {**said, "enum": list(words)}
    return {**said, **_shape(field)}


def _shape(field: PackField) -> dict[str, Any]:
    make = SHAPES.get(field.shape)
    return make(field) if make else _text(field.most, PATTERNS.get(field.shape, ""))


def _list(item: dict[str, Any], field: PackField) -> dict[str, Any]:
    return {"type": "array", "minItems": field.least, "maxItems": field.most, "items": item}


def _text(most: int, pattern: str = "") -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": most}
    return text | {"pattern": pattern} if pattern else text


# The shapes of `PackField` that are more than one text.
SHAPES: MappingProxyType[str, Callable[[PackField], dict[str, Any]]] = MappingProxyType(
    {
        "number": lambda field: {"type": "integer", "minimum": field.least, "maximum": field.most},
        "switch": lambda _field: {"type": "boolean"},
        "lines": lambda field: _list(_text(LINE_MAX), field),
        "ids": lambda field: _list(_text(ID_MAX, PATTERNS["id"]), field),
        "references": lambda field: _list(_text(REFERENCE_MAX, PATTERNS["references"]), field),
        "when": lambda _field: _part("when"),
        "prompts": lambda field: _list(_part("prompt"), field),
        "guides": lambda field: _list(_part("guide"), field),
    }
)
