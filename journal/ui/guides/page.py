"""The Guides page: which view is shown, and what is asked of the journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app import guides, hiding, packs
from journal.app.guides import Card
from journal.app.journal import Clock
from journal.app.packs import Concern, Preview
from journal.errors import JournalError
from journal.model.change import Change
from journal.prompts.guide import Pack
from journal.ui.doors.choosing import choose_file, choose_saved
from journal.ui.guides.details import GuideDetails
from journal.ui.guides.dropping import ENDING, dropped_pack
from journal.ui.guides.gallery import Gallery
from journal.ui.guides.passing import Passing
from journal.ui.guides.preview import PackPreview
from journal.ui.guides.reads import Shown, free_id, shown
from journal.ui.guides.refused import RefusedPack
from journal.ui.guides.trying import TryOut
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text


class GuidesPage(Page):
    """The guides that there are, and the ways in and out for packs.

    `enter` takes None (the gallery), the path of a pack to look at, or (pack id, guide id).
    `use_requested(kind, (pack id, guide id))` asks for a new entry, `edit_requested(Pack or None)` for the
    editor. `clock` gives the local time, `home` is where file dialogs begin.
    """

    page_id = "guides"
    use_requested = Signal(str, object)
    edit_requested = Signal(object)

    def __init__(
        self, look: Look, session: Session, clock: Clock, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock, self._home = look, session, clock, home
        self._shown = Shown((), frozenset(), ())
        self._wanted: tuple[str, str] | None = None  # a guide to show once the gallery is read
        self._keys_wait = False  # for a first card to go to
        self.gallery, self.details = Gallery(look), GuideDetails(look)
        self.passing: Passing | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gallery)
        self._stack.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setAcceptDrops(True)
        self._acts: MappingProxyType[str, Callable[[Card], None]] = MappingProxyType(
            {
                "use": lambda card: self.use_requested.emit(card.guide.kind, _name(card)),
                "try": self.try_out,
                "default": self._make_default,
                "usual": lambda card: self._do(guides.choose_default, card.guide.kind, None),
                "hide": partial(self._hide, hidden=True),
                "show": partial(self._hide, hidden=False),
                "copy": self._copy,
                "sheet": self._show_sheet,
                "update": lambda _card: self.choose_pack(),
                "export": self._export,
                "remove": lambda card: self.details.ask_remove(card.pack.title),
                "removed": lambda card: self._remove(card.pack.id),
            }
        )
        self._connect()

    # How one comes and goes

    def enter(self, argument: object = None) -> None:
        if isinstance(argument, Path):
            self.look_at(argument)
        elif isinstance(argument, tuple):
            self._wanted = (str(argument[0]), str(argument[1]))
            self.refresh()
        else:
            if self.passing is None or not self.passing.stays:
                self.show_gallery()
            self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        if self.passing is not None and not self.passing.stays:
            self.step_back()
        then()

    def resume_state(self) -> dict[str, Any]:
        if isinstance(self.passing, PackPreview):
            return {"pack": str(self.passing.preview.path)}
        card = self.details.card
        return {"guide": list(_name(card))} if card and self._stack.currentWidget() is self.details else {}

    def restore(self, state: dict[str, Any]) -> None:
        guide, pack = state.get("guide"), state.get("pack")
        if isinstance(pack, str):
            self.look_at(Path(pack))
        if isinstance(guide, list) and len(guide) == 2:
            self._wanted = (str(guide[0]), str(guide[1]))
            self.refresh()

    def focus_first(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, Passing):
            shown.focus_first()
        elif shown is self.gallery:
            self._keys_wait = not self.gallery.cards
            self.gallery.focus_card()
        else:
            super().focus_first()

    def refresh(self) -> None:
        """Read the gallery again."""
        self._session.run(shown, owner=self, done=self._show, failed=self._fail, key="gallery")

    # Views

    def show_gallery(self) -> None:
        """Show the gallery, the keyboard on the guide that was looked at."""
        card = self.details.card
        self._drop_passing()
        self._stack.setCurrentWidget(self.gallery)
        if self.isVisible():
            self.gallery.focus_card(*(_name(card) if card else ()))

    def show_guide(self, card: Card) -> None:
        """Show the details of a guide."""
        self._drop_passing()
        self._stack.setCurrentWidget(self.details)
        self.details.show_card(card)

    def look_at(self, path: Path, public_key: str = "") -> None:
        """Read a pack's file and show it, or why it cannot be added; nothing is changed."""
        self._session.run(
            packs.preview_file,
            path,
            public_key,
            owner=self,
            done=self._preview,
            failed=partial(self._refuse, path),
            key="preview",
        )

    def choose_pack(self) -> None:
        """Ask for a pack's file."""
        names = self.tr("Prompt packs") + f" (*{ENDING})"
        choose_file(self, self.tr("Add a pack"), self._home, self._home, names, self.look_at)

    def try_out(self, card: Card) -> None:
        """Run a guide without saving anything."""
        trying = TryOut(self._look, card.pack, card.guide, self._clock(), whole=not card.unasked)
        trying.ended.connect(lambda: self.show_guide(card))
        self._pass_by(trying)
        trying.focus_first()

    def step_back(self) -> None:
        """What Escape does outside a try-out: one view back."""
        if self.passing is not None and not self.passing.stays and self.details.card is not None:
            self.show_guide(self.details.card)
        elif self._stack.currentWidget() is not self.gallery:
            self.show_gallery()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_pack(event.mimeData()) is not None:
            self.gallery.drop.set_hot(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.gallery.drop.set_hot(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.gallery.drop.set_hot(False)
        if (path := dropped_pack(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.look_at(path)

    # What is connected

    def _connect(self) -> None:
        self.gallery.chosen.connect(self.show_guide)
        self.gallery.add_wanted.connect(self.choose_pack)
        self.gallery.write_wanted.connect(lambda: self.edit_requested.emit(None))
        self.gallery.remove_wanted.connect(self._remove)
        self.details.closed.connect(self.show_gallery)
        self.details.asked.connect(lambda act, card: self._acts[act](card))
        self.details.hide_wanted.connect(self._hide_prompt)
        self._session.changed.connect(self._on_changed)
        self._session.locked.connect(self._drop_passing)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.step_back)
        self._escape = escape

    def _pass_by(self, view: Passing) -> None:
        """Show a view that goes when another one is shown."""
        self._drop_passing()
        self.passing = view
        # The writing page has an Escape of its own: two for one key would cancel each other out.
        self._escape.setEnabled(not view.has_escape)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def _drop_passing(self) -> None:
        view, self.passing = self.passing, None
        self._escape.setEnabled(True)
        if view is None:
            return
        view.put_away()
        self._stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    # Reading

    def _show(self, read: Shown) -> None:
        self.gallery.notice.clear()
        if read != self._shown:
            self._shown = read
            self.gallery.show_cards(read.cards, read.own)
            self.gallery.show_unreadable(read.unreadable)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and (card := self._card(*wanted)):
            self.show_guide(card)
        elif self.details.card is not None and self._stack.currentWidget() is self.details:
            self._renew_details(self.details.card)
        elif self._keys_wait and self.gallery.add.hasFocus():
            self.gallery.focus_card()
        self._keys_wait = False

    def _renew_details(self, before: Card) -> None:
        if (card := self._card(*_name(before))) is not None:
            self.details.show_card(card)
        else:
            self.show_gallery()

    def _card(self, pack: str, guide: str) -> Card | None:
        return next((card for card in self._shown.cards if _name(card) == (pack, guide)), None)

    def _on_changed(self, change: Change[Any]) -> None:
        if change.packs:
            self.refresh()

    def _fail(self, error: JournalError) -> None:
        self.gallery.notice.show_error(error_text(error), [(self.tr("Try again"), self.refresh)])

    # Guides

    def _make_default(self, card: Card) -> None:
        self._do(guides.choose_default, card.guide.kind, _name(card))

    def _hide(self, card: Card, *, hidden: bool) -> None:
        self._do(guides.set_hidden, *_name(card), hidden)

    def _hide_prompt(self, card: Card, prompt: str, hide: bool) -> None:
        self._do(hiding.set_hidden, *_name(card), prompt, hide)

    def _copy(self, card: Card) -> None:
        taken = frozenset(each.pack.id for each in self._shown.cards)
        title = self.tr("{title}, my copy").format(title=card.pack.title)
        self.edit_requested.emit(packs.copy(card.pack, free_id(card.pack.id, taken), title))

    def _do(
        self, use_case: Callable[..., Any], *args: Any, done: Callable[[Any], None] | None = None
    ) -> None:
        self._session.run(use_case, *args, owner=self, done=done, failed=self._not_done)

    def _not_done(self, error: JournalError) -> None:
        shown_here = self.details if self._stack.currentWidget() is self.details else self.gallery
        shown_here.notice.show_error(error_text(error))
        shown_here.reveal(shown_here.notice)

    # Packs

    def _preview(self, preview: Preview) -> None:
        view = PackPreview(self._look, preview)
        view.accepted.connect(partial(self._add, view))
        view.cancelled.connect(self.show_gallery)
        view.key_given.connect(partial(self._try_key, view))
        self._pass_by(view)
        view.focus_first()

    def _try_key(self, view: PackPreview, public_key: str) -> None:
        """Look again with a key; a wrong one leaves the preview as it is and says so."""

        def failed(error: JournalError) -> None:
            if self.passing is view and view.key is not None:
                view.key.set_error(error_text(error))

        path = view.preview.path
        self._session.run(
            packs.preview_file, path, public_key, owner=self, done=self._preview, failed=failed, key="preview"
        )

    def _refuse(self, path: Path, error: JournalError) -> None:
        view = RefusedPack(self._look, path, error)
        view.again.connect(self.look_at)
        view.other.connect(self.choose_pack)
        view.closed.connect(self.show_gallery)
        self._pass_by(view)
        view.focus_first()

    def _add(self, view: PackPreview, accepted: tuple[Concern, ...], name: str) -> None:
        def failed(error: JournalError) -> None:
            if self.passing is view:
                view.notice.show_error(error_text(error))

        self._session.run(
            packs.add, view.preview, accepted, name, owner=self, done=self._added, failed=failed
        )

    def _added(self, pack: Pack) -> None:
        """Show the first guide of what was added, once the gallery has it."""
        self._drop_passing()
        self._stack.setCurrentWidget(self.details)
        self._wanted = (pack.id, pack.guides[0].id)
        self.refresh()

    def _remove(self, pack_id: str) -> None:
        self._do(packs.remove, pack_id, done=lambda _none: self.show_gallery())

    def _export(self, card: Card) -> None:
        suggestion = self._home / f"{card.pack.id.rsplit('.', 1)[-1]}{ENDING}"
        names = self.tr("Prompt packs") + f" (*{ENDING})"
        choose_saved(
            self,
            self.tr("Export the pack"),
            suggestion,
            self._home,
            names,
            lambda path: self._do(packs.export, card.pack.id, path, done=self._exported),
        )

    def _exported(self, written: tuple[Path, ...]) -> None:
        words = self.tr("Exported: {names}.").format(names=", ".join(path.name for path in written))
        self.details.notice.show_info(words)
        self.details.reveal(self.details.notice)

    def _show_sheet(self, card: Card) -> None:
        from journal.ui.guides.sheet_page import SheetPage

        view = SheetPage(self._look, self._session, card, self._home)
        view.closed.connect(self.step_back)
        self._pass_by(view)
        view.refresh()


def _name(card: Card) -> tuple[str, str]:
    return card.pack.id, card.guide.id
