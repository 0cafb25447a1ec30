"""The small menu beside the search field: people, calendar, themes, and saved searches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal.app.saved_searches import SavedSearch
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.plain_label import plain_caption

SHOWN = 15  # saved searches in the menu; the others are on their page
NAME_MAX = 40  # characters


class PlacesButton(IconButton):
    """Opens the menu.

    `page_wanted(page id, argument)` leads to a page, `search_wanted(SavedSearch)` runs a search,
    `save_wanted` asks to keep the search as it stands, `share_wanted` to share what it finds. With
    `searches_only` it leads nowhere: it offers the saved searches, and is not there without any.
    """

    page_wanted = Signal(str, object)
    search_wanted = Signal(object)
    save_wanted = Signal()
    share_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, searches_only: bool = False) -> None:
        super().__init__(look, "menu", "", parent=parent)
        whole, part = self.tr("People, calendar, themes, saved searches"), self.tr("Saved searches")
        self.set_icon("menu", part if searches_only else whole)
        self._searches_only = searches_only
        self._menu = QMenu(self)
        self._searches: tuple[SavedSearch, ...] = ()
        self._can_save = self._can_share = False
        self.clicked.connect(self.open_menu)
        self._fill()

    @property
    def menu(self) -> QMenu:
        """The menu."""
        return self._menu

    def set_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Offer these saved searches."""
        if tuple(searches) != self._searches:
            self._searches = tuple(searches)
            self._fill()

    def set_can_save(self, can_save: bool) -> None:
        """Say whether there is a search to keep."""
        if can_save != self._can_save:
            self._can_save = can_save
            self._fill()

    def set_can_share(self, can_share: bool) -> None:
        """Say whether something was searched for that can be shared."""
        if can_share != self._can_share:
            self._can_share = can_share
            self._fill()

    def open_menu(self) -> None:
        """Show the menu under the button, the keyboard on its first entry."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        if self._menu.actions():
            self._menu.setActiveAction(self._menu.actions()[0])

    def _fill(self) -> None:
        self._menu.clear()
        if self._searches_only:
            self.setVisible(bool(self._searches))
            self._fill_searches()
            return
        self._fill_pages()
        self._menu.addSeparator()
        self._fill_searches()
        self._fill_acts()

    def _fill_pages(self) -> None:
        menu, look = self._menu, self._look
        pages = (
            ("people", None, "users", self.tr("&People")),
            ("calendar", None, "calendar", self.tr("&Calendar")),
            ("tags", "tags", "tag", self.tr("&Themes")),
        )
        for page, argument, icon, label in pages:
            action = menu.addAction(look.icon(icon), label)
            action.triggered.connect(
                lambda _on=False, page=page, argument=argument: self.page_wanted.emit(page, argument)
            )

    def _fill_searches(self) -> None:
        menu, look = self._menu, self._look
        for search in self._searches[:SHOWN]:
            label = plain_caption(one_line(search.name, NAME_MAX))
            action = menu.addAction(look.icon("search"), label)
            action.triggered.connect(lambda _on=False, search=search: self.search_wanted.emit(search))

    def _fill_acts(self) -> None:
        menu, look = self._menu, self._look
        save = menu.addAction(look.icon("bookmark"), self.tr("&Save this search…"))
        save.setEnabled(self._can_save)
        save.triggered.connect(self.save_wanted)
        share = menu.addAction(look.icon("share-2"), self.tr("S&hare what is found…"))
        share.setEnabled(self._can_share)
        share.triggered.connect(self.share_wanted)
        if self._searches:
            label = self.tr("&Rename or delete saved searches…")
            menu.addAction(label).triggered.connect(lambda: self.page_wanted.emit("tags", "searches"))
