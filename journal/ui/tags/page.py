"""Tags and saved searches: what there is, and changing it everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import saved_searches, tags
from journal.app.saved_searches import SavedSearch
from journal.app.tags import Undo
from journal.errors import JournalError
from journal.model.change import Change
from journal.model.query import Query
from journal.model.tag import Tag
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.people.name_form import NameForm
from journal.ui.people.name_list import NameList, NameModel, NameRow
from journal.ui.people.settling import settle_search
from journal.ui.people.words import changed_words, entries_words, fault_words, last_words
from journal.ui.reading.search_field import SearchField
from journal.ui.session import Session
from journal.ui.share.ways import share_found
from journal.ui.tags.words import search_words
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

TAGS, SEARCHES = "tags", "searches"
WIDTH, MARGIN, LIST_HEIGHT = 1_000, 28, 180  # pixels at 100 %


class TagsPage(Page):
    """`enter` takes nothing, or "searches" for the saved searches. Enter on a row shows its entries."""

    page_id = "tags"

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._act, self._about = "", ""
        self._made = ""  # a name just given, to choose once it is listed
        self._searches: dict[str, SavedSearch] = {}
        self.side = TAGS
        self.back = Button(look, self.tr("Back to the journal"), role="quiet", icon="arrow-left", flush=True)
        self.title = PageTitle(look, self.tr("Themes and saved searches"))
        self.to_tags = Chip(look, self.tr("Themes"), checkable=True)
        self.to_searches = Chip(look, self.tr("Saved searches"), checkable=True)
        self.notice = Notice(look)
        self.search = SearchField(look, keys=False)
        self.form = NameForm(look)
        self.names = NameModel(self)
        self.list = NameList(look, self.names, self.tr("Themes"))
        self.empty = PlainLabel(look, role="muted")
        self.open = Button(look, self.tr("Show entries"))
        self.share = Button(look, self.tr("Share…"))
        self.rename = Button(look, self.tr("Rename…"))
        self.merge = Button(look, self.tr("Merge…"))
        self.delete = Button(look, self.tr("Delete"), role="danger")
        self._buttons = QWidget()
        self._takes: MappingProxyType[tuple[str, str], Callable[[str], None]] = MappingProxyType(
            {
                (TAGS, "rename"): self._rename_tag,
                (TAGS, "merge"): self._merge_tag,
                (SEARCHES, "rename"): self._rename_search,
            }
        )
        self._build()
        self._connect()
        self._show_side(TAGS)

    # how one comes and goes

    def enter(self, argument: object = None) -> None:
        """Show tags, or the saved searches."""
        self._show_side(SEARCHES if argument == SEARCHES else TAGS if argument == TAGS else self.side)
        if argument is not None:  # whoever names a place puts the keyboard there
            self.focus_first()

    def leave(self, then: Callable[[], None]) -> None:
        """Put away what is half typed, then call `then`."""
        self.form.put_away()
        self.notice.clear()
        then()

    def focus_first(self) -> None:
        """Go to the field that narrows the list down."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_state(self) -> dict[str, Any]:
        """Which list is shown."""
        return {"side": self.side}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        self._show_side(SEARCHES if state.get("side") == SEARCHES else TAGS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen row by key: F2 renames, Delete deletes, Esc leads back."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.go.emit("journal", None)
            case Qt.Key.Key_F2:
                self._ask("rename")
            case Qt.Key.Key_Delete if self.list.hasFocus():
                self._delete()
            case _:
                super().keyPressEvent(event)

    def refresh(self) -> None:
        """Read the list that is shown."""
        if self.side == TAGS:
            self._session.run(tags.listed, owner=self, key="list", done=self._show_tags, failed=self._fail)
        else:
            self._session.run(
                saved_searches.listed, owner=self, key="list", done=self._show_searches, failed=self._fail
            )

    # building

    def _build(self) -> None:
        look = self._look
        turn = QWidget()
        flow = FlowLayout(turn, spacing=look.px(6))
        flow.addWidget(self.to_tags)
        flow.addWidget(self.to_searches)
        acts = FlowLayout(self._buttons, spacing=look.px(8))
        for button in (self.open, self.share, self.rename, self.merge, self.delete):
            acts.addWidget(button)
        scroll = ScrollPage(look, max_width=WIDTH, margin=MARGIN)
        column = scroll.column
        column.setSpacing(look.px(10))
        self.list.setMinimumHeight(look.px(LIST_HEIGHT))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.title, turn, self.notice, self.search, self.form, self.empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go.emit("journal", None))
        self.to_tags.clicked.connect(lambda: self._show_side(TAGS))
        self.to_searches.clicked.connect(lambda: self._show_side(SEARCHES))
        self.search.textChanged.connect(self.names.narrow)
        self.search.entered.connect(self.focus_list)
        self.search.first_wanted.connect(self.focus_list)
        self.search.left.connect(lambda: self.go.emit("journal", None))
        self.list.left_upward.connect(self.focus_first)
        self.list.opened.connect(lambda _name: self._show_buttons())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.names.narrowed.connect(self._on_narrowed)
        self.open.clicked.connect(self._open)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.share.clicked.connect(self._share)
        self.rename.clicked.connect(lambda: self._ask("rename"))
        self.merge.clicked.connect(lambda: self._ask("merge"))
        self.delete.clicked.connect(self._delete)
        self.form.given.connect(lambda name: self._takes[self.side, self._act](name))
        self.form.left.connect(self._leave_form)
        self._session.changed.connect(self._on_changed)
        self._session.locked.connect(self._forget)

    def focus_list(self) -> None:
        """Go to the list, if there is anything in it."""
        if self.names.rowCount():
            self.list.choose(self.list.chosen())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def _show_side(self, side: str) -> None:
        other = side != self.side
        self.side = side
        self.to_tags.setChecked(side == TAGS)
        self.to_searches.setChecked(side == SEARCHES)
        for chip in (self.to_tags, self.to_searches):
            chip.updateGeometry()
        self.merge.setVisible(side == TAGS)
        self.share.setVisible(side == TAGS)  # a saved search is shared from the list that it opens
        words = self.tr("Find a theme") if side == TAGS else self.tr("Find a saved search")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.list.setAccessibleName(self.to_tags.text() if side == TAGS else self.to_searches.text())
        if other:
            self.form.put_away()
            self.notice.clear()
            self.search.clear()
            self.names.set_rows(())
        self.refresh()

    def _show_tags(self, found: tuple[Tag, ...]) -> None:
        self._fill([NameRow(tag.name, entries_words(tag.entries), last_words(tag.last_day)) for tag in found])

    def _show_searches(self, found: tuple[SavedSearch, ...]) -> None:
        self._searches = {search.name: search for search in found}
        self._fill([NameRow(search.name, search_words(search)) for search in found])

    def _fill(self, rows: list[NameRow]) -> None:
        held, self._made = self._made or self.list.chosen(), ""
        self.names.set_rows(rows)
        if self.names.row_of(held) < 0 and any(row.name == held for row in rows):
            self.search.clear()  # what was just renamed need not fit it any more
        self.list.choose(held)
        self._show_buttons()

    def _on_narrowed(self, number: int) -> None:
        self.empty.setVisible(not number)
        self.list.setVisible(bool(number))
        if not self.list.chosen():  # the buttons below are about the row that is lit
            self.list.choose("")
        none = {
            TAGS: self.tr("No themes yet. Add some to an entry, and they are here."),
            SEARCHES: self.tr("No saved searches yet. The menu beside the journal's search field saves one."),
        }
        self.empty.setText(self.tr("Nothing of that name.") if self.search.text() else none[self.side])
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = bool(self.list.chosen())
        for button in (self.open, self.share, self.rename, self.merge, self.delete):
            button.setEnabled(chosen)

    def _on_changed(self, change: Change[Any]) -> None:
        if change.entries and self.isVisible():
            self.refresh()

    def _forget(self) -> None:
        self._searches = {}
        self.form.put_away()
        self.names.set_rows(())

    # acts

    def _open(self) -> None:
        name = self.list.chosen()
        if name and self.side == TAGS:
            self.go.emit("journal", {"tag": name})
        elif name:
            self.go.emit("journal", self._searches[name])

    def _share(self) -> None:
        name = self.list.chosen()
        if name and self.side == TAGS:
            share_found(self._session, self, Query(tag=name), self.go.emit, self.notice.show_error)

    def _ask(self, act: str) -> None:
        name = self.list.chosen()
        if not name or (act == "merge" and self.side == SEARCHES):
            return
        self._act, self._about = act, name
        if act == "merge":
            words = self.tr("The entries of both are under the other theme then.")
            known = [row.name for row in self.names.rows() if row.name != name]
            self.form.ask(
                self.tr("Merge “{name}” with").format(name=name), words, self.tr("Merge"), known=known
            )
        else:
            words = (
                self.tr("On every entry, in the trash and in earlier versions.") if self.side == TAGS else ""
            )
            self.form.ask(self.tr("New name"), words, self.tr("Rename"), name=name)

    def _leave_form(self) -> None:
        self.form.put_away()
        self.focus_list()

    def _rename_tag(self, given: str) -> None:
        self._change_tag(given, tags.rename, self._about, given)

    def _merge_tag(self, given: str) -> None:
        self._change_tag(given, tags.merge, (self._about,), given)

    def _change_tag(self, name: str, function: Callable[..., Any], *args: Any) -> None:
        self._session.run(
            function, *args, owner=self, done=partial(self._tag_changed, name), failed=self._fail
        )

    def _tag_changed(self, name: str, undo: Undo) -> None:
        self.form.put_away()
        self._done(changed_words(len(undo.names.entries)), lambda: self._undo_tag(undo), name)
        settle_search(self._session, self)

    def _undo_tag(self, undo: Undo) -> None:
        self.notice.clear()
        self._session.run(tags.undo, undo, owner=self, done=lambda _none: self.refresh(), failed=self._fail)
        settle_search(self._session, self)

    def _rename_search(self, given: str) -> None:
        old = self._about

        def undo() -> None:
            self.notice.clear()
            self._session.run(
                saved_searches.rename,
                given,
                old,
                owner=self,
                done=lambda _n: self.refresh(),
                failed=self._fail,
            )

        def done(name: str) -> None:
            self.form.put_away()
            self._done(self.tr("Renamed."), undo, name)

        self._session.run(saved_searches.rename, old, given, owner=self, done=done, failed=self._fail)

    def _delete(self) -> None:
        name = self.list.chosen()
        if not name:
            return
        if self.side == TAGS:
            self._change_tag("", tags.delete, name)
            return
        held = self._searches[name]

        def undo() -> None:
            self.notice.clear()
            self._session.run(
                saved_searches.save, held, owner=self, done=lambda _n: self.refresh(), failed=self._fail
            )

        self._session.run(
            saved_searches.delete,
            name,
            owner=self,
            done=lambda _none: self._done(self.tr("Deleted."), undo),
            failed=self._fail,
        )

    def _done(self, words: str, undo: Callable[[], None], name: str = "") -> None:
        """Say what was done, with the way to take it back, and keep the keyboard in the list."""
        self.notice.show_info(words, [(self.tr("Undo"), undo)])
        self._made = name
        self.refresh()
        self.focus_list()

    def _fail(self, error: JournalError) -> None:
        if self.form.isVisible():
            self.form.say(fault_words(error))
        else:
            self.notice.show_error(fault_words(error))
