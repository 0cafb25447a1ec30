"""How far adding or saving is, with a way to stop it, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import ElidedLabel
from journal.ui.widgets.progress_line import ProgressLine


class Progress(QWidget):
    """Takes no room while nothing is under way and nothing was said. `stopped` when the person wants that."""

    stopped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel(look, role="small")
        self.line = ProgressLine(look)
        self.stop = Button(look, QCoreApplication.translate("Attachments", "Stop"), role="quiet")
        self.stop.clicked.connect(self.stopped)
        self.notice = Notice(look)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.line, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        column.addWidget(self.notice)
        self._row.hide()

    @property
    def is_under_way(self) -> bool:
        """Whether work is shown."""
        return not self._row.isHidden()

    def begin(self, words: str) -> None:
        """Show that something is under way."""
        self.words.setText(words)
        self.line.set(0, 1)
        self._row.show()

    def go_on(self, done: int, whole: int) -> None:
        """Show how far it is, in bytes; said in megabytes."""
        self.line.set(round(done / 2**20, 1), round(whole / 2**20, 1))

    def end(self) -> None:
        """Show no work any more."""
        if self.stop.hasFocus():
            self.stop.clearFocus()
        self._row.hide()
