"""The JSON Schema that editors get says what the reader says, as far as a single field goes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from journal.errors import PackInvalid
from journal.prompts.builtin import PATTERN
from journal.prompts.json_schema import NAME, schema, schema_file
from journal.prompts.reader import read_pack
from journal.prompts.table import PACK_FIELDS

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources/packs" / NAME
VECTOR = ROOT / "tests/vectors/packs/format-1.pack.toml"
PACKS = (*sorted((ROOT / "resources/packs").glob(PATTERN)), VECTOR, ROOT / "resources/pack-template.toml")

Validate = Callable[[Any], Any]


@pytest.fixture(scope="module")
def validate() -> Validate:
    made: Validate = fastjsonschema.compile(json.loads(SHIPPED.read_text("utf-8")))
    return made


def test_the_shipped_schema_is_the_one_that_the_table_gives() -> None:
    assert SHIPPED.read_bytes() == schema_file(), (
        "write it anew: python -c 'from journal.prompts.json_schema import *; from pathlib import Path; "
        'Path("resources/packs", NAME).write_bytes(schema_file())\''
    )


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_every_pack_of_ours_fits(path: Path, validate: Validate) -> None:
    validate(tomllib.loads(path.read_text("utf-8")))


def test_every_field_of_the_table_is_described() -> None:
    pack = schema()
    guide = pack["properties"]["guide"]["items"]
    prompt = guide["properties"]["prompt"]["items"]
    parts = {"pack": pack, "guide": guide, "prompt": prompt, "when": prompt["properties"]["when"]}
    for field in PACK_FIELDS:
        described = parts[field.owner]["properties"][field.name]
        assert described["description"] == field.words
        assert (field.name in parts[field.owner]["required"]) == field.required


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format = 1", "format = 2"),
        ('id = "org.example.listening-first"', 'id = "listening"'),
        ('version = "1.2.0"', 'version = "one"'),
        ('title = "Listening first"', 'title = ""'),
        ('language = "en"', 'language = "English!"'),
        ('kind = "reflection"', 'kind = "gossip"'),
        ('stage = "looked-again"', 'stage = "never"'),
        ("minutes = 6", "minutes = 600"),
        ('field = "date"', 'field = "essay"'),
        ('fills = "happened_at"', 'fills = "mood"'),
        ('options = ["time", "credit", "tone"]', 'options = ["time"]'),
        ('options = ["time", "credit", "tone"]', ""),
        ('ends = ["Guessing", "Certain"]', 'ends = ["Guessing", "So so", "Certain"]'),
        ("later = true", 'later = "yes"'),
        ('show_earlier = ["spoke"]', 'show_earlier = ["Who spoke?"]'),
        ('when = { prompt = "spoke", is_any = ["I did"] }', 'when = { prompt = "spoke" }'),
        ('ask = "When was it?"', ""),
        ('ask = "When was it?"', f'ask = "{"x" * 2001}"'),
    ],
)
def test_schema_and_reader_refuse_the_same(old: str, new: str, validate: Validate) -> None:
    text = VECTOR.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        validate(tomllib.loads(changed))
    if new != "format = 2":
        with pytest.raises(PackInvalid):
            read_pack(changed.encode(), VECTOR)


def test_a_field_of_a_later_version_is_let_through(validate: Validate) -> None:
    changed = VECTOR.read_text("utf-8").replace('language = "en"', 'language = "en"\nmood = "calm"')
    validate(tomllib.loads(changed))
