"""The one window on the screen: a door (unlock, first run) or the open journal, in the same place."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.notice import Notice

MINIMUM = (640, 480)
FIRST_SIZE = (1180, 760)  # the design's
AROUND_NOTICE = (20, 12)  # pixels at 100 %, beside it and above and below it


class Frame(QWidget):
    """Holds what is shown. It never closes by itself: `close_asked` asks, `close_for_good` closes.

    `notice` stands above whatever is shown; it is for what concerns the whole app. `painted` tells, once,
    that a person sees it: what can wait for that should.
    """

    close_asked = Signal()
    pack_dropped = Signal(object)
    """A pack's file was dropped on the window: its path."""
    painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        # The title is private: task bars and screen shares show it.
        self.setWindowTitle("Afterword")
        self.setMinimumSize(*MINIMUM)
        self.resize(*FIRST_SIZE)
        self._may_close = self.was_painted = False
        self._look = look
        self.setAcceptDrops(True)
        self.notice = Notice(look)
        self.notice.setProperty("role", "side")
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def shown(self) -> QWidget | None:
        """What is shown now."""
        return self._stack.currentWidget()

    def show_only(self, widget: QWidget) -> None:
        """Show this and drop what was shown before."""
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None and before is not widget:
            self._stack.removeWidget(before)
            before.deleteLater()

    def show_over(self, widget: QWidget) -> None:
        """Show this and keep what was shown before, for `go_back`."""
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def go_back(self) -> None:
        """Drop what is shown and show what was there before it."""
        if (top := self._stack.currentWidget()) is not None and self._stack.count() > 1:
            self._stack.removeWidget(top)
            top.deleteLater()

    def place(self) -> bytes:
        """Where the window is, for `put_back`."""
        return bytes(self.saveGeometry().data())

    def put_back(self, place: bytes) -> None:
        """Put the window where it was; a place that does not fit this screen is left out."""
        if place:
            self.restoreGeometry(QByteArray(place))

    def come_forward(self) -> None:
        """Come to the front, as far as the system lets a window do that."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def close_for_good(self) -> None:
        """Close the window without asking again."""
        self._may_close = True
        self.close()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring what Tab goes to into view: Qt does where it was on the same page that scrolls before."""
        moved = super().focusNextPrevChild(forward)
        held = self.focusWidget()
        above: QWidget | None = held
        while above is not None:
            above = above.parentWidget()
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(held)
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.close_asked.emit()
        # Whoever was asked may have agreed already, and Qt takes no second `close` during the first.
        event.setAccepted(self._may_close)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from journal.ui.guides.dropping import dropped_pack

        if dropped_pack(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from journal.ui.guides.dropping import dropped_pack

        if (path := dropped_pack(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.pack_dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            # What waits for this must not hold up the painting itself.
            QTimer.singleShot(0, self, self.painted.emit)

    def _fit(self) -> None:
        beside, above = (self._look.px(pixels) for pixels in AROUND_NOTICE)
        self.notice.setContentsMargins(beside, above, beside, above)
