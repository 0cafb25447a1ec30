"""Run as a process of its own: show a window, and end at its first paint.

`first_paint.py bare` shows a bare label; anything else is what `afterword` is given.
"""

from __future__ import annotations

import os
import sys
from typing import Any


def end_at_first_paint(qt: Any) -> None:
    """End the process when the event loop has painted the first window."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QWidget

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            # The backing store is flushed to the screen right after the window's request to update it.
            if (
                event.type() == QEvent.Type.UpdateRequest
                and isinstance(watched, QWidget)
                and watched.isWindow()
            ):
                watched.removeEventFilter(self)
                qt.removeEventFilter(self)
                watched.event(event)
                os._exit(0)
            return False

    qt.watch = Watch()
    qt.installEventFilter(qt.watch)


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QLabel

    qt = QApplication(["bare"])
    label = QLabel("Unlock")
    label.resize(1180, 760)
    end_at_first_paint(qt)
    label.show()
    qt.exec()


def afterword(arguments: list[str]) -> None:
    from journal import main

    open_window = main._open_window

    def watched(wish: Any) -> int:
        # Not before: when Qt is loaded is a part of what is measured.
        from PySide6.QtWidgets import QApplication

        run = QApplication.exec

        def exec_watched(*_: Any) -> int:
            # `QApplication.exec` is the last thing before the window can be painted.
            end_at_first_paint(QApplication.instance())
            return run()

        QApplication.exec = exec_watched
        return open_window(wish)

    main._open_window = watched
    sys.exit(main.main(arguments))


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        bare()
    else:
        afterword(sys.argv[1:])
