"""A figure in its frame: title, painting or table, what it counts, and what can be done with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTreeWidget, QTreeWidgetItem, QWidget

from journal.model.insights import Table
from journal.ui.insights import words
from journal.ui.insights.chart import Chart
from journal.ui.insights.entry_rows import soften
from journal.ui.insights.figures import VIEW_BY_ID, make_chart, table_of
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel

ROWS_SHOWN = 10  # of a table, before it scrolls
KEY = Qt.ItemDataRole.UserRole


class FigureCard(Card):
    """Shows one figure. `chosen(key)` asks for entries, `saved("png" | "svg" | "csv")` to save it.

    `link_used` when the line under it is followed.
    """

    chosen = Signal(str)
    shown = Signal(bool)
    """A value is shown (True), or that it is too little."""
    saved = Signal(str)
    link_used = Signal()

    def __init__(self, look: Look, figure: str, *, small: bool = False, parent: QWidget | None = None):
        super().__init__(look, parent=parent)
        self._look, self.figure = look, figure
        self.value: Any = None
        self.chart: Chart | None = None
        self.table: QTreeWidget | None = None
        title = words.title(figure)
        self.setAccessibleName(title)
        self._title = PlainLabel(look, title, role="note" if small else "strong")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, self._title.sizePolicy().verticalPolicy())
        menu_name = self.tr("More about “{figure}”").format(figure=title)
        self.more = IconButton(look, "ellipsis", menu_name)
        self._menu = self._make_menu()
        self.more.clicked.connect(self._open_menu)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._said = PlainLabel(look, role="note")
        self._sentence = PlainLabel(look, role="fine")
        self._remark = PlainLabel(look, role="small")
        self._remark.hide()
        self.link = Button(look, "", role="link", icon_after="arrow-right", flush=True)
        self.link.hide()
        self.link.clicked.connect(self.link_used)
        self.column.addLayout(head)
        self.column.addWidget(self._said)
        self.column.addStretch(1)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._remark)
        self.column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_waiting("")
        look.changed.connect(self._renew_table)

    def show_waiting(self, text: str) -> None:
        """Say that the figure is being worked out."""
        self._clear()
        self._said.setText(text)
        self._said.show()
        self._sentence.hide()
        self.more.setEnabled(False)

    def show_value(self, value: Any) -> None:
        """Show what was worked out, or that it is too little."""
        if self.chart is not None and value == self.value:
            return
        view = VIEW_BY_ID[self.figure]
        had_focus = self._holds_focus()
        self._clear()
        self.value = value
        enough = view.enough(value)
        self._said.setText("" if enough else f"{words.too_little()} {view.why(value)}".strip())
        self._said.setVisible(not enough)
        self._sentence.setText(view.sentence(value))
        self._sentence.setVisible(enough)
        self.more.setEnabled(enough)
        self.shown.emit(enough)
        if not enough:
            return
        self.chart = make_chart(self._look, self.figure, value)
        self.chart.chosen.connect(self.chosen)
        self.column.insertWidget(1, self.chart)
        self._put_in_order(self.chart)
        if self._as_table.isChecked():
            self._show_table(True)
        if had_focus:
            self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_remark(self, text: str, link: str) -> None:
        """Say something under the figure, with a way on; empty texts take it away."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self.link.updateGeometry()

    def focus_figure(self) -> None:
        """Put the keyboard on the painting or the table."""
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def set_as_table(self, on: bool) -> None:
        """Show the table in place of the painting."""
        self._as_table.setChecked(on)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self._as_table.isChecked()

    def actions_offered(self) -> list[QAction]:
        """What the menu has."""
        return self._menu.actions()

    def _shown(self) -> QWidget:
        if self.table is not None and self.is_table:
            return self.table
        return self.chart or self.more

    def _holds_focus(self) -> bool:
        return any(part is not None and part.hasFocus() for part in (self.chart, self.table))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._as_table = QAction(self.tr("As a table"), menu, checkable=True)
        self._as_table.toggled.connect(self._show_table)
        menu.addAction(self._as_table)
        menu.addSeparator()
        for kind, text in (
            ("png", self.tr("Save as picture (PNG)…")),
            ("svg", self.tr("Save as drawing (SVG)…")),
            ("csv", self.tr("Save as table (CSV)…")),
        ):
            action = menu.addAction(text)
            action.setData(kind)
            action.triggered.connect(lambda _on=False, kind=kind: self.saved.emit(kind))
        return menu

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _show_table(self, on: bool) -> None:
        if self.chart is None:
            return
        focused = self._holds_focus()
        if on and self.table is None:
            self.table = make_table(self._look, table_of(self.figure, self.value), words.title(self.figure))
            self.table.itemActivated.connect(self._activated)
            self.column.insertWidget(2, self.table)
            self._put_in_order(self.table)
        if self.table is not None:
            self.table.setVisible(on)
        self.chart.setVisible(not on)
        if focused or on:
            self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew_table(self) -> None:
        """Make the table anew in the look of now."""
        if self.table is not None:
            self.column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
            self._show_table(self.is_table)

    def _put_in_order(self, part: QWidget) -> None:
        """Let Tab come to what was made late where it stands: after the menu, before the link."""
        QWidget.setTabOrder(self.more, part)
        QWidget.setTabOrder(part, self.link)

    def _activated(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, KEY)
        if key:
            self.chosen.emit(str(key))

    def _clear(self) -> None:
        for part in (self.chart, self.table):
            if part is not None:
                self.column.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.chart = self.table = None


def make_table(look: Look, table: Table, title: str) -> QTreeWidget:
    """Give a table's view; the key of a row is in its first cell."""
    made = QTreeWidget()
    made.setAccessibleName(title)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    soften(look, made)
    made.setFont(look.font("small"))
    made.header().setFont(look.font("fine"))
    made.setHeaderLabels([words.column(name) for name in table.columns])
    made.header().setStretchLastSection(False)
    for row, key in zip(table.rows, table.keys, strict=True):
        cells = [str(words.cell(name, cell)) for name, cell in zip(table.columns, row, strict=True)]
        item = QTreeWidgetItem(cells)
        for at, value in enumerate(row):
            if not isinstance(value, str):
                item.setTextAlignment(at, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, KEY, key)
        made.addTopLevelItem(item)
    first = made.topLevelItem(0)
    if first is not None:
        made.setCurrentItem(first)
    for at in range(len(table.columns)):
        made.resizeColumnToContents(at)
    height = max(made.sizeHintForRow(0), made.fontMetrics().height())
    made.setFixedHeight(min(len(table.rows), ROWS_SHOWN) * height + made.header().sizeHint().height() + 8)
    return made
