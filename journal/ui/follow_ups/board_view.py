"""The list of conversations, in groups by when they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.conversations import Board, Group
from journal.ui.follow_ups.talk_row import TalkRow
from journal.ui.follow_ups.words import group_title, row_note, row_title, row_when
from journal.ui.look import Look
from journal.ui.next_times.switch import Switch
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

MARGIN = 26


class BoardView(ScrollPage):
    """Groups of rows under the page's title. From what stands over them, Down leads to the rows.

    `chosen(entry id)` when another row is gone to, `opened` to go to its card, `plan_wanted` for a new one,
    `more_wanted` for more rows, `switch.go` for the page beside this one.
    """

    chosen = Signal(str)
    opened = Signal()
    plan_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=560, margin=MARGIN, parent=parent)
        self.rows: dict[str, TalkRow] = {}
        self.plan_button = Button(look, self.tr("Plan a conversation"), icon="plus")
        self.plan_button.clicked.connect(self.plan_wanted)
        self.switch = Switch(look, "follow-ups")
        self._empty = PlainLabel(
            look,
            self.tr(
                "Nothing is planned, and that is fine. Sometimes one goes back to what was said: to thank, "
                "to own a part, or to ask."
            ),
            role="muted",
        )
        self._groups = QVBoxLayout()
        self._chosen = ""
        self._board: Board | None = None
        self.column.addWidget(
            PageTitle(look, self.tr("Follow-ups"), self.tr("Conversations you want to go back to."))
        )
        self.column.addWidget(self.switch)
        self.column.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._empty)
        self.column.addSpacing(look.px(4))
        self.column.addLayout(self._groups)
        self.column.addStretch(1)
        self._empty.hide()
        for above in (*self.switch.chips.values(), self.plan_button):
            above.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Down for the rows: to a button it is Tab, which leaves the page while they are not read."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() != Qt.Key.Key_Down or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().eventFilter(watched, event)
        if self.rows:
            self.focus_rows()
        return True

    def show_board(self, board: Board, chosen: str) -> None:
        """Show these groups, one row chosen; the keyboard stays on its row."""
        if board == self._board:
            self.show_chosen(chosen)
            return
        self._board = board
        held = next((name for name, row in self.rows.items() if row.hasFocus()), "")
        top = self.verticalScrollBar().value()
        self._clear()
        for group in board.groups:
            self._groups.addWidget(SectionLabel(self._look, group_title(group, board)))
            self._fill(group, board)
        self._empty.setVisible(not board.groups)
        self.show_chosen(chosen)
        self.verticalScrollBar().setValue(top)
        if held and (row := self.rows.get(held) or self.rows.get(chosen)) is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show nothing."""
        self._board = None
        self._clear()

    def show_chosen(self, chosen: str) -> None:
        """Show which row is chosen; without one Tab comes to the first."""
        self._chosen = chosen
        first = next(iter(self.rows), "")
        for name, row in self.rows.items():
            row.show_chosen(name == chosen)
            if name == first and chosen not in self.rows:
                row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focus_rows(self) -> None:
        """Put the keyboard on the chosen row, else the first, else where one plans."""
        row = self.rows.get(self._chosen) or next(iter(self.rows.values()), None)
        (row or self.plan_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, group: Group, board: Board) -> None:
        for each in group.rows:
            when = row_when(each, group.id, board.today)
            note = row_note(each, rests=each.id in board.resting)
            row = TalkRow(self._look, each.id, row_title(each), note, when)
            row.chosen.connect(lambda name=each.id: self.chosen.emit(name))
            row.opened.connect(self.opened)
            row.stepped.connect(lambda by, row=row: self._step(row, by))
            self.rows[each.id] = row
            self._groups.addWidget(row)
            row.show()  # now, not with the next event: it may get the keyboard
        if group.more:
            more = Button(self._look, self.tr("Show more"), role="link", flush=True)
            more.clicked.connect(self.more_wanted)
            self._groups.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        self._groups.addSpacing(self._look.px(10))

    def _step(self, row: TalkRow, by: int) -> None:
        names = list(self.rows)
        place = names.index(row.entry_id) + by
        if 0 <= place < len(names):
            target = self.rows[names[place]]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal(target)

    def _clear(self) -> None:
        self.rows = {}
        while (item := self._groups.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
