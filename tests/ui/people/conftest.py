"""A journal with people on disk behind a real session."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal.app import conversations, entries, next_times, opening, people
from journal.app.journal import Journal, Machine
from journal.model.entry import Answer
from journal.model.person import Person
from journal.ui.session import Session
from tests.conftest import NOON, ZONE, journal_in
from tests.ui.waiting import rest


class Rig:
    """The session over a journal; `ask` runs a function on the worker and gives its answer."""

    def __init__(self, session: Session, qtbot: QtBot, folder: Path) -> None:
        self.session, self._qtbot, self._owner = session, qtbot, QObject()
        self.now = NOON
        self.crashes: list[str] = []
        session.crashed.connect(self.crashes.append)
        machine = Machine(
            lambda: self.now, random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=ZONE)
        )
        self._journal: list[Journal] = []

        def make() -> Journal:
            journal = journal_in(opening.folder_named(folder, "mine"), machine)
            self._journal.append(journal)
            return journal

        session.open(make, owner=self._owner)
        self.wait()

    def wait(self) -> None:
        rest(self.session)

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        failed: list[Any] = []
        self.session.run(function, *args, owner=self._owner, done=given.append, failed=failed.append)
        self.wait()
        assert not failed, failed
        assert not self.crashes, self.crashes
        return given[0] if given else None


def write(
    journal: Journal, text: str, people_: tuple[str, ...], *, title: str = "", kind: str = "feedback",
    days: int = 0, tags: tuple[str, ...] = (), answers: tuple[Answer, ...] = (),
) -> str:  # fmt: skip
    entry = entries.begin(journal, kind)
    said = (Answer("their-words", "What did they say?", "text", text),) if text else ()
    entry = replace(
        entry, title=title, people=people_, tags=tags, answers=(*said, *answers),
        happened_at=entry.happened_at - timedelta(days=days),
    )  # fmt: skip
    saved = entries.save(journal, entry, "sitting").value
    return entries.keep(journal, saved.id).value.id


def fill(journal: Journal) -> str:
    """A few people, one with everything."""
    said = "Sam Okafor said that I spoke over Amara in the review.\nSam’s point was fair. Will I ask Sam?"
    first = write(
        journal, said, ("Sam Okafor",), title="Spoke over Amara", days=3, tags=("listening", "meetings")
    )
    write(
        journal,
        "You took the credit for the plan.",
        ("Sam Okafor", "Amara"),
        title="The plan’s credit",
        days=40,
    )
    write(journal, "It went well.", ("Amara",), title="A better call", days=1, tags=("listening",))
    write(journal, "Thank you for the notes.", ("Jun",), days=200, title="The notes")
    promised = Answer("promised", "What did you promise?", "text", "To send the notes before each review.")
    heard = Answer("heard", "What did you hear?", "text", "That it had happened before.")
    held = write(
        journal, "", ("Sam Okafor",), title="About the review", kind="conversation", days=2,
        answers=(promised, heard),
    )  # fmt: skip
    conversations.hold(journal, held)
    opening_ = Answer("opening", "Your first sentence?", "short", "May I ask how the last one was for you?")
    planned = write(
        journal, "", ("Sam Okafor",), title="How the reviews go now", kind="conversation", answers=(opening_,)
    )
    conversations.plan(journal, planned, date(2026, 11, 27), None)
    next_times.make(journal, "Sam begins to speak", "wait until Sam has finished", first)
    people.set_about(journal, Person("Sam Okafor", ("Sammy",), ""))
    return first


@pytest.fixture
def rig(session: Session, qtbot: QtBot, tmp_path: Path) -> Rig:
    return Rig(session, qtbot, tmp_path)
