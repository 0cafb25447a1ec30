"""Paper on the desk: a frame for content, and one that is a large button."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel

_PADDING = 18


class Card(QFrame):
    """A frame on the surface colour with a column for content, `card.column`.

    `role` is card, panel (window's ground, for notes inside a card) or drop (dashed). With `rows` the column
    has no padding and `add_row` puts hairlines between widgets.
    """

    def __init__(
        self, look: Look, *, role: str = "card", rows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._rows = look, rows
        self.setProperty("role", role)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0 if rows else 8)
        look.changed.connect(self._restyle)
        self._restyle()

    def add_row(self, widget: QWidget) -> None:
        """Add a widget under a hairline."""
        if self.column.count():
            self.column.addWidget(hairline(self))
        self.column.addWidget(widget)

    def set_hot(self, hot: bool) -> None:
        """Show whether letting go of what is dragged would drop it here."""
        self.setProperty("hot", hot)
        self.style().unpolish(self)
        self.style().polish(self)

    def _restyle(self) -> None:
        side = 1 if self._rows else self._look.px(_PADDING)
        self.column.setContentsMargins(side, side, side, side)


class IconLabel(QWidget):
    """An icon on its own; `side` is in pixels at 100 %. It has no name: the words beside it say it."""

    def __init__(
        self, look: Look, icon: str, colour: str = "ink", side: float = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._colour, self._size = look, icon, colour, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_icon(self, icon: str, colour: str) -> None:
        """Show another icon."""
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._look.paint_icon(painter, QRectF(self.rect()), self._icon, self._colour)


class PressedCard(QPushButton):
    """A card that is pressed as a whole, as high as what is in its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def event(self, event: QEvent) -> bool:
        # A button ignores its layout's new needs unless told.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class CardButton(PressedCard):
    """A card that is pressed as a whole: an icon in a kind's colour, a title and a line under it.

    `colour` is a kind's colour name; with `lit` the card stands on that kind's soft ground.
    """

    def __init__(
        self,
        look: Look,
        icon: str,
        title: str,
        text: str,
        *,
        colour: str = "accent",
        lit: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        if lit:
            self.setProperty("kind", colour)
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = self._column
        column.addWidget(IconLabel(look, icon, colour, 24))
        column.addSpacing(look.px(10))
        column.addWidget(PlainLabel(look, title, role="card-title"))
        column.addWidget(PlainLabel(look, text, role="note"))
        column.addStretch(1)
        for label in self.findChildren(PlainLabel):
            label.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        side = self._look.px(_PADDING)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._look.px(4))
        self.updateGeometry()


def hairline(parent: QWidget | None = None) -> QFrame:
    """Give a line of one pixel across, in the line colour."""
    line = QFrame(parent)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line
