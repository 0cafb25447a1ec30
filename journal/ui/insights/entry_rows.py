"""A list of entries behind something: title, day, people; Enter opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from journal.model.entry import Summary
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.reading.words import day_words, row_lines, row_words

ID = Qt.ItemDataRole.UserRole
NAME_MAX = 60


def soften(look: Look, view: QAbstractItemView) -> None:
    """Show the chosen row on the soft ground, so that the colours on it stay readable."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Highlight, look.colour("accent_soft"))
    palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("ink"))
    view.setPalette(palette)


def day_of(row: Summary) -> str:
    """Give the day of an entry."""
    return day_words(row.happened_at)


class Group(NamedTuple):
    """Rows under a heading (empty for none); `when` says of each when it was."""

    heading: str
    rows: Sequence[Summary]
    when: Callable[[Summary], str] = day_of


class EntryRows(QListWidget):
    """`opened(entry id)` when a row is opened with Enter or a click."""

    opened = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.itemActivated.connect(self._activate)
        self.itemClicked.connect(self._activate)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, groups: Sequence[Group]) -> None:
        """Show groups of rows; one without rows is left out."""
        self.clear()
        for group in groups:
            if group.rows and group.heading:
                self._add_heading(group.heading)
            for row in group.rows:
                self._add(row, group.when(row))
        first = next((at for at in range(self.count()) if self.item(at).data(ID)), -1)
        self.setCurrentRow(first)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._look.font("overline"))
        self.addItem(item)

    def _add(self, row: Summary, when: str) -> None:
        title, _ = row_lines(row)
        people = ", ".join(one_line(name, NAME_MAX) for name in row.people)
        under = " · ".join(part for part in (when, people) if part)
        item = QListWidgetItem(f"{title}\n{under}" if under else title)
        kind = KIND_BY_ID[row.kind]
        item.setIcon(self._look.icon(kind.icon, kind.colour))
        item.setData(ID, row.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row_words(row))
        self.addItem(item)

    def _activate(self, item: QListWidgetItem) -> None:
        if item.data(ID):
            self.opened.emit(str(item.data(ID)))

    def _restyle(self) -> None:
        soften(self._look, self)
        self.setFont(self._look.font())
        side = self._look.icon_px()
        self.setIconSize(QSize(side, side))
        self.setSpacing(self._look.px(3))
