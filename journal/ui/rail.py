"""The rail at the window's side: the app's name, its pages, and Lock."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.page import PageSpec, Place
from journal.ui.widgets.buttons import RADIUS, IconButton, paint_ring
from journal.ui.widgets.plain_label import PlainLabel, plain_tip
from journal.ui.widgets.turned import turned

WIDTH = 212  # pixels at 100 %
NARROW = 64
_PAD = 10  # inside a button, before its icon
_END = 16  # above the first and below the last
_BELOW = 14  # between the name of the app and the first page


class RailButton(QAbstractButton):
    """One place to go: icon and word, with a count or a key at the end. Narrow, it is only the icon."""

    def __init__(self, look: Look, icon: str, label: str, hint: str = "") -> None:
        super().__init__()
        self._look, self._icon, self._hint = look, icon, hint
        self._narrow, self._badge = False, 0
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only, the word as a tool tip."""
        self._narrow = narrow
        self.setToolTip(plain_tip(self.text()) if narrow else "")
        self.update()

    def set_badge(self, count: int) -> None:
        """Show how many things wait there; nothing for 0."""
        self._badge = count
        waiting = QCoreApplication.translate("Rail", "%n waiting", "", count)
        self.setAccessibleDescription(waiting if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(37)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()  # the rail knows the order; a button would guess it
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(self.rect(), look.px(RADIUS), look.px(RADIUS))
        ink = "ink" if self.isChecked() or self.underMouse() else "muted"
        side, pad = look.icon_px(), look.px(_PAD)
        left = (self.width() - side) // 2 if self._narrow else pad
        box = QRect(left, (self.height() - side) // 2, side, side)
        look.paint_icon(painter, QRectF(self._turned(box)), self._icon, ink)
        if not self._narrow:
            start = left + side + pad
            self._paint_words(painter, QRect(start, 0, self.width() - start - pad, self.height()), ink)
        elif self._badge:
            self._paint_dot(painter, box)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent")

    def _paint_words(self, painter: QPainter, room: QRect, ink: str) -> None:
        look = self._look
        end = self._paint_badge(painter, room) if self._badge else self._paint_hint(painter, room)
        words = QRect(room.left(), 0, room.width() - end, self.height())
        painter.setPen(look.colour(ink))
        painter.setFont(self.font())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(self._turned(words), self._aligned(), shown)

    def _paint_hint(self, painter: QPainter, room: QRect) -> int:
        """Draw the key at the end of `room` if it fits beside the word; give the width it took."""
        painter.setFont(self._look.font("fine"))
        width = painter.fontMetrics().horizontalAdvance(self._hint)
        gap = self._look.px(8) if self._hint else 0
        if not self._hint or width + gap + self.fontMetrics().horizontalAdvance(self.text()) > room.width():
            return 0
        painter.setPen(self._look.colour("muted"))
        box = QRect(room.right() - width, 0, width + 1, self.height())
        painter.drawText(self._turned(box), int(Qt.AlignmentFlag.AlignCenter), self._hint)
        return width + gap

    def _paint_badge(self, painter: QPainter, room: QRect) -> int:
        look = self._look
        painter.setFont(look.font("chip"))
        metrics = painter.fontMetrics()
        height = metrics.height() + look.px(4)
        width = max(height, metrics.horizontalAdvance(str(self._badge)) + look.px(12))
        box = self._turned(QRect(room.right() - width, (self.height() - height) // 2, width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("feedback.soft"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(look.colour("feedback"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._badge))
        return width + look.px(8)

    def _paint_dot(self, painter: QPainter, icon: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("feedback"))
        radius = self._look.px(3)
        painter.drawEllipse(QRectF(self._turned(icon)).topRight(), radius, radius)

    def _aligned(self) -> int:
        ends = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def _turned(self, box: QRect) -> QRect:
        return turned(self.layoutDirection(), self.rect(), box)

    def _restyle(self) -> None:
        self.setFont(self._look.font("nav"))
        self.updateGeometry()
        self.update()


class Rail(QWidget):
    """The pages of `specs` that have a place here. `chosen(page id)`, `lock_asked`, `menu_asked`."""

    chosen = Signal(str)
    lock_asked = Signal()
    menu_asked = Signal()

    def __init__(self, look: Look, specs: tuple[PageSpec, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(QCoreApplication.translate("Rail", "Pages"))
        # The name of the app is not translated.
        self._name = PlainLabel(look, "Afterword", role="wordmark", wrap=False)
        self.menu_button = IconButton(look, "menu", QCoreApplication.translate("Rail", "Menu"))
        self.menu_button.clicked.connect(self.menu_asked)
        self._buttons = {
            spec.id: self._page_button(spec) for spec in specs if spec.place is not Place.NOWHERE
        }
        key = QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self.lock = RailButton(look, "lock", QCoreApplication.translate("Rail", "Lock"), key)
        self.lock.clicked.connect(self.lock_asked)
        self._column = QVBoxLayout(self)
        self._fill(specs)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_chosen(self, page: str) -> None:
        """Light the button of a page; none if the page has no place here."""
        for name, button in self._buttons.items():
            button.setChecked(name == page)

    def set_badge(self, page: str, count: int) -> None:
        """Show how many things wait on a page."""
        if page in self._buttons:
            self._buttons[page].set_badge(count)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self._narrow = narrow
        self._name.setVisible(not narrow)
        for button in (*self._buttons.values(), self.lock):
            button.set_narrow(narrow)
        self._restyle()

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def focus_current(self) -> None:
        """Put the keyboard on the button of the page in view."""
        chosen = (button for button in self._buttons.values() if button.isChecked())
        next(chosen, self.lock).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons: list[QAbstractButton] = [*self._buttons.values(), self.lock]
        held = next((at for at, button in enumerate(buttons) if button.hasFocus()), None)
        if held is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        target = buttons[(held + steps[Qt.Key(event.key())]) % len(buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _page_button(self, spec: PageSpec) -> RailButton:
        button = RailButton(self._look, spec.icon, spec.label)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self._choose(spec.id))
        return button

    def _choose(self, page: str) -> None:
        # A click has toggled it; the window lights what is really shown.
        self._buttons[page].setChecked(not self._buttons[page].isChecked())
        self.chosen.emit(page)

    def _fill(self, specs: tuple[PageSpec, ...]) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.menu_button)
        self._head = head
        self._column.addLayout(head)
        for place in (Place.TOP, Place.BOTTOM):
            for spec in specs:
                if spec.place is place:
                    self._column.addWidget(self._buttons[spec.id])
            if place is Place.TOP:
                self._column.addStretch(1)
        self._column.addWidget(self.lock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.px(NARROW if self._narrow else WIDTH))
        self._space()

    def _space(self) -> None:
        """Give the buttons air, and in a low window the air to the buttons."""
        px, buttons = self._look.px, (*self._buttons.values(), self.lock)
        wanted = sum(button.sizeHint().height() + px(2) for button in (self.menu_button, *buttons))
        is_low = self.height() < wanted + px(2 * _END + _BELOW)
        end = px(_END) // 4 if is_low else px(_END)
        self._column.setContentsMargins(px(12), end, px(12), end)
        self._column.setSpacing(px(2))
        self._head.setContentsMargins(0 if self._narrow else px(_PAD), 0, 0, 0 if is_low else px(_BELOW))
