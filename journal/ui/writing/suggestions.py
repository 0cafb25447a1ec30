"""What completes a name as one types: those used last first, found by any of their words and nicknames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal.model.words import fold
from journal.ui.reading.shown import one_line

SHOWN = 10  # more would be a list to read
NO_NICKNAMES: Mapping[str, Sequence[str]] = MappingProxyType({})

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class SuggestionModel(QAbstractListModel):
    """The few names that fit what was typed, those of which a word begins with it before the others.

    The edit role is the name itself; what is shown has the nickname by which it was found.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
        self._shown: tuple[tuple[str, str], ...] = ()

    def set_names(self, names: Iterable[str], nicknames: Mapping[str, Sequence[str]] = NO_NICKNAMES) -> None:
        """Know these names, in the order in which they are to be offered."""
        self._known = tuple(
            (f" {fold(' '.join((name, *nicknames.get(name, ()))))}", name, tuple(nicknames.get(name, ())))
            for name in names
        )
        self.narrow("")

    def narrow(self, text: str) -> None:
        """Offer what fits a text; nothing for an empty one."""
        wanted = " ".join(fold(text).split())
        begun: list[tuple[str, str]] = []
        within: list[tuple[str, str]] = []
        if wanted:
            for key, name, nicknames in self._known:
                if f" {wanted}" in key:
                    begun.append((name, _shown(name, nicknames, wanted)))
                    if len(begun) == SHOWN:
                        break
                elif len(within) < SHOWN and wanted in key:
                    within.append((name, _shown(name, nicknames, wanted)))
        self.beginResetModel()
        self._shown = (*begun, *within)[:SHOWN]
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        name, shown = self._shown[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return name
        return shown if role == Qt.ItemDataRole.DisplayRole else None


def _shown(name: str, nicknames: tuple[str, ...], wanted: str) -> str:
    if f" {wanted}" in f" {fold(name)}":
        return one_line(name)
    by = next((nickname for nickname in nicknames if wanted in fold(nickname)), "")
    return f"{one_line(name)} ({one_line(by)})" if by else one_line(name)
