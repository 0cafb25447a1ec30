"""Run as a process of its own: unlock a journal in the window, and print the seconds until Today is painted.

`unlock_to_today.py DATABASE KEY VAULT_ID FOLDER`: the database is opened with that key (hexadecimal), as if
the passphrase of the journal FOLDER had led to it; the key derivation is left out.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journal.main import main
from journal.ui import application
from journal.ui.doors.unlock_page import UnlockPage
from journal.vault import folder as vault

LOOK = 2  # milliseconds between looks whether Today is there


@dataclass
class Opened:
    """What unlocking a vault gives."""

    folder: Path
    database: Path
    key: bytes
    vault_id: str
    seq: int = 0
    read_only: bool = False
    left_open_on: None = None

    def database_key(self) -> bytearray:
        return bytearray(self.key)

    def close(self) -> None:
        """Nothing is held."""


class Watch(QObject):
    """Waits for the unlock page, types, submits, and ends when Today has been painted with what it shows."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self.app, self.started = app, 0.0
        app.frame.painted.connect(self.type)

    def type(self) -> None:
        page = self.app.frame.shown
        assert isinstance(page, UnlockPage)
        page.passphrase.typing.emit()
        self.submit_when_idle()

    def submit_when_idle(self) -> None:
        if self.app.session.is_busy:
            QTimer.singleShot(20, self, self.submit_when_idle)
            return
        # A person types for longer than it takes to load what comes next.
        QTimer.singleShot(500, self, self.submit)

    def submit(self) -> None:
        self.timer = QTimer(self, interval=LOOK)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self.started = time.perf_counter()
        self.app.frame.shown.passphrase.submitted.emit("any")

    def look(self) -> None:
        if self.is_there():
            self.app.frame.repaint()
            print(time.perf_counter() - self.started, flush=True)
            os._exit(0)

    def is_there(self) -> bool:
        shown = self.app.frame.shown
        page = getattr(shown, "page", None)
        return page is not None and type(page).__name__ == "TodayPage" and not self.app.session.is_busy


def start() -> None:
    database, key, vault_id, folder = sys.argv[1:]
    opened = Opened(Path(folder), Path(database), bytes.fromhex(key), vault_id)
    vault.unlock = lambda *_: opened
    show = application.Application.show

    def watched(self: Any) -> None:
        self.watch = Watch(self)
        show(self)

    application.Application.show = watched
    sys.exit(main(["--journal", folder, "open"]))


if __name__ == "__main__":
    start()
