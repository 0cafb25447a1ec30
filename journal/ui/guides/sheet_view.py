"""Which prompts helped: what a coach may be told about a pack, seen whole before it leaves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal.app import coach_sheet
from journal.app.coach_sheet import Row, Sheet
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.guides.details import WIDTH
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.words import pack_text

REMARK_MAX = 300  # characters; the use case may allow more
PAUSE = 600  # milliseconds without a key before a remark is kept


class SheetView(ScrollPage):
    """Shows a sheet with a line for a remark on each prompt, and under it the text exactly as it leaves.

    `remarked(guide id, prompt id, text)` when a remark is to be kept; `text_wanted` and `table_wanted` ask
    where to save; `closed` leads back. Call `settle` before it goes.
    """

    remarked = Signal(str, str, str)
    text_wanted = Signal()
    table_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self.sheet = sheet
        self.remarks: dict[tuple[str, str], LabelledLine] = {}
        self._pending: dict[tuple[str, str], str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle)
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Back to the guide"), role="link", icon="arrow-left", flush=True)
        self.back.clicked.connect(self.closed)
        self.save_text = Button(look, self.tr("Save as text…"), role="primary", icon="download")
        self.save_text.clicked.connect(self.text_wanted)
        self.save_table = Button(look, self.tr("Save as table (CSV)…"), icon="download")
        self.save_table.clicked.connect(self.table_wanted)
        self.preview = PlainLabel(look)
        self.preview.set_selectable()
        self._fill()
        self._show_text()

    def settle(self) -> None:
        """Hand over every remark that is typed and not yet kept."""
        self._pause.stop()
        pending, self._pending = self._pending, {}
        for (guide, prompt), text in pending.items():
            self.remarked.emit(guide, prompt, text)

    def focus_first(self) -> None:
        """Put the keyboard into the first remark."""
        first = next(iter(self.remarks.values()), None)
        (first or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        look, column = self._look, self.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(PlainLabel(look, self.tr("Which prompts helped"), role="title"))
        words = self.tr(
            "For whoever wrote “{title}”: how often each prompt was answered, skipped or hidden, and a "
            "remark if you like. Never what you wrote, and no date. It leaves this computer only by you."
        )
        column.addWidget(PlainLabel(look, words.format(title=self.sheet.title), role="muted"))
        title = ""
        for row in self.sheet.rows:
            if row.guide_title != title:
                title = row.guide_title
                column.addWidget(PlainLabel(look, title, role="card-title"))
            column.addWidget(self._row(row))
        column.addWidget(SectionLabel(look, self.tr("Exactly as it leaves")))
        paper = Card(look)
        self.preview.setAccessibleName(self.tr("Exactly as it leaves"))
        paper.column.addWidget(self.preview)
        column.addWidget(paper)
        column.addWidget(self.notice)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.save_text)
        flow.addWidget(self.save_table)
        column.addWidget(buttons)
        column.addStretch(1)

    def _row(self, row: Row) -> Card:
        card = Card(self._look)
        card.column.addWidget(PlainLabel(self._look, pack_text(row.ask), role="strong"))
        card.column.addWidget(PlainLabel(self._look, self._counts(row), role="note"))
        line = self.remarks[row.guide, row.prompt] = LabelledLine(
            self._look, self.tr("A remark, if you like")
        )
        line.line.setMaxLength(REMARK_MAX)
        line.set_text(row.remark)
        line.edited.connect(lambda text: self._remark(row.guide, row.prompt, text))
        line.line.editingFinished.connect(self.settle)
        card.column.addWidget(line)
        return card

    def _counts(self, row: Row) -> str:
        counts = [
            self.tr("Kept {count}").format(count=row.kept),
            self.tr("skipped {count}").format(count=row.skipped),
        ]
        if row.not_asked:
            counts.append(self.tr("not asked {count}").format(count=row.not_asked))
        if row.hidden:
            counts.append(self.tr("hidden"))
        if row.guide_hidden:
            counts.append(self.tr("guide hidden"))
        return " · ".join(counts)

    def _remark(self, guide: str, prompt: str, text: str) -> None:
        self._pending[guide, prompt] = text
        self.sheet = replace(
            self.sheet,
            rows=tuple(
                replace(row, remark=text.strip()) if (row.guide, row.prompt) == (guide, prompt) else row
                for row in self.sheet.rows
            ),
        )
        self._show_text()
        self._pause.start()

    def _show_text(self) -> None:
        self.preview.setText(coach_sheet.as_text(self.sheet))
