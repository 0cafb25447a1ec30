"""Every error has words on the command line."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from journal import errors
from journal.cli.texts import SAID, said

TYPES = [
    value
    for _, value in inspect.getmembers(errors, inspect.isclass)
    if issubclass(value, errors.JournalError) and value is not errors.JournalError
]
FACTS = {"path": Path("/x/j.afterword"), "reason": "empty", "faults": (), "concerns": ("downgrade",)}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_error_is_said_in_whole_sentences(kind: type[errors.JournalError]) -> None:
    assert kind in SAID
    wanted = kind.facts
    samples = {name: FACTS.get(name, 1) for name in wanted}
    sentence, code = said(kind(**samples))
    assert sentence[0].isupper() or sentence[0] in "/1"
    assert 1 <= code <= 6
    assert "!" not in sentence


def test_a_name_in_an_archive_cannot_steer_the_terminal() -> None:
    sentence, _ = said(errors.CannotImport(Path("a.zip"), "unsafe", "\x1b[2J\u202e/x"))
    assert not {"\x1b", "\u202e"} & set(sentence)
