"""The parts of a cue card on the screen: a label over what was written, and lines to keep in mind."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.conversation import CueCard
from journal.ui.look import Look
from journal.ui.widgets.card import Card, IconLabel
from journal.ui.widgets.plain_label import PlainLabel

_MARK = 0.62  # of the height of a line


def before_parts(card: CueCard) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """What to have in view before and in the conversation: (label, lines, whether they are points)."""
    said = (
        (QCoreApplication.translate("FollowUps", "Why I am going"), _whole(card.why), False),
        (QCoreApplication.translate("FollowUps", "My first sentence"), _whole(card.opening), False),
        (QCoreApplication.translate("FollowUps", "In the room"), card.room, True),
        (QCoreApplication.translate("FollowUps", "What I will leave out"), _whole(card.will_not), False),
    )
    return tuple(part for part in said if part[1])


def beside_parts(card: CueCard) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """What to look at before one goes, and not in the room."""
    words = QCoreApplication.translate("FollowUps", "What I can find out without asking them")
    return ((words, _whole(card.find_out), False),) if card.find_out else ()


def after_parts(card: CueCard) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """What came of it."""
    said = (
        (QCoreApplication.translate("FollowUps", "What I heard"), _whole(card.heard), False),
        (QCoreApplication.translate("FollowUps", "What I said"), _whole(card.said), False),
        (QCoreApplication.translate("FollowUps", "What I promised"), _whole(card.promised), False),
        (QCoreApplication.translate("FollowUps", "Why I let it go"), _whole(card.let_go), False),
    )
    return tuple(part for part in said if part[1])


class CuePart(QWidget):
    """A label over lines. As points, each line has a mark before it. `role` is the text's style."""

    def __init__(
        self, look: Look, label: str, lines: Iterable[str], *, points: bool, role: str = "cue"
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(5))
        column.addWidget(PlainLabel(look, label, role="question-label"))
        for line in lines:
            words = PlainLabel(look, line, role=role)
            if not points:
                words.set_selectable()
                column.addWidget(words)
                continue
            across = QHBoxLayout()
            across.setSpacing(look.px(10))
            across.addWidget(_Mark(look, role), 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(words, 1)
            column.addLayout(across)


class _Mark(QWidget):
    """A check mark in the middle of the first line of a text in a style."""

    def __init__(self, look: Look, role: str) -> None:
        super().__init__()
        line = look.line_height(role)
        icon = IconLabel(look, "check", "accent", line * _MARK / look.px(100) * 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(line * (1 - _MARK) / 2), 0, 0)
        column.addWidget(icon)


def kind_note(look: Look, words: str, said: str) -> Card:
    """Give a quiet panel with what is kind to know, and what the writer said about it."""
    panel = Card(look, role="panel")
    panel.column.addWidget(PlainLabel(look, words, role="small"))
    if said:
        panel.column.addWidget(PlainLabel(look, said, role="say"))
    return panel


def _whole(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
