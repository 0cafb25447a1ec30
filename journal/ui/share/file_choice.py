"""What kind of file leaves, and whether it asks for a password."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from journal.app.share_draft import Preparing
from journal.app.sharing import FORMATS
from journal.model.fields import clean_text
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.secret_copy import copy_secret
from journal.ui.share.words import format_word, opened_with
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.choices import CheckBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel

HIDDEN = "••••••••"
FOR_WHOM_MAX = 200  # characters


class FileChoice(QWidget):
    """`edited(Edit)` when something is chosen, `password_wanted` for a new password, `copied` when it was."""

    edited = Signal(object)
    password_wanted = Signal()
    copied = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._password, self._seen = "", True
        self.formats: dict[str, Chip] = {}
        self.protect = CheckBox(look, self.tr("Protect with a password"))
        self.password = PlainLabel(look, role="label")
        self.password.set_selectable()
        self.seen = IconButton(look, "eye-off", self.tr("Hide the password"))
        self.new = IconButton(look, "refresh-cw", self.tr("Another password"))
        self.copy = IconButton(look, "copy", self.tr("Copy the password"))
        self.as_age = CheckBox(look, self.tr("As an age file, not by the PDF itself"))
        self.explained = PlainLabel(look, role="fine")
        self.for_whom = LabelledLine(look, self.tr("For whom (stays in your log, not in the file)"))
        self.for_whom.line.setMaxLength(FOR_WHOM_MAX)
        self._acts = QWidget()  # with the password
        self._build()
        self.protect.toggled.connect(self._protect)
        self.as_age.toggled.connect(lambda on: self.edited.emit(lambda held: replace(held, as_age=on)))
        self.seen.clicked.connect(lambda: self.set_seen(not self._seen))
        self.new.clicked.connect(self.password_wanted)
        self.copy.clicked.connect(self._copy)
        self.for_whom.edited.connect(self._name)
        look.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        look = self._look
        chips, group = QWidget(), QButtonGroup(self)
        flow = FlowLayout(chips, spacing=look.px(6))
        for each in FORMATS:
            chip = self.formats[each.id] = Chip(look, format_word(each.id), checkable=True)
            chip.clicked.connect(lambda _on=False, name=each.id: self._choose(name))
            group.addButton(chip)
            flow.addWidget(chip)
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(look.px(2))
        for button in (self.seen, self.new, self.copy):
            acts.addWidget(button)
        policy = self._acts.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what stands below stays where it is
        self._acts.setSizePolicy(policy)
        across = QHBoxLayout()
        across.addWidget(self.protect, 1)
        across.addWidget(self._acts)
        self.password.setIndent(look.px(26))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(chips)
        column.addLayout(across)
        for widget in (self.password, self.as_age, self.explained, self.for_whom):
            column.addWidget(widget)

    def show_choice(self, preparing: Preparing) -> None:
        """Show what was chosen."""
        self.formats[preparing.format].setChecked(True)
        for box, on in ((self.protect, preparing.protect), (self.as_age, preparing.as_age)):
            blocked = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(blocked)
        self._password = preparing.password
        kind = next(each for each in FORMATS if each.id == preparing.format)
        self.as_age.setVisible(preparing.protect and kind.locks)
        self.explained.setText(opened_with(preparing, kind.locks and not preparing.as_age, kind.ending))
        if clean_text(self.for_whom.text()) != preparing.for_whom:
            self.for_whom.set_text(preparing.for_whom)
        self._show_password()
        for part in (self.password, self._acts):
            part.setVisible(preparing.protect and bool(preparing.password))

    def set_seen(self, seen: bool) -> None:
        """Show the password, or hide it from who looks on."""
        self._seen = seen
        if seen:
            self.seen.set_icon("eye-off", self.tr("Hide the password"))
        else:
            self.seen.set_icon("eye", self.tr("Show the password"))
        self._show_password()

    def _show_password(self) -> None:
        self.password.setText(self._password if self._seen else HIDDEN)
        self.password.setAccessibleName(self.tr("Password: {words}").format(words=self.password.text()))

    def _copy(self) -> None:
        copy_secret(self._password)
        self.copied.emit()

    def _choose(self, format_id: str) -> None:
        self.edited.emit(lambda held: replace(held, format=format_id))

    def _protect(self, on: bool) -> None:
        self.edited.emit(lambda held: replace(held, protect=on))
        if on and not self._password:
            self.password_wanted.emit()

    def _name(self, name: str) -> None:
        whom = clean_text(name)
        self.edited.emit(lambda held: replace(held, for_whom=whom))

    def _restyle(self) -> None:
        for box in (self.protect, self.as_age):
            box.setFont(self._look.font("small"))
