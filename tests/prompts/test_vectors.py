"""Packs of every format ever released are read as they were meant, for ever."""

from __future__ import annotations

from pathlib import Path

from journal.model.fields import FIELD_BY_ID
from journal.prompts.guide import When
from journal.prompts.reader import read
from journal.prompts.table import FILLS

PACKS = Path(__file__).parents[1] / "vectors" / "packs"


def test_a_pack_of_format_1() -> None:
    path = PACKS / "format-1.pack.toml"
    reading = read(path.read_bytes(), path)
    pack = reading.pack
    assert reading.warnings == ()
    assert (pack.id, pack.version, pack.title) == ("org.example.listening-first", "1.2.0", "Listening first")
    assert (pack.author, pack.language, pack.licence) == ("Ines Okafor-Lindqvist", "en", "CC-BY-4.0")
    (guide,) = pack.guides
    assert (guide.kind, guide.minutes, guide.stage) == ("reflection", 6, "looked-again")
    assert guide.intro == "One meeting, looked at slowly.\n\nAny of it can stay empty."
    assert guide.if_asked_now == "“Give me until tomorrow.”"
    by_id = {prompt.id: prompt for prompt in guide.prompts}
    assert {prompt.field for prompt in guide.prompts} == set(FIELD_BY_ID)
    assert {prompt.fills for prompt in guide.prompts} - {""} == {"title", "happened_at", "tags"} <= set(FILLS)
    assert by_id["gave-room"].when == When("spoke", ("I did",))
    assert by_id["gave-room"].show_earlier == ("spoke",)
    assert by_id["spoke"].extra == {"options": ["I did", "Somebody else", "It was even"]}
    assert by_id["habits"].extra == {"items": ["Count to three", "Ask a second question"]}
    assert by_id["both"].extra == {"sides": ["Theirs", "Mine"]}
    assert by_id["certain"].extra == {"ends": ["Guessing", "Certain"]}
    assert [prompt.id for prompt in guide.prompts if prompt.later] == [
        "habits",
        "both",
        "certain",
        "ask-whom",
    ]
