"""Text to read: as large as its words need, selectable, with the words of a search marked; any length."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from journal.model.query import Term
from journal.model.words import marks
from journal.ui.look import Look
from journal.ui.reading.line import mark_format, units

PIECE = 16_000  # characters laid out at a time: about 10 ms, also when they are one paragraph
LEADING = 1.5  # of the reading text, as a factor of the font's size
# Without Shift these scroll the page, not the caret in an answer.
SCROLLING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
    }
)


class TextPiece(QTextEdit):
    """Read-only plain text in one style of the look, without a scroll bar of its own."""

    def __init__(self, look: Look, text: str, role: str = "reading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._role = look, role
        self._heights: dict[int, int] = {}
        self._text = text
        self.setProperty("role", "bare")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        self.setPlainText(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def mark(self, terms: Sequence[Term]) -> int:
        """Mark the words of a search; gives how many stand here."""
        found = marks(self._text, terms) if terms else []
        form = mark_format(self._look)
        self.set_spans([(start, end, form) for start, end in found])
        return len(found)

    def set_spans(self, spans: Sequence[tuple[int, int, QTextCharFormat]]) -> None:
        """Show stretches of the text, from start to end in characters, in formats of their own."""
        self.setExtraSelections([self._selection(*span) for span in spans])

    def first_span(self) -> QPoint:
        """Give where the first stretch with a format of its own stands, in the viewport."""
        spans = self.extraSelections()
        return self.cursorRect(spans[0].cursor).center() if spans else QPoint()

    def heightForWidth(self, width: int) -> int:
        """Give the height of the text when it is `width` pixels wide."""
        if width not in self._heights:
            document, shown = self.document(), self.viewport().width()
            document.setTextWidth(width)
            self._heights[width] = round(document.size().height() + 0.5)
            if width != shown:  # layouts ask for widths that they do not give
                document.setTextWidth(shown)
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:
        """Tell layouts to ask for the height."""
        return True

    def sizeHint(self) -> QSize:
        """Give the size at the present width."""
        width = max(self.width(), self._look.px(120))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give a width at which most words still stand in a line."""
        return QSize(self._look.px(60), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the page what scrolls the page or acts on the entry."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in SCROLLING and not shift:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _selection(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(self._text, start))
        cursor.setPosition(units(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        made.format, made.cursor = form, cursor
        return made

    def _restyle(self) -> None:
        font = self._look.font(self._role)
        self.setFont(font)
        self.document().setDefaultFont(font)
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        block.setLineHeight(round(font.pixelSize() * LEADING), fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self._heights.clear()
        self.updateGeometry()


class TextView(QWidget):
    """A text of any length. What is far below comes as `grow` is called, piece by piece.

    `grown` is emitted when a piece was added.
    """

    grown = Signal()

    def __init__(self, look: Look, text: str, role: str = "reading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._role = look, role
        self._rest = list(reversed(pieces(text)))
        self._terms: Sequence[Term] = ()
        self._name = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.grow()

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is laid out."""
        return not self._rest

    def grow(self) -> None:
        """Lay out the next piece."""
        if not self._rest:
            return
        piece = TextPiece(self._look, self._rest.pop(), self._role, self)
        piece.setAccessibleName(self._name)
        piece.mark(self._terms)
        self._column.addWidget(piece)
        self.grown.emit()

    def mark(self, terms: Sequence[Term]) -> None:
        """Mark the words of a search."""
        self._terms = terms
        for piece in self.findChildren(TextPiece):
            piece.mark(terms)

    def set_name(self, name: str) -> None:
        """Say to screen readers what the text is."""
        self._name = name
        for piece in self.findChildren(TextPiece):
            piece.setAccessibleName(name)


def pieces(text: str) -> list[str]:
    """Cut a text into pieces of at most PIECE characters, at line ends or spaces where there are any."""
    found: list[str] = []
    start = 0
    while len(text) - start > PIECE:
        middle, end = start + PIECE // 2, start + PIECE
        cut = text.rfind("\n", middle, end)
        cut = cut if cut >= 0 else text.rfind(" ", middle, end)
        found.append(text[start : cut if cut >= 0 else end])
        start = cut + 1 if cut >= 0 else end
    return [*found, text[start:]]
