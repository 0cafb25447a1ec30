"""The guided writing page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.app import entries, writing
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
from journal.ui.writing.autosave import Autosaver, Done, Failed, SaveState
from journal.ui.writing.desk import Desk, first_shown
from journal.ui.writing.fit import fitted
from journal.ui.writing.frame import Frame, Shown
from journal.ui.writing.parking import Parking
from journal.ui.writing.side import SidePanel
from journal.ui.writing.steps import Step
from journal.ui.writing.words import broken_lines_text, cut_text, failing_text, pack_text

HOME = "today"


class WritePage(Page):
    """Writes one entry, prompt by prompt.

    `open_new` and `open_entry` begin; `finished(entry id)` tells that an entry was kept, and `go` leads away.
    `enter` takes the id of a kind, the id of an entry, or a mapping with the arguments of either.
    """

    finished = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self.desk: Desk | None = None
        self._prompt: Prompt | None = None
        self._parking = Parking()
        self._then: Callable[[], None] | None = None
        self._cuts = ""  # what is said about texts that are too long
        self._turn = 0
        self._frame = Frame(look)
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
            if "entry" in argument:
                self.restore(dict(argument))
            else:
                self.open_new(str(argument["kind"]), argument.get("guide"))
        elif isinstance(argument, str) and argument in KIND_BY_ID:
            self.open_new(argument)
        elif isinstance(argument, str):
            self.open_entry(argument)
        elif self.desk is not None and self.desk.saver.is_clean:
            self.restore(self.resume_state())

    def open_new(self, kind: str, guide: tuple[str, str] | None = None) -> None:
        """Begin an entry of a kind; `guide` is (pack id, guide id), by default the kind's own."""
        self._open(lambda sitting: self._lay_out(sitting), writing.begin, kind, guide)

    def open_entry(self, entry_id: str, prompt: str | None = None, cursor: int | None = None) -> None:
        """Go on with an entry, at a prompt and a place in its text, or where there is no answer yet."""
        self._open(lambda sitting: self._lay_out(sitting, prompt, cursor), writing.go_on, entry_id)

    def resume_state(self) -> dict[str, Any]:
        if self.desk is None or self._prompt is None or self.desk.draft.entry().is_blank:
            return {}
        place = self._frame.view.editor.place() if self._frame.view.editor is not None else 0
        return {"entry": self.desk.draft.entry_id, "prompt": self._prompt.id, "cursor": place}

    def restore(self, state: dict[str, Any]) -> None:
        entry, prompt, cursor = state.get("entry"), state.get("prompt"), state.get("cursor")
        if isinstance(entry, str):
            self.open_entry(
                entry,
                prompt if isinstance(prompt, str) else None,
                cursor if isinstance(cursor, int) else None,
            )

    def focus_first(self) -> None:
        if self._frame.view.editor is not None and self._frame.shown is Shown.PROMPT:
            self._frame.view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    # How one goes away

    def leave(self, then: Callable[[], None]) -> None:
        self._settle()
        self._then = then
        savers = self._savers()
        waiting = len(savers)
        if not waiting:
            self._left(True)
            return
        outcomes: list[bool] = []

        def saved(ok: bool) -> None:
            outcomes.append(ok)
            if len(outcomes) == waiting:
                self._left(all(outcomes))

        for saver in savers:
            saver.flush(saved)

    def finish_later(self) -> None:
        """Go to Today; the draft waits there."""
        self.go.emit(HOME, None)

    def keep(self) -> None:
        """Save the entry, keep it, and go to Today. A blank one leaves nothing behind."""
        if self.desk is None:
            return
        self._settle()
        desk = self.desk
        desk.saver.flush(lambda saved: self._keep(desk) if saved else self._frame.turn_to(Shown.PROMPT))

    def step(self, forward: bool = True) -> None:
        """Go to the next prompt or the one before. After the capture comes the rest view, last `keep`."""
        if self.desk is None or self._prompt is None:
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
            self.keep()

    def step_back(self) -> None:
        """What Escape does: close a list or the panel, else the view or prompt before, else Today."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        elif self._frame.shown is Shown.REST:
            self._frame.turn_to(Shown.PROMPT)
            self.focus_first()
        elif self._frame.side_open:
            self._frame.close_side()
            self.focus_first()
        elif self.desk is None or self._prompt is None or self._is_first():
            self.finish_later()
        else:
            self.step(forward=False)

    def show_prompt(self, prompt_id: str) -> None:
        """Show a prompt of the desk; what is written is saved at once."""
        desk = self.desk
        prompt = desk.guide.prompt(prompt_id) if desk else None
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
        frame.bar.keep.clicked.connect(self.keep)
        frame.bar.finish.clicked.connect(self.finish_later)
        frame.rest.rest.connect(self.keep)
        frame.rest.go_on.connect(self._go_on)

    def _keys(self) -> None:
        table: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Return", self._forward),
            ("Ctrl+Enter", self._forward),
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

    def _open(self, done: Callable[[Sitting], None], use_case: Callable[..., Sitting], *args: Any) -> None:
        self._settle()
        self._turn += 1
        turn = self._turn
        self._put_away()

        def opened(sitting: Sitting) -> None:
            if turn == self._turn:
                done(sitting)

        self._session.run(use_case, *args, owner=self, done=opened, failed=self._cannot_open)

    def _lay_out(self, sitting: Sitting, prompt: str | None = None, cursor: int | None = None) -> None:
        desk = self.desk = Desk(self._look, sitting, self._send(sitting), self)
        desk.show_prompt.connect(self._follow_undo)
        desk.broke_lines.connect(lambda: self._frame.note.show_info(broken_lines_text()))
        desk.chosen.connect(self._show_place)
        desk.draft.changed.connect(self._forget_wish)
        desk.saver.state_changed.connect(self._show_state)
        side = SidePanel(self._look, desk)
        side.steps.chosen.connect(self.show_prompt)
        self._frame.set_side(side)
        self._frame.header.show_kind(desk.draft.kind)
        self._frame.header.state.setVisible(not sitting.entry.is_blank)
        self._frame.header.state.show_state(SaveState.SAVED)
        self._cuts = ""
        self._frame.note.clear()
        self._frame.failing.clear()
        self._frame.view.bind(desk)
        later = True if sitting.entry.status is Status.KEPT else None
        self.show_prompt(first_shown(desk, prompt, later=later).id)
        if cursor is not None and self._frame.view.editor is not None:
            self._frame.view.editor.set_place(cursor)

    def _send(self, sitting: Sitting) -> Callable[[Entry, Done, Failed], None]:
        def send(entry: Entry, done: Done, failed: Failed) -> None:
            fits, cuts = fitted(entry)
            self._tell_cuts("\n".join(cut_text(cut, entry) for cut in cuts))
            self._session.run(entries.save, fits, sitting.writing, owner=self, done=done, failed=failed)

        return send

    def _tell_cuts(self, text: str) -> None:
        """Say what is too long when that begins or changes, and no longer when it is over."""
        if text == self._cuts:
            return
        self._cuts = text
        if text:
            self._frame.note.show_info(text)
        else:
            self._frame.note.clear()

    def _settle(self) -> None:
        if self.desk is not None:
            self.desk.settle()
        if self._frame.side is not None:
            self._frame.side.facts.settle()

    def _put_away(self) -> None:
        """Clear the desk. What is not saved yet goes on being saved without the screen."""
        desk, self.desk, self._prompt = self.desk, None, None
        self._frame.turn_to(Shown.BLANK)
        self._frame.message.clear()
        if desk is None:
            return
        desk.saver.state_changed.disconnect(self._show_state)
        self._frame.view.clear()
        self._frame.set_side(None)
        self._parking.take(desk)

    def _forget(self) -> None:
        """The journal is locked: nothing of it stays on the screen."""
        self._turn += 1
        self._put_away()
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
        asked = desk.asked()
        stage = [each for each in asked if each.later == prompt.later] or [prompt]
        place = next((at for at, each in enumerate(stage, 1) if each.id == prompt.id), 1)
        self._frame.header.show_place(desk.guide.title, place, len(stage))
        self._frame.bar.show_place(
            first=self._is_first(),
            last=flow.next_after(desk.guide, desk.answers(), prompt.id) is None,
            kept=desk.sitting.entry.status is not Status.DRAFT,
            alone=desk.is_free,
        )
        if self._frame.side is not None and not desk.is_free:
            self._frame.side.steps.show_steps([self._step(desk, each, prompt) for each in asked])

    def _step(self, desk: Desk, each: Prompt, current: Prompt) -> Step:
        return Step(
            each.id, pack_text(each.label), desk.draft.is_answered(each), each.id == current.id, each.later
        )

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
            self._left(all(each.is_clean for each in self._savers()))

    def _is_first(self) -> bool:
        if self.desk is None or self._prompt is None:
            return True
        return flow.before(self.desk.guide, self.desk.answers(), self._prompt.id) is None

    def _follow_undo(self, prompt_id: str) -> None:
        if self._prompt is None or self._prompt.id != prompt_id:
            self.show_prompt(prompt_id)

    def _in_history(self, *, back: bool) -> None:
        if self.desk is not None:
            (self.desk.history.undo if back else self.desk.history.redo)()

    def _forward(self) -> None:
        if self._frame.shown is Shown.REST:
            self.keep()
        else:
            self.step()

    def _go_on(self) -> None:
        if self.desk is not None and self._prompt is not None:
            later = flow.next_after(self.desk.guide, self.desk.answers(), self._prompt.id)
            if later is not None:
                self.show_prompt(later.id)

    # Outcomes

    def _left(self, saved: bool) -> None:
        then, self._then = self._then, None if saved else self._then
        if saved and then is not None:
            then()

    def _forget_wish(self) -> None:
        """Somebody who writes on does not want to leave any more."""
        if self._then is not None:
            self._then = None
            self.stays.emit()

    def _keep(self, desk: Desk) -> None:
        if desk is not self.desk:
            return
        entry = desk.draft.entry()
        if desk.sitting.entry.status is not Status.DRAFT or entry.is_blank:
            self._finish(entry)
            return
        self._session.run(entries.keep, entry.id, owner=self, done=self._finish, failed=self._cannot_keep)

    def _finish(self, entry: Entry) -> None:
        if self.desk is None or self.desk.draft.entry_id != entry.id:
            return
        self._put_away()
        if not entry.is_blank:
            self.finished.emit(entry.id)
        self.go.emit(HOME, None)

    def _cannot_keep(self, error: JournalError) -> None:
        self._frame.turn_to(Shown.PROMPT)
        self._frame.note.show_error(error_text(error), [(self.tr("Try again"), self.keep)])

    def _cannot_open(self, error: JournalError) -> None:
        self._say(error_text(error))

    def _say(self, text: str) -> None:
        self._frame.turn_to(Shown.BLANK)
        self._frame.message.show_error(text, [(self.tr("Back to Today"), self.finish_later)])
