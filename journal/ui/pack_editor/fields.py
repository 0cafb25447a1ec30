"""The fields of the form: words over them, what they are for under them, and what is amiss."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.pack_editor.words import Around, FieldRecord
from journal.ui.widgets.choices import CheckBox, ChoiceBox
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.line import Line
from journal.ui.writing.page_undo import hand_on, open_menu
from journal.ui.writing.pasting import fit_for_editor

LINES = (2, 8)  # a text field grows with its text between these


class FormField(QWidget):
    """One field. `edited` gives the new value, for changes by the person only.

    A subclass makes its control in `build`, and shows a value in `show_value`.
    """

    edited = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()
    typed = False  # whether each key is a change, so that several are one step of undo
    under = True  # whether the words stand over the control, and not beside it

    def __init__(self, look: Look, record: FieldRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.record = look, record
        self.label = PlainLabel(look, record.label, role="label")
        self.note = PlainLabel(look, record.note, role="note")
        self.fault = PlainLabel(look, role="error")
        self.fault.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(5))
        if self.under:
            self.column.addWidget(self.label)
            self.column.addWidget(self.note)
        self.build()
        if not self.under:
            self.column.addWidget(self.note)
        self.column.addWidget(self.fault)
        self.note.setVisible(bool(record.note))

    def build(self) -> None:
        """Make the control, put it into `column` and make it the focus proxy."""
        raise NotImplementedError

    def show_value(self, value: Any, around: Around) -> None:
        """Show a value; where it is shown already nothing moves."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take in what is typed and not yet taken."""

    def set_fault(self, words: str, *, calm: bool = False) -> None:
        """Say what is amiss with it; nothing when all is well. `calm`: it is only not there yet."""
        if words != self.fault.text():
            self.fault.set_role("note" if calm else "error")
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        if (control := self.focusProxy()) is not None:
            control.setAccessibleDescription(words or self.record.note)

    def _control(self, control: QWidget) -> None:
        control.setAccessibleName(self.record.label)
        control.setAccessibleDescription(self.record.note)
        self.label.setBuddy(control)
        self.setFocusProxy(control)


class LineField(FormField):
    """A text of one line."""

    typed = True

    def build(self) -> None:
        self.line = Line(self.look, self.record.label)
        self.line.edited.connect(self._typed)
        self.line.undo_wanted.connect(self.undo_wanted)
        self.line.redo_wanted.connect(self.redo_wanted)
        self.column.addWidget(self.line)
        self._control(self.line)

    def show_value(self, value: Any, around: Around) -> None:  # noqa: ARG002
        self.line.show_text(str(value))

    def _typed(self) -> None:
        self.edited.emit(self.line.text())


class IdField(LineField):
    """An id: taken when it is finished, for half an id names nothing."""

    typed = False

    def build(self) -> None:
        super().build()
        self.line.editingFinished.connect(self._finished)
        self._shown = ""

    def show_value(self, value: Any, around: Around) -> None:
        if value == self._shown and self.line.hasFocus():
            return  # half an id is being typed
        self._shown = str(value)
        super().show_value(value, around)

    def settle(self) -> None:
        """Take in what is typed and not yet taken."""
        self._finished()

    def _typed(self) -> None:
        """Wait until it is finished."""

    def _finished(self) -> None:
        if (typed := self.line.text().strip()) != self._shown:
            self._shown = typed
            self.edited.emit(typed)


