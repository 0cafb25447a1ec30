"""The guided writing page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

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
from journal.ui.widgets.notice import Notice
from journal.ui.writing.autosave import Autosaver, Done, Failed, SaveState
from journal.ui.writing.bar import Bar
from journal.ui.writing.centred import Centred
from journal.ui.writing.desk import Desk, first_shown
from journal.ui.writing.fit import fitted
from journal.ui.writing.header import Header
from journal.ui.writing.prompt_view import PromptView
from journal.ui.writing.rest import RestView
from journal.ui.writing.side import SidePanel
from journal.ui.writing.steps import Step
from journal.ui.writing.words import broken_lines_text, cut_text, failing_text, pack_text

SIDE_WIDTHS = (236, 300)  # pixels at 100 %
COLUMN_LEAST = 400  # pixels at 100 % of writing that the panel at the side must leave
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
        self._parked: list[Autosaver] = []  # of entries that were left while they could not be saved
        self._then: Callable[[], None] | None = None
        self._turn = 0
        self._side: SidePanel | None = None
        self._side_open = False
        self._build()
        self._keys()
        session.crashed.connect(self._lost)
        session.locked.connect(self._forget)
        look.changed.connect(self._fit)

    # How one comes here

    def enter(self, argument: object = None) -> None:
        if isinstance(argument, Mapping):
            if "entry" in argument:
                self.open_entry(**{**argument, "entry_id": argument["entry"], "entry": None})
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
        place = self._view.editor.place() if self._view.editor is not None else 0
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
        if self._view.editor is not None and self._stack.currentWidget() is self._writing:
            self._view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    # How one goes away

    def leave(self, then: Callable[[], None]) -> None:
        self._settle()
        self._then = then
        savers = [*self._parked, *([self.desk.saver] if self.desk else [])]
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
        desk.saver.flush(lambda saved: self._keep(desk) if saved else None)

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
                self._stack.setCurrentWidget(self._rest_page)
                self._rest.keep.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.show_prompt(prompt.id)
        elif forward:
            self.keep()

    def step_back(self) -> None:
        """What Escape does: close the panel, leave the rest view, else the prompt before, else Today."""
        if self._stack.currentWidget() is self._rest_page:
            self._stack.setCurrentWidget(self._writing)
            self.focus_first()
        elif self._side_open:
            self._toggle_side()
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
        self._view.show_prompt(desk, prompt)
        self._stack.setCurrentWidget(self._writing)
        if self._side_open:
            self._toggle_side()
        self._show_place()
        if self.isVisible():
            self.focus_first()

    # Building

    def _build(self) -> None:
        look = self._look
        self._header, self._view, self._bar = Header(look), PromptView(look), Bar(look)
        self._failing, self._note = Notice(look), Notice(look)
        notices = QWidget()
        column = QVBoxLayout(notices)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._failing)
        column.addWidget(self._note)
        self._writing = QWidget()
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Centred(look, self._header, above=26, below=14))
        column.addWidget(Centred(look, notices))
        column.addWidget(self._view, 1)
        column.addWidget(Centred(look, self._bar, above=12, below=22))
        self._rest = RestView(look)
        self._rest_page = Centred(look, self._rest)
        self._message = Notice(look)
        self._blank = Centred(look, self._message, above=48)
        self._stack = QStackedWidget()
        for page in (self._blank, self._writing, self._rest_page):
            self._stack.addWidget(page)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._stack, 1)
        self._edge = QWidget()
        self._edge.setProperty("role", "edge")
        self._edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edge.setFixedWidth(1)
        self._line.addWidget(self._edge)
        self._connect()
        self._fit()

    def _connect(self) -> None:
        self._header.side_wanted.connect(self._toggle_side)
        self._bar.back.clicked.connect(lambda: self.step(forward=False))
        self._bar.skip.clicked.connect(lambda: self.step())
        self._bar.next.clicked.connect(lambda: self.step())
        self._bar.keep.clicked.connect(self.keep)
        self._bar.finish.clicked.connect(self.finish_later)
        self._rest.rest.connect(self.keep)
        self._rest.go_on.connect(self._go_on)

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
        desk.broke_lines.connect(lambda: self._note.show_info(broken_lines_text()))
        desk.chosen.connect(self._show_place)
        desk.draft.changed.connect(self._forget_wish)
        desk.saver.state_changed.connect(self._show_state)
        self._side = SidePanel(self._look, desk)
        self._side.steps.chosen.connect(self.show_prompt)
        self._line.addWidget(self._side)
        self._header.show_kind(desk.draft.kind)
        self._header.state.setVisible(not sitting.entry.is_blank)
        self._header.state.show_state(SaveState.SAVED)
        self._note.clear()
        self._failing.clear()
        self._view.bind(desk)
        later = True if sitting.entry.status is Status.KEPT else None
        self.show_prompt(first_shown(desk, prompt, later=later).id)
        if cursor is not None and self._view.editor is not None:
            self._view.editor.set_place(cursor)
        self._fit()

    def _send(self, sitting: Sitting) -> Callable[[Entry, Done, Failed], None]:
        def send(entry: Entry, done: Done, failed: Failed) -> None:
            fits, cuts = fitted(entry)
            if cuts:
                self._note.show_info("\n".join(cut_text(cut, entry) for cut in cuts))
            self._session.run(entries.save, fits, sitting.writing, owner=self, done=done, failed=failed)

        return send

    def _settle(self) -> None:
        if self.desk is not None:
            self.desk.settle()
        if self._side is not None:
            self._side.facts.settle()

    def _put_away(self) -> None:
        """Clear the desk. What is not saved yet goes on being saved without the screen."""
        desk, self.desk, self._prompt = self.desk, None, None
        self._stack.setCurrentWidget(self._blank)
        self._message.clear()
        if desk is None:
            return
        desk.saver.state_changed.disconnect(self._show_state)
        self._view.drop_editor()
        if self._side is not None:
            self._side.hide()
            self._side.deleteLater()
            self._side = None
        self._side_open = False
        if desk.saver.is_clean:
            desk.clear()
            desk.deleteLater()
            return
        saver = desk.saver
        saver.leave()
        desk.clear()
        self._parked.append(saver)
        saver.state_changed.connect(lambda: self._unpark(saver, desk))
        saver.save_now()

    def _unpark(self, saver: Autosaver, desk: Desk) -> None:
        if saver.state is SaveState.SAVED and saver in self._parked:
            self._parked.remove(saver)
            desk.deleteLater()

    def _forget(self) -> None:
        """The journal is locked: nothing of it stays on the screen."""
        self._parked.clear()
        self._turn += 1
        self._put_away()
        self._parked.clear()

    def _lost(self, _report: str) -> None:
        for saver in [*self._parked, *([self.desk.saver] if self.desk else [])]:
            saver.lost()
        if self.desk is None and self._stack.currentWidget() is self._blank:
            self._say(self.tr("That could not be opened. What was saved before is safe."))

    # What is shown

    def _show_place(self) -> None:
        desk, prompt = self.desk, self._prompt
        if desk is None or prompt is None:
            return
        asked = desk.asked()
        stage = [each for each in asked if each.later == prompt.later] or [prompt]
        place = next((at for at, each in enumerate(stage, 1) if each.id == prompt.id), 1)
        self._header.show_place(desk.guide.title, place, len(stage))
        self._bar.show_place(
            first=self._is_first(),
            last=flow.next_after(desk.guide, desk.answers(), prompt.id) is None,
            kept=desk.sitting.entry.status is not Status.DRAFT,
        )
        if self._side is not None and not desk.is_free:
            self._side.steps.show_steps([self._step(desk, each, prompt) for each in asked])

    def _step(self, desk: Desk, each: Prompt, current: Prompt) -> Step:
        return Step(
            each.id, pack_text(each.label), desk.draft.is_answered(each), each.id == current.id, each.later
        )

    def _show_state(self) -> None:
        if self.desk is None:
            return
        saver = self.desk.saver
        self._header.state.setVisible(True)
        self._header.state.show_state(saver.state)
        if saver.state is SaveState.FAILING:
            self._failing.show_error(failing_text(saver.error), [(self.tr("Try now"), saver.save_now)])
        elif saver.state is SaveState.SAVED:
            self._failing.clear()

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
        if self._stack.currentWidget() is self._rest_page:
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
        self._then = None

    def _keep(self, desk: Desk) -> None:
        if desk is not self.desk:
            return
        entry = desk.draft.entry()
        if desk.sitting.entry.status is not Status.DRAFT or entry.is_blank:
            self._finish(entry)
            return
        self._session.run(entries.keep, entry.id, owner=self, done=self._finish, failed=self._cannot_keep)

    def _finish(self, entry: Entry) -> None:
        if self.desk is not None and self.desk.draft.entry_id == entry.id:
            self._put_away()
        if not entry.is_blank:
            self.finished.emit(entry.id)
        self.go.emit(HOME, None)

    def _cannot_keep(self, error: JournalError) -> None:
        self._stack.setCurrentWidget(self._writing)
        self._note.show_error(error_text(error), [(self.tr("Try again"), self.keep)])

    def _cannot_open(self, error: JournalError) -> None:
        self._say(error_text(error))

    def _say(self, text: str) -> None:
        self._stack.setCurrentWidget(self._blank)
        self._message.show_error(text, [(self.tr("Back to Today"), self.finish_later)])

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _toggle_side(self) -> None:
        self._side_open = not self._side_open
        self._fit()
        if self._side_open and self._side is not None:
            self._side.focusNextPrevChild(True)

    def _fit(self) -> None:
        """The panel stands beside the writing where both have room, else it is shown in its place."""
        look, side = self._look, self._side
        least, most = (look.px(width) for width in SIDE_WIDTHS)
        room = self.width() - look.px(COLUMN_LEAST)
        beside = room >= least
        self._header.side.setVisible(not beside)
        self._edge.setVisible(beside and side is not None)
        if beside:
            self._side_open = False
        self._stack.setVisible(beside or not self._side_open)
        if side is not None:
            side.setVisible(beside or self._side_open)
            side.setMaximumWidth(min(most, room) if beside else 1 << 20)
            side.setMinimumWidth(min(most, room) if beside else 0)
