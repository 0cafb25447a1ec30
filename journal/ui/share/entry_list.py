"""The entries of a share, in the order in which they will stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget

from journal.app.share_draft import Preparing
from journal.model.entry import Entry
from journal.model.share import FACTS, WHEN, Dates, lines_of
from journal.ui.look import Look
from journal.ui.share import edits
from journal.ui.share.entry_row import EntryRow
from journal.ui.share.words import dates_word, fact_word
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.tab_order import put_before, put_in_order, stops_in

AT_FIRST = 40  # rows: each takes a millisecond or two to lay out


class EntryList(QWidget):
    """`edited(Edit)` when something is chosen, `add_wanted` for more entries."""

    edited = Signal(object)
    add_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries: Sequence[Entry] = ()
        self._preparing = Preparing()
        self._shown = AT_FIRST
        self.rows: dict[str, EntryRow] = {}
        self.empty = PlainLabel(look, self.tr("Nothing is chosen yet."), role="note")
        self.more = Button(look, self.tr("Show all"), role="link", flush=True)
        self.add = Button(look, self.tr("Add entries…"), icon="plus")
        self.order = Button(look, self.tr("By date"), role="quiet")
        self.dates: dict[Dates, Chip] = {}
        self.everywhere = Chip(look, self.tr("Facts in all entries"))
        self.menu = QMenu(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px(4))
        self._dates = QWidget()
        self._build()
        self.more.clicked.connect(self._show_all)
        self.add.clicked.connect(self.add_wanted)
        self.order.clicked.connect(self._by_date)

    def _build(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.empty)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(6))
        flow.addWidget(self.add)
        flow.addWidget(self.order)
        column.addWidget(buttons)
        chips, group = FlowLayout(self._dates, spacing=look.px(6)), QButtonGroup(self)
        for dates in Dates:
            chip = self.dates[dates] = Chip(look, dates_word(dates), checkable=True)
            chip.setAccessibleName(self.tr("Dates: {how}").format(how=chip.text()))
            chip.clicked.connect(lambda _on=False, dates=dates: self._tell_dates(dates))
            group.addButton(chip)
            chips.addWidget(chip)
        self.menu.aboutToShow.connect(self._offer)
        self.everywhere.set_menu(self.menu)
        self.everywhere.setAccessibleDescription(self.tr("Facts to leave out of every entry"))
        chips.addWidget(self.everywhere)
        column.addWidget(self._dates)

    def show_entries(self, entries: Sequence[Entry], preparing: Preparing) -> None:
        """Show these entries in their order, and what was chosen about each."""
        self._entries, self._preparing = entries, preparing
        focused = self._focused()
        by_id = {entry.id: entry for entry in entries}
        order = [each for each in preparing.offered if each in by_id]
        wanted = order[: self._shown]
        for gone in [each for each in self.rows if each not in wanted]:
            self._drop(gone)
        for at, entry_id in enumerate(wanted):
            if entry_id in self.rows:
                self.rows[entry_id].show_entry(by_id[entry_id], preparing)
            else:
                row = self.rows[entry_id] = EntryRow(self._look, by_id[entry_id], preparing)
                row.edited.connect(self.edited)
            if self._list.indexOf(self.rows[entry_id]) != at:
                self._list.removeWidget(self.rows[entry_id])
                self._list.insertWidget(at, self.rows[entry_id])
        self.rows = {each: self.rows[each] for each in wanted}
        self.empty.setVisible(not order)
        self.more.setVisible(len(order) > len(wanted))
        self.more.setText(self.tr("Show all {count}").format(count=f"{len(order):,}"))
        self.order.setVisible(len(order) > 1)
        self._dates.setVisible(bool(order))
        self.dates[preparing.share.dates].setChecked(True)
        self._put_in_order(wanted)
        if focused is not None and not self._keeps(focused):
            held = (row.stop for row in self.rows.values() if row.isAncestorOf(focused))
            next(held, self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_first(self) -> None:
        """Show the lines of the first entry."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.set_open(True)

    def _focused(self) -> QWidget | None:
        held = self.window().focusWidget()
        return held if held is not None and self.isAncestorOf(held) else None

    def _keeps(self, widget: QWidget) -> bool:
        return widget.isVisibleTo(self) and widget.isEnabled()

    def _put_in_order(self, order: Sequence[str]) -> None:
        stops = stops_in(*(self.rows[each] for each in order))
        put_before(self.more, *stops)
        put_in_order(self.more, self.add, self.order, *self.dates.values(), self.everywhere)

    def _drop(self, entry: str) -> None:
        row = self.rows.pop(entry)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_all(self) -> None:
        self._shown = len(self._preparing.offered)
        self.show_entries(self._entries, self._preparing)

    def _by_date(self) -> None:
        entries = self._entries
        self.edited.emit(lambda held: edits.by_date(held, entries))

    def _offer(self) -> None:
        """Offer the facts that the entries have, ticked where they go along everywhere."""
        share = self._preparing.share
        chosen = [entry for entry in self._entries if entry.id in share.entries]
        self.menu.clear()
        for fact in FACTS:
            if fact == WHEN or not any(fact in lines_of(entry) for entry in chosen):
                continue
            action = self.menu.addAction(fact_word(fact))
            action.setCheckable(True)
            action.setChecked(not any(share.leaves_out(entry.id, fact) for entry in chosen))
            action.triggered.connect(lambda along, fact=fact: self._tell_everywhere(fact, along))

    def _tell_everywhere(self, fact: str, along: bool) -> None:
        self.edited.emit(lambda held: edits.leave_out_everywhere(held, fact, not along))

    def _tell_dates(self, dates: Dates) -> None:
        self.edited.emit(lambda held: edits.change(held, dates=dates))
