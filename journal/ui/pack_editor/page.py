"""The page on which a pack is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app import pack_drafts, packs
from journal.app.journal import Clock
from journal.app.pack_drafts import Draft
from journal.errors import JournalError
from journal.prompts.editing import Place
from journal.prompts.guide import Pack
from journal.prompts.reader import Reading, read
from journal.ui.guides.passing import Passing
from journal.ui.look import Look
from journal.ui.pack_editor.editor import PackEditor
from journal.ui.pack_editor.handing_on import HandingOn
from journal.ui.pack_editor.history import History, new_pack
from journal.ui.pack_editor.keeping import Keeper
from journal.ui.pack_editor.preview import presentable
from journal.ui.pack_editor.start import Start
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.writing.autosave import Autosaver, SaveState
from journal.ui.writing.words import failing_text


class PackEditorPage(Page):
    """Where a coach writes a pack. `enter` takes None, a Pack to change, or the path of one.

    What is written is kept in the journal as it is typed, finished or not, and offered again. `clock` gives
    the local time, `home` is where file dialogs begin. `help_requested` asks for a coach's first steps.
    """

    page_id = "pack-editor"
    help_requested = Signal()

    def __init__(
        self, look: Look, session: Session, clock: Clock, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock = look, session, clock
        self.start = Start(look)
        self.editor: PackEditor | None = None
        self.handing_on: HandingOn | None = None
        self._home = home
        self._trying: Passing | None = None
        self.keeper: Keeper | None = None
        self._odd = 0  # fields of the file that is opened which nobody knows
        self._wanted: tuple[str, Place] = ("", ())  # the draft to go on with once the drafts are read
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.start.begun.connect(lambda: self.open_pack(new_pack(), named=False))
        self.start.chosen.connect(self.go_on)
        self.start.put_away.connect(self._put_away)
        self.start.help_wanted.connect(self.help_requested)
        session.locked.connect(self.close_pack)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.activated.connect(self.step_back)

    @property
    def history(self) -> History | None:
        """The pack on the desk with its steps, or None."""
        return self.editor.history if self.editor is not None else None

    # How one comes and goes

    def enter(self, argument: object = None) -> None:
        if isinstance(argument, Path):
            self._session.call(_read, argument, owner=self, done=self._enter_file, failed=self._unread)
        elif isinstance(argument, Pack):
            self._enter_pack(argument)
        else:
            self._session.run(pack_drafts.drafts, owner=self, done=self._begin, failed=self._unread)

    def leave(self, then: Callable[[], None]) -> None:
        if self.editor is not None:
            self.editor.settle()
        if self.keeper is None:
            then()
        else:
            self.keeper.leave(then)

    def resume_state(self) -> dict[str, Any]:
        if self.editor is None or self.keeper is None or not self.keeper.draft_id:
            return {}
        return {"draft": self.keeper.draft_id, "place": list(self.editor.history.place)}

    def restore(self, state: dict[str, Any]) -> None:
        draft = state.get("draft")
        if isinstance(draft, str) and draft:
            place = state.get("place")
            numbers = place if isinstance(place, list) else []
            self._wanted = (draft, tuple(each for each in numbers if isinstance(each, int))[:2])
            self._session.run(pack_drafts.drafts, owner=self, done=self._resume, failed=self._unread)

    def focus_first(self) -> None:
        if self.editor is not None and self._stack.currentWidget() is self.editor:
            self.editor.focus_first()
        else:
            self.start.focus_first()

    def step_back(self) -> None:
        """From a try-out to the pack, from a name to give to the pack, else to the guides."""
        if self._trying is not None:
            self.stop_trying()
        elif self.editor is None or not self.editor.step_back():
            self.go.emit("guides", None)

    # The pack on the desk

    def open_pack(self, pack: Pack, *, named: bool, draft_id: str = "") -> PackEditor:
        """Put a pack on the desk; what lay there was saved before."""
        self.close_pack()
        editor = self.editor = PackEditor(self._look, pack, self._clock, named=named, session=self._session)
        keeper = self.keeper = Keeper(self._session, editor.history, draft_id, self)
        keeper.saver.state_changed.connect(lambda: self._show_state(keeper.saver))
        handing_on = self.handing_on = HandingOn(editor, self._session, editor.notice, self._home)
        editor.save_wanted.connect(handing_on.save)
        editor.export_wanted.connect(handing_on.export)
        editor.use_wanted.connect(handing_on.use)
        editor.try_wanted.connect(self.try_out)
        self._stack.addWidget(editor)
        self._stack.setCurrentWidget(editor)
        editor.focus_first()
        return editor

    def go_on(self, draft: Draft) -> None:
        """Go on with a draft."""
        self.open_pack(draft.pack, named=draft.named, draft_id=draft.id)

    def close_pack(self) -> None:
        """Clear the desk; what is not saved is saved first, or lost when the journal is closed."""
        self.stop_trying()
        editor, self.editor = self.editor, None
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.close()
        if editor is not None:
            self._stack.setCurrentWidget(self.start)
            self._stack.removeWidget(editor)
            editor.clear()
            editor.hide()
            editor.deleteLater()

    def try_out(self, guide: int) -> None:
        """Run a guide as a writer would, without saving anything."""
        from journal.ui.guides.trying import TryOut

        if self.editor is None:
            return
        pack = presentable(self.editor.history.pack)
        self.stop_trying()
        view = self._trying = TryOut(self._look, pack, pack.guides[guide], self._clock())
        view.ended.connect(self.stop_trying)
        self._escape.setEnabled(False)  # the writing page has one of its own
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.focus_first()

    def stop_trying(self) -> None:
        """Back from trying a guide out."""
        view, self._trying = self._trying, None
        self._escape.setEnabled(True)
        if view is not None:
            view.put_away()
            self._stack.removeWidget(view)
            view.hide()
            view.deleteLater()
            if self.editor is not None:
                self._stack.setCurrentWidget(self.editor)
                self.editor.focus_first()

    # Drafts

    def _begin(self, drafts: tuple[Draft, ...]) -> None:
        (wanted, place), self._wanted = self._wanted, ("", ())
        found = next((draft for draft in drafts if draft.id == wanted), None)
        if found is not None:
            if self.keeper is None or self.keeper.draft_id != found.id:
                self.open_pack(found.pack, named=found.named, draft_id=found.id).history.look_at(place)
        elif drafts:
            self.close_pack()
            self.start.show_drafts(drafts)
            self.start.focus_first()
        elif self.editor is None:
            self.open_pack(new_pack(), named=False)

    def _resume(self, drafts: tuple[Draft, ...]) -> None:
        if self._wanted[0]:  # whoever entered the page before may have gone on with it already
            self._begin(drafts)

    def _enter_file(self, reading: Reading) -> None:
        self._odd = len(reading.warnings)
        self._enter_pack(reading.pack)

    def _enter_pack(self, pack: Pack) -> None:
        def look(drafts: tuple[Draft, ...]) -> None:
            held = next((draft for draft in drafts if draft.pack.id == pack.id), None)
            if held is None:
                self._open_named(pack)
                return
            self.close_pack()
            self.start.show_drafts(drafts)
            self.start.notice.show_info(
                self.tr("You were changing this pack already, and did not finish."),
                [
                    (self.tr("Continue that"), partial(self.go_on, held)),
                    (self.tr("Begin again from the pack"), lambda: self._open_named(pack)),
                ],
            )
            self.start.focus_first()

        self._session.run(pack_drafts.drafts, owner=self, done=look, failed=self._unread)

    def _open_named(self, pack: Pack) -> None:
        editor = self.open_pack(pack, named=True)
        odd, self._odd = self._odd, 0
        if odd:
            words = self.tr("The file says something that this version does not know. It is left out here.")
            editor.notice.show_info(words)

    def _put_away(self, draft_id: str) -> None:
        def gone(_none: None) -> None:
            self._session.run(pack_drafts.drafts, owner=self, done=self._show_drafts, failed=self._unread)

        self._session.run(pack_drafts.put_away, draft_id, owner=self, done=gone, failed=self._unread)

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.start.show_drafts(drafts)
        self.start.focus_first()

    def _show_state(self, saver: Autosaver) -> None:
        if self.editor is None or self.keeper is None or saver is not self.keeper.saver:
            return
        self.editor.show_saved(saver.state)
        if saver.state is SaveState.FAILING:
            self.editor.notice.show_error(failing_text(saver.error), [(self.tr("Try now"), saver.save_now)])

    def _unread(self, error: JournalError) -> None:
        self.close_pack()
        self._stack.setCurrentWidget(self.start)
        self.start.notice.show_error(error_text(error))


def _read(path: Path) -> Reading:
    return read(packs.load(path), path)
