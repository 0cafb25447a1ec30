"""What stands before the prompts and after them: a step aside, and what can follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from journal.app import next_times, offers, writing
from journal.app.offered import Offered
from journal.app.writing import Sitting, WhatNext
from journal.errors import JournalError
from journal.model.commitment import NextTime
from journal.model.entry import Entry
from journal.ui.session import Session
from journal.ui.writing.frame import Frame, Shown


class Beyond(QObject):
    """Turns the frame to its views of offers. `begin(Offered, thread)`: write with that guide; `left`: go."""

    begin = Signal(object, str)
    left = Signal()
    go_on = Signal()

    def __init__(self, session: Session, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._frame = session, frame
        self._thread = ""
        self._following: WhatNext | None = None
        self._kept: NextTime | None = None
        frame.next.chosen.connect(self._choose)
        frame.next.look_again.connect(self._look_again)
        frame.next.keep_next_time.connect(self._keep_next_time)
        frame.next.left.connect(self.left)
        frame.pause.chosen.connect(self._choose)
        frame.pause.rest.connect(self.left)
        frame.pause.go_on.connect(self.go_on)

    def pause(self, sitting: Sitting) -> None:
        """Offer a step aside before the prompts."""
        self._thread = sitting.entry.thread
        self._frame.pause.show_guides(sitting.aside)
        self._frame.turn_to(Shown.PAUSE)
        self._frame.pause.enough.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self, entry: Entry) -> None:
        """Show what can follow a kept entry; `left` when there is nothing."""
        if entry.guide is None:
            self.left.emit()
            return
        self._session.run(
            writing.what_next, entry.id, owner=self, done=self.show_next, failed=self._nothing, key="next"
        )

    def clear(self) -> None:
        """Show none of it any more."""
        self._thread, self._following, self._kept = "", None, None
        self._frame.next.forget()
        self._frame.next.show_guides(())
        self._frame.pause.show_guides(())

    def show_next(self, following: WhatNext) -> None:
        """Show this; `left` when there is nothing."""
        if not (following.guides or following.intervals or following.proposal):
            self.left.emit()
            return
        self._thread, self._following = following.thread, following
        self._frame.next.show_next(following)
        self._frame.turn_to(Shown.NEXT)
        self._frame.next.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self, _error: JournalError) -> None:
        """The entry is safe; what could follow is not worth a complaint."""
        self.left.emit()

    def _choose(self, guide: Offered) -> None:
        self.begin.emit(guide, self._thread)

    def _look_again(self, days: int | None) -> None:
        view = self._frame.next
        self._session.run(
            offers.plan_look_again,
            self._thread,
            days,
            owner=self,
            done=view.show_planned,
            key="look-again",
        )

    def _keep_next_time(self, keep: bool) -> None:
        if keep and self._following is not None and self._following.proposal is not None:
            held = self._following.proposal
            given = (held.cue, held.act, self._following.entry, None, held.ask_on)
            self._session.run(next_times.make, *given, owner=self, done=self._show_kept, key="next-time")
        elif not keep and self._kept is not None:
            plan = self._kept.id
            self._session.run(
                next_times.delete, plan, owner=self, done=lambda _: self._show_kept(None), key="next-time"
            )

    def _show_kept(self, plan: NextTime | None) -> None:
        self._kept = plan
        self._frame.next.show_kept(plan)
