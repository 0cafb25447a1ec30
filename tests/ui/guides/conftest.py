"""The Guides page on a real journal, and packs to bring to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.writer import write_pack
from journal.ui.guides.page import GuidesPage
from journal.ui.look import Look
from journal.vault import minisign
from tests.conftest import Clock
from tests.ui.rig import Rig, open_rig
from tests.vault.makers import steady

EVERY_FIELD = Guide(
    "listening-first",
    "Listening first",
    "conversation",
    (
        Prompt("before", "What did you *expect* to hear?", "text", name="Before", why="It colours the rest."),
        Prompt("where", "Where were you?", "short", fills="place"),
        Prompt("who", "Who was there?", "people", fills="people"),
        Prompt("sure", "Are you sure?", "choice", name="Sure", extra={"options": ["yes", "no"]}),
        Prompt("doubt", "What makes you doubt?", "text", when=When("sure", ("no",))),
        Prompt("steps", "Which of these did you do?", "choices", extra={"options": ["asked", "waited"]}),
        Prompt("sting", "How did it sting?", "scale", extra={"ends": ["not", "much"]}),
        Prompt("felt", "How did you feel?", "feelings"),
        Prompt("day", "When do you talk next?", "date"),
        Prompt("list", "What to bring?", "checklist", extra={"items": ["a question", "time"]}),
        Prompt("both", "What was meant, what was heard?", "two-sided", extra={"sides": ["meant", "heard"]}),
        Prompt("see", "What do you see now?", "text", later=True, show_earlier=("before",)),
    ),
    minutes=12,
    intro="Small practices for new managers.",
    if_asked_now="Thank you. I will come back to you.",
)
SHORT = Guide("two-lines", "Two lines", "feedback", (Prompt("one", "What was said?", "short"),))
COACH = Pack(
    "org.example.listening",
    "1.0.0",
    "Listening first",
    (EVERY_FIELD, SHORT),
    author="Ines Halvorsen",
    licence="CC-BY-4.0",
    summary="Six weeks of small listening practices.",
)


@pytest.fixture
def rig(dressed, tmp_path, machine, qtbot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


@dataclass
class Asked:
    """What the page asked of its window."""

    uses: list[tuple[str, object]] = field(default_factory=list)
    edits: list[object] = field(default_factory=list)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path, asked: Asked) -> GuidesPage:
    """The page in a window, with the gallery read."""
    made = GuidesPage(look, rig.session, Clock(), tmp_path)
    qtbot.addWidget(made)
    made.use_requested.connect(lambda kind, guide: asked.uses.append((kind, guide)))
    made.edit_requested.connect(asked.edits.append)
    made.resize(968, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter()
    made.focus_first()
    rig.wait()
    return made


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a pack into a file; with `key` its signature lies beside it."""

    def write(pack: Pack | bytes, name: str = "listening", key: minisign.SecretKey | None = None) -> Path:
        data = pack if isinstance(pack, bytes) else write_pack(pack)
        path = tmp_path / f"{name}.pack.toml"
        path.write_bytes(data)
        if key is not None:
            beside = path.with_name(path.name + minisign.ENDING)
            beside.write_text(minisign.sign(data, key, path.name, None), "utf-8")
        return path

    return write


@pytest.fixture
def keys() -> tuple[minisign.SecretKey, minisign.SecretKey]:
    """Two coaches' keys."""
    random = steady()
    return minisign.make_key(random), minisign.make_key(random)


def drop(widget: QWidget, path: Path, *, let_go: bool = True) -> bool:
    """Drag a file onto the middle of a widget as Qt tells it; gives whether it would be taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy = widget.rect().center(), Qt.DropAction.CopyAction
    buttons, keys_ = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, buttons, keys_)
    enter.setAccepted(False)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDragMoveEvent(QPoint(place), copy, data, buttons, keys_))
    if let_go:
        QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, buttons, keys_))
    else:
        QApplication.sendEvent(widget, QDragLeaveEvent())
    return True
