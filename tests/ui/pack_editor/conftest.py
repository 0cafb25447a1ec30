"""The page on which a pack is written, on a real journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.app import opening
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.ui.look import Look
from journal.ui.pack_editor.editor import PackEditor
from journal.ui.pack_editor.page import PackEditorPage
from journal.ui.session import Session
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock

ROOT = Path(__file__).parents[3]
PACK = Pack(
    "org.example.one",
    "1.0.0",
    "One pack",
    (
        Guide(
            "first",
            "First guide",
            "feedback",
            (
                Prompt("words", "What was said?", "text", name="Their words"),
                Prompt("agree", "Do you agree?", "choice", extra={"options": ["yes", "part", "no"]}),
                Prompt("why", "Why?", "text", show_earlier=("words",), when=When("agree", ("part", "no"))),
            ),
        ),
        Guide("second", "Second guide", "mistake", (Prompt("one", "What happened?", "text"),)),
    ),
)


@dataclass
class Rig:
    """A session over an open journal; `ask` runs a use case and waits for its answer."""

    session: Session
    qtbot: QtBot
    folder: Path
    owner: QObject = field(default_factory=QObject)

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        self.session.run(function, *args, owner=self.owner, done=given.append, failed=given.append)
        self.wait()
        return given[0] if given else None

    def wait(self) -> None:
        """Wait until nothing is read or waits to be shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.session.is_busy, timeout=20_000)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()


@pytest.fixture
def rig(dressed, tmp_path, machine, qtbot) -> Iterator[Rig]:
    session = Session(opening.close)
    folder = tmp_path / "Personal.afterword"
    made = Rig(session, qtbot, folder)
    session.open(lambda: opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal, owner=made.owner)
    made.wait()
    yield made
    session.shutdown(timeout=30)


def in_window(widget: QWidget, qtbot: QtBot, size: tuple[int, int] = (968, 760)) -> None:
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path) -> PackEditorPage:
    """The page in a window, nothing entered yet."""
    made = PackEditorPage(look, rig.session, Clock(), tmp_path)
    in_window(made, qtbot)
    return made


@pytest.fixture
def editor(look: Look, qtbot: QtBot) -> Iterator[PackEditor]:
    """One pack on the desk, without a page around it."""
    made = PackEditor(look, PACK, Clock(), named=True)
    in_window(made, qtbot)
    yield made
    made.clear()


class Hands:
    """Real keys on whatever has the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        held = QApplication.focusWidget()
        assert held is not None, "nothing has the keyboard"
        return held

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus, text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus, key, held)

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def to(self, name: str) -> QWidget:
        """Press Tab until what is called so has the keyboard."""
        for _ in range(60):
            if self.focus.accessibleName() == name:
                return self.focus
            self.tab()
        raise AssertionError(f"Tab never comes to {name!r}")


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)
