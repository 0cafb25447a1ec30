"""A share on paper: seen first, printed page by page from memory, and noted in the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from journal.app import sharing
from journal.app.sharing import DrawnPage, Logged, Prepared
from journal.errors import JournalError
from journal.ui.doors.paper import Sheet
from journal.ui.doors.printing import begin_printing, draw_page, sheet_scale
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.progress_line import ProgressLine
from journal.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from journal.app.journal import Journal

PREVIEW_SCALE = 1.5  # 108 dots an inch: sharp at the size it is shown
AT_ONCE = 6  # pages of the preview: each is 4 MB
PAPER = 520  # pixels that a sheet is wide at most, at 100 %


@dataclass(frozen=True, slots=True)
class ToPrint:
    """What is to be printed, a PDF, and for whom it is."""

    prepared: Prepared
    for_whom: str = ""


class SharePrintPage(Page):
    """`enter` takes a `ToPrint`. With nothing to print it leads back to the Share page, as Esc does.

    The pages are those of the PDF that would be saved, without its password: paper asks for none.
    """

    page_id = "share-print"

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._job: ToPrint | None = None
        self.pages = 0
        self.sheets: list[Sheet] = []
        self.setAccessibleName(self.tr("Print a share"))
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Share with a mentor"), role="quiet", icon="arrow-left", flush=True)
        self.print = Button(look, self.tr("Print…"), role="primary", icon="printer")
        self.stop = Button(look, self.tr("Stop"))
        self.progress = ProgressLine(look)
        self.more = Button(look, self.tr("Show more pages"), role="quiet")
        self.run: PrintRun | None = None
        self._scroll = ScrollPage(look, max_width=560)
        self._build()
        self.back.clicked.connect(lambda: self.go.emit("share", None))
        self.print.clicked.connect(self.ask)
        self.stop.clicked.connect(self._stop)
        self.more.clicked.connect(self._draw_more)
        session.locked.connect(self._forget)

    # how one comes and goes

    def enter(self, argument: object = None) -> None:
        """Show what is to be printed."""
        if isinstance(argument, ToPrint):
            self._show(argument)
            if self.isVisible():
                self.focus_first()
        elif self._job is None:
            self.go.emit("share", None)

    def leave(self, then: Callable[[], None]) -> None:
        """Stop what is being printed and keep none of the pages, then call `then`."""
        self._forget()
        then()

    def focus_first(self) -> None:
        """Go to what one came for."""
        target = self.print if self.print.isVisibleTo(self) else self.stop
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.go.emit("share", None)
        else:
            super().keyPressEvent(event)

    # printing

    def ask(self) -> None:
        """Ask for a printer, and print on it."""
        if self._job is None or not self.pages:
            return
        # Printing brings the system's print service along; few need it, and only here.
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        if not has_printer():
            words = self.tr(
                "There is no printer on this computer. The file can be saved as PDF, and printed elsewhere."
            )
            self.notice.show_info(words)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("Afterword share"))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.pages)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        # A file would be open to everybody on this computer, ask for no password, and be noted as paper.
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.finished.connect(lambda result: self.print_on(printer) if result else None)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print on the printer that was chosen."""
        job = self._job
        if job is None or self.run is not None:
            return
        self.notice.clear()
        run = self.run = PrintRun(self._session, printer, job.prepared.plain, wanted(printer, self.pages))
        run.printed.connect(self.progress.set)
        run.ended.connect(lambda sent: self._ended(run, job, sent))
        run.failed.connect(lambda error: self._stopped(run, error_text(error)))
        self._set_printing(True)
        run.start()

    def _ended(self, run: PrintRun, job: ToPrint, sent: bool) -> None:
        if run is not self.run:
            return
        if not sent:
            self._stopped(run, self.tr("The printer did not take it. The pages are still here."))
            return
        self.run = None
        self._set_printing(False)
        self._session.run(
            _note, job, owner=self, done=self._noted, failed=lambda error: self._fail(error_text(error))
        )

    def _noted(self, logged: Logged) -> None:
        see = (self.tr("See the log"), lambda: self.go.emit("share-log", logged.id))
        self.notice.show_info(self.tr("Sent to the printer, and noted in the log of what left."), [see])

    def _stop(self) -> None:
        if self.run is not None:
            self.run.stop()
            self._stopped(self.run, "")
            self.notice.show_info(self.tr("Stopped. Pages that the printer has already may still come."))

    def _stopped(self, run: PrintRun, words: str) -> None:
        if run is self.run:
            self.run = None
            self._set_printing(False)
            if words:
                self._fail(words)

    def _set_printing(self, printing: bool) -> None:
        for widget in (self.stop, self.progress):
            widget.setVisible(printing)
        self.print.setVisible(not printing)
        if printing:
            self.progress.set(0, 1)
        if self.isVisible():
            self.focus_first()

    # showing

    def _build(self) -> None:
        column, look = self._scroll.column, self._look
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        flow.addWidget(self.print)
        flow.addWidget(self.stop)
        words = self.tr("Paper is read by whoever finds it, and asks for no password.")
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (PageTitle(look, self.tr("As it will be printed"), words), acts, self.progress):
            column.addWidget(widget)
        column.addWidget(self.notice)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        for each in (self.stop, self.progress, self.more):
            each.setVisible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _show(self, job: ToPrint) -> None:
        self._forget()
        self._job = job
        self._draw_more()

    def _draw_more(self) -> None:
        if self._job is None:
            return
        self.more.setVisible(False)
        self._session.call(
            _drawn,
            self._job.prepared.plain,
            len(self.sheets),
            owner=self,
            key="pages",
            done=self._show_pages,
            failed=lambda error: self._fail(error_text(error)),
        )

    def _show_pages(self, found: tuple[int, Sequence[DrawnPage]]) -> None:
        if self._job is None:
            return
        self.pages, drawn = found
        for page in drawn:
            number = len(self.sheets) + 1
            said = self.tr("Page {number} of {count}").format(number=number, count=self.pages)
            sheet = Sheet(self._look, page, PAPER, said)
            self._scroll.column.insertWidget(self._scroll.column.indexOf(self.more), sheet)
            self.sheets.append(sheet)
        self.more.setVisible(len(self.sheets) < self.pages)

    def _forget(self) -> None:
        if self.run is not None:
            self.run.stop()
            self.run = None
            self._set_printing(False)
        self._job, self.pages = None, 0
        self.notice.clear()
        self.more.setVisible(False)
        for sheet in self.sheets:
            self._scroll.column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self.sheets = []

    def _fail(self, words: str) -> None:
        self.notice.show_error(words)


