"""One share of the log, opened: what left and what did not, and what can follow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.share_log import Again, Left, Opened
from journal.app.sharing import Logged
from journal.app.threads import Named
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.reading.pick_menu import Choice, PickMenu
from journal.ui.reading.shown import joined, one_line
from journal.ui.reading.words import moment_words
from journal.ui.share import log_words as words
from journal.ui.share.slim_button import LongLink
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

AT_FIRST = 20  # entries: each takes some milliseconds to lay out
WIDTH = 720  # pixels at 100 %
UNTITLED = "…"
LTR = "\u200e"  # Unicode, UAX #9: left-to-right mark, as our own words are


class OpenedView(ScrollPage):
    """Shows one share.

    `closed` leads back to the log, `again_wanted(Preparing)` to the same with what is new,
    `heard_wanted(thread)` to a new entry about what the mentor said, `entry_wanted(id)` to an entry;
    `forget_wanted(Logged)` takes the share out of the log.
    """

    closed = Signal()
    again_wanted = Signal(object)
    heard_wanted = Signal(str)
    entry_wanted = Signal(str)
    forget_wanted = Signal(object)

    def __init__(self, look: Look, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self.opened = opened
        self._again: Again | None = None
        self._threads = opened.threads
        self._shown = 0
        self.notice = Notice(look)
        self.back = Button(look, self.tr("What left"), role="quiet", icon="arrow-left", flush=True)
        self.again = Button(look, self.tr("Make it again"), role="primary", icon="refresh-cw")
        self.heard = Button(look, self.tr("Note what my mentor said"), icon="pencil-line")
        self.forget = Button(look, self.tr("Take out of the log"), role="danger")
        self.since = PlainLabel(look, self.tr("Looking for what is new…"), role="muted")
        self.more = Button(look, self.tr("Show more"), role="quiet")
        self.entries: dict[str, Button] = {}
        self._list = QVBoxLayout()
        self.menu = PickMenu(look, self.tr("About which of them?"), self, headed=True)
        self._build()
        self._connect()

    @property
    def logged(self) -> Logged:
        """The share as the log has it."""
        return self.opened.logged

    def show_again(self, again: Again) -> None:
        """Say what is new since, and let the share be made again with it."""
        self._again = again
        self.since.setText(words.since_words(again.new))
        self.again.setText(words.again_words(again.new))
        self.again.setEnabled(bool(again.new.share.entries))

    def _make_again(self) -> None:
        if self._again is not None:
            self.again_wanted.emit(self._again.preparing)

    def focus_first(self) -> None:
        """Go to what one most likely came for; while that is looked for, to the way back."""
        target = self.again if self.again.isEnabled() else self.back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_heard(self) -> None:
        """Begin the note; where several threads were shared, ask first which one it is about."""
        if len(self._threads) == 1:
            self.heard_wanted.emit(self._threads[0].thread)
        elif self._threads:
            self.menu.popup(self.heard.mapToGlobal(QPoint(0, self.heard.height())))

    # building

    def _build(self) -> None:
        look, column, logged = self._look, self.column, self.logged
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        for button in (self.again, self.heard, self.forget):
            flow.addWidget(button)
        title = PageTitle(look, words.whom_words(logged), moment_words(logged.made_at))
        facts = words.facts_words(logged)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (title, PlainLabel(look, facts, role="base"), self.notice, self.since, acts):
            column.addWidget(widget)
        self.again.setEnabled(False)
        self.heard.setVisible(bool(self._threads))
        self.menu.set_choices([_choice(each) for each in self._threads])
        if logged.share.question:
            self._add(self.tr("What I wanted to ask"), [logged.share.question])
        self._head(self.tr("Entries"))
        self._list.setSpacing(look.px(8))
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_more()
        self._add(self.tr("Names"), self._names())
        column.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.again.clicked.connect(self._make_again)
        self.heard.clicked.connect(self.ask_heard)
        self.menu.picked.connect(lambda thread: self.heard_wanted.emit(thread))
        self.forget.clicked.connect(lambda: self.forget_wanted.emit(self.logged))
        self.more.clicked.connect(self.show_more)

    def show_more(self) -> None:
        """Show the next entries."""
        entries = self.opened.entries
        for left in entries[self._shown : self._shown + AT_FIRST]:
            self._list.addWidget(self._row(left))
        self._shown = min(len(entries), self._shown + AT_FIRST)
        self.more.setVisible(self._shown < len(entries))

    def _row(self, left: Left) -> QWidget:
        look, row = self._look, QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        line = QWidget()
        flow = FlowLayout(line, spacing=look.px(10))
        title, day = words.title_words(left), words.day_of(left)
        when = PlainLabel(look, day, role="note", wrap=False)
        if left.is_here:
            button = self.entries[left.entry] = LongLink(look, title)
            button.setAccessibleName(joined((title, day)))
            button.clicked.connect(lambda: self.entry_wanted.emit(left.entry))
            when.setMinimumHeight(button.sizeHint().height())
            flow.addWidget(button)
        else:
            flow.addWidget(PlainLabel(look, title, role="muted", wrap=False))
        flow.addWidget(when)
        column.addWidget(line)
        said = words.left_out_words(left)
        column.addWidget(PlainLabel(look, said or self.tr("Every line left."), role="note"))
        return row

    def _names(self) -> Sequence[str]:
        hidden = sorted(self.opened.names, key=lambda each: (-each.times, each.name))
        # Text that can be selected takes the direction of its first letter, even of an isolated one.
        said = [LTR + words.name_words(*each) for each in hidden]
        return said or [self.tr("No name was replaced.")]

    def _head(self, heading: str) -> None:
        self.column.addSpacing(self._look.px(10))
        self.column.addWidget(SectionLabel(self._look, heading))

    def _add(self, heading: str, lines: Sequence[str]) -> None:
        self._head(heading)
        card = Card(self._look)
        for text in lines:
            label = PlainLabel(self._look, text)
            label.set_selectable()
            card.column.addWidget(label)
        self.column.addWidget(card)


def _choice(thread: Named) -> Choice:
    kind = KIND_BY_ID.get(thread.kind)
    icon, colour = (kind.icon, kind.colour) if kind else ("layers", "muted")
    return Choice(thread.thread, one_line(thread.title) or UNTITLED, None, icon, colour)