class Paragraphs(QPlainTextEdit):
    """A text of some lines; Tab goes on to the next field, and undo belongs to the page."""

    edited = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        look.changed.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text, unless it is there already: the cursor stays where it is then."""
        if text != self.toPlainText():
            place = self.textCursor().position()
            blocked = self.blockSignals(True)
            self.setPlainText(fit_for_editor(text)[0])
            self.blockSignals(blocked)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo to the page."""
        if not hand_on(event, self.undo_wanted, self.redo_wanted):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without its own undo and redo, which do not know the other fields."""
        open_menu(self.createStandardContextMenu(), event.globalPos())

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        rows = max(LINES[0], min(LINES[1], lines))
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if lines > LINES[1] else bars.ScrollBarAlwaysOff
        )
        around = 2 * (self._look.px(12) + 1 + round(self.document().documentMargin()))
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + around)


class TextField(FormField):
    """A text of some lines."""

    typed = True

    def build(self) -> None:
        self.text = Paragraphs(self.look)
        self.text.edited.connect(lambda: self.edited.emit(self.text.toPlainText()))
        self.text.undo_wanted.connect(self.undo_wanted)
        self.text.redo_wanted.connect(self.redo_wanted)
        self.column.addWidget(self.text)
        self._control(self.text)

    def show_value(self, value: Any, around: Around) -> None:  # noqa: ARG002
        self.text.show_text(str(value))


class ChoiceField(FormField):
    """One of several, given as (value, words). A value that is none of them is shown as it is."""

    def build(self) -> None:
        self.box = _Box(self.look)
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.activated.connect(lambda _at: self.edited.emit(self.box.currentData()))
        self.column.addWidget(self.box)
        self._control(self.box)

    def show_value(self, value: Any, around: Around) -> None:
        wanted = list(self.record.choices(around))
        if value not in {each for each, _ in wanted}:
            wanted.append((value, str(value)))
        here = [(self.box.itemData(at), self.box.itemText(at)) for at in range(self.box.count())]
        if here != wanted:
            self.box.clear()
            for each, words in wanted:
                self.box.addItem(words, each)
        self.box.setCurrentIndex([each for each, _ in wanted].index(value))


class NumberField(FormField):
    """A number of minutes."""

    typed = True

    def build(self) -> None:
        self.number = _Minutes(self.look)
        self.number.setRange(0, self.record.most)
        self.number.setSpecialValueText(self.tr("not said"))
        self.number.valueChanged.connect(lambda value: self.edited.emit(value))
        self.number.undo_wanted.connect(self.undo_wanted)
        self.number.redo_wanted.connect(self.redo_wanted)
        self.column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeading)
        self._control(self.number)

    def show_value(self, value: Any, around: Around) -> None:  # noqa: ARG002
        blocked = self.number.blockSignals(True)
        self.number.setValue(int(value))
        self.number.blockSignals(blocked)


class _Minutes(QSpinBox):
    """A number that is not turned by a wheel which was meant for the page."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Told to have no buttons, Qt's style sheets leave one pixel for the number.
        self.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
        self._look = look
        self.lineEdit().setProperty("role", "bare")  # the box around it has the border
        look.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo to the page."""
        if not hand_on(event, self.undo_wanted, self.redo_wanted):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _dress(self) -> None:
        side = self._look.px(12)
        self.setMinimumWidth(self._look.px(120))
        self.lineEdit().setTextMargins(side, 0, side, 0)


class _Box(ChoiceBox):
    """A choice that is not turned by a wheel which was meant for the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SwitchField(FormField):
    """Yes or no."""

    under = False

    def build(self) -> None:
        self.box = CheckBox(self.look, self.record.label)
        self.box.clicked.connect(lambda: self.edited.emit(self.box.isChecked()))
        self.column.addWidget(self.box)
        self._control(self.box)
        self.label.hide()
        self.label.setParent(self)

    def show_value(self, value: Any, around: Around) -> None:  # noqa: ARG002
        self.box.setChecked(bool(value))


class PairField(FormField):
    """Two short texts that belong together: the ends of a scale, the sides of an answer in two parts."""

    typed = True

    def build(self) -> None:
        self.lines: list[Line] = []
        across = QHBoxLayout()
        across.setSpacing(self.look.px(8))
        for words in self.record.parts:
            line = Line(self.look, f"{self.record.label}: {words}")
            line.setPlaceholderText(words)
            line.edited.connect(self._tell)
            line.undo_wanted.connect(self.undo_wanted)
            line.redo_wanted.connect(self.redo_wanted)
            self.lines.append(line)
            across.addWidget(line)
        self.column.addLayout(across)
        self.label.setBuddy(self.lines[0])
        self.setFocusProxy(self.lines[0])

    def show_value(self, value: Any, around: Around) -> None:  # noqa: ARG002
        shown = [*value, "", ""][:2]
        for line, text in zip(self.lines, shown, strict=True):
            line.show_text(text)

    def _tell(self) -> None:
        texts = [line.text() for line in self.lines]
        self.edited.emit(texts if any(text.strip() for text in texts) else [])
