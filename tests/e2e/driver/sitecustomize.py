"""Lets a test look into the running app: Python imports this by its name when its folder is on PYTHONPATH.

So what runs is the real `python -P -m journal`, and the fresh process after a lock is looked into as well.
One JSON line asks over a Unix socket, one JSON line answers; everything is read on the window's thread.
"""

from __future__ import annotations

import json
import os
import signal
import socketserver
import sys
import threading
import time
from pathlib import Path

SOCKET = "AFTERWORD_DRIVER"
IMAGE = os.urandom(8).hex()  # another one in each process image


def _state(_argument):
    from PySide6.QtWidgets import QApplication

    frame, focus = _frame(), QApplication.focusWidget()
    state = {
        "image": IMAGE,
        "door": "",
        "page": "",
        "active": frame.isActiveWindow(),
        "minimised": frame.isMinimized(),
        "notice": frame.notice.text(),
        "place": [frame.x(), frame.y(), frame.width(), frame.height()],
        "focus": _focus(focus),
        "texts": _texts(frame),
    }
    shown = frame.shown
    state["door"] = type(shown).__name__
    if state["door"] == "MainWindow":
        state |= _page(shown)
    elif state["door"] == "FirstRun":
        state["page"] = type(shown.currentWidget()).__name__
    elif state["door"] == "UnlockPage":
        state["page"] = str(shown.folder)
    return state


def _page(window):
    page = window.page
    found = {"page": page.page_id if page is not None else ""}
    if found["page"] == "write" and page.desk is not None:
        editor = page._frame.view.editor
        found |= {
            "entry": page.desk.draft.entry_id,
            "prompt": page._prompt.id if page._prompt else "",
            "label": page._prompt.label if page._prompt else "",
            "cursor": editor.place() if editor is not None else -1,
            "saved": str(page.desk.saver.state.value),
            "rest": page._frame.shown.name == "REST",
        }
    if found["page"] == "journal":
        found["entry"] = page.entry.entry_id
        found["rows"] = page.list.model.entries
        found["read"] = page.entry.view.reading.entry.id if page.entry.view.reading else ""
    return found


def _focus(widget):
    if widget is None:
        return {}
    text = getattr(widget, "toPlainText", getattr(widget, "text", lambda: ""))()
    return {"class": type(widget).__name__, "name": widget.accessibleName(), "text": text}


def _texts(frame):
    from PySide6.QtWidgets import QAbstractButton, QLabel

    shown = [*frame.findChildren(QLabel), *frame.findChildren(QAbstractButton)]
    return [widget.text() for widget in shown if widget.isVisible() and widget.text()]


def _grab(path):
    return _frame().grab().save(path, "PNG")


def _type(text):
    """For sessions without a display; with one, keys come from the display's own keyboard."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keyClicks(QApplication.focusWidget(), text)
    return True


def _press(keys):
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keySequence(QApplication.focusWidget() or _frame(), QKeySequence(keys))
    return True


def _click(text):
    from PySide6.QtWidgets import QAbstractButton

    buttons = _frame().findChildren(QAbstractButton)
    next(each for each in buttons if each.isVisible() and each.text() == text).click()
    return True


def _focus_on(name):
    from PySide6.QtWidgets import QWidget

    widgets = _frame().findChildren(QWidget)
    next(each for each in widgets if each.isVisible() and each.accessibleName() == name).setFocus()
    return True


def _rows(name):
    """The open rows of a tree: the words, the middle on the screen, and the height of each."""
    from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItemIterator

    trees = [each for each in _frame().findChildren(QTreeWidget) if each.accessibleName() == name]
    found = []
    for tree in trees:
        walker = QTreeWidgetItemIterator(tree)
        while (row := walker.value()) is not None:
            place = tree.visualItemRect(row)
            middle = tree.viewport().mapToGlobal(place.center())
            found.append([row.text(0), middle.x(), middle.y(), place.height()])
            walker += 1
    return found


def _die(milliseconds):
    """Be killed so long from now, with no chance to tidy up."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(milliseconds, lambda: os.kill(os.getpid(), signal.SIGKILL))
    return True


def _fail(words):
    """Raise in a slot, as a bug of ours would."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: {}[words])
    return True


def _clipboard(_argument):
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.clipboard().text()


def _connect_out(_argument):
    """Open an Internet socket, to prove that the test would see one."""
    import socket

    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    return True


def _stray_file(path):
    """Write a file that should not be, to prove that the test would see it."""
    Path(path).write_text("stray", "utf-8")
    return True


VERBS = {
    "state": _state,
    "grab": _grab,
    "type": _type,
    "press": _press,
    "click": _click,
    "focus": _focus_on,
    "rows": _rows,
    "die": _die,
    "fail": _fail,
    "clipboard": _clipboard,
    "connect": _connect_out,
    "stray": _stray_file,
}


def _frame():
    from PySide6.QtWidgets import QApplication

    return next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "Frame")


class _Gate:
    """Carries a question to the window's thread and the answer back."""

    def __init__(self, qt):
        # Nothing of the namespace Qt: PySide makes it at its first mention, and two threads that do so at
        # once end the process.
        from PySide6.QtCore import QObject, Signal

        class Asked(QObject):
            asked = Signal(object)

            def run(self, job):
                job()

        self._asked = Asked()
        self._asked.moveToThread(qt.thread())
        self._asked.asked.connect(self._asked.run)

    def answer(self, verb, argument):
        done, box = threading.Event(), []

        def job():
            try:
                box.append({"value": VERBS[verb](argument)})
            except Exception as error:  # noqa: BLE001 - the fault is the test's to see
                box.append({"error": f"{type(error).__name__}: {error}"})
            done.set()

        self._asked.asked.emit(job)
        return box[0] if done.wait(20) else {"error": "the window does not answer"}


class _Handler(socketserver.StreamRequestHandler):
    def handle(self):
        gate = self.server.gate
        for line in self.rfile:
            verb, argument = json.loads(line)
            answer = gate.answer(verb, argument)
            self.wfile.write(json.dumps(answer).encode() + b"\n")


def _serve(path):
    while True:  # until there is a window to look into
        widgets = sys.modules.get("PySide6.QtWidgets")
        application = getattr(widgets, "QApplication", None)
        qt = application.instance() if application is not None else None
        if qt is not None and any(type(each).__name__ == "Frame" for each in qt.topLevelWidgets()):
            break
        time.sleep(0.02)
    Path(path).unlink(missing_ok=True)
    with socketserver.UnixStreamServer(path, _Handler) as server:
        server.gate = _Gate(qt)
        server.serve_forever()


if os.environ.get(SOCKET):
    threading.Thread(target=_serve, args=(os.environ[SOCKET],), daemon=True, name="driver").start()
