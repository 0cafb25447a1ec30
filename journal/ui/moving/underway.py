"""Something long that has the journal to itself: over the whole window, how far it is, and a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import Cancelled, JournalError
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.progress_line import ProgressLine

SHOWN_AFTER = 300  # milliseconds: what is over before that would only flicker
LOOKED_AT = 100  # milliseconds between two looks at how far it is
WIDTH = 420  # pixels at 100 %
LET_THROUGH = frozenset({Qt.Key.Key_L, Qt.Key.Key_Q})  # with Ctrl: locking and quitting stop it

Work = Callable[[Any, Callable[[int, int], None]], Any]


class Far:
    """How far a piece of work is: written on the worker's thread, read on the window's."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.now = (0, 0)

    def told(self, done: int, other: int) -> None:
        """Hear from the work. Raises Cancelled once it is to stop."""
        self.now = (done, other)
        if self._stop.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Have the work stop when it is heard from next."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it is to stop."""
        return self._stop.is_set()


class Underway(QObject):
    """Runs one piece of work at a time for `page`. While it runs nothing else can be done in the window.

    `count(done, other)` turns what the work tells into what is shown of how far it is: done and whole for the
    line, a whole of 0 when it is not known, and words.
    """

    def __init__(self, look: Look, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._session, self._page = look, session, page
        self._far: Far | None = None
        self.cover: Cover | None = None
        self._words = ""
        self._count: Callable[[int, int], tuple[int, int, str]] = _nothing_said
        self._before: QWidget | None = None
        self._then: list[Callable[[], None]] = []
        self._timer = QTimer(self, interval=LOOKED_AT)
        self._timer.timeout.connect(self._look_at_it)
        self._shown_after = QTimer(self, interval=SHOWN_AFTER, singleShot=True)
        self._shown_after.timeout.connect(self.show)
        session.busy.connect(self._on_busy)

    @property
    def is_under_way(self) -> bool:
        """Whether something runs."""
        return self._far is not None

    def begin(
        self,
        words: str,
        work: Work,
        *,
        count: Callable[[int, int], tuple[int, int, str]],
        done: Callable[[Any], None],
        failed: Callable[[JournalError], None],
    ) -> None:
        """Run `work(journal, told)` on the worker; `words` say what it is."""
        if self._far is not None:
            return
        far = self._far = Far()
        self._words, self._count = words, count
        # A page that cannot be used loses the keyboard; a dialog that closes now has it still.
        self._before = self._page.window().focusWidget()
        self._page.setEnabled(False)
        self._shown_after.start()
        self._timer.start()
        self._session.run(
            lambda journal: work(journal, far.told),
            owner=self,
            done=lambda value: self._end(lambda: done(value)),
            failed=lambda error: self._end(lambda: failed(error)),
        )

    def stop(self, then: Callable[[], None] | None = None) -> None:
        """Have it stop, and call `then` when nothing runs any more; at once when nothing does."""
        if self._far is None:
            if then is not None:
                then()
            return
        if then is not None:
            self._then = [then]  # as with `MainWindow.settle`, the last wish counts
        self._far.stop()
        if self.cover is not None:
            self.cover.show_stopping()

    def show(self) -> None:
        """Cover the window."""
        if self._far is not None and self.cover is None:
            self.cover = Cover(self._look, self._page.window(), self._words)
            self.cover.stop.clicked.connect(lambda: self.stop())
            if self._far.is_stopped:
                self.cover.show_stopping()
            self._look_at_it()

    def _look_at_it(self) -> None:
        if self._far is not None and self.cover is not None:
            self.cover.show_count(*self._count(*self._far.now))

    def _on_busy(self, busy: bool) -> None:
        # A bug, or a journal that is closed meanwhile, answers neither way.
        if not busy:
            self._end(_nothing)

    def _end(self, tell: Callable[[], None]) -> None:
        if self._far is None:
            return
        self._far = None
        self._timer.stop()
        self._shown_after.stop()
        self._page.setEnabled(True)
        cover, self.cover = self.cover, None
        if cover is not None:
            cover.go()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        tell()
        waiting, self._then = self._then, []
        for then in waiting:
            then()


class Cover(QWidget):
    """Lies over `window` with what goes on, how far it is and the button `stop`; no key gets past it."""

    def __init__(self, look: Look, window: QWidget, words: str) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words)
        self.words = PlainLabel(look, words, role="title")
        self.line = ProgressLine(look)
        self.count = PlainLabel(look, role="muted")
        self.stop = Button(look, QCoreApplication.translate("Moving", "Stop"), parent=self)
        self.stop.installEventFilter(self)
        middle = QWidget()
        middle.setMaximumWidth(look.px(WIDTH))
        column = QVBoxLayout(middle)
        column.setSpacing(look.px(14))
        column.addStretch(1)
        for part in (self.words, self.line, self.count):
            column.addWidget(part)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, done: int, whole: int, words: str) -> None:
        """Show how far it is; a `whole` of 0 when that cannot be told."""
        self.line.setVisible(whole > 0)
        if whole:
            self.line.set(min(done, whole), whole)
        self.count.setText(words)

    def show_stopping(self) -> None:
        """Say that it is about to stop."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.setEnabled(False)
        self.stop.setText(QCoreApplication.translate("Moving", "Stopping…"))

    def go(self) -> None:
        """Uncover the window."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        if watched is self.stop and event.type() == QEvent.Type.ShortcutOverride:
            return self._keep(event)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._keep(event):
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: ARG002
        return True  # what lies under this must not get the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stop.isEnabled() and self.stop.isVisible():
            self.stop.click()

    def _keep(self, event: QEvent) -> bool:
        """Take a key before it becomes a command of the window, but for those that leave the journal."""
        if not isinstance(event, QKeyEvent):
            return False
        leaves = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if leaves and Qt.Key(event.key()) in LET_THROUGH:
            return False
        event.accept()
        return True


def _nothing() -> None:
    """Tell nobody."""


def _nothing_said(_done: int, _other: int) -> tuple[int, int, str]:
    return 0, 0, ""
