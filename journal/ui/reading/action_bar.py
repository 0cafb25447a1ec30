"""What one can do next, under an entry: as many buttons as fit in a line, the rest behind one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journal.ui.look import Look
from journal.ui.reading.acts import Act
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.turned import turned

GAP = 10  # pixels at 100 %
SIDE, TOP, BOTTOM = 36, 12, 24
ROLES = ("primary", "plain", "link")  # of the first, the second, and the others


class ActionBar(QWidget):
    """Shows acts; `wanted(act id)` when one is chosen."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons: dict[str, Button] = {}
        self._acts: dict[str, Act] = {}
        self.more = Button(look, self.tr("More"), role="quiet", icon_after="chevron-up", parent=self)
        self.more.clicked.connect(self._open_more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._arrange)

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Show these in place of those before; with none there is no bar."""
        focused = next((name for name, button in self.buttons.items() if button.hasFocus()), "")
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self._acts = {act.id: act for act in acts}
        self.buttons = {}
        for number, act in enumerate(acts):
            role = ROLES[min(number, len(ROLES) - 1)]
            icon = act.icon if number < 2 else ""
            button = self.buttons[act.id] = Button(self._look, act.text, role=role, icon=icon, parent=self)
            button.clicked.connect(lambda _=False, name=act.id: self.wanted.emit(name))
        self.setVisible(bool(acts))
        self._order()
        self._arrange()
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def hidden_acts(self) -> list[Act]:
        """Those that wait behind "More"."""
        return [act for name, act in self._acts.items() if self.buttons[name].isHidden()]

    def sizeHint(self) -> QSize:
        height = self.more.sizeHint().height() + self._look.px(TOP) + self._look.px(BOTTOM)
        return QSize(self.more.sizeHint().width() + 2 * self._look.px(SIDE), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._arrange()

    def _order(self) -> None:
        before: QWidget | None = None
        for widget in (*self.buttons.values(), self.more):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _arrange(self) -> None:
        self.updateGeometry()
        look, side = self._look, self._look.px(SIDE)
        room, gap = self.width() - 2 * side, look.px(GAP)
        widths = [button.sizeHint().width() for button in self.buttons.values()]
        fitting = _fitting(widths, self.more.sizeHint().width(), room, gap)
        shown = [*list(self.buttons.values())[:fitting]]
        if fitting < len(widths):
            shown.append(self.more)
        x, top = side, look.px(TOP)
        for widget in (*self.buttons.values(), self.more):
            widget.setVisible(widget in shown)
        for widget in shown:
            size = widget.sizeHint().boundedTo(QSize(max(room, 1), 1 << 16))
            widget.setGeometry(turned(self.layoutDirection(), self.rect(), QRect(QPoint(x, top), size)))
            x += size.width() + gap

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self.hidden_acts:
            action = menu.addAction(self._look.icon(act.icon), act.text)
            action.triggered.connect(lambda _=False, name=act.id: self.wanted.emit(name))
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _fitting(widths: Sequence[int], more: int, room: int, gap: int) -> int:
    """Give how many of the first widths fit into the room, one at least: all, or with room for "More"."""
    if sum(widths) + gap * (len(widths) - 1) <= room:
        return len(widths)
    used, count = more, 0
    for width in widths:
        used += width + gap
        if used > room:
            break
        count += 1
    return max(count, 1)
