"""One entry of a share: taken along or not, and each of its lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.app.share_draft import Preparing
from journal.model.entry import Entry
from journal.model.share import Line, left_out_of, lines_of
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.reading.words import day_words, title_of
from journal.ui.share import edits
from journal.ui.share.long_check import LongCheck
from journal.ui.share.slim_button import SlimButton
from journal.ui.share.words import counted, line_words
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.plain_label import ElidedLabel
from journal.ui.widgets.tab_order import put_in_order, stops_in

ENDS = "?!.…:"  # of a question; behind anything else comes a colon
TITLE_MAX = 120  # characters
INDENT = 26  # pixels at 100 %: under the words of a check box


class EntryRow(QWidget):
    """`edited(Edit)` when something about the entry is chosen; its lines open below it."""

    edited = Signal(object)

    def __init__(self, look: Look, entry: Entry, preparing: Preparing) -> None:
        super().__init__()
        self._look, self._entry, self._preparing = look, entry, preparing
        self.check = LongCheck(look)
        self.opener = SlimButton(look, "", role="quiet", icon_after="chevron-down")
        self.lines: dict[str, LongCheck] = {}
        self.up = IconButton(look, "chevron-up", self.tr("Move up"))
        self.down = IconButton(look, "chevron-down", self.tr("Move down"))
        self.remove = IconButton(look, "x", self.tr("Take off the list"))
        self._body: QWidget | None = None
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self.check, 1)
        head.addWidget(self.opener)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(2))
        self._column.addLayout(head)
        self.check.toggled.connect(self._tick)
        self.opener.clicked.connect(lambda: self.set_open(not self.is_open))
        self.show_entry(entry, preparing)

    @property
    def is_open(self) -> bool:
        """Whether the lines are shown."""
        return self._body is not None and self._body.isVisibleTo(self)

    @property
    def stop(self) -> QWidget:
        """Where the keyboard goes from a button of it that does nothing any more."""
        return next((each for each in (self.down, self.up) if each.isEnabled()), self.check)

    def set_open(self, on: bool) -> None:
        """Show or hide the lines."""
        if on and self._body is None:
            self._build_body()
        if self._body is not None:
            self._body.setVisible(on)
        self._show_count()

    def show_entry(self, entry: Entry, preparing: Preparing) -> None:
        """Show the entry as it is, with what was chosen about it."""
        rebuild = self._body is not None and lines_of(entry) != lines_of(self._entry)
        self._entry, self._preparing = entry, preparing
        title = one_line(title_of(entry), TITLE_MAX)
        ticked = entry.id in preparing.share.entries
        self.check.set_words(title)
        self.check.set_muted(not ticked)
        self.check.setAccessibleDescription(day_words(entry.happened_at))
        _set(self.check, ticked)
        if rebuild:
            self._drop_body()
        self._show_lines()
        self._show_count()
        order = preparing.offered
        for button in (self.up, self.down, self.remove):
            button.setAccessibleDescription(title)
        self.up.setEnabled(order[:1] != (entry.id,))
        self.down.setEnabled(order[-1:] != (entry.id,))

    def _show_count(self) -> None:
        ticked = self._entry.id in self._preparing.share.entries
        words = counted(self._entry, self._preparing.share) if ticked else ""
        self.opener.setText(words or self.tr("lines"))
        self.opener.setVisible(ticked or self.is_open)
        name = self.tr("{title}: {count}, choose lines").format(title=self.check.words(), count=words)
        self.opener.setAccessibleName(name)
        state = self.tr("open") if self.is_open else self.tr("closed")
        self.opener.setAccessibleDescription(state)

    def _show_lines(self) -> None:
        if self._body is None:
            return
        share = self._preparing.share
        gone = {line.key for line in left_out_of(share, self._entry)}
        for key, box in self.lines.items():
            head, says = line_words(self._entry, key, share.dates)
            joint = "" if head[-1:] in ENDS or not says else ":"
            box.set_words(f"{head}{joint} {says}".strip() if head else says)
            _set(box, key not in gone)
            box.set_muted(key in gone)
            # What goes with a fact, or with all dates, is not chosen here.
            box.setEnabled(key not in gone or share.leaves_out(self._entry.id, key))

    def _build_body(self) -> None:
        look = self._look
        body = self._body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(look.px(INDENT), 0, 0, look.px(8))
        column.setSpacing(look.px(4))
        for key in lines_of(self._entry):
            box = self.lines[key] = LongCheck(look)
            box.toggled.connect(partial(self._choose, key))
            column.addWidget(box)
        end = QHBoxLayout()
        end.setSpacing(look.px(2))
        day = ElidedLabel(look, day_words(self._entry.happened_at), role="fine")
        end.addWidget(day, 1)
        for button in (self.up, self.down, self.remove):
            end.addWidget(button)
        column.addLayout(end)
        entry = self._entry.id
        self.up.clicked.connect(lambda: self.edited.emit(lambda held: edits.move(held, entry, -1)))
        self.down.clicked.connect(lambda: self.edited.emit(lambda held: edits.move(held, entry, 1)))
        self.remove.clicked.connect(lambda: self.edited.emit(lambda held: edits.remove(held, entry)))
        self._column.addWidget(body)
        put_in_order(self.opener, *stops_in(body))
        self._show_lines()

    def _drop_body(self) -> None:
        was_open = self.is_open
        if self._body is not None:
            for button in (self.up, self.down, self.remove):
                button.clicked.disconnect()
                button.setParent(self)
                button.hide()
            self._body.hide()
            self._body.deleteLater()
        self._body, self.lines = None, {}
        if was_open:
            self.set_open(True)

    def _tick(self, on: bool) -> None:
        entry = self._entry.id
        self.edited.emit(lambda held: edits.tick(held, entry, on))

    def _choose(self, key: str, on: bool) -> None:
        line = Line(self._entry.id, key)
        self.edited.emit(lambda held: edits.leave_out(held, line, not on))


def _set(box: LongCheck, on: bool) -> None:
    blocked = box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(blocked)
