"""The guided writing page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.app import writing
from journal.app.writing import Sitting
from journal.errors import JournalError
from journal.model.entry import Entry, Status
from journal.model.kinds import KIND_BY_ID
from journal.prompts import flow
from journal.prompts.guide import Prompt
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.writing.attached import Attached
from journal.ui.writing.autosave import Autosaver, SaveState
from journal.ui.writing.beside import Beside
from journal.ui.writing.beyond import Beyond
from journal.ui.writing.desk import Desk, first_shown
from journal.ui.writing.frame import Frame, Shown
from journal.ui.writing.hiding import Hiding
from journal.ui.writing.keeping import Keeping
from journal.ui.writing.parking import Parking, Wish
from journal.ui.writing.places import is_first, show_place
from journal.ui.writing.sending import Sending
from journal.ui.writing.words import broken_lines_text, failing_text

HOME = "today"


class WritePage(Page):
    """Writes one entry, prompt by prompt.

    `open_new` and `open_entry` begin; `finished(entry id)` tells that an entry was kept, and `go` leads away.
    `enter` takes the id of a kind, the id of an entry, or a mapping with the arguments of either.
    """

    stands_alone = False
    finished = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self.desk: Desk | None = None
        self._prompt: Prompt | None = None
        self._parking = Parking()
        self._wish = Wish(self.stays.emit)
        self._turn = 0
        self._frame = Frame(look)
        self.beyond = Beyond(session, self._frame, self)
        self.beside = Beside(session, look, self._frame, self)
        self.hiding = Hiding(session, look, self._frame, self.beside, self)
        self.attached = Attached(look, session, self, self._frame.attached, lambda: self.desk)
        self._sending = Sending(session, self._frame.note, self)
        self._keeping = Keeping(session, self._frame, self._is_blank, self)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._frame)
        self._connect()
        self._keys()
        session.crashed.connect(self._lost)
        session.locked.connect(self._forget)

    # How one comes here

    def enter(self, argument: object = None) -> None:
        if isinstance(argument, Mapping):
            self._enter(argument)
        elif isinstance(argument, str) and argument in KIND_BY_ID:
            self.open_new(argument)
        elif isinstance(argument, str):
            self.open_entry(argument)
        elif self.desk is not None and self.desk.saver.is_clean:
            self.restore(self.resume_state())

    def _enter(self, argument: Mapping[str, Any]) -> None:
        if "asked" in argument:
            self._open(self._lay_out, writing.about, argument["asked"])
        elif "after" in argument:
            self._open(self.beyond.show_next, writing.what_next, argument["after"])
        elif argument.get("reflect"):
            self._open(self._lay_out, writing.reflect, argument["entry"])
        elif "entry" in argument:
            self.restore(dict(argument))
        else:
            self.open_new(str(argument["kind"]), argument.get("guide"), argument.get("thread"))

    def open_new(self, kind: str, guide: tuple[str, str] | None = None, thread: str | None = None) -> None:
        """Begin an entry of a kind; `guide` is (pack id, guide id), by default the kind's own.

        With `thread` it belongs to that thread, else it begins one.
        """
        self._open(self._lay_out, writing.begin, kind, guide, thread)

    def open_entry(self, entry_id: str, prompt: str | None = None, cursor: int | None = None) -> None:
        """Go on with an entry, at a prompt and a place in its text, or where there is no answer yet."""
        self._open(lambda sitting: self._lay_out(sitting, prompt, cursor), writing.go_on, entry_id)

    def resume_state(self) -> dict[str, Any]:
        if self.desk is None or self._prompt is None or self._is_blank(self.desk.draft.entry()):
            return {}
        place = self._frame.view.editor.place() if self._frame.view.editor is not None else 0
        return {"entry": self.desk.draft.entry_id, "prompt": self._prompt.id, "cursor": place}

    def restore(self, state: dict[str, Any]) -> None:
        entry, prompt, cursor = state.get("entry"), state.get("prompt"), state.get("cursor")
        if isinstance(entry, str):
            place = cursor if isinstance(cursor, int) else None
            self.open_entry(entry, prompt if isinstance(prompt, str) else None, place)

    def focus_first(self) -> None:
        if self._frame.view.editor is not None and self._frame.shown is Shown.PROMPT:
            self._frame.view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    # How one goes away

    def leave(self, then: Callable[[], None]) -> None:
        self._settle()
        self.attached.settle()
        self._wish.make(then, self._savers())

    def finish_later(self) -> None:
        """Go to Today; the draft waits there."""
        self.go.emit(HOME, None)

    def conclude(self) -> None:
        """Save the entry, keep it, and show what can follow: the end of a guide."""
        self.keep(then=self.beyond.end)

    def keep(self, then: Callable[[Entry], None] | None = None) -> None:
        """Save the entry, keep it, and go to Today, or on with `then`. A blank one leaves nothing behind."""
        if self.desk is None:
            return
        self._settle()
        self.attached.settle()
        self._keeping.keep(self.desk, then)

    def step(self, forward: bool = True) -> None:
        """Go to the next prompt or the one before. After the capture comes the rest view, last `keep`."""
        if self.desk is None or self._prompt is None:
            return
        if self._prompt in self.desk.also:
            self.show_prompt(first_shown(self.desk, None).id)
            return
        move = flow.next_after if forward else flow.before
        prompt = move(self.desk.guide, self.desk.answers(), self._prompt.id)
        if prompt is not None:
            begins_later = prompt.later and not self._prompt.later and forward
            if begins_later and self.desk.sitting.entry.status is Status.DRAFT:
                self._settle()
                self.desk.saver.save_now()
                self._frame.turn_to(Shown.REST)
                self._frame.rest.keep.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.show_prompt(prompt.id)
        elif forward:
            self.conclude()

    def step_back(self) -> None:
        """What Escape does: close a list or the panel, else the view or prompt before, else Today."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        elif self.beside.finish_asked_now():
            return
        elif self._frame.shown in {Shown.NEXT, Shown.PAUSE}:
            self.finish_later()
        elif self._frame.shown is Shown.REST:
            self._frame.turn_to(Shown.PROMPT)
            self.focus_first()
        elif self._frame.side_open:
            self._frame.close_side()
            self.focus_first()
        elif self.desk is None or self._prompt is None or is_first(self.desk, self._prompt):
            self.finish_later()
        else:
            self.step(forward=False)

    def show_prompt(self, prompt_id: str) -> None:
        """Show a prompt of the desk; what is written is saved at once."""
        desk = self.desk
        prompt = desk.prompt(prompt_id) if desk else None
        if desk is None or prompt is None:
            return
        self._settle()
        desk.saver.save_now()
        self._prompt = prompt
        self._frame.view.show_prompt(desk, prompt)
        self._frame.turn_to(Shown.PROMPT)
        self._show_place()
        if self.isVisible():
            self.focus_first()

    # What is connected

    def _connect(self) -> None:
        frame = self._frame
        frame.bar.back.clicked.connect(lambda: self.step(forward=False))
        frame.bar.skip.clicked.connect(lambda: self.step())
        frame.bar.next.clicked.connect(lambda: self.step())
        frame.bar.keep.clicked.connect(lambda: self.conclude())
        frame.bar.finish.clicked.connect(self.finish_later)
        frame.header.attach.show()
        frame.header.attach_wanted.connect(self.attached.here.choose)
        frame.rest.rest.connect(lambda: self.keep())
        frame.rest.go_on.connect(self._go_on)
        self.beside.step_chosen.connect(self.show_prompt)
        self.hiding.parted.connect(self.show_prompt)
        self.hiding.guide_wanted.connect(lambda guide: self.go.emit("guides", guide))
        self._keeping.kept.connect(self._finish)
        self._keeping.again.connect(self.keep)
        self.beyond.left.connect(self.finish_later)
        self.beyond.go_on.connect(self._go_on_all_the_same)
        self.beyond.begin.connect(lambda guide, thread: self.open_new(guide.kind, guide.guide, thread))

    def _keys(self) -> None:
        table: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Return", self._forward),
            ("Ctrl+Enter", self._forward),
            ("Ctrl+T", self.beside.show_asked_now),
            ("Esc", self.step_back),
            ("Ctrl+Z", lambda: self._in_history(back=True)),
            ("Ctrl+Shift+Z", lambda: self._in_history(back=False)),
            ("Ctrl+Y", lambda: self._in_history(back=False)),
        )
        for keys, act in table:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # One sitting

    def _open(self, done: Callable[[Any], None], use_case: Callable[..., Any], *args: Any) -> None:
        self._settle()
        self._turn += 1
        turn = self._turn
        self._put_away()

        def opened(answer: Any) -> None:
            if turn == self._turn:
                done(answer)

        self._session.run(use_case, *args, owner=self, done=opened, failed=self._cannot_open)

    def _lay_out(self, sitting: Sitting, prompt: str | None = None, cursor: int | None = None) -> None:
        sends = self._sending.of(sitting, lambda: desk.draft.new_plan)
        desk = self.desk = Desk(self._look, sitting, sends, self)
        desk.show_prompt.connect(self._follow_undo)
        desk.broke_lines.connect(lambda: self._frame.note.show_info(broken_lines_text()))
        desk.chosen.connect(self._show_place)
        desk.guide_changed.connect(self._show_guide)
        desk.draft.changed.connect(self._wish.drop)
        desk.saver.state_changed.connect(self._show_state)
        self.beside.show(desk)
        self.attached.show()
        self._frame.header.show_kind(desk.draft.kind)
        self._frame.header.state.setVisible(not sitting.entry.is_blank)
        self._frame.header.state.show_state(SaveState.SAVED)
        self._frame.note.clear()
        self._frame.failing.clear()
        self._frame.view.bind(desk)
        later = True if sitting.entry.status is Status.KEPT else None
        self.show_prompt(first_shown(desk, prompt, later=later).id)
        if cursor is not None and self._frame.view.editor is not None:
            self._frame.view.editor.set_place(cursor)
        if sitting.circling:
            self.beyond.pause(sitting)

    def _show_guide(self) -> None:
        """The desk has another guide: show its steps, and its first open prompt."""
        if self.desk is None:
            return
        self.beside.show(self.desk)
        self._frame.header.show_kind(self.desk.draft.kind)
        self.show_prompt(first_shown(self.desk, None).id)

    def _settle(self) -> None:
        if self.desk is not None:
            self.desk.settle()
        self.beside.settle()

    def _put_away(self) -> None:
        """Clear the desk. What is not saved yet goes on being saved without the screen."""
        desk, self.desk, self._prompt = self.desk, None, None
        self._keeping.forget()
        self._frame.turn_to(Shown.BLANK)
        self._frame.message.clear()
        if desk is None:
            return
        desk.saver.state_changed.disconnect(self._show_state)
        self._frame.view.clear()
        self.attached.show()
        self.beside.show(None)
        self.hiding.clear()
        self._parking.take(desk)

    def _forget(self) -> None:
        """The journal is locked: nothing of it stays on the screen."""
        self._turn += 1
        self._put_away()
        self.beyond.clear()
        self._parking.drop_all()

    def _lost(self, _report: str) -> None:
        for saver in self._savers():
            saver.lost()
        if self.desk is None and self._frame.shown is Shown.BLANK:
            self._say(self.tr("That could not be opened. What was saved before is safe."))

    def _savers(self) -> list[Autosaver]:
        return [*self._parking.savers, *([self.desk.saver] if self.desk else [])]

    # What is shown

    def _show_place(self) -> None:
        desk, prompt = self.desk, self._prompt
        if desk is None or prompt is None:
            return
        show_place(self._frame, desk, prompt)
        self.hiding.show_place(desk, prompt)

    def _show_state(self) -> None:
        if self.desk is None:
            return
        saver = self.desk.saver
        self._frame.header.state.setVisible(True)
        self._frame.header.state.show_state(saver.state)
        if saver.state is SaveState.FAILING:
            self._frame.failing.show_error(failing_text(saver.error), [(self.tr("Try now"), saver.save_now)])
        elif saver.state is SaveState.SAVED:
            self._frame.failing.clear()
            self._wish.answer(all(each.is_clean for each in self._savers()))

    def _follow_undo(self, prompt_id: str) -> None:
        if self.desk is not None and (self._prompt is None or self._prompt.id != prompt_id):
            self.desk.bring_back(prompt_id)
            self.show_prompt(prompt_id)

    def _in_history(self, *, back: bool) -> None:
        if self.desk is not None:
            (self.desk.history.undo if back else self.desk.history.redo)()

    def _forward(self) -> None:
        if self.beside.finish_asked_now():
            return
        match self._frame.shown:
            case Shown.REST:
                self.keep()
            case Shown.NEXT:
                self.finish_later()
            case Shown.PAUSE:
                self._go_on_all_the_same()
            case _:
                self.step()

    def _go_on_all_the_same(self) -> None:
        self._frame.turn_to(Shown.PROMPT)
        self.focus_first()

    def _go_on(self) -> None:
        if self.desk is not None and self._prompt is not None:
            later = flow.next_after(self.desk.guide, self.desk.answers(), self._prompt.id)
            if later is not None:
                self.show_prompt(later.id)

    # Outcomes

    def _finish(self, entry: Entry, then: Callable[[Entry], None] | None) -> None:
        blank = self._is_blank(entry)
        self._put_away()
        if not blank:
            self.finished.emit(entry.id)
        if then is not None and not blank:
            then(entry)
        else:
            self.go.emit(HOME, None)

    def _is_blank(self, entry: Entry) -> bool:
        return entry.is_blank and not self.attached.is_any

    def _cannot_open(self, error: JournalError) -> None:
        self._say(error_text(error))

    def _say(self, text: str) -> None:
        self._frame.turn_to(Shown.BLANK)
        self._frame.message.show_error(text, [(self.tr("Back to Today"), self.finish_later)])