class PrintRun(QObject):
    """Prints pages of a PDF, one drawn while none is held: a share may have hundreds.

    `printed(how many, of how many)` after each; then `ended(whether the printer took them)`, or
    `failed(JournalError)`. After `stop` it says nothing more.
    """

    printed = Signal(int, int)
    ended = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, session: Session, printer: QPrinter, pdf: bytes, pages: range, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._printer, self._pdf, self._pages = session, printer, pdf, pages
        self._painter = QPainter()
        self._done = 0
        self._is_over = False

    def start(self) -> None:
        """Begin with the first page."""
        if not self._pages or not begin_printing(self._painter, self._printer):
            self._is_over = True
            self.ended.emit(False)
            return
        self._draw()

    def stop(self) -> None:
        """Print no further page; a job that was not sent yet is thrown away."""
        if not self._is_over:
            self._is_over = True
            self._printer.abort()
            self._painter.end()

    def _draw(self) -> None:
        number = self._pages[self._done]
        self._session.call(
            sharing.pages,
            self._pdf,
            sheet_scale(),
            range(number, number + 1),
            owner=self,
            done=self._print,
            failed=self._fail,
        )

    def _print(self, drawn: Sequence[DrawnPage]) -> None:
        if self._is_over:
            return
        if self._done and not self._printer.newPage():
            self._end(sent=False)
            return
        draw_page(self._painter, self._printer, drawn[0])
        self._done += 1
        self.printed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._end(sent=True)
        elif not self._is_over:
            self._draw()

    def _end(self, *, sent: bool) -> None:
        self._is_over = True
        sent = self._painter.end() and sent
        self.ended.emit(sent)

    def _fail(self, error: JournalError) -> None:
        if not self._is_over:
            self.stop()
            self.failed.emit(error)


def has_printer() -> bool:
    """Tell whether this computer has any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def wanted(printer: QPrinter, pages: int) -> range:
    """Give the pages (from 0) that the printer's dialog asked for, of so many."""
    first, last = printer.fromPage(), printer.toPage()
    return range(max(0, first - 1), min(pages, last)) if first and last >= first else range(pages)


def _note(journal: Journal, job: ToPrint) -> Logged:
    return sharing.note(journal, job.prepared, job.for_whom, printed=True)


def _drawn(pdf: bytes, first: int) -> tuple[int, Sequence[DrawnPage]]:
    """Give how many pages there are, and the next few of them."""
    count = sharing.page_count(pdf)
    return count, sharing.pages(pdf, PREVIEW_SCALE, range(first, min(count, first + AT_ONCE)))
