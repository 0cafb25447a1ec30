"""Two sides beside each other, or one at a time with a switch where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.chip import Chip

CHOICES = 392  # pixels at 100 %: the width of the choices beside the file
BOTH_FROM = 800  # narrower, there is room for one side


class Sides(QWidget):
    """What is chosen, and the file."""

    def __init__(self, look: Look, choices: QWidget, file: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._choices, self._file = look, choices, file
        self._both = self._has_switch = True
        self.choose = Chip(look, self.tr("Choose"), checkable=True)
        self.look = Chip(look, self.tr("Look at the file"), checkable=True)
        self._switch = QWidget()
        self._edge = QFrame()
        self._edge.setProperty("role", "edge")
        self._edge.setFixedWidth(1)
        file.setProperty("role", "side")
        file.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        group = QButtonGroup(self)
        line = QHBoxLayout(self._switch)
        line.setContentsMargins(look.px(26), look.px(14), look.px(26), look.px(6))
        line.setSpacing(look.px(6))
        for chip in (self.choose, self.look):
            group.addButton(chip)
            line.addWidget(chip)
            chip.clicked.connect(self._show)
        line.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(choices)
        across.addWidget(self._edge)
        across.addWidget(file, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._switch)
        column.addLayout(across, 1)
        self.choose.setChecked(True)
        look.changed.connect(self._refit)
        self._show()

    def fit(self, width: int) -> None:
        """Take up a width in pixels."""
        self._both = width >= self._look.px(BOTH_FROM)
        self._show()

    def _refit(self) -> None:
        self.fit(self.width())

    def show_choices(self) -> None:
        """Bring what is chosen into view."""
        self.choose.setChecked(True)
        self._has_switch = True
        self._show()

    def show_file(self, *, switch: bool = True) -> None:
        """Bring the file into view, or with no `switch` what stands in its place and has a way back."""
        self.look.setChecked(True)
        self._has_switch = switch
        self._show()

    def step_back(self) -> bool:
        """Back from the file to what is chosen; False when that is in view anyway."""
        if self._both or self.choose.isChecked():
            return False
        self.show_choices()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show(self) -> None:
        self._switch.setVisible(self._has_switch and not self._both)
        self._edge.setVisible(self._both)
        self._choices.setVisible(self._both or self.choose.isChecked())
        self._file.setVisible(self._both or self.look.isChecked())
        wide = self._look.px(CHOICES) if self._both else 16_777_215
        self._choices.setMinimumWidth(self._look.px(CHOICES) if self._both else 0)
        self._choices.setMaximumWidth(wide)
