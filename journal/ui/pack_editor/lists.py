"""Fields of the form that hold several things: rows to type in, things to pick, a condition, a version."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journal.errors import Invalid
from journal.prompts import editing
from journal.prompts.guide import When
from journal.prompts.versions import bump
from journal.ui.look import Look
from journal.ui.pack_editor.fields import FormField, LineField
from journal.ui.pack_editor.rows import CheckedRow, dress_list
from journal.ui.pack_editor.words import Around, title_of
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.choices import ChoiceBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.line import Line

ROWS_MAX = 30  # as many as a pack may have
PICKS_HIGH = 190  # pixels at 100 % that a list of things to pick takes at most


class LinesField(FormField):
    """Rows to type in. Enter goes on in a new row, Alt and an arrow key moves a row.

    An empty row is no option yet: it is on the screen and not in the pack.
    """

    typed = True

    def build(self) -> None:
        self.rows: list[Line] = []
        self._boxes: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(self.look.px(6))
        self.column.addLayout(self._column)
        self.more = Button(self.look, self.tr("Another one"), role="link", icon="plus", flush=True)
        self.more.clicked.connect(lambda: self.add_row().setFocus())
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_value(self, value: Any, around: Around) -> None:  # noqa: ARG002
        wanted = list(value)
        if not self.rows or self._texts() != [text.strip() for text in wanted]:
            self._show(wanted or ["", ""])

    def add_row(self, at: int | None = None, text: str = "") -> Line:
        """Put a row in and give it."""
        place = len(self.rows) if at is None else at
        line = Line(self.look, self.tr("{label} {number}").format(label=self.record.label, number=place + 1))
        line.setText(text)
        line.edited.connect(self._tell)
        line.undo_wanted.connect(self.undo_wanted)
        line.redo_wanted.connect(self.redo_wanted)
        line.installEventFilter(self)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self.look.px(4))
        across.addWidget(line, 1)
        drop = IconButton(self.look, "x", self.tr("Take this one away"))
        drop.clicked.connect(lambda: self.drop_row(self.rows.index(line)))
        across.addWidget(drop)
        self.rows.insert(place, line)
        self._boxes.insert(place, row)
        self._column.insertWidget(place, row)
        self.setFocusProxy(self.rows[0])
        self.more.setEnabled(len(self.rows) < ROWS_MAX)
        return line

    def drop_row(self, at: int) -> None:
        """Take a row away; the keyboard goes to the one that takes its place."""
        self._drop(at)
        if not self.rows:
            self.add_row()
        self.setFocusProxy(self.rows[0])
        self.rows[min(at, len(self.rows) - 1)].setFocus()
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.rows:
            at = self.rows.index(watched)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if len(self.rows) < ROWS_MAX:
                    self.add_row(at + 1).setFocus()
                return True
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(at, by)
                return True
        return super().eventFilter(watched, event)

    def _move(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self.rows):
            one, other = self.rows[at], self.rows[at + by]
            words, others = one.text(), other.text()
            one.setText(others)
            other.setText(words)
            other.setFocus()
            self._tell()

    def _show(self, texts: list[str]) -> None:
        held = next((at for at, line in enumerate(self.rows) if line.hasFocus()), None)
        while self.rows:
            self._drop(0)
        for text in texts:
            self.add_row(text=text)
        if held is not None:
            self.rows[min(held, len(self.rows) - 1)].setFocus()

    def _drop(self, at: int) -> None:
        self.rows.pop(at)
        box = self._boxes.pop(at)
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _texts(self) -> list[str]:
        return [line.text().strip() for line in self.rows if line.text().strip()]

    def _tell(self) -> None:
        self.edited.emit(self._texts())


class Picks(QListWidget):
    """Things with a check mark before each; Space picks."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CheckedRow(look, self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        look.changed.connect(self._dress)
        self._dress()

    def show_picks(self, choices: tuple[tuple[str, str], ...], chosen: tuple[str, ...]) -> None:
        """Show what there is and what is chosen; where that is shown already nothing moves."""
        blocked = self.blockSignals(True)
        rows = [self.item(at) for at in range(self.count())]
        if [(row.data(Qt.ItemDataRole.UserRole), row.text()) for row in rows] != list(choices):
            self.clear()
            for value, words in choices:
                row = QListWidgetItem(words)
                row.setData(Qt.ItemDataRole.UserRole, value)
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.addItem(row)
            if self.count():
                self.setCurrentRow(0)
        for at in range(self.count()):
            row = self.item(at)
            on = row.data(Qt.ItemDataRole.UserRole) in chosen
            row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self.fit()

    def chosen(self) -> tuple[str, ...]:
        """The values with a check mark, in the order of the list."""
        rows = (self.item(at) for at in range(self.count()))
        return tuple(
            row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() == Qt.CheckState.Checked
        )

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.fit()

    def _dress(self) -> None:
        dress_list(self, self._look)
        self.fit()

    def fit(self) -> None:
        """As high as what is in it, up to a height at which it scrolls."""
        rows = sum(self.sizeHintForRow(at) + 2 * self.spacing() for at in range(self.count()))
        most = self._look.px(PICKS_HIGH)
        wanted = max(self._look.px(30), min(most, rows + 2 * self._look.px(4) + 4))
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)


