"""The Share page on a real journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries, share_draft
from journal.app.journal import Journal, Machine
from journal.app.sharing import Prepared
from journal.model.entry import Answer
from journal.model.share import Share
from journal.ui.look import Look
from journal.ui.share.page import SharePage
from journal.ui.share.sheet import Sheet
from journal.ui.widgets.buttons import Button
from tests.ui.rig import Rig, open_rig

ASKED = "What did they say?"


def write(journal: Journal, title: str, *said: str, **facts: Any) -> str:
    """Write a kept entry with an answer for each text; gives its id."""
    answers = tuple(Answer(f"said-{at}", f"{ASKED} ({at})", "text", text) for at, text in enumerate(said))
    entry = replace(entries.begin(journal, "feedback"), title=title, answers=answers, **facts)
    return entries.keep(journal, entries.save(journal, entry, "s").value.id).value.id


def press_mark(sheet: Sheet, words: str) -> None:
    """Click a mark on the page of a file."""
    place = sheet.place_of(words).center().toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=place)


def button(widget: QWidget, text: str) -> Button:
    """The button of that name."""
    (found,) = (each for each in widget.findChildren(Button) if each.text() == text)
    return found


def key(code: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code)


@dataclass
class Sharing:
    """A page, its session, and two entries to share."""

    page: SharePage
    rig: Rig
    first: str
    second: str

    def settle(self) -> None:
        """Wait until the file on the screen is that of what is chosen."""
        page = self.page
        self.rig.qtbot.waitUntil(
            lambda: page.looker.current is not None and not self.rig.session.is_busy, timeout=20_000
        )
        self.rig.wait()

    def enter(self, argument: Share | None = None) -> None:
        self.page.enter(argument)
        self.page.focus_first()
        self.rig.wait()
        self.settle()

    @property
    def prepared(self) -> Prepared:
        """The file on the screen."""
        current = self.page.looker.current
        assert current is not None
        assert current.prepared is not None
        return current.prepared

    def as_text(self) -> str:
        """The file on the screen as text, in the text format."""
        self.page.choices.file.formats["text"].click()
        self.settle()
        return self.prepared.data.decode()

    def stored(self) -> share_draft.Held:
        """What is kept of the share in the journal, once the page has saved."""
        left: list[bool] = []
        self.page.leave(lambda: left.append(True))
        self.rig.qtbot.waitUntil(lambda: bool(left))
        held: share_draft.Held = self.rig.ask(share_draft.held)
        return held


@pytest.fixture
def rig(dressed: QApplication, tmp_path: Path, machine: Machine, qtbot: QtBot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


def show(page: SharePage, qtbot: QtBot, width: int = 968) -> SharePage:
    """Show a page as the window does."""
    qtbot.addWidget(page)
    page.resize(width, 760)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def make(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path) -> Callable[..., Sharing]:
    """Give a function that shows the page over two entries."""
    written = rig.ask(
        lambda journal: (
            write(
                journal,
                "You answered for me",
                "Amara said it twice at Northwind.",
                "Nothing secret here.",
                people=("Amara",),
                place="Harbour office",
                sting=7,
            ),
            write(journal, "The hiring panel", "Dana was kind."),
        )
    )

    def made(width: int = 968) -> Sharing:
        return Sharing(show(SharePage(look, rig.session, tmp_path), qtbot, width), rig, *written)

    return made


@pytest.fixture
def sharing(make: Callable[..., Sharing]) -> Sharing:
    """The page with the first entry to share."""
    made = make()
    made.enter(Share((made.first,)))
    return made
