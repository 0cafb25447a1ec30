"""The writing field: plain text in a serif face with room between the lines, quick at any length."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QShowEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from journal.ui.attachments.receiving import hand_over, is_attachable
from journal.ui.guides.dropping import dropped_pack
from journal.ui.look import Look
from journal.ui.writing.page_undo import hand_on, open_menu
from journal.ui.writing.pasting import fit_for_editor
from journal.ui.writing.spacing import SpacedLayout

FEWEST_LINES = 5
MOST_LINES = 14  # beyond these the field scrolls by itself
MARGIN = 10  # pixels at 100 % between the frame and the text, beside the style sheet's padding

# QTextDocument's own marks for the ends of paragraphs, lines and frames.
_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})


# Asked first on each key press: a number is looked up in no time, flags are not.
_MAY_UNDO = frozenset({int(Qt.Key.Key_Z), int(Qt.Key.Key_Y), int(Qt.Key.Key_Backspace), int(Qt.Key.Key_Undo)})


class Prose(QPlainTextEdit):
    """A field for a text of any length.

    Its undo steps belong to a history over several fields, so Ctrl+Z and Ctrl+Y come out as `undo_wanted` and
    `redo_wanted`. `edited` is emitted for each change by hand or by undo. `broke_lines` tells that lines too
    long for an editor were broken at white space.
    """

    edited = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    broke_lines = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = 0
        document = QTextDocument(self)
        self._spacing = SpacedLayout(document, look.line_height())
        document.setDocumentLayout(self._spacing)
        self.setDocument(document)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._dress()
        look.changed.connect(self._dress)
        document.contentsChange.connect(self._changed)
        self._spacing.documentSizeChanged.connect(self._resized)

    def text(self) -> str:
        """The text as it was typed; no-break spaces stay what they are, unlike with `toPlainText`."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def set_text(self, text: str) -> None:
        """Show a text; this is no step of undo and no edit."""
        text, broken = fit_for_editor(text)
        blocked = self.document().blockSignals(True)
        self.setPlainText(text)
        self.document().blockSignals(blocked)
        if broken:
            self.broke_lines.emit()

    def place(self) -> int:
        """Where the cursor is, in UTF-16 units from the beginning."""
        return self.textCursor().position()

    def set_place(self, place: int) -> None:
        """Put the cursor there, or at the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(place, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo to the page."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        may = control and event.key() in _MAY_UNDO
        if not (may and hand_on(event, self.undo_wanted, self.redo_wanted)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nobody on the page waits for a key to be let go."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_opaque()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without its own undo and redo, which do not know the other fields."""
        open_menu(self.createStandardContextMenu(), event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only. A prompt pack is left to the window, other files and pictures to the page."""
        return source.hasText() and dropped_pack(source) is None and not is_attachable(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text, without control characters and without endless lines.

        A picture or files that are pasted go to the page around this.
        """
        if is_attachable(source) and hand_over(self, source):
            return
        text, broken = fit_for_editor(source.text())
        self.textCursor().insertText(text)
        self.ensureCursorVisible()
        if broken:
            self.broke_lines.emit()

    def sizeHint(self) -> QSize:
        """As high as the text, within bounds."""
        lines = max(FEWEST_LINES, min(MOST_LINES, round(self._spacing.documentSize().height())))
        return QSize(self._look.px(320), self._height_of(lines))

    def minimumSizeHint(self) -> QSize:
        """Three lines are enough to write in when the window is small."""
        return QSize(self._look.px(160), self._height_of(3))

    def _height_of(self, lines: int) -> int:
        around = 2 * self._look.px(MARGIN + 14)
        return round(lines * self._look.line_height()) + around

    def _dress(self) -> None:
        font = self._look.font("writing")
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(self._look.px(MARGIN))
        self._spacing.set_line_height(self._look.line_height())
        self._make_opaque()
        self.updateGeometry()

    def _make_opaque(self) -> None:
        """Else every letter has all the page behind it painted too; a style sheet takes this back."""
        self.viewport().setAutoFillBackground(True)

    def _changed(self, _place: int, removed: int, added: int) -> None:
        if removed or added:
            self.edited.emit()

    def _resized(self) -> None:
        lines = min(MOST_LINES, round(self._spacing.documentSize().height()))
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