class PicksField(FormField):
    """Any of what is offered."""

    def build(self) -> None:
        self.picks = Picks(self.look, self.record.label)
        self.picks.itemChanged.connect(lambda _row: self._tell())
        self.column.addWidget(self.picks)
        self._control(self.picks)
        self._order: tuple[str, ...] = ()

    def show_value(self, value: Any, around: Around) -> None:
        self._order = tuple(value)
        choices = self.record.choices(around)
        missing = tuple((each, each) for each in self._order if each not in dict(choices))
        self.picks.show_picks(choices + missing, self._order)

    def _tell(self) -> None:
        now = self.picks.chosen()
        kept = tuple(each for each in self._order if each in now)
        self._order = kept + tuple(each for each in now if each not in kept)
        self.edited.emit(self._order)


class WhenField(FormField):
    """Always, or only after one of some answers to an earlier prompt."""

    def build(self) -> None:
        self.box = ChoiceBox(self.look)
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.activated.connect(lambda _at: self._chosen())
        self.words = PlainLabel(self.look, self.tr("was answered with any of these:"), role="note")
        self.picks = Picks(self.look, self.words.text())
        self.picks.itemChanged.connect(lambda _row: self._picked())
        for widget in (self.box, self.words, self.picks):
            self.column.addWidget(widget)
        self._control(self.box)
        self._answers: dict[str, tuple[str, ...]] = {}

    def show_value(self, value: Any, around: Around) -> None:
        when = value if isinstance(value, When) else None
        asked = [each for each in editing.earlier(around.pack, around.place) if editing.choosable(each)]
        self._answers = {each.id: editing.choosable(each) for each in asked}
        only = self.tr("Only if “{prompt}”")
        wanted = [("", self.tr("Yes, always"))]
        wanted += [(each.id, only.format(prompt=title_of(each))) for each in asked]
        if when is not None and when.prompt not in self._answers:
            wanted.append((when.prompt, only.format(prompt=when.prompt)))
        if wanted != [(self.box.itemData(at), self.box.itemText(at)) for at in range(self.box.count())]:
            self.box.clear()
            for prompt, words in wanted:
                self.box.addItem(words, prompt)
        self.box.setCurrentIndex([prompt for prompt, _ in wanted].index(when.prompt if when else ""))
        offered = self._answers.get(when.prompt, ()) if when else ()
        every = offered + tuple(each for each in (when.is_any if when else ()) if each not in offered)
        self.picks.show_picks(tuple((each, each) for each in every), when.is_any if when else ())
        for widget in (self.words, self.picks):
            widget.setVisible(when is not None)

    def _chosen(self) -> None:
        prompt = str(self.box.currentData())
        self.edited.emit(When(prompt, ()) if prompt else None)

    def _picked(self) -> None:
        self.edited.emit(When(str(self.box.currentData()), self.picks.chosen()))


class VersionField(LineField):
    """A version, and the three ways in which there is a next one."""

    def build(self) -> None:
        super().build()
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=self.look.px(6))
        steps = (
            (self.tr("A small change"), "patch"),
            (self.tr("New prompts"), "minor"),
            (self.tr("A different pack"), "major"),
        )
        self.steps: dict[str, Button] = {}
        for words, part in steps:
            button = self.steps[part] = Button(self.look, words)
            button.clicked.connect(lambda _=False, part=part: self._bump(part))
            flow.addWidget(button)
        self.column.addWidget(buttons)

    def _bump(self, part: str) -> None:
        try:
            after = bump(self.line.text().strip(), part)
        except Invalid:
            after = "1.0.0"
        self.line.setText(after)
        self.edited.emit(after)
