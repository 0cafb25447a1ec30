"""Under the prompt: back, skip, finish later, next."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton


class Bar(QWidget):
    """Four buttons in a line, or in two where a line is too short. At the end `keep` stands for `next`.

    `more` opens what else can be done with the prompt; whoever fills its menu shows it.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._can_skip = look, True
        self.back = Button(look, self.tr("Back"))
        self.skip = Button(look, self.tr("Skip this one"), role="quiet")
        self.more = IconButton(look, "ellipsis", self.tr("More about this prompt"))
        self.more.hide()
        self.finish = Button(look, self.tr("Finish later"), role="quiet")
        self.next = Button(look, self.tr("Next"), role="primary", icon_after="arrow-right")
        self.keep = Button(look, self.tr("Keep this entry"), role="primary")
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(look.px(10))
        first.addWidget(self.back)
        first.addWidget(self.skip)
        first.addWidget(self.more)
        first.addStretch(1)
        second.addStretch(1)
        second.addWidget(self.finish)
        second.addWidget(self.next)
        second.addWidget(self.keep)
        self._outer.addLayout(first, 1)
        self._outer.addLayout(second, 1)
        self._fit()

    def show_place(self, *, first: bool, last: bool, kept: bool, alone: bool = False) -> None:
        """Fit the buttons to a place in the guide; `alone` is a page without questions."""
        self.back.setVisible(not alone)
        self.back.setEnabled(not first)
        self._can_skip = not last
        self.next.setVisible(not last)
        self.keep.setVisible(last)
        self.keep.setText(self.tr("Done") if kept else self.tr("Keep this entry"))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        rows = self._outer.direction() == QBoxLayout.Direction.TopToBottom
        height = self.back.sizeHint().height() * (2 if rows else 1)
        return QSize(self._room(self.finish, self.keep), height)

    def show_more(self, wanted: bool) -> None:
        """Offer what else can be done with the prompt, or nothing."""
        self.more.setVisible(wanted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _room(self, *buttons: QWidget) -> int:
        return sum(button.sizeHint().width() + self._look.px(10) for button in buttons)

    def _fit(self) -> None:
        """Where room is short, skipping is left to `next`, which does the same."""
        more = () if self.more.isHidden() else (self.more,)
        roomy = self._room(self.back, self.skip, *more, self.finish, self.keep) <= self.width()
        self.skip.setVisible(self._can_skip and roomy)
        narrow = self._room(self.back, *more, self.finish, self.keep) > self.width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._outer.direction():
            self._outer.setDirection(direction)
            self.updateGeometry()
