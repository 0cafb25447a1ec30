"""The page of all next times: open, settled, let go; each with its story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal.app import next_times
from journal.app.journal import Clock
from journal.app.next_times import Beginning, Shelf, Told
from journal.errors import JournalError
from journal.model.change import Change
from journal.model.commitment import NextTime, Outcome, State, Went
from journal.ui.look import Look
from journal.ui.next_times.form import NextTimeForm, Written
from journal.ui.next_times.row import NextTimeRow
from journal.ui.next_times.switch import Switch
from journal.ui.next_times.words import kind_sentence
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from journal.app.journal import Journal

AT_FIRST = 10  # plans of a state: a row takes some 7 ms to lay out, and keys wait meanwhile
WIDTH = 720  # pixels at 100 %


class NextTimesPage(Page):
    """Enter it with None, {"make": entry id or None} to set one down, or {"show": plan id}.

    `clock` gives the local time. Every change can be taken back from the notice that tells of it.
    """

    page_id = "next-times"

    def __init__(self, look: Look, session: Session, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock = look, session, clock
        self.setAccessibleName(self.tr("Next times"))
        self._limit = AT_FIRST
        self._wanted = ""  # the plan that gets the keyboard once it is there
        self._halves: dict[str, dict[str, Any]] = {}  # answers to go on with after a lock, by plan
        self.notice = Notice(look)
        self.switch = Switch(look, self.page_id)
        self.make = Button(look, self.tr("Set one down"), role="primary", icon="plus")
        self.form = NextTimeForm(look)
        self.form.setVisible(False)
        self.empty = PlainLabel(
            look,
            self.tr(
                "Nothing is set down yet. A plan that names its moment is there when the moment comes: "
                "“When the call begins, I will ask Ana first.”"
            ),
            role="muted",
        )
        self.more = Button(look, self.tr("Show more"), role="quiet")
        self.rows: dict[str, NextTimeRow] = {}
        self.groups = {
            State.OPEN: _Group(look, self.tr("Open")),
            State.SETTLED: _Group(look, self.tr("Your own by now")),
            State.LET_GO: _Group(look, self.tr("Let go")),
        }
        self._page = ScrollPage(look, max_width=WIDTH)
        self._lay_out()
        self.switch.go.connect(lambda page: self.go.emit(page, None))
        self.make.clicked.connect(lambda: self._begin(None))
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._put_form_away)
        self.more.clicked.connect(self._show_more)
        session.changed.connect(self._on_changed)
        session.unlocked.connect(self.refresh)
        look.changed.connect(self.refresh)

    def enter(self, argument: object = None) -> None:
        self.notice.clear()
        if isinstance(argument, dict) and "make" in argument:
            self._begin(argument["make"])
        elif isinstance(argument, dict) and isinstance(argument.get("show"), str):
            self._wanted = argument["show"]
        self.refresh()

    def new_day(self) -> None:
        self.refresh()

    def focus_first(self) -> None:
        if self.form.isVisibleTo(self):
            self.form.focus_first()
        else:
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_state(self) -> dict[str, Any]:
        shown = self.form.isVisibleTo(self)
        form = {"form": self._form_state()} if shown or self.form.is_begun else {}
        return form | self._answers_state()

    def half_written(self) -> dict[str, Any]:
        form = {"form": self._form_state()} if self.form.is_begun else {}
        return form | self._answers_state()

    def restore(self, state: dict[str, Any]) -> None:
        held = state.get("form")
        if isinstance(held, dict) and self.form.restore(held) and held.get("shown", True):
            self._show_form()
        halves = state.get("answers")
        if isinstance(halves, dict):
            self._halves = {plan: half for plan, half in halves.items() if isinstance(half, dict)}
        self.refresh()

    def _form_state(self) -> dict[str, Any]:
        return self.form.state() | {"shown": self.form.isVisibleTo(self)}

    def _answers_state(self) -> dict[str, Any]:
        halves = self._half_given()
        return {"answers": halves} if halves else {}

    def refresh(self) -> None:
        """Read the plans again."""
        if self._session.is_open:
            self._session.run(
                next_times.shelf, self._limit, owner=self, done=self._show, failed=self._fail, key="shelf"
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go.emit("today", None)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = self._page.column
        words = self.tr("One moment that will come again, and one thing to do in it.")
        column.addWidget(PageTitle(self._look, self.tr("Next time I will"), words))
        column.addWidget(self.switch)
        column.addWidget(self.notice)
        top = QHBoxLayout()
        top.addWidget(self.make)
        top.addStretch(1)
        column.addLayout(top)
        for widget in (self.form, self.empty, *self.groups.values(), self.more):
            column.addWidget(widget)
        self.empty.setVisible(False)
        self.more.setVisible(False)
        column.addWidget(
            PlainLabel(
                self._look,
                self.tr("Getting it wrong is part of practising. There is no streak here to lose."),
                role="note",
            )
        )
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    # showing

    def _show(self, shelf: Shelf) -> None:
        by_state = {State.OPEN: shelf.open, State.SETTLED: shelf.settled, State.LET_GO: shelf.let_go}
        today, before = self._clock().date(), self.rows
        held = QApplication.focusWidget() or self
        focused = next((plan for plan, row in before.items() if row.isAncestorOf(held)), "")
        halves, self._halves = self._half_given() | self._halves, {}
        self.rows = {}
        for state, plans in by_state.items():
            self.groups[state].fill([self._row(told, today) for told in plans])
        for plan, half in halves.items():
            if plan in self.rows:
                self.rows[plan].restore(half)
        self.empty.setVisible(not any(by_state.values()) and not self.form.isVisibleTo(self))
        self.more.setVisible(bool(shelf.more))
        wanted, self._wanted = self._wanted or focused, ""
        if wanted in self.rows:
            QTimer.singleShot(0, self, lambda: self._focus(wanted))
        elif focused:
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _half_given(self) -> dict[str, dict[str, Any]]:
        """Give the answers that were begun, by plan."""
        found = {plan: row.state() for plan, row in self.rows.items()}
        return {plan: half for plan, half in found.items() if half}

    def _focus(self, plan: str) -> None:
        if (row := self.rows.get(plan)) is not None:
            row.focus_first()
            self._page.reveal(row)

    def _row(self, told: Told, today: Any) -> NextTimeRow:
        row = self.rows[told.plan.id] = NextTimeRow(self._look, told, today)
        row.answered.connect(self._answer)
        row.edit_wanted.connect(self._edit)
        row.entry_wanted.connect(lambda entry: self.go.emit("journal", entry))
        row.reopen_wanted.connect(
            lambda told: self._do(told, self.tr("It is open again."), next_times.reopen, told.plan.id)
        )
        row.delete_wanted.connect(
            lambda told: self._do(told, self.tr("Deleted, with its story."), next_times.delete, told.plan.id)
        )
        row.later_wanted.connect(self._later)
        return row

    def _show_more(self) -> None:
        self._limit *= 2
        self.refresh()

    # doing

    def _answer(self, told: Told, outcome: Outcome, went: Went, note: str) -> None:
        def say(after: NextTime) -> str:
            return kind_sentence(after.check_ins[-1], after)

        self._do(told, say, next_times.check_in, told.plan.id, outcome.value, went.value, note)

    def _later(self, told: Told, days: int | None) -> None:
        words = self.tr("Today does not ask about it now.")
        self._do(told, words, next_times.ask_in, told.plan.id, days)

    def _do(self, told: Told, words: str | Callable[[Any], str], use_case: Any, *given: Any) -> None:
        """Do something to a plan, and offer to take it back. The menu that asked has to close first."""

        def done(after: Any) -> None:
            self._say(words if isinstance(words, str) else words(after), told.plan)

        def run() -> None:
            self._wanted = told.plan.id
            self._session.run(use_case, *given, owner=self, done=done, failed=self._fail)

        QTimer.singleShot(0, self, run)

    def _say(self, words: str, before: NextTime) -> None:
        def undo() -> None:
            self._wanted = before.id
            self.notice.clear()
            self._session.run(next_times.put_back, before, owner=self, failed=self._fail)

        self.notice.show_info(words, [(self.tr("Undo"), undo)])

    def _begin(self, entry: object) -> None:
        if entry is None and self.form.isVisibleTo(self):
            self.form.focus_first()
            return
        given = entry if isinstance(entry, str) else None
        if self.form.go_on(given):
            self._show_form()
            return
        self._session.run(
            next_times.begin, given, owner=self, done=self._show_beginning, failed=self._fail, key="form"
        )

    def _show_beginning(self, beginning: Beginning) -> None:
        self.form.begin(beginning)
        self._show_form()

    def _edit(self, told: Told) -> None:
        self.form.change(told.plan)
        self._show_form()

    def _show_form(self) -> None:
        self.form.setVisible(True)
        self.make.setVisible(False)
        self.empty.setVisible(False)
        self.form.focus_first()
        QTimer.singleShot(0, self, lambda: self._page.reveal(self.form))

    def _put_form_away(self) -> None:
        if self.form.give_way():
            self._show_form()
            return
        self.form.setVisible(False)
        self.make.setVisible(True)
        self.empty.setVisible(not self.rows)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, written: Written) -> None:
        self._session.run(_keep, written, owner=self, done=self._kept, failed=self._refuse)

    def _kept(self, plan: NextTime) -> None:
        self._wanted = plan.id
        self.notice.clear()
        self.form.settle()
        goes_on = self.form.give_way()
        self.form.setVisible(goes_on)
        self.make.setVisible(not goes_on)
        self.refresh()

    def _refuse(self, error: JournalError) -> None:
        self.form.refuse(error_text(error))

    def _fail(self, error: JournalError) -> None:
        for row in self.rows.values():
            row.asking.again()
        self.notice.show_error(error_text(error), [(self.tr("Try again"), self.refresh)])

    def _on_changed(self, change: Change[Any]) -> None:  # noqa: ARG002
        if self.isVisible():
            self.refresh()


class _Group(QWidget):
    """A heading over the plans of one state; not there when it has none."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 4)
        self._column.setSpacing(look.px(10))
        self._column.addWidget(SectionLabel(look, heading))
        self.setVisible(False)

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show these in place of those before."""
        for row in self._shown:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = list(rows)
        for row in rows:
            self._column.addWidget(row)
        self.setVisible(bool(rows))


def _keep(journal: Journal, written: Written) -> Change[NextTime]:
    """Keep what the form holds: a new plan, or a changed one."""
    if written.plan:
        return next_times.change(journal, written.plan, written.cue, written.act, written.every_days)
    day = written.ask_on
    return next_times.make(journal, written.cue, written.act, written.entry, written.every_days, day)
