"""Labels that never read what they show as markup, and wrap and elide rightly in layouts."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal.ui.look import Look

_MEASURE = 560  # the width a wrapped text would like, pixels at 100 %
_NARROWEST = 120
_ROWS_KEPT = 16  # widths


def plain_tip(text: str) -> str:
    """Give a tool tip that shows `text` as it is: Qt would read `<b>` in it as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<span style='white-space:pre-wrap'>{escaped}</span>" if text else ""


class PlainLabel(QLabel):
    """Text in one of the styles of `journal.ui.theme.STYLES`; wraps unless told not to.

    Wrapped lines have the distance of their style, which QLabel cannot do.
    """

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
        self._rows: dict[tuple[str, int, str], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if wrap:
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
        """Let the text be selected with mouse and keyboard; its lines then have the font's own distance."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def sizeHint(self) -> QSize:
        if not self._spaced():
            return super().sizeHint()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = min(widest + 1, self._look.px(_MEASURE))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(longest + 1, self._look.px(_NARROWEST)), metrics.height())

    def heightForWidth(self, width: int) -> int:
        if not self._spaced():
            return super().heightForWidth(width)
        rows, step = self._row_count(width), self._look.line_height(self._role)
        return math.ceil((rows - 1) * step + max(step, self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._spaced():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        step, lines = self._look.line_height(self._role), list(self._lines(self.width()))
        free = self.height() - len(lines) * step
        top = max(0.0, free / 2)
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            top = max(0.0, (self.fontMetrics().height() - step) / 2)
        for row, (_layout, line) in enumerate(lines):
            line.draw(painter, QPointF(0, top + row * step + (step - line.height()) / 2 - line.y()))

    def _spaced(self) -> bool:
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        return self.wordWrap() and not self.textInteractionFlags() & selectable

    def _row_count(self, width: int) -> int:
        """How many lines the text takes at `width` pixels; layouts ask for the same few widths often."""
        key = (self.text(), width, self.font().key())
        if key not in self._rows:
            if len(self._rows) >= _ROWS_KEPT:
                self._rows.clear()
            self._rows[key] = sum(1 for _ in self._lines(width))
        return self._rows[key]

    def _lines(self, width: int) -> Iterator[tuple[QTextLayout, QTextLine]]:
        """Every line at `width` pixels, each with the layout that owns it."""
        option = QTextOption(self._side())
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                yield layout, line
            layout.endLayout()

    def _side(self) -> Qt.AlignmentFlag:
        """Lines begin where the interface begins, whatever the direction of the text itself."""
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return Qt.AlignmentFlag.AlignHCenter
        ends = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._role))
        self.updateGeometry()


class ElidedLabel(QLabel):
    """One line that gives way to an ellipsis where room ends; the whole text is in the tool tip then."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: str = "base",
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._elide = look, role, elide
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
        shown = self.fontMetrics().elidedText(self.text(), self._elide, self.width())
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
