"""Entries for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from journal.model.entry import Answer, Entry, GuideUsed, Status
from tests.store.conftest import NOW

LISBON = timezone(timedelta(hours=1))


def answer(text: str, prompt: str = "what-happened") -> Answer:
    return Answer(prompt, "What happened?", "text", text)


def entry(entry_id: str = "one", text: str = "We talked about it.", **changes: Any) -> Entry:
    plain = Entry(
        id=entry_id,
        thread=entry_id,
        kind="feedback",
        happened_at=NOW.astimezone(LISBON),
        created_at=NOW,
        updated_at=NOW,
        title="After the meeting",
        status=Status.KEPT,
        answers=(answer(text),),
    )
    return replace(plain, **changes)


def full(entry_id: str = "one") -> Entry:
    """An entry with everything that an entry can have."""
    return entry(
        entry_id,
        guide=GuideUsed("org.example.pack", "1.2.0", "called-out"),
        thread="thread",
        people=("Maya", "Željko", "田中"),
        tags=("credit", "meetings"),
        place="Room 4",
        sting=6,
        reflected_at=NOW + timedelta(hours=3),
        trashed_at=None,
        answers=(
            answer("First line\nsecond line"),
            Answer("scale", "How much?", "scale", 4, "See", {"ends": ["none", "all"]}, later=True),
            Answer("sides", "Impact, intent", "two-sided", ["hurt", "help"], extra={"sides": ["I", "O"]}),
            Answer("list", "Which?", "choices", ["a", "b"], extra={"options": ["a", "b", "c"]}),
        ),
    )


def days(number: float) -> datetime:
    """A moment that many days after NOW, in Lisbon."""
    return (NOW + timedelta(days=number)).astimezone(LISBON)
