"""The JSON that scripts read: its keys are a promise."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from journal.model.data import entry_data, offset_minutes, summary_data, utc
from journal.model.entry import Answer, Entry, GuideUsed, Status, Summary

MOMENT = datetime(2026, 11, 19, 16, 20, 30, 999_999, tzinfo=timezone(timedelta(hours=5, minutes=45)))
ENTRY = Entry(
    "id",
    "thread",
    "feedback",
    MOMENT,
    MOMENT,
    MOMENT,
    title="T",
    status=Status.KEPT,
    guide=GuideUsed("pack", "1.0.0", "guide"),
    people=("Ana",),
    tags=("x",),
    place="here",
    sting=3,
    answers=(Answer("p", "Q?", "scale", 3, "Name", {"ends": ["a", "b"]}, later=True),),
)


def test_a_whole_entry() -> None:
    assert entry_data(ENTRY) == {
        "id": "id",
        "thread": "thread",
        "kind": "feedback",
        "status": "kept",
        "title": "T",
        "happened_at": "2026-11-19T10:35:30Z",
        "utc_offset_minutes": 345,
        "created_at": "2026-11-19T10:35:30Z",
        "updated_at": "2026-11-19T10:35:30Z",
        "guide": {"pack": "pack", "version": "1.0.0", "guide": "guide"},
        "people": ["Ana"],
        "tags": ["x"],
        "place": "here",
        "sting": 3,
        "answers": [
            {
                "prompt": "p",
                "name": "Name",
                "question": "Q?",
                "field": "scale",
                "value": 3,
                "extra": {"ends": ["a", "b"]},
                "later": True,
            }
        ],
    }
    assert json.loads(json.dumps(entry_data(ENTRY))) == entry_data(ENTRY)


def test_what_is_missing_has_its_key_too() -> None:
    bare = entry_data(replace(ENTRY, guide=None, sting=None, answers=(), people=()))
    assert bare.keys() == entry_data(ENTRY).keys()
    assert (bare["guide"], bare["sting"], bare["answers"], bare["people"]) == (None, None, [], [])


def test_a_row_of_a_list() -> None:
    row = Summary(7, "id", "mistake", Status.DRAFT, "", MOMENT, ("Ana",), "first words")
    assert summary_data(row) == {
        "id": "id",
        "kind": "mistake",
        "status": "draft",
        "title": "",
        "happened_at": "2026-11-19T10:35:30Z",
        "utc_offset_minutes": 345,
        "people": ["Ana"],
        "excerpt": "first words",
    }


@pytest.mark.parametrize("minutes", [0, -210, 840])
def test_times_are_utc_with_the_offset_beside_them(minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    moment = datetime(2026, 1, 1, tzinfo=UTC).astimezone(zone)
    assert (utc(moment), offset_minutes(moment)) == ("2026-01-01T00:00:00Z", minutes)
