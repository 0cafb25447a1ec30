"""The share that is being prepared is kept as it is, and nothing odd in its place does harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import archive, forgetting, share_draft
from journal.app.journal import Journal
from journal.app.share_draft import Held, Preparing
from journal.model.aliases import Alias
from journal.model.query import Query
from journal.model.share import Dates, Line, Share
from journal.store import values, whole
from tests.app.conftest import Write

WHOLE = Preparing(
    Share(
        ("b", "a"),
        "What would you do?",
        "The panel",
        Dates.DAY,
        (Alias("Amara", "a colleague"),),
        frozenset({Line("a", "@place")}),
        frozenset({"Northwind"}),
        ("t",),
        Query(person="Amara"),
    ),
    ("b", "c", "a"),
    "word",
    True,
    "linen-orbit-caper-frost",
    "Priya",
    True,
)


def test_what_is_being_prepared_is_kept_whole(journal: Journal) -> None:
    assert share_draft.held(journal) == Held()
    kept = Held(WHOLE, replace(WHOLE, format="json", protect=False))
    share_draft.keep(journal, kept)
    assert share_draft.held(journal) == kept


def test_its_password_does_not_go_out_with_the_whole_journal(journal: Journal, tmp_path: Path) -> None:
    share_draft.keep(journal, Held(WHOLE, replace(WHOLE, password="amber-kite-violin-moss")))
    archive.to_json(journal, tmp_path / "whole.json")
    said = (tmp_path / "whole.json").read_text("utf-8")
    assert WHOLE.share.question in said
    assert WHOLE.password not in said
    assert "amber-kite" not in said
    assert whole.count(journal.store) == len(list(whole.read(journal.store)))


@pytest.mark.parametrize(
    "odd", ["x", [], {}, {"now": 1}, {"now": {"share": 2, "offered": "x", "format": "exe", "password": 3}}]
)
def test_odd_values_are_as_if_nothing_was_chosen(journal: Journal, odd: object) -> None:
    values.put(journal.store, share_draft.KEY, odd)
    assert share_draft.held(journal) == Held()


def test_an_entry_that_is_shared_is_always_listed(journal: Journal) -> None:
    share_draft.keep(journal, Held(Preparing(Share(("a", "b")), ("b",))))
    assert share_draft.held(journal).now.offered == ("b", "a")


def test_a_person_who_is_forgotten_is_forgotten_here(journal: Journal, write: Write) -> None:
    write("x", people=("Amara",), keep=True)
    share_draft.keep(journal, Held(replace(WHOLE, for_whom="Amara")))
    forgetting.delete(journal, "Amara")
    assert "Amara" not in repr(share_draft.held(journal))
