"""The page on a real journal behind a real session, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.app import conversations, entries, opening
from journal.app.journal import Journal, Machine
from journal.model.entry import Entry
from journal.ui.follow_ups.page import FollowUpsPage
from journal.ui.look import Look
from journal.ui.session import Session
from tests.conftest import NOON, Clock, journal_in
from tests.ui.waiting import rest

TODAY = NOON.date()
NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass
class Stage:
    """The page, and the way past it to the journal."""

    page: FollowUpsPage
    session: Session
    clock: Clock
    qtbot: QtBot
    gone: list[tuple[str, object]] = field(default_factory=list)
    badges: list[int] = field(default_factory=list)

    def settled(self) -> None:
        """Wait until everything asked for has come."""
        for _ in range(3):
            rest(self.session)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def ask(self, use_case: Callable[..., Any], *args: Any) -> Any:
        """Run a use case and wait for its answer."""
        answers: list[Any] = []
        self.session.run(use_case, *args, owner=self.page, done=answers.append, failed=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        self.settled()
        return answers[0]

    def talk(
        self, who: str, title: str, day: date | None = None, at: time | None = None, **answers: Any
    ) -> str:
        """Store a kept conversation with answers to its guide, named with _ for -; gives its id."""

        def store(journal: Journal) -> str:
            entry: Entry = replace(entries.begin(journal, "conversation"), people=(who,), title=title)
            assert entry.guide is not None
            found = journal.guide(entry.guide.pack, entry.guide.guide)
            assert found is not None
            told = []
            for name, value in answers.items():
                prompt = found[1].prompt(name.replace("_", "-"))
                assert prompt is not None
                told.append(entries.answer_to(prompt, value))
            entries.save(journal, replace(entry, answers=tuple(told)), "one")
            entries.keep(journal, entry.id)
            if day is not None:
                conversations.plan(journal, entry.id, day, at)
            return entry.id

        return str(self.ask(store))

    def enter(self, argument: object = None) -> None:
        """Come to the page, as the window does."""
        self.page.enter(argument)
        self.settled()
        self.page.focus_first()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(focused(), key, held)
        self.settled()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.qtbot.keyClicks(focused(), text)

    def tab_to(self, words: str) -> None:
        """Go on with Tab until the thing of that name has the keyboard."""
        for _ in range(60):
            if name_of(focused()) == words:
                return
            self.qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {words!r}")

    def words(self, widget: QWidget | None = None) -> str:
        """Every word that is seen."""
        labels = (widget or self.page).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot, look: Look, machine: Machine, clock: Clock) -> Iterator[Stage]:
    session = Session(opening.close)
    folder = tmp_path / "mine.afterword"
    with qtbot.waitSignal(session.unlocked):
        session.open(lambda: journal_in(folder, machine), owner=look)
    page = FollowUpsPage(look, session, clock, tmp_path)
    made = Stage(page, session, clock, qtbot)
    page.go.connect(lambda page_id, argument: made.gone.append((page_id, argument)))
    page.badge_changed.connect(made.badges.append)
    qtbot.addWidget(page)
    page.resize(968, 760)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield made
    session.shutdown(timeout=30)


@pytest.fixture
def planned(stage: Stage) -> str:
    stage.talk("Amara", "answering for her", TODAY + timedelta(days=2), purpose="To thank them")
    stage.talk("Jun", "the compliment")
    stage.talk("Dana", "the hiring panel", heard="She was glad.", promised="The minutes.")
    return stage.talk(
        "Priya",
        "the stand-up",
        TODAY,
        time(15),
        purpose="To own my part",
        opening="Do you have ten minutes?",
        in_the_room=["Talk less than they do"],
    )


def row_words(stage: Stage) -> list[tuple[str, str, str]]:
    rows = stage.page.board.rows.values()
    return [(row.title.text(), row.note.text(), row.when.text()) for row in rows]
