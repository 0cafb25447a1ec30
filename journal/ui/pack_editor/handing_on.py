"""What becomes of a pack: a file, a signed file for a client, or a pack of this journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.app import pack_drafts, pack_signing, packs
from journal.app.coach_keys import Key
from journal.errors import JournalError, PackRefused
from journal.prompts.guide import Pack
from journal.ui.doors.choosing import choose_saved
from journal.ui.guides.dropping import ENDING
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice


class HandingOn(QObject):
    """Carries a whole pack out. What happened is said in `notice`; `used(pack)` when the journal has it."""

    used = Signal(object)

    def __init__(self, page: QWidget, session: Session, notice: Notice, home: Path) -> None:
        super().__init__(page)
        self._page, self._session, self._notice, self._home = page, session, notice, home

    def save(self, pack: Pack) -> None:
        """Ask for a place and save the pack there as a file."""
        self._choose(self.tr("Save the pack"), pack, lambda path: self._save(pack, path))

    def export(self, pack: Pack) -> None:
        """Save the pack for a client: signed, when there is a key or one is wanted."""
        self._run(pack_signing.own_key, done=lambda key: self._export(pack, key))

    def use(self, pack: Pack, accept: tuple[str, ...] = ()) -> None:
        """Put the pack among those of this journal."""

        def failed(error: JournalError) -> None:
            if isinstance(error, PackRefused):
                again = self.tr("Use it all the same")
                words = self.tr("This journal has a newer version of the pack, or one that was signed.")
                self._notice.show_info(words, [(again, lambda: self.use(pack, tuple(error.concerns)))])
            else:
                self._notice.show_error(error_text(error))

        self._session.run(pack_drafts.use, pack, accept, owner=self, done=self._used, failed=failed)

    def _used(self, pack: Pack) -> None:
        self._notice.show_info(self.tr("It is in your journal now. You find its guides under Guides."))
        self.used.emit(pack)

    def _save(self, pack: Pack, path: Path) -> None:
        self._session.call(
            packs.save, path, pack, owner=self, done=lambda _: self._written((path,)), failed=self._fail
        )

    def _export(self, pack: Pack, key: Key | None) -> None:
        if key is not None:
            self._choose(self.tr("Export for a client"), pack, lambda path: self._sign(pack, path))
            return
        self._notice.show_info(
            self.tr(
                "With a signature your clients see that a pack comes from you and was not changed since. "
                "It needs a key, which is made once and stays in this journal."
            ),
            [
                (self.tr("Make a key and sign"), lambda: self._make_key(pack)),
                (self.tr("Export it unsigned"), lambda: self.save(pack)),
            ],
        )

    def _make_key(self, pack: Pack) -> None:
        self._notice.clear()
        self._run(pack_signing.keygen, done=lambda key: self._export(pack, key))

    def _sign(self, pack: Pack, path: Path) -> None:
        self._run(pack_signing.export_signed, pack, path, done=self._written)

    def _written(self, paths: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in paths)
        self._notice.show_info(self.tr("Saved: {names}.").format(names=names))

    def _choose(self, title: str, pack: Pack, chosen: Callable[[Path], None]) -> None:
        self._notice.clear()
        suggestion = self._home / f"{pack.id.rsplit('.', 1)[-1]}{ENDING}"
        names = self.tr("Prompt packs") + f" (*{ENDING})"
        choose_saved(self._page, title, suggestion, self._home, names, lambda path: chosen(ended(path)))

    def _run(self, function: Callable[..., Any], *args: Any, done: Callable[[Any], None]) -> None:
        self._session.run(function, *args, owner=self, done=done, failed=self._fail)

    def _fail(self, error: JournalError) -> None:
        self._notice.show_error(error_text(error))


def ended(path: Path) -> Path:
    """Give the path with the ending that a pack's file has."""
    if path.name.endswith(ENDING):
        return path
    return path.with_name(path.name.removesuffix(".toml").removesuffix(".pack") + ENDING)
