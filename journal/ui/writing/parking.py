"""Desks that were left while they could not be saved: they go on being saved without the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journal.ui.writing.autosave import Autosaver, SaveState
from journal.ui.writing.desk import Desk


class Parking:
    """Keeps a desk until everything of it is on the disk."""

    def __init__(self) -> None:
        self._desks: list[Desk] = []

    @property
    def savers(self) -> list[Autosaver]:
        """The savers of the desks that are kept."""
        return [desk.saver for desk in self._desks]

    def take(self, desk: Desk) -> None:
        """Take over a desk: its editors go at once, itself when it is saved."""
        saver = desk.saver
        if saver.is_clean:
            desk.clear()
            desk.deleteLater()
            return
        saver.leave()
        desk.clear()
        self._desks.append(desk)
        saver.state_changed.connect(lambda: self._look_at(desk))
        saver.save_now()

    def drop_all(self) -> None:
        """Forget every desk: the journal is closed."""
        for desk in self._desks:
            desk.deleteLater()
        self._desks.clear()

    def _look_at(self, desk: Desk) -> None:
        if desk.saver.state is SaveState.SAVED and desk in self._desks:
            self._desks.remove(desk)
            desk.deleteLater()


class Wish:
    """The wish to leave the page: granted when everything is saved. `dropped` is called when it goes."""

    def __init__(self, dropped: Callable[[], None] = lambda: None) -> None:
        self._dropped = dropped
        self._then: Callable[[], None] | None = None

    def make(self, then: Callable[[], None], savers: Sequence[Autosaver]) -> None:
        """Save what these hold, and call `then` when all of it is saved, now or later."""
        self._then = then
        if not savers:
            self.answer(True)
        outcomes: list[bool] = []

        def saved(ok: bool) -> None:
            outcomes.append(ok)
            if len(outcomes) == len(savers):
                self.answer(all(outcomes))

        for saver in savers:
            saver.flush(saved)

    def answer(self, saved: bool) -> None:
        """Grant the wish, if there is one and all is saved."""
        then, self._then = self._then, None if saved else self._then
        if saved and then is not None:
            then()

    def drop(self) -> None:
        """Somebody who writes on does not want to leave any more."""
        if self._then is not None:
            self._then = None
            self._dropped()
