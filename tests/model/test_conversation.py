from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from journal.model import conversation as model
from journal.model.conversation import Conversation, Plan, State, When, conversation_data, heading, stands
from journal.model.entry import Answer, Entry

NOW = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 19)


def entry(*answers: Answer) -> Entry:
    lisbon = NOW.astimezone(timezone(timedelta(hours=1)))
    return Entry("e", "e", "conversation", lisbon, NOW, NOW, title="the stand-up", answers=answers)


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (None, When.NO_DATE),
        (date.min, When.STILL_OPEN),
        (TODAY - timedelta(days=1), When.STILL_OPEN),
        (TODAY, When.TODAY),
        (TODAY + timedelta(days=1), When.THIS_WEEK),
        (TODAY + timedelta(days=6), When.THIS_WEEK),
        (TODAY + timedelta(days=7), When.LATER),
        (date.max, When.LATER),
    ],
)
def test_a_planned_conversation_stands_in_one_place(day: date | None, when: When) -> None:
    assert stands(Plan(day), TODAY) is when


def test_a_heading_leaves_out_what_is_missing() -> None:
    assert heading(("Priya",), "the stand-up") == "Priya · the stand-up"
    assert heading(("Priya", "Jun"), " ") == "Priya, Jun"
    assert heading((), "the stand-up") == "the stand-up"
    assert heading((), "") == ""


def test_answers_are_read_by_their_prompt_whichever_pack_asked() -> None:
    told = entry(
        Answer("opening", "How do you begin?", "text", "  First.\n"),
        Answer("in-the-room", "?", "checklist", ["Listen", "Wait"], extra={"items": ["Listen", "Wait"]}),
        Answer("heard", "?", "text", "  \n", later=True),
    )
    assert model.said_to(told, "opening") == "First."
    assert model.items_of(told, "in-the-room") == ("Listen", "Wait")
    assert model.said_to(told, "heard") == model.said_to(told, "unknown") == ""
    assert model.noted_later(told) == ()


def test_data_has_floating_days_and_times() -> None:
    each = Conversation(
        replace(entry(Answer("purpose", "?", "choice", "To listen")), people=("Priya",)),
        State.PLANNED,
        Plan(TODAY, time(15, 5)),
        TODAY,
    )
    assert conversation_data(each) == {
        "id": "e",
        "thread": "e",
        "state": "planned",
        "people": ["Priya"],
        "title": "the stand-up",
        "purpose": "To listen",
        "prepared": False,
        "day": "2026-11-19",
        "time": "15:05",
        "since": "2026-11-19",
        "settled_on": None,
        "updated_at": "2026-11-19T08:30:00Z",
    }
