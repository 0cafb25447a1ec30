"""Opening a journal that is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.errors import JournalError, RecoveryCodeMistyped, VaultInUse
from journal.ui.doors import work
from journal.ui.doors.door import Door
from journal.ui.doors.journal_footer import JournalFooter
from journal.ui.doors.passphrase_form import PassphraseForm
from journal.ui.doors.unlock_form import UnlockForm
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel, hairline
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app.journal import Journal, Machine
    from journal.app.opening import KdfCost
    from journal.ui.doors.code_form import CodeForm
    from journal.ui.doors.renew_form import RenewForm

FEATHER = 30  # pixels at 100 %


class UnlockPage(Door):
    """Asks for the passphrase or the recovery code of `folder`, and says calmly what stands in the way.

    `opened(Path)` when the session has the journal and nothing is left to ask; `new_requested` when the
    person wants a new one. `recent` are the journals opened before, `home` is shown as ~. `cost` is what the
    key of a new passphrase costs, None for the app's own. With `look_later` somebody else calls `look_again`.
    """

    opened = Signal(object)
    new_requested = Signal()

    def __init__(
        self,
        look: Look,
        session: Session,
        machine: Machine,
        folder: Path,
        recent: Sequence[Path],
        home: Path,
        *,
        cost: KdfCost | None = None,
        look_later: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        self._session, self._machine, self._home, self._cost = session, machine, home, cost
        self.folder = folder
        self._error: JournalError | None = None
        self._warm = self._busy = self._by_code = self._accept_older = False
        self.passphrase = PassphraseForm(look)
        self._code: CodeForm | None = None
        self.renew: RenewForm | None = None
        self.notice = Notice(look)
        self.footer = JournalFooter(look, recent, home)
        self._line = hairline()
        self._build(look)
        self._connect()
        self._ask_for(folder)
        if not look_later:
            self.look_again()

    def show_journal(self, folder: Path) -> None:
        """Ask for another journal; what was typed for the one before is taken away."""
        self._ask_for(folder)
        self.look_again()

    def _ask_for(self, folder: Path) -> None:
        if folder != self.folder:
            for form in self._forms:
                form.clear()
        self.folder = folder
        self._accept_older = False
        self.footer.show_journal(folder)
        self._show_ways(by_code=False)

    def look_again(self) -> None:
        """Ask the worker what can be told about the journal without its passphrase."""
        self._clear_error()
        self._session.call(work.look_at, self.folder, owner=self, failed=self._meet, key="look")

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        self._form.setFocus()

    @property
    def code(self) -> CodeForm:
        """The form for the recovery code. Few come this way: it is built when it is first wanted."""
        if self._code is None:
            from journal.ui.doors.code_form import CodeForm

            self._code = CodeForm(self._look)
            self._code.setVisible(False)
            self._code.submitted.connect(self._unlock_with_code)
            self._code.other_wanted.connect(lambda: self._show_ways(by_code=False))
            self.content.insertWidget(self.content.indexOf(self.notice), self._code)
        return self._code

    @property
    def _forms(self) -> list[UnlockForm]:
        return [form for form in (self.passphrase, self._code) if form is not None]

    @property
    def _form(self) -> UnlockForm:
        return self.code if self._by_code else self.passphrase

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self._by_code and not self._busy:
            self._show_ways(by_code=False)
            return
        super().keyPressEvent(event)

    def _build(self, look: Look) -> None:
        self.setAccessibleName(self.tr("Unlock a journal"))
        self.put(IconLabel(look, "feather", "accent", FEATHER), 18)
        self.put(PlainLabel(look, "Afterword", role="hero", wrap=False), 6)
        self.put(PlainLabel(look, self.tr("Private journal · on this computer only"), role="muted"), 26)
        self.put(self.passphrase, self.notice, 34, self._line, 6, self.footer)

    def _connect(self) -> None:
        self.passphrase.submitted.connect(self._unlock)
        self.passphrase.typing.connect(self._warm_up)
        self.passphrase.other_wanted.connect(lambda: self._show_ways(by_code=True))
        self.footer.picked.connect(self.show_journal)
        self.footer.choose_wanted.connect(self._choose)
        self.footer.new_wanted.connect(self.new_requested)

    def _show_ways(self, *, by_code: bool) -> None:
        self._by_code = by_code
        self._show_form()
        self.focus_first()
        if by_code:
            self._warm_up()

    def _show_form(self) -> None:
        shown = self._form
        for form in self._forms:
            form.setVisible(form is shown)

    def _warm_up(self) -> None:
        """Load on the worker what unlocking needs, while the person types."""
        if not self._warm:
            self._warm = True
            self._session.call(work.warm_up, owner=self)

    def _unlock(self, passphrase: str) -> None:
        folder, machine, older = self.folder, self._machine, self._accept_older
        self._open(lambda: work.unlock(folder, passphrase, machine, older), lambda _: self._finish())

    def _unlock_with_code(self, code: str) -> None:
        folder, machine, older = self.folder, self._machine, self._accept_older
        self._open(
            lambda: work.unlock_with_code(folder, code, machine, older), lambda _: self._offer_passphrase()
        )

    def _open(self, opener: Callable[[], Journal], done: Callable[[object], None]) -> None:
        if self._busy:
            return
        self._clear_error()
        self._set_busy(True)
        self._session.open(opener, owner=self, done=done, failed=self._meet)

    def _offer_passphrase(self) -> None:
        self._set_busy(False)
        self.code.clear()
        for part in (*self._forms, self.footer, self._line):
            part.setVisible(False)
        from journal.ui.doors.renew_form import RenewForm

        self.renew = RenewForm(self._look, self._session, self._machine, self._cost)
        self.renew.finished.connect(self._finish)
        self.content.insertWidget(self.content.indexOf(self.notice), self.renew)
        self.renew.setFocus()

    def _finish(self) -> None:
        self._set_busy(False)
        self.passphrase.clear()
        if self.renew is not None:
            self.renew.clear()
        self.opened.emit(self.folder)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for form in self._forms:
            form.set_busy(busy)
        self.footer.setEnabled(not busy)
        self.focus_first()

    def _clear_error(self) -> None:
        self._error = None
        self.notice.clear()
        for form in self._forms:
            form.refuse("")
        self._show_form()

    def _meet(self, error: JournalError) -> None:
        """Say what stands in the way; fields that cannot help are put away with what was typed in them."""
        from journal.ui.doors.obstacles import obstacle, way_label

        self._error = error
        self._set_busy(False)
        way = obstacle(error)
        if isinstance(error, RecoveryCodeMistyped):
            self.code.refuse_mistyped(error)
        elif way.asks:
            self._form.refuse(self._words(error))
        else:
            for form in self._forms:
                form.setVisible(False)
            actions = [(way_label(name), self._way(name)) for name in way.ways if self._offered(name)]
            self.notice.show_error(self._words(error), actions)
            self._go_to_first_way()

    def _go_to_first_way(self) -> None:
        buttons = self.notice.findChildren(Button)
        if buttons:
            buttons[0].setFocus()
            self.reveal(self.notice)

    def _words(self, error: JournalError) -> str:
        if isinstance(error, VaultInUse) and error.pid and work.can_show(error):
            words = self.tr(
                "This journal is open in another window on this computer (process {pid}). "
                "Nothing has changed."
            )
            return words.format(pid=error.pid)
        from journal.ui.doors.obstacles import said

        return said(error, self._home)

    def _offered(self, way: str) -> bool:
        error = self._error
        return way != "show" or (isinstance(error, VaultInUse) and work.can_show(error))

    def _way(self, way: str) -> Callable[[], None]:
        ways = {
            "again": self._try_again,
            "choose": self._choose,
            "new": self.new_requested.emit,
            "show": self._show_other,
            "older": self._take_older,
        }
        return ways[way]

    def _try_again(self) -> None:
        self.look_again()
        self.focus_first()

    def _take_older(self) -> None:
        self._accept_older = True
        self._clear_error()
        self._form.submit()

    def _show_other(self) -> None:
        self._session.call(work.ask_to_show, self.folder, owner=self, done=self._asked_to_show)

    def _asked_to_show(self, asked: bool) -> None:
        from journal.ui.doors.obstacles import way_label

        again = [(way_label("again"), self._try_again)]
        if asked:
            self.notice.show_info(self.tr("The other window was asked to come to the front."), again)
        else:
            self.notice.show_error(
                self.tr("The other window could not be asked. Nothing has changed."), again
            )

    def _choose(self) -> None:
        title = self.tr("Choose the folder of a journal")
        from journal.ui.doors.choosing import choose_folder

        choose_folder(self, title, self.folder.parent, self._home, self._chosen)

    def _chosen(self, folder: Path) -> None:
        self._session.call(work.journal_at, folder, owner=self, done=self.show_journal)
