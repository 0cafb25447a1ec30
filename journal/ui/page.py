"""What the main window asks of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page of the main window. It is built when first shown and then kept.

    A page gets the session, the look and whatever else it needs in its constructor, and never its window: it
    asks for another page by `go`.
    """

    page_id = ""
    stands_alone = True
    """Whether there is something on the page when there is nothing to come back to."""
    go = Signal(str, object)
    """Asks the window to show a page: its id, and an argument for its `enter` (None for nothing)."""
    stays = Signal()
    """The person goes on here although the page was asked to be left: it will not be."""
    badge_changed = Signal(int)
    """How many things wait on this page; the rail shows it, nothing for 0."""

    def enter(self, argument: object = None) -> None:
        """The page comes into view, `argument` being what the page that asked for it gave."""

    def leave(self, then: Callable[[], None]) -> None:
        """The page goes out of view, the window locks or closes: save, then call `then`.

        `then` may be called at once or later, on the window's thread, and has to be called once. A page that
        cannot save yet says so itself and does not call it.
        """
        then()

    def new_day(self) -> None:
        """A new day has begun while the page is in view: show anew what depends on the day."""

    def resume_state(self) -> dict[str, Any]:
        """Where one is on this page, as JSON values; kept in the journal over a lock."""
        return {}

    def half_written(self) -> dict[str, Any]:
        """What was typed here and is kept nowhere yet, as `restore` takes it; empty when nothing was.

        It is kept in the journal when that is left, also while another page is in view.
        """
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave; what is gone or unknown is left out."""

    def focus_first(self) -> None:
        """Put the keyboard where it was on this page last, else on the first thing that takes it."""
        held = self.focusWidget()
        if held is not None and held is not self and self._takes_keys(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        candidate = self.nextInFocusChain()
        while candidate is not None and candidate is not self:
            if self._takes_keys(candidate):
                candidate.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            candidate = candidate.nextInFocusChain()

    def next_pane(self) -> bool:
        """Put the keyboard into the next part of the page; False when it is in the last one, or the only."""
        return False

    def _takes_keys(self, widget: QWidget) -> bool:
        tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return tabs and self.isAncestorOf(widget) and widget.isEnabled() and widget.isVisibleTo(self)


class Place(Enum):
    """Where the rail shows a page."""

    TOP = "top"
    BOTTOM = "bottom"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the window. `label` is translated already; `shortcut` a portable key text or empty.

    `rail` is the id of the page whose entry in the rail is lit while this one is shown (its own by default).
    """

    id: str
    icon: str
    label: str
    factory: Callable[[], Page]
    shortcut: str = ""
    place: Place = Place.TOP
    rail: str = ""
