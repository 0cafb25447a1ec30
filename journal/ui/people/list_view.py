"""The list of people: who there is, with how much and how lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model.person import Listed
from journal.ui.look import Look
from journal.ui.people.name_list import NameList, NameModel, NameRow
from journal.ui.people.words import last_words, person_note
from journal.ui.reading.search_field import SearchField
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel

WIDTH = 760  # pixels at 100 %


class PeopleList(QWidget):
    """`opened(name)` leads to a person, `closed` back to the journal."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.back = Button(look, self.tr("Back to the journal"), role="quiet", icon="arrow-left", flush=True)
        self.back.clicked.connect(self.closed)
        self.title = PageTitle(look, self.tr("People"), self.tr("Everybody you wrote about."))
        self.notice = Notice(look)
        self.search = SearchField(look, keys=False)
        self.search.setPlaceholderText(self.tr("Find a name"))
        self.search.setAccessibleName(self.tr("Find a name"))
        self.names = NameModel(self)
        self.list = NameList(look, self.names, self.tr("People"))
        self.empty = PlainLabel(look, role="muted")
        column = QVBoxLayout(self)
        side = look.px(28)
        column.setContentsMargins(side, look.px(18), side, look.px(14))
        column.setSpacing(look.px(10))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.title, self.notice, self.search, self.empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.search.textChanged.connect(self.names.narrow)
        self.search.entered.connect(self.focus_list)
        self.search.left.connect(self.closed)
        self.search.first_wanted.connect(self._open_first)
        self.list.opened.connect(self.opened)
        self.list.left_upward.connect(self.focus_search)
        self.names.narrowed.connect(self._on_narrowed)
        self.empty.hide()

    def show_people(self, people: Sequence[Listed]) -> None:
        """Show everybody; the keyboard's row stays where it was."""
        held = self.list.chosen()
        self.names.set_rows(
            [NameRow(row.name, person_note(row), last_words(row.last_day), row.nicknames) for row in people]
        )
        self.list.choose(held)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list, if there is anything in it."""
        if self.names.rowCount():
            self.list.choose(self.list.chosen())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_first(self) -> None:
        self.list.choose("")
        if name := self.list.chosen():
            self.opened.emit(name)

    def _on_narrowed(self, number: int) -> None:
        self.empty.setVisible(not number)
        self.list.setVisible(bool(number))
        none_yet = self.tr("Nobody yet. Add names to an entry, and they are here.")
        self.empty.setText(self.tr("Nobody is called that.") if self.search.text() else none_yet)
