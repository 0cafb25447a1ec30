"""Labels that never read what they show as markup, and wrap and elide rightly in layouts."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal.ui.look import Look


def plain_tip(text: str) -> str:
    """Give a tool tip that shows `text` as it is: Qt would read `<b>` in it as markup."""
    return f"<span style='white-space:pre-wrap'>{html.escape(text)}</span>" if text else ""


class PlainLabel(QLabel):
    """Text in one of the styles of `journal.ui.theme.STYLES`; wraps unless told not to."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: str = "base",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role = look, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if wrap:
            # QLabel asks for a width that gives wrapped text a pleasing shape; a column knows better.
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_role(self, role: str) -> None:
        """Change the style."""
        self._role = role
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._restyle()

    def set_selectable(self) -> None:
        """Let the text be selected with mouse and keyboard."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        width = min(longest, self._look.px(120))
        return QSize(width, self.fontMetrics().height())

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._role))


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where room ends; the whole text is in the tool tip then."""

    def __init__(
        self, look: Look, text: str = "", *, role: str = "base", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._role = look, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self.setAccessibleName(text)
        self._tip()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * 6), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        direction = QGuiApplication.layoutDirection()
        # Alignment follows the interface, the order of characters follows the text itself.
        side = Qt.AlignmentFlag.AlignLeft
        if direction == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            self.rect(), int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(plain_tip(self.text()) if cut else "")

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._role))
        self._tip()
