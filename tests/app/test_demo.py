"""The demo journal: a year that shows everything the app can hold."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal.app import (
    attachments,
    check,
    conversations,
    demo,
    entries,
    insights,
    listing,
    next_times,
    offers,
    opening,
    people,
    saved_searches,
    today,
)
from journal.app.conversations import WHY
from journal.app.journal import Journal, Machine
from journal.model import asked_again
from journal.model.commitment import Outcome, Went
from journal.model.conversation import State, When
from journal.model.entry import Entry, Status, checked
from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KINDS
from journal.model.person import SHOWN_AS
from journal.model.query import Query
from journal.model.thread import is_look
from tests.conftest import NOON, Clock


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, list[Entry]]]:
    import random

    clock = Clock()
    machine = Machine(clock, random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=NOON.tzinfo))
    folder = demo.make(tmp_path_factory.mktemp("demo"), machine)
    journal = opening.unlock(folder, demo.PASSPHRASE, machine)
    asked = (Query(), Query(trash=True))
    ids = [row.id for query in asked for row in listing.first_page(journal, query, 10_000)]
    yield journal, [entries.read(journal, entry_id) for entry_id in ids]
    opening.close(journal)


def test_a_year_of_about_120_entries_that_ends_before_now(told: tuple[Journal, list[Entry]]) -> None:
    _, found = told
    moments = [entry.happened_at for entry in found]
    assert 110 <= len(found) <= 140
    assert max(moments) <= NOON
    assert timedelta(days=300) < max(moments) - min(moments) < timedelta(days=400)
    assert NOON - max(moments) < timedelta(days=4)
    assert all(entry.created_at <= NOON and entry.updated_at <= NOON for entry in found)


def test_every_kind_state_and_field_is_in_it(told: tuple[Journal, list[Entry]]) -> None:
    _, found = told
    assert {entry.kind for entry in found} == {kind.id for kind in KINDS}
    assert {entry.status for entry in found} == set(Status)
    assert any(entry.sting is not None for entry in found)
    assert any(entry.place for entry in found)
    used = {answer.field for entry in found for answer in entry.answers}
    assert len(used) >= 6
    assert any(len(listing_text) > 2_000 for listing_text in map(_text, found))


def test_threads_lead_from_one_entry_to_others(told: tuple[Journal, list[Entry]]) -> None:
    _, found = told
    threads = Counter(entry.thread for entry in found)
    assert sum(count > 1 for count in threads.values()) >= 5
    assert set(threads) <= {entry.id for entry in found}


def test_other_scripts_and_directions_are_in_it(told: tuple[Journal, list[Entry]]) -> None:
    _, found = told
    letters = {char for entry in found for char in entry.title + _text(entry) if char.isalpha()}
    scripts = {unicodedata.name(char, "?").split()[0] for char in letters}
    assert {"LATIN", "CJK"} <= scripts
    assert scripts & {"HEBREW", "ARABIC"}
    assert len(scripts) >= 4


def test_every_entry_is_as_the_window_would_have_written_it(told: tuple[Journal, list[Entry]]) -> None:
    journal, found = told
    for entry in found:
        assert checked(entry) == entry
        assert not entry.is_blank
        prompts = {}
        if entry.guide:
            known = journal.guide(entry.guide.pack, entry.guide.guide)
            assert known is not None
            prompts = {prompt.id: prompt for prompt in (*known[1].prompts, WHY)}
        for answer in entry.answers:
            assert FIELD_BY_ID[answer.field].check(answer.value) == answer.value
            if prompts:
                assert answer.question == prompts[answer.prompt].ask
        assert (entry.reflected_at is not None) == any(answer.later for answer in entry.answers)
        assert (entry.trashed_at is not None) == (entry.status is Status.TRASH)


def test_today_has_something_to_go_on_with(told: tuple[Journal, list[Entry]]) -> None:
    journal, _ = told
    page = today.today(journal)
    assert page.drafts
    assert page.waiting


def test_follow_ups_have_something_of_everything(told: tuple[Journal, list[Entry]]) -> None:
    journal, found = told
    board = conversations.groups(journal, 1_000)
    assert {group.id for group in board.groups} == {*When, *State} - {State.PLANNED, When.STILL_OPEN}
    shown = {each.id for group in board.groups for each in group.rows}
    there = {each.id for each in found if each.kind == "conversation" and each.status is not Status.TRASH}
    assert shown == there
    card = conversations.cue(journal, board.groups[0].rows[0].id)
    assert card.opening
    assert card.room


def test_it_is_whole(told: tuple[Journal, list[Entry]]) -> None:
    assert check.check(told[0], deep=True).sound


def test_it_stays_where_it_was_put(tmp_path: Path, machine: Machine) -> None:
    folder = demo.make(tmp_path, machine)
    assert list(tmp_path.iterdir()) == [folder]


def _text(entry: Entry) -> str:
    return "\n".join(line for answer in entry.answers for line in answer.lines())


def test_looking_again_is_shown_then_and_now_and_is_due_and_planned(
    told: tuple[Journal, list[Entry]],
) -> None:
    journal, found = told
    looked = [entry for entry in found if is_look(entry)]
    assert looked
    threads = [[each for each in found if each.thread == entry.thread] for entry in looked]
    assert any(asked_again.sting(thread) for thread in threads)
    assert any(asked_again.course(thread, "see-already") for thread in threads)
    assert offers.due(journal)
    assert any((offers.planned(journal, entry.thread) or NOON.date()) > NOON.date() for entry in found)


def test_insights_have_enough_to_show_how_it_stung(told: tuple[Journal, list[Entry]]) -> None:
    journal, _ = told
    slopes = insights.read(journal, "stings", insights.everything(journal))
    assert len(slopes) >= 5
    assert any(slope.now > slope.then for slope in slopes), "not everything fades"


def test_next_times_are_in_every_state_with_their_stories(told: tuple[Journal, list[Entry]]) -> None:
    journal, _ = told
    shelf = next_times.shelf(journal)
    assert min(len(shelf.open), len(shelf.settled), len(shelf.let_go)) >= 1
    assert any(each.title for each in shelf.open)
    plans = [each.plan for each in (*shelf.open, *shelf.settled, *shelf.let_go)]
    answers = [answer for plan in plans for answer in plan.check_ins]
    assert {answer.outcome for answer in answers} == set(Outcome)
    assert {answer.went for answer in answers} == set(Went)
    assert all(plan.made_at <= NOON for plan in plans)
    assert all(answer.at <= NOON for answer in answers)
    assert next_times.due(journal, 5)


def test_people_have_nicknames_and_ways_to_be_shown_and_searches_are_kept(
    told: tuple[Journal, list[Entry]],
) -> None:
    journal, _ = told
    named = {row.name: row for row in people.listed(journal)}
    about = [person for person in people.everybody(journal) if person.nicknames]
    assert len(about) >= 3
    assert all(named[person.name].entries for person in about)
    assert len({person.shown_as for person in about}) == len(SHOWN_AS)
    kept = saved_searches.listed(journal)
    assert len(kept) >= 2
    assert all(listing.first_page(journal, search.query) for search in kept)
    mentioned = [people.mentioned(journal, row.id) for row in listing.first_page(journal, Query(), 200)]
    assert any(mentioned)


def test_a_picture_and_a_letter_are_attached(told: tuple[Journal, list[Entry]]) -> None:
    journal, found = told
    entry = next(entry for entry in found if "eleven thousand" in entry.title)
    attached = attachments.of_entry(journal, entry.id)
    assert {each.media_type for each in attached} == {"image/png", "application/pdf"}
    letter = next(attachments.read(journal, each.id) for each in attached if each.is_pdf)
    sheet = attachments.draw_page(letter, 0, 840, 440)
    assert sheet is not None
    assert sheet.pages == 1
    assert len(set(sheet.drawn.pixels)) > 2  # there are words on it
