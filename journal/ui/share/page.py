"""The page on which a share is prepared: what leaves on one side, the very file on the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.model.share import Share
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session


class SharePage(Page):
    """Enter it with a `Share` to prepare, or None for the one that is being prepared.

    `print_asked(Prepared, for whom)` asks to print what is shown; it is a PDF then. The log is reached by
    `go("share-log", None)`. `home` is where file dialogs begin.
    """

    page_id = "share"
    print_asked = Signal(object, str)

    def __init__(self, look: Look, session: Session, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session, self._home = look, session, home
        self._share = Share(())
        self.setAccessibleName(self.tr("Share with a mentor"))

    def enter(self, argument: object = None) -> None:
        if isinstance(argument, Share):
            self._share = argument
