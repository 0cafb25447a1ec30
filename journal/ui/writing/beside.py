"""The panel at the side of a desk, and what is asked for there: a prompt, another guide, what to say."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from journal.app import asked_now, writing
from journal.app.writing import Sitting
from journal.errors import JournalError
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.writing.desk import Desk
from journal.ui.writing.frame import Frame, Shown
from journal.ui.writing.side import SidePanel


class Beside(QObject):
    """Keeps the panel of one desk at a time; `step_chosen(prompt id)` asks to go to a prompt."""

    step_chosen = Signal(str)

    def __init__(self, session: Session, look: Look, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._look, self._frame = session, look, frame
        self._desk: Desk | None = None

    def show(self, desk: Desk | None) -> None:
        """Show the panel of a desk, or none."""
        self._desk = desk
        if desk is None:
            self._frame.set_side(None)
            return
        side = SidePanel(self._look, desk)
        side.steps.chosen.connect(self.step_chosen)
        side.guide_chosen.connect(lambda guide: self.change_guide(guide.guide))
        side.asked_changed.connect(self._keep_asked_now)
        self._frame.set_side(side)

    @property
    def side(self) -> SidePanel | None:
        """The panel, or None."""
        return self._frame.side

    def settle(self) -> None:
        """Take in what is typed but not yet entered."""
        if self._frame.side is not None:
            self._frame.side.facts.settle()
        self.finish_asked_now()

    def change_guide(self, guide: tuple[str, str]) -> None:
        """Go on with another guide, (pack id, guide id); what is written stays, and undo comes back."""
        desk = self._desk
        if desk is None:
            return
        desk.settle()
        self.settle()

        def take(sitting: Sitting) -> None:
            if desk is self._desk:
                desk.take_guide(sitting)

        sitting = replace(desk.sitting, entry=desk.draft.entry())
        self._session.run(
            writing.with_guide, sitting, guide, owner=self, done=take, failed=self._fail, key="guide"
        )

    def show_asked_now(self) -> None:
        """Bring the card with what to say into view, if the guide has one."""
        side = self._frame.side
        if side is None or side.asked is None or self._frame.shown is Shown.PAUSE:
            return
        self._frame.reveal_side()
        side.asked.pencil.setFocus(Qt.FocusReason.OtherFocusReason)
        side.reveal_asked()

    def finish_asked_now(self) -> bool:
        """Take what is being written on that card; tell whether anything was."""
        side = self._frame.side
        if side is None or side.asked is None or not side.asked.is_editing:
            return False
        side.asked.finish()
        return True

    def _keep_asked_now(self, text: str) -> None:
        desk = self._desk
        if desk is None or desk.sitting.asked_now is None or desk.sitting.guide is None:
            return
        pack = desk.sitting.asked_now.pack
        self._session.run(
            asked_now.change,
            pack,
            desk.sitting.guide,
            text,
            owner=desk,
            done=desk.keep_asked_now,
            failed=self._fail,
        )

    def _fail(self, error: JournalError) -> None:
        self._frame.note.show_error(error_text(error))
