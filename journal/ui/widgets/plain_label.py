"""Labels that never read what they show as markup, and wrap and elide rightly in layouts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QPointF, QSize
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
_HEIGHTS_KEPT = 8  # of one label, for the widths that layouts try
# All but the first few scripts and the marks of typography: asked of every label at every layout.
# Said by what is left out: as a range up to the last letter of all it took 8 ms of each start to compile.
_LATER_LETTERS = re.compile("[^\x00-\u0590\u2010-\u2027]")
_BREAK = "\u200b"
_BREAKS = r"[/\\]|[^\s/\\]{24}(?=\w)"  # not before a mark that belongs to the letter before it


def plain_tip(text: str) -> str:
    """Give a tool tip that shows `text` as it is: Qt would read `<b>` in it as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<span style='white-space:pre-wrap'>{escaped}</span>" if text else ""


def plain_caption(text: str) -> str:
    """Give `text` as a button or a menu shows it: an ampersand is a letter, not the mark of a key."""
    return text.replace("&", "&&")


def breakable(path: str) -> str:
    """A path that may go on in the next line after each part of it, and within a name without spaces.

    A `PlainLabel` that shows it gives the path itself to whoever copies from it.
    """
    return re.sub(_BREAKS, f"\\g<0>{_BREAK}", path)


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
        self._selectable = self._centred = False
        # What layouts ask for again and again, until text or font change.
        self._heights: dict[tuple[int, str], int] = {}
        self._least: tuple[str, QSize] | None = None
        self.setProperty("textFormat", "PlainText")
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
        self._selectable = True
        self.setProperty("textInteractionFlags", "TextSelectableByMouse|TextSelectableByKeyboard")

    def set_centred(self) -> None:
        """Put the lines into the middle."""
        self._centred = True
        self.setProperty("alignment", "AlignCenter")

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
        text = self.text()
        if self._least is None or self._least[0] != text:
            metrics = self.fontMetrics()
            longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
            narrowest = min(longest + 1, self._look.px(_NARROWEST))
            self._least = (text, QSize(narrowest, metrics.height()))
        return self._least[1]

    def heightForWidth(self, width: int) -> int:
        if not self._spaced():
            return super().heightForWidth(width)
        # Nested layouts ask for the same few widths dozens of times each.
        key = (width, self.text())
        if key not in self._heights:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            self._heights[key] = self._height(width)
        return self._heights[key]

    def _height(self, width: int) -> int:
        rows, step = sum(1 for _ in self._lines(width)), self._look.line_height(self._role)
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
        for row, (_layout, line) in enumerate(lines):
            line.draw(painter, QPointF(0, top + row * step + (step - line.height()) / 2 - line.y()))

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Copy) and _BREAK in self.selectedText():
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        if not self._selectable or _BREAK not in self.text():
            super().contextMenuEvent(event)
            return
        menu = QtWidgets.QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self._copy)
        copy.setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Select all"), lambda: self.setSelection(0, len(self.text())))
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))

    def _spaced(self) -> bool:
        return self.wordWrap() and not self._selectable

    def _lines(self, width: int) -> Iterator[tuple[QTextLayout, QTextLine]]:
        """Every line at `width` pixels, each with the layout that owns it."""
        option = self._option()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                yield layout, line
            layout.endLayout()

    def _option(self) -> QTextOption:
        """Lines begin where the interface begins, whatever the direction of the text itself."""
        if not (self._centred or self.isRightToLeft() or _may_turn(self.text())):
            return QTextOption()  # the same, and without Qt's names: see `tests/ui/test_first_page.py`
        sides = QtCore.Qt.AlignmentFlag
        if self._centred:
            return QTextOption(sides.AlignHCenter)
        side = sides.AlignRight if self.isRightToLeft() else sides.AlignLeft
        return QTextOption(side | sides.AlignAbsolute)

    def _restyle(self) -> None:
        self._heights.clear()
        self._least = None
        self.setFont(self._look.font(self._role))
        self.updateGeometry()


def _may_turn(text: str) -> bool:
    """Whether something in it may be read from right to left: any letter but the first few scripts'."""
    return _LATER_LETTERS.search(text) is not None


class ElidedLabel(QLabel):
    """One line that gives way to an ellipsis where room ends; the whole text is in the tool tip then."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: str = "base",
        elide: str = "ElideRight",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._elide = look, role, elide
        self.setProperty("textFormat", "PlainText")
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
        metrics, shown = self.fontMetrics(), self.text()
        if metrics.horizontalAdvance(shown) > self.width():
            shown = metrics.elidedText(shown, QtCore.Qt.TextElideMode[self._elide], self.width())
        # Alignment follows the interface, the order of characters follows the text itself.
        left = self.width() - metrics.horizontalAdvance(shown) if QGuiApplication.isRightToLeft() else 0
        painter.drawText(left, (self.height() - metrics.height()) // 2 + metrics.ascent(), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(plain_tip(self.text()) if cut else "")

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._role))
        self._tip()
