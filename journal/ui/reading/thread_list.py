"""The other entries of a thread, under an entry: what it is a part of, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.entry import Entry, Status
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.reading.shown import joined, one_line
from journal.ui.reading.words import day_words, title_of
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel, plain_caption

TITLE_MAX = 60  # characters; the whole title is on its own page


class ThreadList(QWidget):
    """Shows entries, oldest first; `opened(entry id)` asks for one of them."""

    opened = Signal(str)

    def __init__(self, look: Look, thread: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(PlainLabel(look, self.tr("In the same thread"), role="question-label"))
        for entry in thread:
            column.addWidget(self._row(entry))

    def _row(self, entry: Entry) -> QWidget:
        look, kind = self._look, KIND_BY_ID[entry.kind]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        line.addWidget(IconLabel(look, kind.icon, kind.colour, 16))
        words = QWidget()
        flow = FlowLayout(words, spacing=look.px(8))
        title = plain_caption(one_line(title_of(entry), TITLE_MAX))
        button = self.buttons[entry.id] = Button(look, title, role="link", flush=True)
        button.setAccessibleName(joined((title_of(entry), self._facts(entry))))
        button.clicked.connect(lambda: self.opened.emit(entry.id))
        flow.addWidget(button)
        facts = PlainLabel(look, self._facts(entry), role="note", wrap=False)
        facts.setMinimumHeight(button.sizeHint().height())
        flow.addWidget(facts)
        line.addWidget(words, 1)
        return row

    def _facts(self, entry: Entry) -> str:
        draft = self.tr("Draft") if entry.status is Status.DRAFT else ""
        return joined((kind_label(entry.kind), draft, day_words(entry.happened_at.date())))
