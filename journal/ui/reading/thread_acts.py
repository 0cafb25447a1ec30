"""Doing what an entry's bar and menu offer: going on to write, and keeping its thread in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from journal.app import offers, threads
from journal.app.threads import Before, Done, Looking, Named
from journal.errors import JournalError
from journal.ui.look import Look
from journal.ui.reading.acts import LOOK, NEXT_TIME
from journal.ui.reading.reads import Reading
from journal.ui.reading.rename_bar import RenameBar
from journal.ui.reading.shown import one_line
from journal.ui.reading.thread_picker import ThreadPicker
from journal.ui.session import Session
from journal.ui.share.ways import share_entry, share_thread
from journal.ui.texts import error_text
from journal.ui.when import day_title
from journal.ui.widgets.notice import Notice

NAME_MAX = 80  # characters of a thread's name in a sentence


class ThreadActs(QObject):
    """Works on the reading that `do` is given.

    `go(page, argument)` leads elsewhere, `read_again` shows the entry anew, `left` gives it the keyboard.
    `bar` asks for a name, `picker` for another thread; the picker takes the place of the entry in `stack`.
    """

    go = Signal(str, object)
    read_again = Signal()
    left = Signal()

    def __init__(
        self, look: Look, session: Session, notice: Notice, stack: QStackedWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._notice, self._stack = look, session, notice, stack
        self._reading: Reading | None = None
        self._picked: Callable[[Named], None] = lambda _named: None
        self.bar = RenameBar(look)
        self.bar.named.connect(self._rename)
        self.bar.left.connect(self._put_bar_away)
        self._picker: ThreadPicker | None = None
        self._table: dict[str, Callable[[Reading], None]] = {
            "plan": lambda reading: self.go.emit("follow-ups", {"plan_for": reading.entry.id}),
            "note": self._note,
            "look": self._look_again,
            "follow-up": self._follow_up,
            "next-time": lambda reading: self.go.emit("next-times", {"make": reading.entry.id}),
            "rename": self._ask_name,
            "join": self._ask_join,
            "move": self._ask_move,
            "out": self._move_out,
            "rest": self._rest,
            "let-go": self._let_go,
            "reopen": self._reopen,
            "share": lambda reading: share_entry(reading.entry.id, self.go.emit),
            "share-thread": self._share,
        }

    def do(self, act: str, reading: Reading) -> None:
        """Do one of the acts of `journal.ui.reading.acts`."""
        self._reading = reading
        self.bar.put_away()
        if self._picker is not None and self._stack.currentWidget() is self._picker:
            self._leave_picker()
        if act.startswith(LOOK):
            days = act.removeprefix(LOOK)
            self._plan_look(reading, int(days) if days else None)
        elif act.startswith(NEXT_TIME):
            self.go.emit("next-times", {"show": act.removeprefix(NEXT_TIME)})
        else:
            self._table[act](reading)

    @property
    def picker(self) -> ThreadPicker:
        """The view to pick a thread in, made when it is first wanted."""
        if self._picker is None:
            self._picker = ThreadPicker(self._look, self._session)
            self._picker.picked.connect(self._on_picked)
            self._picker.left.connect(self._leave_picker)
            self._stack.addWidget(self._picker)
        return self._picker

    def clear(self) -> None:
        """Ask nothing any more, and keep none of the words."""
        self._reading = None
        self.bar.put_away()
        if self._picker is not None:
            self._picker.clear()

    # going on

    def _note(self, reading: Reading) -> None:
        self.go.emit("write", {"kind": "reflection", "thread": reading.entry.thread})

    def _look_again(self, reading: Reading) -> None:
        thread = reading.entry.thread
        self.go.emit("write", {"kind": "reflection", "guide": offers.LOOKING_AGAIN, "thread": thread})

    def _follow_up(self, reading: Reading) -> None:
        self.go.emit("follow-ups", reading.follow_up or reading.entry.id)

    def _share(self, reading: Reading) -> None:
        share_thread(
            self._session,
            self,
            reading.entry.thread,
            self.go.emit,
            lambda words: self._notice.show_error(words),
        )

    def _plan_look(self, reading: Reading, days: int | None) -> None:
        def done(what: Looking) -> None:
            words = self.tr("Looking again is not offered for this.")
            if (day := what.day) is not None:
                words = self.tr("Today will offer to look again from {day} on.")
                words = words.format(day=day_title(day, reading.today))
            self._tell(words, what.before)

        self._run(threads.plan_look, reading.entry.thread, days, done=done)

    # the name

    def _ask_name(self, reading: Reading) -> None:
        about = reading.about
        if about is not None:
            own = about.title if about.has_name else ""
            self.bar.ask(own, "" if about.has_name else one_line(about.title, NAME_MAX))

    def _rename(self, name: str) -> None:
        reading = self._reading
        self._put_bar_away()
        if reading is not None:
            words = self.tr("The thread has its new name.")
            self._change(words, threads.rename, reading.entry.thread, name)

    def _put_bar_away(self) -> None:
        self.bar.put_away()
        self.left.emit()

    # which entries

    def _ask_join(self, reading: Reading) -> None:
        thread = reading.entry.thread
        words = self.tr("All entries of this thread become part of the one you pick. It can be undone.")
        self._ask(self.tr("Join with another thread"), words, thread, partial(self._join, thread))

    def _ask_move(self, reading: Reading) -> None:
        entry = reading.entry
        words = self.tr("Only this entry moves; the rest of its thread stays as it is. It can be undone.")
        self._ask(self.tr("Move this entry"), words, entry.thread, partial(self._move, entry.id))

    def _ask(self, title: str, words: str, besides: str, picked: Callable[[Named], None]) -> None:
        self._picked = picked
        self._notice.clear()
        self.picker.ask(title, words, besides)
        self._stack.setCurrentWidget(self.picker)
        self.picker.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picked(self, named: Named) -> None:
        self._leave_picker()
        self._picked(named)

    def _leave_picker(self) -> None:
        self.picker.clear()
        self.read_again.emit()

    def _join(self, thread: str, into: Named) -> None:
        words = self.tr("Joined with “{title}”.").format(title=one_line(into.title, NAME_MAX))
        self._change(words, threads.join, thread, into.thread)

    def _move(self, entry: str, into: Named) -> None:
        words = self.tr("Moved to “{title}”.").format(title=one_line(into.title, NAME_MAX))
        self._change(words, threads.move, entry, into.thread)

    def _move_out(self, reading: Reading) -> None:
        words = self.tr("Moved out: it is a thread of its own now.")
        self._change(words, threads.move, reading.entry.id, None)

    # the state

    def _rest(self, reading: Reading) -> None:
        words = self.tr("At rest. Nothing about it is offered until you open it again.")
        self._change(words, threads.rest, reading.entry.thread)

    def _let_go(self, reading: Reading) -> None:
        words = self.tr("Let go. It stays in your journal, and nothing about it is offered.")
        self._change(words, threads.let_go, reading.entry.thread)

    def _reopen(self, reading: Reading) -> None:
        self._change(self.tr("The thread is open again."), threads.reopen, reading.entry.thread)

    def _change(self, words: str, use_case: Callable[..., Any], *given: Any) -> None:
        def done(what: Done) -> None:
            self._tell(words, what.before)

        self._run(use_case, *given, done=done)

    def _tell(self, words: str, before: Before) -> None:
        """Say what was done, with the way back."""
        self._notice.show_info(words, [(self.tr("Undo"), lambda: self._undo(before))])

    def _undo(self, before: Before) -> None:
        def done(_nothing: object) -> None:
            self._notice.show_info(self.tr("It is as it was before."))
            self.left.emit()

        self._run(threads.put_back, before, done=done)

    def _run(self, use_case: Callable[..., Any], *given: Any, done: Callable[[Any], None]) -> None:
        self._session.run(use_case, *given, owner=self, done=done, failed=self._fail)

    def _fail(self, error: JournalError) -> None:
        self._notice.show_error(error_text(error))
