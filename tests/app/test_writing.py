from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.app import entries, writing
from journal.app.assets import assets
from journal.app.journal import Journal, Machine
from journal.errors import EntryMissing, Invalid
from journal.prompts.builtin import builtin_packs
from journal.store.database import create_store

NOW = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    store = create_store(tmp_path / "journal-0001.db", bytearray(os.urandom(48)), "vault", NOW)
    machine = Machine(clock=lambda: NOW, random=os.urandom)
    yield Journal(None, store, builtin_packs(assets("packs")), machine)  # type: ignore[arg-type]
    store.close()


def test_a_new_sitting_has_the_guide_of_its_kind(journal: Journal) -> None:
    sitting = writing.begin(journal, "feedback")
    assert sitting.guide is not None
    assert sitting.guide.id == "called-out"
    assert sitting.entry.is_blank


def test_a_kind_without_a_guide_is_a_free_page(journal: Journal) -> None:
    assert writing.begin(journal, "reflection").guide is None


def test_each_sitting_is_a_stretch_of_its_own(journal: Journal) -> None:
    entry = entries.log(journal, "feedback", "A title", "Words", people=("Amara",)).value
    first, second = (writing.go_on(journal, entry.id) for _ in range(2))
    assert first.writing != second.writing
    assert first.entry == entry
    assert first.names.people == (("Amara", 1),)


def test_what_is_not_there_is_said(journal: Journal) -> None:
    with pytest.raises(EntryMissing):
        writing.go_on(journal, "none")
    with pytest.raises(Invalid):
        writing.begin(journal, "none")
