"""The pages of a PDF under one another, each drawn from its bytes when it comes into view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.app import sharing
from journal.app.share_look import OnPages
from journal.app.sharing import DrawnPage
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.share.sheet import A4, Sheet, exact
from journal.ui.widgets.buttons import paint_ring
from journal.ui.widgets.plain_label import PlainLabel

MARGIN = 8  # pixels at 100 % around the pages
TOP = 35
WIDEST = 760  # pixels at 100 %: a larger page is no easier to read
KEPT = 4  # pages before and after those in view whose pictures are kept
PAUSE_MS = 120  # after a change of width


class PagesView(QScrollArea):
    """`still_pressed(words, where)` for a click on a mark. The keyboard scrolls."""

    still_pressed = Signal(str, QPoint)

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._pdf = b""
        self._turn = 0
        self.sheets: list[Sheet] = []
        self.note = PlainLabel(look, role="fine")
        self.note.set_centred()
        self._note = QFrame()
        self._note.setProperty("role", "drop")
        inner = QVBoxLayout(self._note)
        inner.addWidget(self.note)
        self._ground = QWidget()
        self._ground.setProperty("role", "column")
        self._column = QVBoxLayout(self._ground)
        self._column.setSpacing(look.px(14))
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.setViewport(QWidget())
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._draw_seen)
        self.verticalScrollBar().valueChanged.connect(self._draw_seen)
        look.changed.connect(self._restyle)
        self._restyle()

    def where(self) -> tuple[int, float]:
        """Give the first page in view, and the scale at which pages are drawn for this screen."""
        seen = self._seen()
        return (seen[0] if seen else 0), exact(self._pixels(), A4[0])

    def show_pages(self, pdf: bytes, shown: OnPages, note: str) -> None:
        """Show the pages of a PDF, one of them drawn already, and a note below that is not in the file."""
        self._pdf = pdf
        self._turn += 1
        self._make_sheets(len(shown.sizes))
        by_page = [([], []) for _ in shown.sizes]  # type: list[tuple[list[sharing.Box], list[sharing.Box]]]
        for at, boxes in enumerate((shown.marks.replaced, shown.marks.still)):
            for box in boxes:
                by_page[box.page][at].append(box)
        for sheet, size, marks in zip(self.sheets, shown.sizes, by_page, strict=True):
            sheet.show_marks(size, *marks)
            sheet.fit(self._paper())
            words = self.tr("Page {number} of {count}")
            sheet.setAccessibleName(words.format(number=sheet.number + 1, count=len(shown.sizes)))
        self.sheets[shown.number].show_page(shown.page)
        self.note.setText(note)
        self._note.setVisible(bool(note))
        self._timer.start(0)

    def clear(self) -> None:
        """Show nothing, and keep nothing of it."""
        self._pdf = b""
        self._turn += 1
        self._make_sheets(0)
        self._note.setVisible(False)

    def reveal(self, words: str) -> None:
        """Scroll to the first mark of words that are still there."""
        for sheet in self.sheets:
            place = sheet.place_of(words)
            if not place.isEmpty():
                middle = sheet.mapTo(self._ground, place.center().toPoint())
                self.ensureVisible(middle.x(), middle.y(), 0, self.viewport().height() // 3)
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Pages that took another width out of view would lie over one another.
        self._column.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or last page with Home and End; the other keys scroll."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(QPainter(self.viewport()), self._look, self.viewport().rect(), "accent")

    def _seen(self) -> Sequence[int]:
        view = self.viewport().rect()
        top = self.verticalScrollBar().value()
        return [
            sheet.number
            for sheet in self.sheets
            if sheet.geometry().bottom() >= top and sheet.geometry().top() <= top + view.height()
        ]

    def _draw_seen(self) -> None:
        if not self._pdf or not self.isVisible():
            return
        seen = self._seen()
        scale = self.where()[1]
        for number in seen:
            if self.sheets[number].drawn_at != self._pixels():
                self._draw(number, scale)
        if seen:
            for sheet in self.sheets:
                if sheet.drawn_at and not seen[0] - KEPT <= sheet.number <= seen[-1] + KEPT:
                    sheet.clear()

    def _draw(self, number: int, scale: float) -> None:
        turn = self._turn

        def done(pages: Sequence[DrawnPage]) -> None:
            if turn == self._turn:
                self.sheets[number].show_page(pages[0])

        wanted = range(number, number + 1)
        key = f"page {number}"
        self._session.call(sharing.pages, self._pdf, scale, wanted, owner=self, done=done, key=key)

    def _make_sheets(self, count: int) -> None:
        while len(self.sheets) > count:
            sheet = self.sheets.pop()
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        while len(self.sheets) < count:
            sheet = Sheet(self._look, len(self.sheets))
            sheet.still_pressed.connect(self.still_pressed)
            self._column.insertWidget(len(self.sheets), sheet)
            self.sheets.append(sheet)

    def _pixels(self) -> int:
        """Give how wide a page is on the screen, in its own pixels."""
        return round(self._paper() * self.devicePixelRatioF())

    def _paper(self) -> int:
        """Give how wide a page is on the screen, as Qt counts."""
        side = self._look.px(MARGIN)
        return max(80, min(self.viewport().width() - 2 * side, self._look.px(WIDEST)))

    def _restyle(self) -> None:
        side = max(self._look.px(MARGIN), (self.viewport().width() - self._paper()) // 2)
        self._column.setContentsMargins(side, self._look.px(TOP), side, self._look.px(TOP))
        for sheet in self.sheets:
            sheet.fit(self._paper())
