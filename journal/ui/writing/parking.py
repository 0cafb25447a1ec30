"""Desks that were left while they could not be saved: they go on being saved without the screen."""

from __future__ import annotations

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
