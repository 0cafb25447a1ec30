"""The window's composition root: doors, pages and what passes between them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import preferences
from journal.errors import JournalError
from journal.ui import fonts
from journal.ui.calls import Calls
from journal.ui.doors.unlock_page import UnlockPage
from journal.ui.end_signals import EndSignals
from journal.ui.frame import Frame
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.translate import Translations

# What the unlock page does not show is imported when it is wanted: a start is measured against a bare window.
if TYPE_CHECKING:
    from journal.app.journal import Journal, Machine
    from journal.app.opening import Asked, KdfCost, Remarks
    from journal.ui.leaving import Leaving
    from journal.ui.main_window import MainWindow
    from journal.ui.reminders import Reminders


def _nothing() -> None:
    """Do nothing: nobody waits for the start."""


class Start(NamedTuple):
    """What the window starts with.

    `journal` None means the one opened last; `geometry` is `Frame.place`; a `passphrase` is tried at once;
    with `demo` the window says that its journal is thrown away. `version` is asked for when it is shown.
    `pack` is a prompt pack to look at once the journal is open.
    `started` is called when the first page is on the screen, or a journal is open before that.
    """

    machine: Machine
    config: Path
    version: Callable[[], str]
    journal: Path | None = None
    geometry: bytes = b""
    cost: KdfCost | None = None
    passphrase: str = ""
    demo: bool = False
    pack: Path | None = None
    started: Callable[[], None] = _nothing


class Ended(NamedTuple):
    """How the window ended: in a fresh process, `locked` is the journal to ask for and `pack` is shown."""

    code: int = 0
    locked: Path | None = None
    geometry: bytes = b""
    pack: Path | None = None


class Application(QObject):
    """Everything on the screen, from the first door to the last. `ended` says how it ended."""

    def __init__(self, start: Start, qt: QApplication) -> None:
        super().__init__()
        self.ended = Ended()
        self._start, self._qt = start, qt
        self.preferences = preferences.load(start.config)
        self._translations = Translations()
        self._translations.install(self.preferences.language)
        self.look = Look(self.preferences.theme, self.preferences.text_size, self.preferences.writing_width)
        self.look.dress(qt)
        self.session = Session(_close)
        self.frame = Frame(self.look)
        self.frame.put_back(start.geometry)
        self._leaving: Leaving | None = None
        self._pack = start.pack.absolute() if start.pack else None
        self._watch = Calls(start.config, self)
        self._watch.looked.connect(self._show_if_asked)
        self._reminders: Reminders | None = None
        self.frame.close_asked.connect(self._close_window)
        self.frame.pack_dropped.connect(self.show_pack)
        self.session.crashed.connect(self.show_bug)
        self.session.failed.connect(self._show_fault)
        self.frame.painted.connect(start.started)
        self.session.unlocked.connect(start.started)
        qt.aboutToQuit.connect(self.session.shutdown)

    def show(self) -> None:
        """Show the first door: the journal that is meant, or the making of one."""
        folder = self._start.journal or self.preferences.last_journal
        if folder is None:
            self.show_first_run(can_cancel=False)
        else:
            # Remembered, it has to mean the same from wherever the app is started next.
            door = self.show_unlock(folder.absolute())
            if self._start.passphrase:
                door.passphrase.submitted.emit(self._start.passphrase)
        if self._start.demo:
            self._say_demo()
        self.frame.painted.connect(self._prepare)
        self.frame.show()

    def show_unlock(self, folder: Path) -> UnlockPage:
        """Ask for the passphrase of a journal; gives the page."""
        recent = [Path(journal) for journal in self.preferences.journals]
        start = self._start
        # Looking loads the vault, beside a page that is to be painted. With a passphrase there is no page to
        # wait for, and once the journal is open it would look as if somebody else had it.
        later = not (self.frame.was_painted or start.passphrase)
        page = UnlockPage(
            self.look,
            self.session,
            start.machine,
            folder,
            recent,
            Path.home(),
            cost=start.cost,
            look_later=later,
        )
        if later:
            self.frame.painted.connect(page.look_again)
        page.opened.connect(lambda opened: self.show_journal(opened))
        page.new_requested.connect(lambda: self.show_first_run(can_cancel=True))
        self._give_quit_key(page)
        self.frame.show_only(page)
        page.focus_first()
        return page

    def show_first_run(self, *, can_cancel: bool) -> None:
        """Make a new journal; with `can_cancel` there is a way back to the door before."""
        from journal.app.places import DEFAULT_FOLDER
        from journal.ui.doors.first_run import FirstRun

        place, start = Path.home() / DEFAULT_FOLDER, self._start
        page = FirstRun(
            self.look,
            self.session,
            start.machine,
            place,
            Path.home(),
            cost=start.cost,
            can_cancel=can_cancel,
        )
        made: list[Path] = []
        page.created.connect(made.append)
        page.created.connect(self._remember)
        page.cancelled.connect(self.frame.go_back)
        page.finished.connect(lambda kind: self.show_journal(made[-1], kind))
        self._give_quit_key(page)
        if can_cancel:
            self.frame.show_over(page)
        else:
            self.frame.show_only(page)
        page.focus_first()

    def show_journal(self, folder: Path, kind: str = "") -> MainWindow:
        """Show the open journal: where the person left off, or a new entry of `kind`."""
        from journal.app import opening
        from journal.app.settings import take_up
        from journal.ui.half_words import HalfWords
        from journal.ui.shell import Surroundings, make_shell
        from journal.ui.upkeep import Upkeep

        self._remember(folder)
        self._watch.wait_in(folder)
        shell = make_shell(
            Surroundings(
                self.look,
                self.session,
                self._start.machine,
                self._start.config,
                folder,
                self._start.version(),
                self._start.cost,
            )
        )
        shell.setWindowFlags(QtCore.Qt.WindowType.Widget)
        shell.lock_asked.connect(self.lock)
        shell.quit_asked.connect(self.quit)
        self.frame.show_only(shell)
        if kind and self._pack is None:
            shell.show_page("write", kind)
        self.session.run(
            take_up,
            owner=shell,
            done=lambda at: self._arrive(shell, at.page, at.state),
            failed=lambda _error: self._arrive(shell, "", None),
        )
        self.session.run(opening.remarks, owner=shell, done=self._say_remarks)
        Upkeep(self.session, shell)
        HalfWords(self.session, shell, lambda: self._is_leaving)
        self._remind(shell)
        return shell

    def _remind(self, shell: MainWindow) -> None:
        from journal.ui.reminders import Reminders
        from journal.ui.tray import Tray

        tray = Tray(self.look, shell)
        tray.open_asked.connect(self.frame.come_forward)
        # What cannot be saved is asked about in the window: it has to be there.
        for asked, act in ((tray.lock_asked, self.lock), (tray.quit_asked, self.quit)):
            asked.connect(self.frame.come_forward)
            asked.connect(act)
        clock = self._start.machine.clock
        self._reminders = Reminders(self.session, tray, self.frame.isActiveWindow, clock, shell)

    def _close_window(self) -> None:
        """Close the window as the writer wants it: to the tray, if there is one and they chose so."""
        if self._reminders is not None and self._reminders.closes_to_tray:
            self.frame.hide()
        else:
            self.quit()

    def show_pack(self, path: Path) -> None:
        """Look at a prompt pack: in the open journal, else in the one that is opened next."""
        from journal.ui.main_window import MainWindow

        shell = self.frame.shown
        if self._is_leaving:
            self._pack = path  # for the person who stays, or comes back
        elif isinstance(shell, MainWindow):
            shell.show_page("guides", path)
        else:
            self._pack = path
            self.frame.notice.show_info(
                self.tr("{name} is shown once a journal is open.").format(name=path.name),
                [(self.tr("Close"), self.frame.notice.clear)],
            )

    def lock(self) -> None:
        """Save, close the journal, and end for a fresh process at the unlock page."""
        from journal.ui.main_window import MainWindow

        shell = self.frame.shown
        if isinstance(shell, MainWindow):
            self._leave(shell, resume=True, end=Ended(0, self._folder, self.frame.place()))

    def quit(self) -> None:
        """Save, close the journal, and end."""
        from journal.ui.doors.first_run import FirstRun
        from journal.ui.main_window import MainWindow

        shown = self.frame.shown
        if isinstance(shown, MainWindow):
            self._leave(shown, resume=False, end=Ended())
        elif not (isinstance(shown, FirstRun) and shown.hold_close()):
            self._end(Ended())

    def show_bug(self, text: str) -> None:
        """Say that there is a bug, and offer the report."""
        self.frame.notice.show_error(
            self.tr("Something in Afterword went wrong. What was saved is safe."),
            [
                (self.tr("Copy the report"), lambda: QGuiApplication.clipboard().setText(text)),
                (self.tr("Close"), self.frame.notice.clear),
            ],
        )

    def catch(self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """`sys.excepthook`: an exception out of a Qt slot becomes a report, not a hanging window."""
        from journal.app.crash import report

        self.show_bug(report(error.with_traceback(trace), f"Qt {qVersion()}"))

    def _give_quit_key(self, door: QWidget) -> None:
        """A door has no menu to bring the key with it."""
        QShortcut(QKeySequence("Ctrl+Q"), door).activated.connect(self.quit)

    @property
    def _folder(self) -> Path | None:
        return self.preferences.last_journal

    def _prepare(self) -> None:
        """Load what comes after the first page while the person looks at it."""
        import journal.ui.shell
        import journal.ui.today.page  # noqa: F401 - loading is the point

        self.look.follow_system()
        fonts.load(fonts.LATER)
        if not self.session.is_open:
            self._watch.wait_at_door()

    def _say_demo(self) -> None:
        from journal.app import demo

        words = self.tr(
            "A demo: everything here is invented, and thrown away when the window closes. "
            "To unlock it again: {passphrase}"
        )
        self.frame.notice.show_info(
            words.format(passphrase=demo.PASSPHRASE), [(self.tr("Close"), self.frame.notice.clear)]
        )

    def _say_remarks(self, remarks: Remarks) -> None:
        from journal.ui.texts import remark_texts

        if said := remark_texts(remarks):
            self.frame.notice.show_info(" ".join(said), [(self.tr("Close"), self.frame.notice.clear)])

    def _remember(self, folder: Path) -> None:
        # Another window may have changed them meanwhile.
        self.preferences = preferences.load(self._start.config).opened(folder)
        preferences.save_quietly(self._start.config, self.preferences)

    def _arrive(self, shell: MainWindow, page: str, state: dict[str, Any] | None) -> None:
        if shell.page is not None:  # the person was faster, and is somewhere already
            shell.hold(state)
            return
        pack, self._pack = self._pack, None
        if pack is not None:
            self.frame.notice.clear()
            shell.hold(state)
            shell.show_page("guides", pack)
            return
        shell.resume(page, state)
        if shell.page is not None:
            shell.page.focus_first()

    def _leave(self, shell: MainWindow, *, resume: bool, end: Ended) -> None:
        from journal.ui.leaving import Leaving

        if self._leaving is not None:
            self._leaving.deleteLater()
        self._leaving = Leaving(
            shell, self.session, self.frame.notice, resume=resume, then=lambda: self._end(end)
        )
        self._leaving.begin()

    @property
    def _is_leaving(self) -> bool:
        # Another page now would take the place of the last save, and the journal would stay open.
        return self._leaving is not None and self._leaving.under_way

    @property
    def _has_stayed(self) -> bool:
        return self._leaving is not None and not self._leaving.under_way

    def _end(self, ended: Ended) -> None:
        self.ended = ended._replace(pack=self._pack) if ended.locked else ended
        self._watch.stop()
        self.frame.close_for_good()
        self._qt.exit(ended.code)

    def _show_fault(self, error: JournalError) -> None:
        from journal.ui.texts import error_text

        self.frame.notice.show_error(error_text(error), [(self.tr("Close"), self.frame.notice.clear)])

    def _show_if_asked(self, asked: Asked | None) -> None:
        if asked is not None:
            self.frame.come_forward()
        wanted = asked.pack if asked is not None else None
        if wanted is None and self._has_stayed:
            wanted = self._pack  # from a moment when the journal was about to be left
        if wanted is not None:
            self._pack = None
            self.show_pack(wanted)


def _close(journal: Journal) -> None:
    from journal.app import opening

    opening.close(journal)


def run_window(start: Start) -> Ended:
    """Show the window until it is closed or locked; tells which."""
    qt = make_qt()
    application = Application(start, qt)
    sys.excepthook = application.catch
    EndSignals(application).asked.connect(application.quit)
    application.show()
    code = qt.exec()
    application.session.shutdown()
    ended = application.ended
    return ended if ended.code == code else ended._replace(code=code)


def make_qt() -> QApplication:
    """Give the Qt application with the app's name and fonts."""
    QGuiApplication.setDesktopFileName("afterword")
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        # Set afterwards, the style would be handed to Python, and that alone is 8 ms.
        qt = QApplication(["afterword", "-style", "fusion"])
    qt.setApplicationName("afterword")
    qt.setApplicationDisplayName("Afterword")
    qt.setQuitOnLastWindowClosed(False)
    fonts.load(fonts.FIRST)
    return qt
