"""A real journal on disk behind a real session, without a vault: its key derivation is tested elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.app.assets import assets
from journal.app.journal import Journal, Machine
from journal.model.entry import Entry
from journal.prompts.builtin import builtin_packs
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.store.database import Store, create_store
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.writing.page import WritePage
from tests.ui.waiting import rest

LISBON = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 19, 16, 20, tzinfo=LISBON)
CALLED_OUT = "afterword.called-out", "called-out"

EVERY_FIELD = Guide(
    "every",
    "Every field",
    "feedback",
    (
        Prompt("what", "What *happened*?", "text", name="What", why="Because it *fades*.\nFrom: a book."),
        Prompt("where", "Where was it?", "short", name="Where", fills="place"),
        Prompt("who", "Who was there?", "people", name="Who", fills="people"),
        Prompt("sure", "Are you sure?", "choice", name="Sure", extra={"options": ["yes", "no"]}),
        Prompt("doubt", "What makes you doubt?", "text", name="Doubt", when=When("sure", ("no",))),
        Prompt("sting", "How did it sting?", "scale", fills="sting", extra={"ends": ["not", "much"]}),
        Prompt("see", "What do you see now?", "text", name="See", later=True, show_earlier=("what",)),
        Prompt("next", "What next?", "short", name="Next", later=True),
    ),
    if_asked_now="“Thank you. I will come back to you.”",
)
PACK = Pack("org.example.every", "1.0.0", "Every field", (EVERY_FIELD,))


@dataclass
class Desk:
    """A page on a journal, and the way past the page to what is stored."""

    page: WritePage
    session: Session
    store: Store
    qtbot: QtBot
    gone: list[tuple[str, object]] = field(default_factory=list)

    def settled(self) -> None:
        rest(self.session)

    def ask(self, use_case: Callable[..., Any], *args: Any) -> Any:
        """Run a use case and wait for its answer."""
        answers: list[Any] = []
        self.session.run(use_case, *args, owner=self.page, done=answers.append, failed=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def stored(self) -> Entry:
        """What is stored of the entry on the screen, without saving it first."""
        assert self.page.desk is not None
        answer = self.ask(entries.read, self.page.desk.draft.entry_id)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def saved(self) -> Entry:
        """What is stored once everything was saved."""
        assert self.page.desk is not None
        done: list[bool] = []
        self.page.desk.settle()
        self.page.desk.saver.flush(done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        assert done == [True]
        return self.stored()

    def begin(self, kind: str = "feedback", guide: tuple[str, str] | None = (PACK.id, "every")) -> None:
        self.page.open_new(kind, guide)
        self.qtbot.waitUntil(lambda: self.page.desk is not None)


class Clock:
    """A clock that goes on a minute each time that it is read."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def journal_at(folder: Path) -> Journal:
    store = create_store(folder / "journal-0001.db", bytearray(os.urandom(48)), "vault", NOW.astimezone(UTC))
    machine = Machine(clock=Clock(), random=os.urandom)
    packs = (*builtin_packs(assets("packs")), PACK)
    return Journal(None, store, packs, machine)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, look: Look) -> Iterator[Desk]:
    session = Session(closer=lambda journal: journal.store.close())
    opened: list[Journal] = []

    def opener() -> Journal:
        opened.append(journal_at(tmp_path))
        return opened[0]

    page = WritePage(session, look)
    page.page_id = "write"
    page.resize(968, 760)
    qtbot.addWidget(page)
    session.open(opener, owner=page)
    qtbot.waitUntil(lambda: session.is_open)
    made = Desk(page, session, opened[0].store, qtbot)
    page.go.connect(lambda page_id, argument: made.gone.append((page_id, argument)))
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield made
    session.shutdown(timeout=30)
