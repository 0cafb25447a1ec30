"""One next time in the list: the plan, where it came from, its story, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.app.next_times import Told
from journal.model.commitment import CheckIn, State
from journal.ui.look import Look
from journal.ui.next_times.asking import Asking
from journal.ui.next_times.words import again_words, made_words, sentence, story_line
from journal.ui.reading.shown import one_line
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel

STORY = 4  # answers shown before the whole story is asked for
TITLE_MAX = 80  # characters of the title of the entry that it came from


class NextTimeRow(Card):
    """Shows a `Told`. What is wanted with it is asked for by signals; Delete deletes, E and F2 edit."""

    answered = Signal(object, object, object, str)
    """The `Told`, `Outcome`, `Went` and a note."""
    edit_wanted = Signal(object)
    reopen_wanted = Signal(object)
    delete_wanted = Signal(object)
    later_wanted = Signal(object, object)
    """The `Told`, and in how many days to ask; None for not at all."""
    entry_wanted = Signal(str)

    def __init__(self, look: Look, told: Told, today: date, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look, self.told, self._today = look, told, today
        plan = told.plan
        self.words = PlainLabel(look, sentence(plan), role="reading")
        self.setAccessibleName(self.words.text())
        self.column.addLayout(self._top())
        self.column.addWidget(PlainLabel(look, self._facts(), role="note"))
        if told.title:
            self.column.addWidget(self._source())
        if plan.check_ins:
            self.column.addWidget(self._story())
        self.first = self._first()
        self.column.addWidget(self.first)

    @cached_property
    def asking(self) -> Asking:
        """What asks; made when somebody wants to be asked, since a page has many rows."""
        made = Asking(self._look)
        made.answered.connect(lambda *answer: self.answered.emit(self.told, *answer))
        return made

    def focus_first(self) -> None:
        """Put the keyboard on what one would do first."""
        if self._is_asking:
            self.asking.focus_first()
        else:
            self.first.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_E, Qt.Key.Key_F2}:
            self.edit_wanted.emit(self.told)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.told)
        elif event.key() == Qt.Key.Key_Escape and self.first.isHidden():
            self._stop_asking()
        else:
            super().keyPressEvent(event)

    def ask(self) -> None:
        """Ask how it is going."""
        self.asking.ask()
        self._show_asking()
        self.asking.focus_first()

    def state(self) -> dict[str, Any]:
        """Give a half-given answer as JSON values, for `restore`; empty when none was begun."""
        return self.asking.state() if self._is_asking else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Show a half-given answer again."""
        if state and self.told.plan.state is State.OPEN and self.asking.restore(state):
            self._show_asking()

    @property
    def _is_asking(self) -> bool:
        return "asking" in vars(self) and not self.asking.isHidden()

    def _show_asking(self) -> None:
        self.column.insertWidget(self.column.indexOf(self.first), self.asking)
        self.asking.setVisible(True)
        self.first.setVisible(False)

    def _stop_asking(self) -> None:
        self.asking.setVisible(False)
        self.first.setVisible(True)
        self.focus_first()

    def _top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._look.px(8))
        line.addWidget(self.words, 1)
        name = self.tr("More about: {words}").format(words=self.words.text())
        self.more = IconButton(self._look, "ellipsis", name)
        self.more.clicked.connect(self.open_menu)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def open_menu(self) -> None:
        """Open the menu of what can be done with it."""
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def menu(self) -> QMenu:
        """Give the menu of what can be done with it."""
        menu, told = QMenu(self), self.told
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self._look.icon("pencil"), self.tr("Put it otherwise…\tE"), lambda: self.edit_wanted.emit(told)
        )
        if told.plan.state is State.OPEN:
            menu.addAction(
                self._look.icon("clock"), self.tr("Ask tomorrow"), lambda: self.later_wanted.emit(told, 1)
            )
            menu.addAction(
                self._look.icon("clock"), self.tr("Ask in a week"), lambda: self.later_wanted.emit(told, 7)
            )
            if told.plan.ask_on is not None:
                words = self.tr("Do not ask about it")
                menu.addAction(self._look.icon("eye-off"), words, lambda: self.later_wanted.emit(told, None))
        menu.addSeparator()
        menu.addAction(
            self._look.icon("trash-2"), self.tr("Delete\tDel"), lambda: self.delete_wanted.emit(told)
        )
        return menu

    def _facts(self) -> str:
        told = self.told
        made = made_words(told.plan, self._today)
        if told.title:
            made = self.tr("{made}, from: {title}").format(made=made, title=one_line(told.title, TITLE_MAX))
        again = again_words(told.plan, self._today, rests=told.rests)
        return self.tr("{made} · {again}").format(made=made, again=again)

    def _source(self) -> Button:
        button = Button(self._look, "", role="link", icon="arrow-right", flush=True)
        button.setText(self.tr("Where it came from"))
        button.setAccessibleName(
            self.tr("Where it came from: {title}").format(title=one_line(self.told.title, TITLE_MAX))
        )
        entry = self.told.plan.entry
        button.clicked.connect(lambda: self.entry_wanted.emit(entry))
        return button

    def _story(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self._look.px(4), 0, self._look.px(4))
        column.setSpacing(self._look.px(4))
        told = self.told.plan.check_ins
        if early := told[:-STORY]:
            whole = Button(self._look, self.tr("The whole story"), role="link", flush=True)

            def show_whole() -> None:
                whole.setVisible(False)
                for at, line in enumerate(self._lines(early)):
                    column.insertWidget(at, line)
                    line.show()
                self.focus_first()

            whole.clicked.connect(show_whole)
            column.addWidget(whole)
        for line in self._lines(told[-STORY:]):
            column.addWidget(line)
        return holder

    def _lines(self, told: Sequence[CheckIn]) -> list[PlainLabel]:
        return [PlainLabel(self._look, story_line(each, self._today), role="small") for each in told]

    def _first(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=self._look.px(8))
        if self.told.plan.state is State.OPEN:
            ask = Button(self._look, self.tr("How is it going?"))
            ask.clicked.connect(self.ask)
        else:
            ask = Button(self._look, self.tr("Take it up again"))
            ask.clicked.connect(lambda: self.reopen_wanted.emit(self.told))
        ask.setAccessibleDescription(self.words.text())
        flow.addWidget(ask)
        return holder
