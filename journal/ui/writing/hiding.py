"""Not being asked a prompt again, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from journal.app import hiding
from journal.app.hiding import Hidden
from journal.errors import JournalError
from journal.prompts.guide import Prompt
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Action
from journal.ui.writing.beside import Beside
from journal.ui.writing.desk import Desk
from journal.ui.writing.frame import Frame
from journal.ui.writing.places import after_hiding
from journal.ui.writing.words import pack_text


class Hiding(QObject):
    """Offers in the menu of a prompt not to be asked it again, and says so with a button that takes it back.

    `parted(prompt id)`: the desk asks other prompts now, show that one; `guide_wanted((pack id, guide id))`:
    show all prompts of a guide.
    """

    parted = Signal(str)
    guide_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        frame: Frame,
        beside: Beside,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._look, self._frame, self._beside = session, look, frame, beside
        self._source: tuple[str, str] | None = None
        self._desk: Desk | None = None
        self._prompt: Prompt | None = None
        self._said_at = ""  # the prompt beside which it was said that another one is hidden
        frame.bar.more.clicked.connect(self.open_menu)

    def show_place(self, desk: Desk, prompt: Prompt) -> None:
        """Offer what fits a prompt that is shown; what was said about another one goes."""
        opened = desk is not self._desk or desk.sitting.source != self._source
        self._desk, self._prompt, self._source = desk, prompt, desk.sitting.source
        self._frame.bar.show_more(desk.can_hide(prompt))
        if self._said_at and prompt.id != self._said_at:
            self._said_at = ""
            self._frame.note.clear()
        if opened and desk.is_spared:
            words = self.tr("You have hidden every prompt of this guide, so here is a free page.")
            self._show_note(words, (self.tr("All prompts of this guide"), self._show_guide))

    def clear(self) -> None:
        """Forget the desk."""
        self._desk = self._prompt = self._source = None
        self._said_at = ""
        self._frame.bar.show_more(False)

    def open_menu(self) -> None:
        """Open what else can be done with the prompt."""
        desk, prompt, more = self._desk, self._prompt, self._frame.bar.more
        if desk is None or prompt is None:
            return
        menu = QMenu(more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hide = not desk.is_hidden(prompt)
        words = self.tr("Don’t ask me this again") if hide else self.tr("Ask me this again")
        action = menu.addAction(self._look.icon("eye-off" if hide else "eye"), words)
        action.triggered.connect(lambda: self._set(desk, prompt, hide=hide))
        every = menu.addAction(self._look.icon("list"), self.tr("All prompts of this guide"))
        every.triggered.connect(self._show_guide)
        menu.setActiveAction(action)
        menu.popup(more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _set(self, desk: Desk, prompt: Prompt, *, hide: bool) -> None:
        source = desk.sitting.source
        if source is None or desk is not self._desk:
            return

        def done(hidden: Hidden) -> None:
            if desk is self._desk:
                self._take(desk, prompt, hidden)

        self._session.run(
            hiding.set_hidden, *source, prompt.id, hide, owner=self, done=done, failed=self._fail, key="hide"
        )

    def _take(self, desk: Desk, prompt: Prompt, hidden: Hidden) -> None:
        desk.use_hidden(hidden)
        self._said_at = ""
        self._frame.note.clear()
        self._beside.finish_asked_now()
        self._beside.show(desk)
        stays = desk.prompt(prompt.id) is not None
        self.parted.emit(prompt.id if stays else after_hiding(desk, prompt).id)
        if desk.is_hidden(prompt):
            self._say(desk, prompt, stays=stays)

    def _say(self, desk: Desk, prompt: Prompt, *, stays: bool) -> None:
        words = self.tr("You will not be asked “{prompt}” again.")
        if desk.is_spared:
            words = self.tr(
                "You will not be asked “{prompt}” again. No other prompt of this guide is left, so here is a "
                "free page."
            )
        elif stays:
            words = self.tr(
                "From the next entry on you will not be asked “{prompt}”. Here it stays, with your answer."
            )
        again = (self.tr("Ask it again"), lambda: self._set(desk, prompt, hide=False))
        self._show_note(words.format(prompt=pack_text(prompt.label)), again)

    def _show_note(self, words: str, action: Action) -> None:
        self._said_at = self._prompt.id if self._prompt is not None else ""
        self._frame.note.show_info(words, [action])

    def _show_guide(self) -> None:
        self.guide_wanted.emit(self._source)

    def _fail(self, error: JournalError) -> None:
        self._frame.note.show_error(error_text(error))
