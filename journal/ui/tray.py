"""The app's place in the desktop's tray: a sign that it runs, its few commands, and one neutral sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from journal.ui.look import Look


class Tray(QObject):
    """An icon in the tray while `keep(True)` holds and the desktop has a tray.

    `open_asked` also when its notification is clicked. It never says more than that the app runs and, when
    told to, that something waits: whoever walks past can read it.
    """

    open_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @property
    def is_there(self) -> bool:
        """Whether the icon is shown."""
        return self._icon is not None and self._icon.isVisible()

    def keep(self, shown: bool) -> None:
        """Show the icon, or take it away; nothing happens on a desktop without a tray."""
        if shown and self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._make()
        if self._icon is not None:
            self._icon.setVisible(shown)

    def notify(self) -> None:
        """Say that something waits; what it is stays in the journal."""
        if self._icon is not None and self._icon.isVisible():
            title, words = "Afterword", self.tr("Something is waiting in your journal")
            self._icon.showMessage(title, words, self._icon.icon())

    def _make(self) -> None:
        self._icon = QSystemTrayIcon(self._look.icon("feather", "accent"), self)
        self._icon.setToolTip("Afterword")
        self._menu = QMenu()
        for words, wanted in (
            (self.tr("Open Afterword"), self.open_asked),
            (self.tr("Lock"), self.lock_asked),
            (self.tr("Quit"), self.quit_asked),
        ):
            self._menu.addAction(words, wanted.emit)
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(self.open_asked)
        self._icon.activated.connect(self._activated)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        pressed = QSystemTrayIcon.ActivationReason
        if reason in {pressed.Trigger, pressed.DoubleClick}:
            self.open_asked.emit()
