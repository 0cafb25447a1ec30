"""Before you meet: what they told you, what you promised, what is open, what you want to ask."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.app.person_sheet import Item, Sheet
from journal.ui.look import Look
from journal.ui.next_times.words import plain_sentence
from journal.ui.reading.shown import one_line
from journal.ui.reading.words import day_words
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

LABELS = MappingProxyType(
    {
        "told": str(QT_TRANSLATE_NOOP("PersonSheet", "What they told me")),
        "promised": str(QT_TRANSLATE_NOOP("PersonSheet", "What I promised")),
        "open": str(QT_TRANSLATE_NOOP("PersonSheet", "What is open")),
        "ask": str(QT_TRANSLATE_NOOP("PersonSheet", "What I want to ask")),
    }
)
LONGEST = 2_000  # characters of one item on the screen; the paper has all of it


class SheetView(ScrollPage):
    """`print_wanted`, `save_wanted`; `closed` leads back to the person."""

    print_wanted = Signal()
    save_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=640, parent=parent)
        self.sheet = sheet
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Back to the person"), role="quiet", icon="arrow-left", flush=True)
        self.print = Button(look, self.tr("Print…"), icon="printer")
        self.save = Button(look, self.tr("Save as PDF…"), icon="download")
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        flow.addWidget(self.print)
        flow.addWidget(self.save)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(PageTitle(look, self.tr("Before you meet"), one_line(sheet.name)))
        self.column.addWidget(acts)
        self.column.addWidget(self.notice)
        for key, items in sheet.parts.items():
            if items:
                self._add(QCoreApplication.translate("PersonSheet", LABELS[key]), items)
        if not any(sheet.parts.values()):
            nothing = self.tr("Nothing is noted here yet: no words of theirs, no promise, nothing planned.")
            self.column.addWidget(PlainLabel(look, nothing, role="muted"))
        self.column.addStretch(1)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.back.clicked.connect(self.closed)

    def focus_first(self) -> None:
        """Go to the way back: what one came for is there to be read."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, label: str, items: tuple[Item, ...]) -> None:
        self.column.addWidget(SectionLabel(self._look, label))
        card = Card(self._look)
        for number, item in enumerate(items):
            if number:
                card.column.addSpacing(self._look.px(8))
            text = plain_sentence(item.cue, item.text) if item.cue else item.text
            said = PlainLabel(self._look, text if len(text) <= LONGEST else text[:LONGEST] + "…")
            said.set_selectable()
            card.column.addWidget(said)
            if item.day is not None:
                card.column.addWidget(PlainLabel(self._look, day_words(item.day), role="note"))
        self.column.addWidget(card)
