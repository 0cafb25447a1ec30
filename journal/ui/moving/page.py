"""Everything out of the journal, and other journals in: one page with two views."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app.journal import Clock
from journal.ui.look import Look
from journal.ui.moving.in_view import InView
from journal.ui.moving.out_view import OutView
from journal.ui.moving.underway import Underway
from journal.ui.page import Page
from journal.ui.session import Session


class MovingPage(Page):
    """`enter` takes "out", "in", or nothing for the view that was shown last.

    `clock` gives the local time, `home` is where file dialogs begin. Leaving stops what is under way: nothing
    has changed then.
    """

    page_id = "moving"

    def __init__(
        self, look: Look, session: Session, clock: Clock, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Moving in and out"))
        self.underway = Underway(look, session, self)
        self.out = OutView(look, clock, home, self.underway)
        self.bring = InView(look, session, clock, home, self.underway)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for view in (self.out, self.bring):
            self._stack.addWidget(view)
            view.left.connect(lambda: self.go.emit("settings", None))
        self.bring.shown.connect(
            lambda since, until: self.go.emit("journal", {"since": since, "until": until})
        )
        session.locked.connect(self._forget)

    def enter(self, argument: object = None) -> None:
        """Show one of the views."""
        if argument in {"out", "in"}:
            self._stack.setCurrentWidget(self.out if argument == "out" else self.bring)
            self.focus_first()
        self.bring.enter()

    def leave(self, then: Callable[[], None]) -> None:
        """Stop what is under way, then call `then`."""
        self.bring.forget()
        self.out.notice.clear()
        self.underway.stop(then)

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen first."""
        self._view.focus_first()

    def resume_state(self) -> dict[str, Any]:
        """Which view is shown, and what was chosen in both."""
        shown = "out" if self._view is self.out else "in"
        return {"view": shown, "in": self.bring.state(), "form": self.out.form}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        view, chosen = state.get("view"), state.get("in")
        if view in {"out", "in"}:
            self._stack.setCurrentWidget(self.out if view == "out" else self.bring)
        if state.get("form") in self.out.forms:
            self.out.forms[state["form"]].setChecked(True)
        if isinstance(chosen, dict):
            self.bring.restore(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go.emit("settings", None)
        else:
            super().keyPressEvent(event)

    @property
    def _view(self) -> OutView | InView:
        return self.out if self._stack.currentWidget() is self.out else self.bring

    def _forget(self) -> None:
        """The journal is locked: nothing of it stays on the screen."""
        self.bring.forget()
        self.bring.begin_anew()
        self.bring.moves.show_moves(())
