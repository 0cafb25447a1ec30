"""The demo shows what became of threads, and gives each figure something to say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal.app import calendar, demo, insights, opening, people, threads
from journal.app.journal import Journal, Machine
from journal.model.insights import LEAST, Span
from journal.model.thread import State
from tests.conftest import NOON, Clock


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    place: Path = tmp_path_factory.mktemp("demo")
    machine = Machine(Clock(), random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=NOON.tzinfo))
    journal = opening.unlock(demo.make(place, machine), demo.PASSPHRASE, machine)
    yield journal
    opening.close(journal)


def test_threads_have_names_of_their_own_and_every_state(told: Journal) -> None:
    ids = [thread for (thread,) in told.store.rows("SELECT DISTINCT thread FROM entry")]
    about = [threads.about(told, thread) for thread in ids]
    assert {each.state for each in about} == set(State)
    assert "Letting people finish" in {each.title for each in about if each.has_name}


def test_some_promises_are_kept_and_others_open(told: Journal) -> None:
    assert not people.detail(told, "佐藤 美咲").promises
    assert people.detail(told, "Ngozi").promises


def test_every_figure_has_something_to_say(told: Journal) -> None:
    span = Span(NOON.date() - timedelta(days=364), NOON.date())
    assert sum(count for _, count in insights.read(told, "triggers", span)) >= LEAST
    assert insights.read(told, "followed-up", span).count >= LEAST
    assert insights.read(told, "stings", span)
    assert insights.read(told, "themes", span)


def test_a_year_ago_something_was_written(told: Journal) -> None:
    assert calendar.on_this_day(told)
