"""Which column of a table is what, and how its first rows read that way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal.app.importing import Head
from journal.ui.look import Look
from journal.ui.moving import words
from journal.ui.reading.shown import one_line
from journal.ui.widgets.card import Card
from journal.ui.widgets.choices import ChoiceBox
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel
from journal.ui.widgets.section_label import SectionLabel

SHOWN_CELL = 200  # characters
SHOWN_NAME = 60
MOST_COLUMNS = 500  # to choose from: each is a row of each box, and a file may say that it has a million


class ColumnsForm(QWidget):
    """`edited` on each choice; `columns` and `dates` are then what `importing.Given` takes."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._head = Head((), (), {}, "")
        self.fields = {name: ChoiceBox(look) for name in words.FIELDS}
        self.order = ChoiceBox(look)
        for name in words.ORDERS:
            self.order.addItem(words.order(name), name)
        self._preview = Card(look, role="panel")
        self.rows = QGridLayout()
        self.rows.setHorizontalSpacing(look.px(14))
        self.rows.setColumnStretch(1, 1)
        self.rows.setColumnStretch(2, 2)
        first = QCoreApplication.translate("Moving", "The first rows, read that way")
        self._preview.column.addWidget(SectionLabel(look, first))
        self._preview.column.addLayout(self.rows)
        self.missing = PlainLabel(look, words.columns_missing(), role="note")
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(14))
        grid.setColumnStretch(1, 1)
        labelled = {words.field(name): box for name, box in self.fields.items()}
        labelled[QCoreApplication.translate("Moving", "Days are written")] = self.order
        for row, (label, box) in enumerate(labelled.items()):
            before = PlainLabel(look, label, role="label", wrap=False)
            before.setBuddy(box)
            box.setAccessibleName(label)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.activated.connect(lambda _index: self._edited())
            grid.addWidget(before, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(box, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addLayout(grid)
        column.addWidget(self._preview)
        column.addWidget(self.missing)

    @property
    def columns(self) -> Mapping[str, str]:
        """The name of the column for each field, an empty one for none."""
        return {name: box.currentData() or "" for name, box in self.fields.items()}

    @property
    def dates(self) -> str:
        """The order of the numbers in a day."""
        return str(self.order.currentData() or "")

    @property
    def is_enough(self) -> bool:
        """Whether there is a day, and a title or a text."""
        chosen = self.columns
        return bool(chosen["happened_at"] and (chosen["text"] or chosen["title"]))

    def show_head(self, head: Head) -> None:
        """Show what a table begins with, and what its columns seem to be."""
        self._head = head
        none = QCoreApplication.translate("Moving", "(none)")
        for name, box in self.fields.items():
            box.clear()
            box.addItem(none, "")
            for column in head.columns[:MOST_COLUMNS]:
                shown = one_line(column, SHOWN_NAME)
                box.addItem(shown or QCoreApplication.translate("Moving", "(no name)"), column)
            box.setCurrentIndex(max(0, box.findData(head.fields.get(name, ""))))
        self.order.setCurrentIndex(max(0, self.order.findData(head.dates)))
        self.missing.setVisible(not self.is_enough)
        self.show_days(())

    def show_days(self, days: tuple[str, ...]) -> None:
        """Show the first rows; `days` (ISO) are how their days are read, empty where they are not."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, cells in enumerate(self._head.rows):
            day = days[row] if row < len(days) else ""
            said = words.day(date.fromisoformat(day)) if day else self._no_day(cells)
            self.rows.addWidget(PlainLabel(self._look, said, role="small", wrap=False), row, 0)
            for place, field in enumerate(("title", "text"), 1):
                cell = one_line(self._cell(cells, field), SHOWN_CELL)
                self.rows.addWidget(ElidedLabel(self._look, cell, role="small"), row, place)

    def _no_day(self, cells: tuple[str, ...]) -> str:
        written = one_line(self._cell(cells, "happened_at"), 20)
        if not written:
            return QCoreApplication.translate("Moving", "no day")
        return QCoreApplication.translate("Moving", "{written}: no day").format(written=written)

    def _cell(self, cells: tuple[str, ...], field: str) -> str:
        name = self.columns[field]
        at = self._head.columns.index(name) if name in self._head.columns else len(cells)
        return cells[at] if at < len(cells) and name else ""

    def _edited(self) -> None:
        self.missing.setVisible(not self.is_enough)
        self.edited.emit()
