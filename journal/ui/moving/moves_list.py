"""What was brought in before, each with a way to take it out again."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.app import importing
from journal.app.journal import Clock
from journal.ui.look import Look
from journal.ui.moving import words
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.section_label import SectionLabel


class MovesList(QWidget):
    """`asked(row)` when it asks about a move, `take_out_wanted(number)` on a yes.

    Hidden while nothing was brought in.
    """

    take_out_wanted = Signal(int)
    asked = Signal(object)

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        self.rows: dict[int, MoveRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(10), 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(SectionLabel(look, QCoreApplication.translate("Moving", "Brought in before")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(8))
        column.addLayout(self._rows)
        self.hide()

    def show_moves(self, moves: tuple[importing.Move, ...]) -> None:
        """Show the moves, the newest first."""
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        own = dict(importing.sources())
        made = [move.made_at.astimezone(self._clock().tzinfo) for move in moves]
        alike = Counter((move.source, at.date()) for move, at in zip(moves, made, strict=True))
        for move, at in zip(moves, made, strict=True):
            when = words.moment(at) if alike[move.source, at.date()] > 1 else words.day(at.date())
            label = words.label(move.source, own.get(move.source, move.source))
            said = f"{label} · {when} · {words.entries(move.entries)}"
            row = self.rows[move.number] = MoveRow(self._look, said)
            row.asks.connect(partial(self.asked.emit, row))
            row.confirmed.connect(lambda number=move.number: self.take_out_wanted.emit(number))
            self._rows.addWidget(row)
        self.setVisible(bool(moves))

    def ask(self, number: int) -> None:
        """Ask whether a move is to be taken out."""
        if number in self.rows:
            self.rows[number].ask()


class MoveRow(QWidget):
    """One move; `asks` before it says `confirmed`."""

    confirmed = Signal()
    asks = Signal()

    def __init__(self, look: Look, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = PlainLabel(look, said)
        self.take_out = Button(look, QCoreApplication.translate("Moving", "Take it out…"))
        self.take_out.setAccessibleDescription(said)
        asked = QCoreApplication.translate(
            "Moving",
            "Everything that came with it goes out of the journal again. Entries you changed since stay. "
            "What it came from is not touched, and can be brought in once more.",
        )
        self.asked = PlainLabel(look, asked, role="note")
        self.yes = Button(look, QCoreApplication.translate("Moving", "Take it all out again"), role="danger")
        self.no = Button(look, QCoreApplication.translate("Moving", "Keep it"))
        self._question = QWidget()
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        inside = QVBoxLayout(self._question)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.asked)
        inside.addWidget(buttons)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._question)
        self._question.hide()
        self.take_out.clicked.connect(self.ask)
        self.no.clicked.connect(self.keep)
        self.yes.clicked.connect(self.confirmed)

    @property
    def is_asking(self) -> bool:
        """Whether it asks."""
        return not self._question.isHidden()

    def ask(self) -> None:
        """Ask whether to take it out."""
        self._question.show()
        self.take_out.hide()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asks.emit()

    def keep(self) -> None:
        """Ask no more."""
        self._question.hide()
        self.take_out.show()
        self.take_out.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask no more with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self.keep()
        else:
            super().keyPressEvent(event)
