"""Keeping what has the keyboard in view, where it came there by arrows or by itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from journal.ui.widgets.scroll_page import ScrollPage


class Following(QObject):
    """Scrolls `page` to those of `widgets` that get the keyboard; with Tab the page does so by itself."""

    def __init__(self, page: ScrollPage, widgets: Iterable[QWidget]) -> None:
        super().__init__(page)
        self._page = page
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() != Qt.FocusReason.MouseFocusReason
            and isinstance(watched, QWidget)
        ):
            self._page.reveal(watched)
        return super().eventFilter(watched, event)
