"""What was found in it, before anything comes in: counts, days, first lines, and what was not understood."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.importing import OWN, Looked
from journal.ui.look import Look
from journal.ui.moving import words
from journal.ui.reading.shown import one_line
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel, breakable

PLACES = 8  # shown at first


class LookedView(QWidget):
    """`bring_wanted` and `dropped` by its buttons."""

    bring_wanted = Signal()
    dropped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.looked = Looked()
        self.card = Card(look)
        self.bring = Button(look, QCoreApplication.translate("Moving", "Bring them in"), role="primary")
        self.drop = Button(look, QCoreApplication.translate("Moving", "Leave it"))
        self.more = Button(
            look,
            QCoreApplication.translate("Moving", "Show more places"),
            role="link",
            flush=True,
            parent=self.card,
        )
        self.bring.clicked.connect(self.bring_wanted)
        self.drop.clicked.connect(self.dropped)
        self.more.clicked.connect(lambda: self._fill(len(self.looked.left_out)))
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=look.px(8))
        row.addWidget(self.bring)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(self.card)
        column.addWidget(buttons)

    def show_looked(self, looked: Looked, source: str) -> None:
        """Show what was found."""
        self.looked = looked
        # Beside entries our own file has settings, plans and packs, which may be new.
        self.bring.setVisible(bool(looked.entries) or source == OWN)
        self._fill(PLACES)

    def _fill(self, most: int) -> None:
        column, look, looked = self.card.column, self._look, self.looked
        self.more.hide()
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self.more:
                widget.hide()
                widget.deleteLater()
        first, *rest = words.found(looked)
        column.addWidget(PlainLabel(look, first, role="card-title"))
        for line in rest:
            column.addWidget(PlainLabel(look, line))
        if looked.first_lines:
            title = QCoreApplication.translate("Moving", "The first of them:")
            column.addSpacing(look.px(6))
            column.addWidget(PlainLabel(look, title, role="label"))
            for line in looked.first_lines:
                column.addWidget(ElidedLabel(look, one_line(line) or "…", role="quote"))
        if looked.not_understood:
            self._fill_left_out(most)

    def _fill_left_out(self, most: int) -> None:
        column, look, looked = self.card.column, self._look, self.looked
        column.addSpacing(look.px(6))
        column.addWidget(PlainLabel(look, words.not_understood(looked.not_understood), role="label"))
        counts = " · ".join(f"{words.reason(why)}: {count:,}" for why, count in looked.reasons)
        column.addWidget(PlainLabel(look, counts))
        for part in looked.left_out[:most]:
            said = breakable(words.place(part.where, part.line, part.reason))
            place = PlainLabel(look, said, role="note")
            place.set_selectable()
            column.addWidget(place)
        self.more.setVisible(len(looked.left_out) > most)
        column.addWidget(self.more)
        if most >= len(looked.left_out) < looked.not_understood:
            rest = QCoreApplication.translate("Moving", "And {count} more.")
            missing = looked.not_understood - len(looked.left_out)
            column.addWidget(PlainLabel(look, rest.format(count=f"{missing:,}"), role="note"))
