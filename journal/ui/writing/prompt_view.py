"""One prompt: earlier answers in view, the question, the field, the reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.prompts.guide import Prompt
from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.centred import Centred
from journal.ui.writing.desk import Desk, earlier_words
from journal.ui.writing.earlier import EarlierQuote, WhyThisPrompt
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.line import Line
from journal.ui.writing.prose import Prose
from journal.ui.writing.words import pack_text, quote_label


class PromptView(QScrollArea):
    """Shows one prompt of a desk at a time; a free page has a title instead of a question."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.editor: FieldEditor | None = None
        self._desk: Desk | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._earlier = QVBoxLayout()
        self._quotes: list[EarlierQuote] = []
        self.title = Line(look, self.tr("Title"), role="title", bare=True)
        self.title.setPlaceholderText(self.tr("A title, if you like"))
        self.title.edited.connect(self._change_title)
        self.title.undo_wanted.connect(self._undo)
        self.title.redo_wanted.connect(self._redo)
        self.question = PlainLabel(look, role="title")
        self.help = PlainLabel(look, role="muted")
        self.why = WhyThisPrompt(look)
        self._column.addLayout(self._earlier)
        for widget in (self.title, self.question, self.help, self.why):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        ground = Centred(look, body)
        ground.setProperty("role", "column")
        self.setWidget(ground)
        ground.setAutoFillBackground(False)
        look.changed.connect(self._dress)
        self._dress()

    def bind(self, desk: Desk) -> None:
        """Have the title of a free page at hand."""
        self._desk = desk
        self.title.setVisible(desk.is_free)
        self._show_fact("title")
        desk.draft.fact_changed.connect(self._show_fact)

    def clear(self) -> None:
        """Take everything off: the desk is about to go."""
        if self._desk is not None:
            self._desk.draft.fact_changed.disconnect(self._show_fact)
            self._desk = None
        if self.editor is not None:
            self._column.removeWidget(self.editor)
            self.editor = None
        self._drop_quotes()
        self.title.clear()
        for label in (self.question, self.help):
            label.setText("")
        self.why.show_reason("")

    def show_prompt(self, desk: Desk, prompt: Prompt) -> None:
        """Show a prompt with the editor of its answer."""
        self.setUpdatesEnabled(False)
        self.title.setVisible(desk.is_free)
        self.question.setText(pack_text(prompt.ask))
        self.question.setVisible(not desk.is_free)
        self.help.setText(pack_text(prompt.help))
        self.help.setVisible(bool(prompt.help))
        self.why.show_reason(pack_text(prompt.why))
        self._show_earlier(desk, prompt)
        self._show_editor(desk.editor(prompt), free=desk.is_free)
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def focusNextPrevChild(self, next: bool) -> bool:
        # QScrollArea keeps Tab inside itself; this view is part of a page.
        moved = QWidget.focusNextPrevChild(self, next)
        focused = QApplication.focusWidget()  # of its own this one remembers a child that was left, too
        if moved and focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self._look.px(24))
        return moved

    def _show_earlier(self, desk: Desk, prompt: Prompt) -> None:
        self._drop_quotes()
        self._quotes = [
            EarlierQuote(self._look, quote_label(each, desk.draft.facts.happened_at), each.text)
            for each in earlier_words(desk, prompt)
        ]
        for quote in self._quotes:
            self._earlier.addWidget(quote)
            quote.show()

    def _drop_quotes(self) -> None:
        for quote in self._quotes:
            self._earlier.removeWidget(quote)
            quote.hide()
            quote.deleteLater()
        self._quotes = []

    def _show_editor(self, editor: FieldEditor, *, free: bool) -> None:
        if self.editor is not None and self.editor is not editor:
            self._column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.edited.disconnect(self._follow_cursor)
        elif self.editor is editor:
            return
        self.editor = editor
        self._column.insertWidget(self._column.indexOf(self.why), editor)
        editor.setContentsMargins(0, self._look.px(6), 0, 0)
        if free:
            editor.fill()
        self._column.setStretchFactor(editor, 100 if free else 0)
        editor.edited.connect(self._follow_cursor)
        editor.show()

    def _follow_cursor(self) -> None:
        """Keep the line that is written in view where the page is higher than its window."""
        if self.editor is None or not self.verticalScrollBar().maximum():
            return
        # Where one wrote last in this editor: a text may be dropped on it while another window is in front.
        focused, body = self.editor.focusWidget(), self.widget()
        if isinstance(focused, Prose) and body is not None:
            cursor = focused.cursorRect()
            place = focused.viewport().mapTo(body, cursor.center())
            self.ensureVisible(place.x(), place.y(), 0, cursor.height())

    def _change_title(self) -> None:
        if self._desk is not None:
            self._desk.change_fact("title", replace(self._desk.draft.facts, title=self.title.text()))

    def _undo(self) -> None:
        if self._desk is not None:
            self._desk.history.undo()

    def _redo(self) -> None:
        if self._desk is not None:
            self._desk.history.redo()

    def _show_fact(self, name: str) -> None:
        if name == "title" and self._desk is not None:
            self.title.show_text(self._desk.draft.facts.title)

    def _dress(self) -> None:
        self._column.setSpacing(self._look.px(10))
        self._earlier.setSpacing(self._look.px(14))
        self._earlier.setContentsMargins(0, 0, 0, self._look.px(12))
