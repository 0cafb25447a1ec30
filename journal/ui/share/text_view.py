"""A file that is no PDF: the text that it holds, with marks that are not in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from journal.app.share_look import InText, Mark
from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel


class TextView(QWidget):
    """`still_pressed(words, where)` for a click on a mark. The text can be read and copied, not changed."""

    still_pressed = Signal(str, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = InText("", (), ())
        self._beginning = QTimer(self, interval=0, singleShot=True)  # once it has its size
        self._beginning.timeout.connect(self._begin)
        self.head = PlainLabel(look, role="note")
        self.text = _Text()
        self.note = PlainLabel(look, role="fine")
        self.text.setAccessibleName(self.tr("The file"))
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)  # what is left out must not stay in its memory
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column = QVBoxLayout(self)
        for widget in (self.head, self.text, self.note):
            self._column.addWidget(widget)
        self._column.setStretchFactor(self.text, 1)
        self.setFocusProxy(self.text)
        self.text.pressed.connect(self._press)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, shown: InText, head: str, note: str) -> None:
        """Show a file, what it is, and a note below that is not in the file.

        The place in it stays; a file of another form is shown from its first words on.
        """
        if head != self.head.text() or not self._shown.text:
            self._beginning.start()
        self._put(shown.text)
        self._shown = shown
        self.head.setText(head)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._mark()

    def _begin(self) -> None:
        """Scroll to the first words, on top where there is enough below them."""
        place = self._shown.begin
        (start,) = (start for start, _ in units(self._shown.text, (Mark(place, place, ""),)))
        cursor, bar = self.text.textCursor(), self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        cursor.setPosition(start)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def clear(self) -> None:
        """Show nothing, and keep nothing of it."""
        self._shown = InText("", (), ())
        self.text.clear()

    def reveal(self, words: str) -> None:
        """Scroll to the first mark of words that are still there."""
        still = self._shown.still
        for mark, (start, _) in zip(still, units(self._shown.text, still), strict=True):
            if mark.words == words:
                cursor = self.text.textCursor()
                cursor.setPosition(start)
                self.text.setTextCursor(cursor)
                self.text.centerCursor()
                return

    def still_at(self, place: int) -> str:
        """Give the words marked as still there around a place in the text, counted as Qt does."""
        still = zip(self._shown.still, units(self._shown.text, self._shown.still), strict=True)
        return next((mark.words for mark, (start, end) in still if start <= place <= end), "")

    def _put(self, text: str) -> None:
        """Put a text in place of the one that is shown: what differs, for a whole journal takes its time."""
        before = self._shown.text
        start = _alike(before, text)
        end = _alike(before[start:][::-1], text[start:][::-1])
        place = self.text.verticalScrollBar().value()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(_length(before[:start]))
        cursor.setPosition(_length(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self.text.verticalScrollBar().setValue(place)

    def _press(self, point: QPoint) -> None:
        words = self.still_at(self.text.cursorForPosition(point).position())
        if words and not self.text.textCursor().hasSelection():
            self.still_pressed.emit(words, self.text.viewport().mapToGlobal(point))

    def _mark(self) -> None:
        look = self._look
        soft, doubt = QTextCharFormat(), QTextCharFormat()
        soft.setBackground(look.colour("accent_soft"))
        doubt.setBackground(look.colour("mistake.soft"))
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        doubt.setUnderlineColor(look.colour("mistake"))
        self.text.setExtraSelections(
            [
                self._selection(place, style)
                for marks, style in ((self._shown.replaced, soft), (self._shown.still, doubt))
                for place in units(self._shown.text, marks)
            ]
        )

    def _selection(self, place: tuple[int, int], style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, style
        return made

    def _restyle(self) -> None:
        self.text.setFont(self._look.font("small"))
        side = self._look.px(16)
        self._column.setContentsMargins(side, self._look.px(20), side, side)
        self._column.setSpacing(self._look.px(10))
        self._mark()


def units(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Give where marks begin and end as Qt counts, in units of UTF-16; the marks are in order."""
    here = so_far = 0
    for mark in marks:
        so_far += _length(text[here : mark.start])
        length = _length(text[mark.start : mark.end])
        yield so_far, so_far + length
        here, so_far = mark.end, so_far + length


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _alike(one: str, other: str) -> int:
    """Give how many characters two texts begin with alike."""
    known, most = 0, min(len(one), len(other))
    while known < most:
        middle = (known + most + 1) // 2
        if one[known:middle] == other[known:middle]:
            known = middle
        else:
            most = middle - 1
    return known


class _Text(QPlainTextEdit):
    """`pressed(point in the viewport)` when a mouse button was let go."""

    pressed = Signal(QPoint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.pressed.emit(event.position().toPoint())
