"""A check box whose words give way to an ellipsis where room ends."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.look import Look
from journal.ui.widgets.choices import CheckBox
from journal.ui.widgets.plain_label import plain_tip

NARROWEST = 96  # pixels at 100 %


class LongCheck(CheckBox):
    """A box with words that a person typed; all of them are in the tool tip and the accessible name."""

    def __init__(self, look: Look, role: str = "small", parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._words, self._role, self._muted = "", role, False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._elide()

    def set_muted(self, muted: bool) -> None:
        """Show the words in the second ink."""
        if muted != self._muted:
            self._muted = muted
            self._restyle()

    def words(self) -> str:
        """All of the words."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - self._look.px(18 + 8) - 4
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, room))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tip(self._words) if shown != self._words else "")

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.colour("muted" if self._muted else "ink"))
        self.setPalette(palette)
        self._elide()
