"""Insights on paper: every page as it will be printed, and where to send it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.app import insights
from journal.app.insights import DrawnPage
from journal.errors import JournalError
from journal.ui.doors.choosing import choose_pdf
from journal.ui.doors.paper import Sheet
from journal.ui.doors.printing import Printing
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

PREVIEW_SCALE = 2.0  # 144 dots an inch: sharp at the size it is shown
WIDTH = 720  # of a page on screen, pixels at 100 %


class Paper(ScrollPage):
    """Shows a PDF's pages, prints or saves it; `closed` leads back."""

    closed = Signal()

    def __init__(self, look: Look, session: Session, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self._session, self._home = session, home
        self._pdf = b""
        self._sheets: list[Sheet] = []
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Back to insights"), role="link", icon="arrow-left", flush=True)
        self.print = Button(look, self.tr("Print…"), role="primary", icon="printer")
        self.save = Button(look, self.tr("Save as PDF…"), icon="download")
        self.back.clicked.connect(self.closed)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.print)
        flow.addWidget(self.save)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(PlainLabel(look, self.tr("As it will be printed"), role="card-title"))
        self.column.addWidget(buttons)
        self.column.addWidget(self.notice)
        self.column.addStretch(1)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF."""
        self._pdf = pdf
        self.notice.clear()
        for sheet in self._sheets:
            sheet.deleteLater()
        self._sheets = []
        self._session.call(
            insights.pages,
            pdf,
            PREVIEW_SCALE,
            owner=self,
            done=self._show_pages,
            failed=self._say,
            key="pages",
        )
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def _show_pages(self, pages: Sequence[DrawnPage]) -> None:
        for number, page in enumerate(pages, start=1):
            sheet = Sheet(self._look, page, WIDTH, self.tr("Page {number}").format(number=number))
            self.column.insertWidget(self.column.count() - 1, sheet)
            self._sheets.append(sheet)

    def _save(self) -> None:
        suggestion = self._home / self.tr("Afterword insights.pdf")
        choose_pdf(self, self.tr("Keep the insights"), suggestion, self._home, self._save_at)

    def _save_at(self, path: Path) -> None:
        words = self.tr("Saved as {name}. Only you can read the file.").format(name=path.name)
        self._session.call(
            insights.save,
            path,
            self._pdf,
            owner=self,
            done=lambda _none: self.notice.show_info(words),
            failed=self._say,
        )

    def _print(self) -> None:
        name = self.tr("Afterword insights")
        refused = self.tr("The printer did not take it. The pages are still here.")
        Printing(self._session, self, self.notice, name, refused).ask(insights.pages, self._pdf)

    def _say(self, error: JournalError) -> None:
        self.notice.show_error(error_text(error))
