"""Keeping the search as it stands under a name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from journal.app import saved_searches
from journal.app.saved_searches import NAME_MAX, SavedSearch
from journal.errors import Invalid, JournalError
from journal.ui.look import Look
from journal.ui.people.name_form import NameForm
from journal.ui.reading.filters import CHOOSE, FilterBar
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice


class SearchKeeper(QObject):
    """Asks for a name under the search field and keeps the search; `form` and `notice` want room there."""

    def __init__(self, look: Look, session: Session, filters: FilterBar) -> None:
        super().__init__(filters)
        self._session, self._filters = session, filters
        self.form = NameForm(look)
        self.form.line.line.setMaxLength(NAME_MAX)
        self.notice = Notice(look)
        filters.places.save_wanted.connect(self.ask)
        filters.places.search_wanted.connect(self.run)
        filters.query_changed.connect(lambda _query: self.notice.clear())
        self.form.given.connect(self.keep)
        self.form.left.connect(self._leave)

    def ask(self) -> None:
        """Ask what to call the search; its words are offered."""
        self.notice.clear()
        query = self._filters.query
        name = query.text or query.person or query.tag
        self.form.ask(self.tr("Name of the search"), "", self.tr("Save"), name=name[:NAME_MAX])

    def run(self, search: SavedSearch) -> None:
        """Search as was saved; a span that moves with the day is counted from today."""
        self._filters.set_query(self._filters.fitting(search.query), search.time)
        if search.time and search.time != CHOOSE:
            self._filters.set_time(search.time)

    def keep(self, name: str, *, replacing: bool = False) -> None:
        """Keep the search under a name."""
        filters = self._filters
        time = filters.time if filters.time != CHOOSE else ""
        search = SavedSearch(name, filters.query, time)

        def done(_search: SavedSearch) -> None:
            self._leave()
            self.notice.show_info(self.tr("Saved. It is in the menu beside the search field."))
            filters.facets_wanted.emit()

        def failed(error: JournalError) -> None:
            if isinstance(error, Invalid) and error.reason == "taken":
                again = (self.tr("Replace it"), lambda: self.keep(name, replacing=True))
                self.notice.show_info(self.tr("Another search has that name."), [again])
            else:
                self.form.say(error_text(error))

        save = partial(saved_searches.save, replacing=replacing)
        self._session.run(save, search, owner=self, done=done, failed=failed)

    def _leave(self) -> None:
        self.form.put_away()
        self.notice.clear()
        self._filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
