"""The three columns: outline, form, preview; fewer at once where there is less room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.pack_editor.form import Form
from journal.ui.pack_editor.outline import Outline
from journal.ui.pack_editor.preview import Preview
from journal.ui.widgets.chip import Chip

ALL = 900  # from this width on, in pixels at 100 %, all three stand beside each other
TWO = 560  # from this width on the outline stands beside one of the others
OUTLINE = 230  # pixels at 100 %
SHARES = (5, 4)  # of form and preview in what is left


class Columns(QWidget):
    """`outline`, `form` and `preview`, with a chip for each that there is no room for."""

    def __init__(self, look: Look, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.outline, self.form, self.preview = Outline(look), Form(look), Preview(look, clock)
        self._panes: dict[str, QWidget] = {
            "outline": self.outline,
            "form": self.form,
            "preview": self.preview,
        }
        self.chips = {
            "outline": Chip(look, self.tr("Outline"), checkable=True),
            "form": Chip(look, self.tr("Write"), checkable=True),
            "preview": Chip(look, self.tr("Preview"), checkable=True),
        }
        self.wanted = "form"
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(look.px(20), 0, look.px(20), 0)
        bar.setSpacing(look.px(6))
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, name=name: self.bring(name))
            bar.addWidget(chip)
        bar.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(0)
        self._edges: list[QWidget] = []
        for name, pane in self._panes.items():
            if name != "outline":
                self._edges.append(_edge())
                line.addWidget(self._edges[-1])
            line.addWidget(pane, {"outline": 0, "form": SHARES[0], "preview": SHARES[1]}[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self._bar)
        column.addLayout(line, 1)
        look.changed.connect(self.fit)
        self.fit()

    def bring(self, name: str) -> None:
        """Bring a pane into view, in the place of another where there is no room for both."""
        self.wanted = name
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do: panes give way."""
        hint = super().minimumSizeHint()
        hint.setWidth(self._look.px(200))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many panes as there is room for."""
        width, look = self.width(), self._look
        count = 3 if width >= look.px(ALL) else 2 if width >= look.px(TWO) else 1
        shown = self._shown(count)
        for name, pane in self._panes.items():
            pane.setVisible(name in shown)
        for name, chip in self.chips.items():
            chip.setChecked(name in shown and (count == 1 or name != "outline"))
            chip.updateGeometry()  # the check mark takes room
            chip.setVisible(count == 1 or (count == 2 and name != "outline"))
        self._bar.setVisible(count < 3)
        self._edges[0].setVisible("outline" in shown and count > 1)
        self._edges[1].setVisible(count == 3)
        self.outline.setMaximumWidth(look.px(OUTLINE) if count > 1 else 16_777_215)
        self.outline.setMinimumWidth(look.px(OUTLINE) if count > 1 else 0)
        self.preview.heading.setVisible(count == 3)

    def _shown(self, count: int) -> frozenset[str]:
        if count == 3:
            return frozenset(self._panes)
        if count == 2:
            return frozenset({"outline", self.wanted if self.wanted != "outline" else "form"})
        return frozenset({self.wanted})


def _edge() -> QWidget:
    edge = QWidget()
    edge.setProperty("role", "edge")
    edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    edge.setFixedWidth(1)
    return edge
