"""What leaves the journal about a conversation: nothing of whom or what, unless the writer types it."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from icalendar import Calendar

from journal.app import conversation_files, conversations, entries
from journal.app.journal import Journal
from journal.errors import Invalid, TooLong
from journal.model.entry import Entry
from tests.app.conftest import guide_of
from tests.conftest import NOON

TODAY = NOON.date()


@pytest.fixture
def planned(journal: Journal) -> Entry:
    begun = entries.begin(journal, "conversation")
    opening = guide_of(journal, begun).prompt("opening")
    assert opening is not None
    entry = replace(
        begun,
        title="the stand-up",
        people=("Priya",),
        place="her office",
        tags=("secretly",),
        answers=(entries.answer_to(opening, "I was wrong"),),
    )
    entries.save(journal, entry, "one")
    conversations.plan(journal, entry.id, TODAY, time(15))
    return entry


def test_the_event_gives_nothing_away(journal: Journal, planned: Entry, tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    event = conversation_files.event_for(journal, planned.id)
    conversation_files.save_calendar(journal, event, path)
    text = path.read_text("utf-8").casefold()
    secrets = (
        "priya",
        "stand-up",
        "office",
        "secretly",
        "wrong",
        planned.id,
        planned.thread,
        "mine",
        "going-back",
    )
    assert not [each for each in secrets if each.casefold() in text]
    assert planned.id.replace("-", "")[:8] not in text.replace("-", "")
    (read,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(read["summary"]) == "Conversation"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob("*.ics*")] == ["c.ics"]


def test_no_two_files_have_the_same_number(journal: Journal, planned: Entry, tmp_path: Path) -> None:
    event = conversation_files.event_for(journal, planned.id)
    numbers = set()
    for name in ("a.ics", "b.ics"):
        conversation_files.save_calendar(journal, event, tmp_path / name)
        (read,) = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        numbers.add(str(read["uid"]))
    assert len(numbers) == 2


def test_the_title_is_the_writers(journal: Journal, planned: Entry) -> None:
    assert conversation_files.event_for(journal, planned.id, " Coffee\n P. ").title == "Coffee P."
    with pytest.raises(TooLong):
        conversation_files.event_for(journal, planned.id, "x" * 201)


def test_a_day_is_needed_and_minutes_that_make_sense(journal: Journal, planned: Entry) -> None:
    for minutes, remind in ((0, None), (24 * 60 + 1, None), (30, -1), (30, 7 * 24 * 60 + 1)):
        with pytest.raises(Invalid):
            conversation_files.event_for(journal, planned.id, minutes=minutes, remind=remind)
    conversations.plan(journal, planned.id, None)
    with pytest.raises(Invalid):
        conversation_files.event_for(journal, planned.id)


def test_the_card_is_made_of_what_is_written_now(journal: Journal, planned: Entry, tmp_path: Path) -> None:
    pdf = conversation_files.card_pdf(journal, planned.id)
    (page,) = conversation_files.card_pages(pdf, 1.0)
    assert page.height > page.width
    conversation_files.save_card(tmp_path / "card.pdf", pdf)
    assert (tmp_path / "card.pdf").read_bytes() == pdf
