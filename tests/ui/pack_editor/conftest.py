"""The page on which a pack is written, on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.ui.look import Look
from journal.ui.pack_editor.editor import PackEditor
from journal.ui.pack_editor.page import PackEditorPage
from tests.conftest import Clock
from tests.ui.rig import Rig, open_rig

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


@pytest.fixture
def rig(dressed, tmp_path, machine, qtbot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


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
