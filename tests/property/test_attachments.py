"""Whatever is attached comes back as it was, and wherever adding is cut off, nothing half is left."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.app import attachments, check, entries, opening
from journal.app import attachments as module
from journal.app.attachments import Adding, Part
from journal.app.journal import Journal, Machine
from journal.errors import JournalError
from tests.conftest import ZONE, Clock, journal_in

SMALL = 64  # bytes in a part here: the edges between parts are what matters


@pytest.fixture(scope="module")
def made() -> Iterator[Journal]:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(module, "PART_BYTES", SMALL)
        machine = Machine(Clock(), random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=ZONE))
        place = opening.folder_named(Path(folder), "mine")
        journal = journal_in(place, machine)
        yield journal
        opening.close(journal)


def rows(journal: Journal) -> list[Any]:
    return [
        journal.store.rows(f"SELECT count(*) FROM {table}")[0][0]
        for table in ("attachment", "attachment_part")
    ]


@settings(max_examples=60, deadline=None)
@given(data=st.binary(min_size=1, max_size=5 * SMALL), name=st.text())
def test_any_bytes_under_any_name_come_back(made: Journal, data: bytes, name: str) -> None:
    entry = entries.log(made, "reflection", "A title", "words").value
    added = attachments.add(made, entry.id, data, name).value.attachment
    assert attachments.of_entry(made, entry.id) == (added,)
    assert attachments.read(made, added.id) == data
    assert added.size == len(data)
    attachments.remove(made, entry.id, added.id)
    attachments.clean(made)
    assert rows(made) == [0, 0]


@settings(max_examples=60, deadline=None)
@given(
    size=st.integers(1, 6 * SMALL),
    steps=st.integers(0, 9),
    how=st.sampled_from(["stop", "forget", "shrink", "grow", "gone"]),
)
def test_wherever_it_is_cut_off_there_is_all_or_nothing(
    made: Journal, size: int, steps: int, how: str
) -> None:
    entry = entries.log(made, "reflection", "A title", "words").value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(os.urandom(size))
        adding = Adding(entry.id, path)
        whole = False
        for _ in range(steps):
            whole = not isinstance(adding.step(made), Part)
            if whole:
                break
        if not whole:
            cut(made, adding, path, how)
    found = attachments.of_entry(made, entry.id)
    for each in found:
        attachments.read(made, each.id)
    attachments.clean(made)
    if whole:
        assert len(found) == 1
    assert rows(made)[0] == len(found)
    assert check.check(made, deep=True).sound
    for each in found:
        attachments.remove(made, entry.id, each.id)
    attachments.clean(made)


def cut(made: Journal, adding: Adding, path: Path, how: str) -> None:
    match how:
        case "stop":
            adding.drop(made)
            return
        case "forget":
            adding.forget()
            return
        case "shrink":
            os.truncate(path, path.stat().st_size // 2)
        case "grow":
            with path.open("ab") as file:
                file.write(bytes(3 * SMALL))
        case "gone":
            path.unlink()
    try:
        while isinstance(adding.step(made), Part):
            pass
    except JournalError:
        assert rows(made) == [0, 0]
