"""A line height for QPlainTextEdit, and right-to-left paragraphs at the right. Qt has neither there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

_measure = QPlainTextDocumentLayout.blockBoundingRect


class SpacedLayout(QPlainTextDocumentLayout):
    """Lays paragraphs out with lines `line_height` pixels apart.

    Qt sets the lines tightly; they are moved apart when a block is measured, which Qt does before it draws
    the block or looks anything up in it. So blocks out of sight cost nothing.
    """

    def __init__(self, document: QTextDocument, line_height: float) -> None:
        super().__init__(document)
        self._line_height = line_height
        # A block that was spaced is known again by its lines and its height, without asking each line.
        self._known: dict[tuple[int, float], float] = {}

    def set_line_height(self, line_height: float) -> None:
        """Take another line height (or another font) from now on."""
        self._line_height = line_height
        self._known.clear()
        self.requestUpdate()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Measure a block, after its lines were moved apart."""
        rect = _measure(self, block)
        key = (block.lineCount(), rect.height())
        height = self._known.get(key)
        if height is None:
            count = block.layout().lineCount()
            if not count or not block.isVisible():
                return rect
            if self._space(block, count):
                rect = _measure(self, block)
            below = 0.0 if block.next().isValid() else self.document().documentMargin()
            height = count * self._line_height + below
            self._known[count, rect.height()] = height
        rect.setHeight(height)
        return rect

    def _space(self, block: QTextBlock, count: int) -> bool:
        """Move the lines of a block apart. Tells whether they had to be moved."""
        step, layout = self._line_height, block.layout()
        last = layout.lineAt(count - 1)
        if abs(last.y() - ((count - 0.5) * step - last.height() / 2)) < 0.01:
            return False
        to_the_right = block.textDirection() == Qt.LayoutDirection.RightToLeft
        margin = self.document().documentMargin()
        for number in range(count):
            line = layout.lineAt(number)
            x = margin + line.width() - line.naturalTextWidth() if to_the_right else line.x()
            line.setPosition(QPointF(x, (number + 0.5) * step - line.height() / 2))
        return True
