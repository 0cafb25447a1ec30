"""Deleting a person everywhere: what would change, seen and decided before anything does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.model.forgetting import Preview
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.people.line_list import LineList, LineModel
from journal.ui.reading.shown import one_line
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

WORDS_MAX = 100  # characters
WIDTH, MARGIN, LIST_HEIGHT = 1_000, 28, 180  # pixels at 100 %


class ForgetView(ScrollPage):
    """`delete_wanted(words, {mention: whether it goes})` after a second press; `closed` leads back.

    Nothing is changed before that.
    """

    delete_wanted = Signal(str, object)
    closed = Signal()

    def __init__(self, look: Look, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=WIDTH, margin=MARGIN, parent=parent)
        self._look, self.preview = look, preview
        self.back = Button(
            look, self.tr("Back, and change nothing"), role="quiet", icon="arrow-left", flush=True
        )
        self.notice = Notice(look)
        self.words = LabelledLine(look, self.tr("In sentences, write instead of the name"))
        self.words.line.setMaxLength(WORDS_MAX)
        self.words.set_text(self.tr("someone"))
        self.lines = LineModel(self)
        self.list = LineList(look, self.lines)
        self.all = Button(look, self.tr("Replace all"), role="link", flush=True)
        self.none = Button(look, self.tr("Leave all"), role="link", flush=True)
        self._count = PlainLabel(look, role="note", wrap=False)
        self.delete = Button(look, self.tr("Delete everywhere…"), role="danger", icon="trash-2")
        self._build()
        self._connect()
        self.lines.set_lines(preview.lines)

    def focus_first(self) -> None:
        """Go to the lines that want a decision, else to the words."""
        if self.lines.rowCount():
            self.list.setCurrentIndex(self.lines.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_working(self, words: str) -> None:
        """Say that the change is being made; nothing can be pressed meanwhile."""
        for widget in (self.back, self.delete, self.list, self.words, self.all, self.none):
            widget.setEnabled(False)
        self.notice.show_info(words)

    def say(self, fault: str) -> None:
        """Say why nothing was changed."""
        for widget in (self.back, self.delete, self.list, self.words, self.all, self.none):
            widget.setEnabled(True)
        self.notice.show_error(fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.back.isEnabled():  # while it is being done there is no way back, by any key
            self.closed.emit()

    def _build(self) -> None:
        look, seen = self._look, self.preview
        column = self.column
        column.setSpacing(look.px(6))
        title = self.tr("Delete {name} everywhere").format(name=one_line(seen.name, 60))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(PageTitle(look, title))
        column.addWidget(PlainLabel(look, self._reach(), role="small"))
        column.addWidget(PlainLabel(look, self._limits(), role="small"))
        if seen.lines:
            column.addWidget(self.words)
            marks = QWidget()
            flow = FlowLayout(marks, spacing=look.px(14))
            flow.addWidget(self.all)
            flow.addWidget(self.none)
            self._count.setMinimumHeight(self.all.sizeHint().height())
            flow.addWidget(self._count)
            column.addWidget(marks)
            self.list.setMinimumHeight(look.px(LIST_HEIGHT))
            column.addWidget(self.list, 1)
        else:
            for widget in (self.words, self.all, self.none, self._count, self.list):
                widget.setParent(self)
                widget.hide()
            column.addStretch(1)
        column.addWidget(self.notice)
        foot = QWidget()
        flow = FlowLayout(foot, spacing=look.px(8))
        flow.addWidget(self.delete)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.all.clicked.connect(lambda: self.lines.set_all(True))
        self.none.clicked.connect(lambda: self.lines.set_all(False))
        self.lines.decided.connect(self._show_count)
        self.list.left_upward.connect(self.none.setFocus)
        self.delete.clicked.connect(self._ask)

    def _ask(self) -> None:
        words = self.tr("This cannot be taken back. Backups made earlier still have the name.")
        self.notice.show_info(
            words, [(self.tr("Delete now"), self._delete), (self.tr("Not now"), self._leave)]
        )
        buttons = self.notice.findChildren(Button)
        if buttons:
            buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.notice.clear()
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        self.delete_wanted.emit(self.words.text(), self.lines.goes())

    def _show_count(self) -> None:
        words = self.tr("{going} of {all} mentions are replaced")
        self._count.setText(words.format(going=f"{self.lines.going():,}", all=f"{self.lines.rowCount():,}"))

    def _reach(self) -> str:
        seen = self.preview
        trashed = sum(bearer.in_trash for bearer in seen.bearers)
        kept = len(seen.bearers) - trashed
        words = self.tr(
            "The entries stay, without the name: {kept} in the journal, {trashed} in the trash, "
            "{earlier} earlier versions. Nicknames and what you set for sharing go too."
        )
        return words.format(kept=f"{kept:,}", trashed=f"{trashed:,}", earlier=f"{seen.earlier:,}")

    def _limits(self) -> str:
        return self.tr(
            "What is found is the name as it stands, its parts and the nicknames. Other forms of it, such as "
            "“Ελένης” for “Ελένη”, misspellings and hints stay: search the journal for them first. "
            "A form that is added as a nickname is found here too."
        )
