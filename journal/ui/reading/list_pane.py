"""The left half of the page: search, filters and the list, or why it is empty."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.reading.empty_view import EmptyView
from journal.ui.reading.filters import FilterBar
from journal.ui.reading.list_model import EntryListModel
from journal.ui.reading.list_view import EntryListView
from journal.ui.reading.reads import Facets, facets
from journal.ui.reading.search_keeper import SearchKeeper
from journal.ui.session import Session
from journal.ui.widgets.plain_label import PlainLabel

SIDE = 18  # pixels at 100 %
FOLDED_BELOW = 280  # pixels at 100 %: lower, and the filters would leave room for an entry or two


class ListPane(QWidget):
    """Finds and lists entries.

    `chosen` gives the Summary of the entry gone to, `opened` asks to go on to its page, `trash_wanted` to
    move the chosen one to the trash, `write_wanted` to write a first entry and `bring_wanted` to bring in
    those of another journal, `searched` gives each new query.
    With `kept_only` there are no drafts and no trash in it, and nothing leads away.
    """

    chosen = Signal(object)
    opened = Signal()
    trash_wanted = Signal()
    write_wanted = Signal()
    bring_wanted = Signal()
    searched = Signal(object)

    def __init__(
        self, look: Look, session: Session, parent: QWidget | None = None, *, kept_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._kept_only = look, session, kept_only
        self._top: tuple[int, int] | None = None
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filters = FilterBar(look, self, kept_only=kept_only)
        self.keeper = SearchKeeper(look, session, self.filters)
        self.model = EntryListModel(session, self)
        self.view = EntryListView(look, self.model, self)
        self.empty = EmptyView(look, self)
        self._found = PlainLabel(look, role="fine", wrap=False)
        self._stack = _Shown(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(SIDE), 0, 0)
        column.setSpacing(look.px(6))
        inset = QVBoxLayout()
        inset.setContentsMargins(look.px(SIDE), 0, look.px(SIDE), 0)
        inset.addWidget(self.filters)
        inset.addWidget(self.keeper.form)
        inset.addWidget(self.keeper.notice)
        inset.addWidget(self._found)
        column.addLayout(inset)
        column.addWidget(self._stack, 1)
        self._found.hide()
        self.filters.query_changed.connect(self._search)
        self.filters.facets_wanted.connect(self.read_facets)
        self.filters.search.entered.connect(self.focus_list)
        self.filters.search.left.connect(self.focus_list)
        self.filters.search.first_wanted.connect(self._open_first)
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.left_upward.connect(self.focus_search)
        self.model.shown.connect(self._on_shown)
        self.model.settled.connect(self._on_settled)
        look.changed.connect(self._fit)

    def look_again(self) -> None:
        """Read the names to filter by and, the first time, the list."""
        self.read_facets()
        if not self.model.complete and not self.model.entries:
            self._search(self.filters.query)

    def read_facets(self) -> None:
        """Read names and counts anew."""
        self._session.run(facets, owner=self, key="facets", done=self._on_facets)

    def search_for(self, query: Query, time: str = "", top: tuple[int, int] | None = None) -> None:
        """Show a query in the filters and list what fits; scroll to `top` when it is listed."""
        self._top = top
        if query == self.filters.query:
            self.filters.set_query(query, time)
            self._search(query)
        else:
            self.filters.set_query(query, time)

    def focus_search(self) -> None:
        """Go to the search field with its text selected."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list; to its first entry when none is chosen."""
        if not self.model.entries:
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.choose_row(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.filters.fold(self.height() < self._look.px(FOLDED_BELOW))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the journal again."""
        super().showEvent(event)
        self.model.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks: each save on another page would have the list read."""
        super().hideEvent(event)
        self.model.set_awake(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen entry to the trash on Delete, go to the search field on Esc."""
        if event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self.trash_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.view.hasFocus():
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def neighbour(self) -> int | None:
        """The place of the entry below the chosen one, or else above it; None when it is alone."""
        row = self.view.currentIndex().row()
        if row < 0:
            return None
        for step in (1, 2, -1, -2):
            near = row + step
            if 0 <= near < self.model.rowCount() and not self.model.is_header(near):
                return self.model.place(near)
        return None

    def _search(self, query: Query) -> None:
        self.view.mark(query)
        self.model.look_for(query)
        self.searched.emit(query)

    def _open_first(self) -> None:
        if self.model.entries:
            self.view.choose_row(0)
            self.opened.emit()

    def _on_facets(self, found: Facets) -> None:
        self.filters.set_facets(found)
        self._show_state()

    def _on_shown(self) -> None:
        self._show_state()
        if self._top is None:
            if self.view.place is None or self.model.row_of(self.view.place) < 0:
                self.view.scrollToTop()
            else:
                self.view.scrollTo(self.view.currentIndex())
        elif self.model.complete:
            self._scroll_back()

    def _on_settled(self, _entries: int) -> None:
        self._show_state()
        self._scroll_back()

    def _scroll_back(self) -> None:
        if self._top is not None:
            self.view.scroll_to(self._top)
            self._top = None

    def _show_state(self) -> None:
        query, entries = self.model.query, self.model.entries
        self._stack.setCurrentWidget(self.view if entries or not self.model.complete else self.empty)
        narrowed = query != Query(trash=query.trash, drafts=query.drafts)
        self._found.setVisible(narrowed and bool(entries) and self.model.complete)
        self._found.setText(self.tr("{number} found").format(number=f"{entries:,}"))
        if entries or not self.model.complete:
            return
        if narrowed:
            words: tuple[Any, ...] = (
                self.tr("Nothing found"),
                self.tr("No entry has these words and filters."),
                self.tr("Clear"),
                self._clear,
            )
        elif query.trash:
            words = (self.tr("The trash is empty"), "", self.tr("Back to the journal"), self._leave_trash)
        elif self._kept_only:
            words = (self.tr("No entries yet"), self.tr("What you keep is listed here, drafts are not."))
        else:
            words = (
                self.tr("No entries yet"),
                self.tr("What you write is listed here by month."),
                self.tr("Write something"),
                self.write_wanted.emit,
                self.tr("Bring in from another journal"),
                self.bring_wanted.emit,
            )
        self.empty.say(*words)

    def _leave_trash(self) -> None:
        self.filters.set_query(Query())

    def _clear(self) -> None:
        self.filters.clear()
        self.focus_search()


class _Shown(QStackedWidget):
    """As high as what it shows needs: what is hidden must not press the filters above together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return super().minimumSizeHint()
        least = shown.minimumSizeHint()
        if isinstance(shown, EntryListView):
            # It scrolls, and filters that are pressed together do not.
            least.setHeight(shown.fontMetrics().height())
        return least
