"""Locking and quitting: the page saves, the journal closes, and only then does the window go."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import settings
from journal.app.settings import Resume
from journal.errors import JournalError
from journal.ui.main_window import MainWindow
from journal.ui.session import Session
from journal.ui.widgets.notice import Notice

HELD = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
    }
)
PATIENCE = 1500  # milliseconds for the last words to be saved before the person is asked


class Leaving(QObject):
    """One attempt to leave the open journal; `then` is called once it is closed.

    `resume` keeps in the journal where the person was; what is half written is kept also without. When the
    page cannot save, the person decides: to stay, or to leave without what could not be saved.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        notice: Notice,
        *,
        resume: bool,
        then: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._notice = window, session, notice
        self._resume, self._then = resume, then
        self._over = self._closing = self._dropped = self._without = False
        self._focus: QWidget | None = None
        self._timer = QTimer(self, interval=PATIENCE, singleShot=True)
        self._timer.timeout.connect(self._ask)

    @property
    def under_way(self) -> bool:
        """Whether the journal is about to be left; False once the person stays."""
        return not self._dropped

    def begin(self) -> None:
        """Ask the page to save, and go on when it has.

        Until it has, or the person is asked, keys and clicks do nothing: a key on its way would count
        as writing on, and the journal would stay open before whoever is coming.
        """
        self._timer.start()
        self._hold()
        if self._window.page is not None:
            self._window.page.stays.connect(self._drop)
        self._window.settle(self._saved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        return event.type() in HELD

    def _hold(self) -> None:
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def _release(self) -> None:
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)

    def _saved(self) -> None:
        if self._over:
            return
        self._over = True
        self._timer.stop()
        self._notice.clear()
        try:
            half = self._window.half_written()
            resume = Resume(*self._window.resume_state()) if self._resume else Resume(state=half)
        except BaseException:
            # Whatever is wrong with a page: the keys and the mouse are given back before it is reported.
            self._over = False
            self._drop()
            raise
        if not self._resume and not half:
            self._close()
            return
        self._session.crashed.connect(self._forget_place)
        self._session.run(
            settings.leave_off,
            resume,
            owner=self,
            done=lambda _: self._close(),
            failed=self._ask_again if half else self._forget_place,
        )

    def _ask_again(self, fault: JournalError) -> None:
        # Half-written words are kept nowhere else.
        if self._without:
            self._forget_place(fault)
        else:
            self._over = False
            self._ask()

    def _forget_place(self, fault: JournalError | str) -> None:  # noqa: ARG002
        # Where one was is a comfort; that it could not be kept is no reason to stay open.
        self._close()

    def _close(self) -> None:
        if not self._closing:
            self._closing = True
            self._session.close(self._end)

    def _end(self) -> None:
        self._release()
        self._then()

    def _ask(self) -> None:
        self._release()
        self._focus = QApplication.focusWidget()
        self._notice.show_error(
            self.tr("The last words are not saved yet, so the journal stays open. It goes on trying."),
            [(self.tr("Stay here"), self._stay), (self.tr("Leave without them"), self._leave_without)],
        )

    def _leave_without(self) -> None:
        self._without = True
        self._saved()

    def _drop(self) -> None:
        if not self._over:
            self._over = self._dropped = True
            self._release()
            self._timer.stop()
            self._notice.clear()

    def _stay(self) -> None:
        self._drop()
        # The button is gone, and the words are still wanted: the keyboard goes back to them.
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
