"""Earlier versions of an entry: when each was written over, what it says otherwise, and bringing it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journal.model.entry import Revision
from journal.ui.look import Look
from journal.ui.reading.compare import Compared, ComparedAnswer, compare
from journal.ui.reading.pick_menu import CHOICE_ROLE, Choice, ChoiceDelegate
from journal.ui.reading.reads import History
from journal.ui.reading.runs_view import RunsView
from journal.ui.reading.text_view import TextView
from journal.ui.reading.words import moment_words
from journal.ui.session import Session
from journal.ui.when import ago
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.writing.words import pack_text

ROWS = 5  # versions in view before their list scrolls
WHOLE_MAX = 100_000  # characters shown as compared; a longer text is shown as it was


class VersionsView(QWidget):
    """Shows a `History`. `restore_wanted` gives the id of a revision, `back_wanted` asks to leave."""

    restore_wanted = Signal(int)
    back_wanted = Signal()

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._history: History | None = None
        self._page: QWidget | None = None
        back = Button(look, self.tr("Back to the entry"), role="quiet", icon="arrow-left", flush=True)
        back.clicked.connect(self.back_wanted)
        self._title = PlainLabel(look, self.tr("Earlier versions"), role="title")
        self._words = PlainLabel(look, role="note")
        self._list = QListWidget(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setItemDelegate(ChoiceDelegate(look, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Earlier versions"))
        self._list.currentRowChanged.connect(self._show_version)
        self._scroll = ScrollPage(look, max_width=640, parent=self)
        self._restore = Button(look, self.tr("Restore this version"), role="primary", icon="rotate-ccw")
        self._restore.clicked.connect(self._ask_restore)
        for widget in (back, self._title, self._words, self._list):
            self._scroll.column.addWidget(widget)
        footer = QHBoxLayout()
        side = look.px(36)
        footer.setContentsMargins(side, look.px(12), side, look.px(24))
        footer.addWidget(self._restore)
        footer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addLayout(footer)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_history(self, history: History) -> None:
        """Show an entry's earlier versions, the newest one first."""
        self._history = history
        self._list.clear()
        for revision in history.revisions:
            item = QListWidgetItem(self._label(revision, history), self._list)
            item.setData(CHOICE_ROLE, Choice(revision.id, item.text(), icon="history"))
        any_there = bool(history.revisions)
        self._list.setVisible(any_there)
        self._restore.setVisible(any_there)
        if not any_there:
            self._drop_page()
            self._words.setText(self.tr("There is no earlier version of this entry."))
            return
        self._words.setText(
            self.tr(
                "Underlined: only in the earlier version. Struck through: only in the present one. "
                "Restoring keeps the present one as a version too."
            )
        )
        self._restyle()
        self._list.setCurrentRow(0)

    def clear(self) -> None:
        """Show nothing, and keep none of the words."""
        self._history = None
        self._list.clear()
        self._drop_page()

    def focus_list(self) -> None:
        """Go to the list of versions."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _label(self, revision: Revision, history: History) -> str:
        moment = revision.replaced_at.astimezone(history.now.tzinfo)
        words = self.tr("Until {moment} ({ago})")
        return words.format(moment=moment_words(moment), ago=ago(revision.replaced_at, history.now))

    def _ask_restore(self) -> None:
        row = self._list.currentRow()
        if self._history is not None and row >= 0:
            self.restore_wanted.emit(self._history.revisions[row].id)

    def _show_version(self, row: int) -> None:
        if self._history is None or row < 0:
            return
        earlier = self._history.revisions[row].entry
        self._session.call(
            compare, earlier, self._history.entry, owner=self, key="compare", done=self._show_compared
        )

    def _show_compared(self, compared: Compared) -> None:
        self._drop_page()
        look = self._look
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, look.px(8), 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(RunsView(look, compared.title, "card-title"))
        for name, was in compared.facts:
            label = QCoreApplication.translate("Compare", name)
            column.addWidget(PlainLabel(look, f"{label}: {was or '–'}", role="note"))
        for each in compared.answers:
            column.addSpacing(look.px(6))
            column.addWidget(PlainLabel(look, pack_text(each.answer.question), role="question-label"))
            column.addWidget(self._answer(each))
        column.addStretch(1)
        self._scroll.column.addWidget(self._page)

    def _answer(self, each: ComparedAnswer) -> QWidget:
        whole = each.runs is not None and sum(len(text) for text, _ in each.runs) <= WHOLE_MAX
        if whole and each.runs is not None:
            return RunsView(self._look, each.runs)
        return _Long(self._look, "\n".join(each.answer.lines()))

    def _drop_page(self) -> None:
        if self._page is not None:
            self._scroll.column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None

    def _restyle(self) -> None:
        self._list.setFont(self._look.font("small"))
        rows = min(max(self._list.count(), 1), ROWS)
        height = max(self._list.sizeHintForRow(0), self._list.fontMetrics().height())
        self._list.setFixedHeight(rows * height + 4)


class _Long(QWidget):
    """A text too long to compare: as it was, with a word on that and a button for more of it."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._text = TextView(look, text)
        more = Button(look, self.tr("Show more"), role="link", flush=True)
        more.clicked.connect(self._text.grow)
        self._text.grown.connect(lambda: more.setVisible(not self._text.is_whole))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(look, self.tr("Too long to compare: as it was."), role="note"))
        column.addWidget(self._text)
        column.addWidget(more)
        more.setVisible(not self._text.is_whole)
