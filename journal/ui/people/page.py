"""The People page: the list, a person, the sheet before one meets, and deleting somebody everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app import forgetting, people, person_sheet
from journal.app.people import Detail, Portrait, Undo
from journal.app.person_sheet import Sheet
from journal.errors import JournalError
from journal.model.change import Change
from journal.model.forgetting import Preview
from journal.model.person import Listed, Person
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.people.forget_view import ForgetView
from journal.ui.people.list_view import PeopleList
from journal.ui.people.person_view import PersonView
from journal.ui.people.settling import settle_search
from journal.ui.people.sheet_view import SheetView
from journal.ui.people.taking_along import TakingAlong
from journal.ui.people.words import changed_words, fault_words
from journal.ui.session import Session
from journal.ui.share.ways import share_found


class PeoplePage(Page):
    """`enter` takes nothing, or the name of a person. `home` is where file dialogs begin."""

    page_id = "people"

    def __init__(self, look: Look, session: Session, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._act = ""
        self.taking = TakingAlong(self, session, home)
        self.people: tuple[Listed, ...] = ()
        self.list = PeopleList(look)
        self.person = PersonView(look, session)
        self.passing: SheetView | ForgetView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.person)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._acts: MappingProxyType[str, Callable[[], None]] = MappingProxyType(
            {
                "share": self._share,
                "rename": self._ask_rename,
                "merge": self._ask_merge,
                "delete": self.preview_delete,
            }
        )
        self._connect()

    # how one comes and goes

    def enter(self, argument: object = None) -> None:
        """Show the list, or a person."""
        if isinstance(argument, str) and argument:
            self.show_person(argument)
        elif self._stack.currentWidget() is self.list:
            self.refresh()
        else:
            self._refresh_person()

    def leave(self, then: Callable[[], None]) -> None:
        """Keep what is typed about a person, then call `then`."""
        self.person.panel.settle()
        then()

    def focus_first(self) -> None:
        """Put the keyboard on the list, the person's entries, or what passes by."""
        shown = self._stack.currentWidget()
        if shown is self.list:
            self.list.focus_search()
        elif shown is self.person:
            self.person.focus_first()
        elif self.passing is not None:
            self.passing.focus_first()

    def resume_state(self) -> dict[str, Any]:
        """Who is shown, and what the list was narrowed by."""
        away = self._stack.currentWidget() is not self.list
        return {"person": self.person.name if away else "", "search": self.list.search.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        self.list.search.setText(str(state.get("search") or ""))
        if isinstance(name := state.get("person"), str) and name:
            self.show_person(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def step_back(self) -> None:
        """One view back: to the person, from there to the list, from there to the journal."""
        shown = self._stack.currentWidget()
        if shown is self.list:
            self.go.emit("journal", None)
        elif shown is self.person:
            self.show_list()
        else:
            self._drop_passing()

    # views

    def refresh(self) -> None:
        """Read the list."""
        self._session.run(people.listed, owner=self, key="list", done=self._show_people, failed=self._fail)

    def show_list(self) -> None:
        """Show everybody, the keyboard on who was looked at."""
        held = self.person.name
        self.person.panel.settle()
        self.person.forget()
        self._stack.setCurrentWidget(self.list)
        self.refresh()
        self.list.list.choose(held)
        if self.isVisible():
            self.list.focus_list()

    def show_person(self, name: str) -> None:
        """Show somebody."""
        self._session.run(
            people.portrait, name, owner=self, key="person", done=self._show_portrait, failed=self._nobody
        )

    def show_sheet(self) -> None:
        """Show the sheet before one meets the person."""
        self._session.run(
            person_sheet.sheet,
            self.person.name,
            owner=self,
            key="sheet",
            done=self._show_sheet,
            failed=self._fail,
        )

    def preview_delete(self) -> None:
        """Show what deleting the person would change."""
        self.person.notice.show_info(self.tr("Looking through the journal…"))
        self._session.run(
            forgetting.preview,
            self.person.name,
            owner=self,
            key="preview",
            done=self._show_preview,
            failed=self._fail,
        )

    # what is connected

    def _connect(self) -> None:
        self.list.opened.connect(self.show_person)
        self.list.closed.connect(lambda: self.go.emit("journal", None))
        self.person.closed.connect(self.show_list)
        self.person.sheet_wanted.connect(self.show_sheet)
        self.person.entry_wanted.connect(lambda entry: self.go.emit("journal", entry))
        self.person.act_wanted.connect(lambda act: self._acts[act]())
        self.person.form.given.connect(self._take_name)
        panel = self.person.panel
        panel.entry_wanted.connect(lambda entry: self.go.emit("journal", entry))
        panel.next_times_wanted.connect(lambda plan: self.go.emit("next-times", {"show": plan}))
        panel.tag_wanted.connect(
            lambda tag: self.go.emit("journal", {"person": self.person.name, "tag": tag})
        )
        panel.settled.connect(self._settle)
        panel.about_edited.connect(self._keep_about)
        self._session.changed.connect(self._on_changed)
        self._session.locked.connect(self._forget_all)

    def _on_changed(self, change: Change[Any]) -> None:
        if not change.entries or not self.isVisible():
            return
        if self._stack.currentWidget() is self.list:
            self.refresh()
        elif self._stack.currentWidget() is self.person:
            self._refresh_person()

    def _show_people(self, rows: tuple[Listed, ...]) -> None:
        self.people = rows
        self.list.show_people(rows)

    def _show_portrait(self, portrait: Portrait) -> None:
        other = portrait.person.name != self.person.name
        self.person.show_person(portrait)
        self._drop_passing(quietly=True)
        self._stack.setCurrentWidget(self.person)
        self._session.run(
            people.detail,
            portrait.person.name,
            owner=self,
            key="detail",
            done=self._show_detail,
            failed=self._fail,
        )
        if not self.people:
            self.refresh()
        if other and self.isVisible():
            self.person.focus_first()

    def _show_detail(self, detail: Detail) -> None:
        self.person.panel.show_detail(detail)

    def _refresh_person(self) -> None:
        if self.person.name and self._stack.currentWidget() is self.person:
            self.show_person(self.person.name)

    def _nobody(self, _error: JournalError) -> None:
        """Whoever was shown is called otherwise now, or was deleted."""
        if self._stack.currentWidget() is not self.list:
            self.show_list()

    # names

    def _share(self) -> None:
        query = Query(person=self.person.name)
        share_found(self._session, self, query, self.go.emit, self.person.notice.show_error)

    def _ask_rename(self) -> None:
        self._act = "rename"
        words = self.tr("Wherever the journal has the name of a person. What stands in sentences stays.")
        self.person.form.ask(self.tr("New name"), words, self.tr("Rename"), name=self.person.name)

    def _ask_merge(self) -> None:
        self._act = "merge"
        words = self.tr("“{name}” becomes a nickname of the other, and their entries one list.")
        others = [row.name for row in self.people if row.name != self.person.name]
        self.person.form.ask(
            self.tr("Merge with"), words.format(name=self.person.name), self.tr("Merge"), known=others
        )

    def _take_name(self, given: str) -> None:
        name = self.person.name
        self.person.notice.show_info(self.tr("Changing the name…"))
        change = (people.rename, name, given) if self._act == "rename" else (people.merge, (name,), given)
        self._session.run(
            *change,
            owner=self,
            done=lambda undo: self._changed_name(undo, given),
            failed=self._name_refused,
        )

    def _name_refused(self, error: JournalError) -> None:
        self.person.notice.clear()
        self.person.form.say(fault_words(error))

    def _changed_name(self, undo: Undo, name: str) -> None:
        self.person.form.put_away()
        self.people = ()
        back = undo.names.spellings[0][0] if undo.names.spellings else name

        def done(portrait: Portrait) -> None:
            self._show_portrait(portrait)
            words = changed_words(len(undo.names.entries))
            self.person.notice.show_info(words, [(self.tr("Undo"), lambda: self._undo(undo, back))])

        self._session.run(people.portrait, name, owner=self, key="person", done=done, failed=self._fail)
        settle_search(self._session, self)

    def _undo(self, undo: Undo, name: str) -> None:
        self.person.notice.clear()
        self.people = ()
        self._session.run(
            people.undo, undo, owner=self, done=lambda _none: self.show_person(name), failed=self._fail
        )
        settle_search(self._session, self)

    def _keep_about(self, person: Person) -> None:
        self._session.run(people.set_about, person, owner=self, failed=self._fail)

    def _settle(self, entry: str) -> None:
        def undo() -> None:
            self.person.notice.clear()
            self._session.run(_unsettle, entry, owner=self, failed=self._fail)

        def done(_none: object) -> None:
            self.person.notice.show_info(self.tr("Marked as done."), [(self.tr("Undo"), undo)])

        self._session.run(people.settle_promise, entry, owner=self, done=done, failed=self._fail)

    # the sheet

    def _show_sheet(self, sheet: Sheet) -> None:
        view = SheetView(self._look, sheet)
        view.closed.connect(self.step_back)
        view.print_wanted.connect(lambda: self.taking.print(view))
        view.save_wanted.connect(lambda: self.taking.save(view))
        self._pass_by(view)

    # deleting

    def _show_preview(self, preview: Preview) -> None:
        self.person.notice.clear()
        view = ForgetView(self._look, preview)
        view.closed.connect(self.step_back)
        view.delete_wanted.connect(lambda words, goes: self._delete(view, words, goes))
        self._pass_by(view)

    def _delete(self, view: ForgetView, words: str, goes: object) -> None:
        view.set_working(self.tr("Deleting…"))
        self._session.run(
            forgetting.delete,
            view.preview.name,
            words,
            goes,
            owner=view,
            done=lambda left: self._deleted(left),
            failed=lambda error: view.say(fault_words(error)),
        )

    def _deleted(self, left: int) -> None:
        self.people = ()
        self.person.forget()
        self._drop_passing(quietly=True)
        self._stack.setCurrentWidget(self.list)
        self.refresh()
        self.list.focus_search()
        self._tell_left(left, left)
        if left:
            settle_search(self._session, self, lambda now: self._tell_left(now, left), self._fail)

    def _tell_left(self, left: int, all_: int) -> None:
        """Say how far the search has followed."""
        if not left:
            self.list.notice.show_info(self.tr("Deleted everywhere."))
            return
        words = self.tr("Deleted. The search is being cleaned up: {done} of {all} entries.")
        self.list.notice.show_info(words.format(done=f"{all_ - left:,}", all=f"{all_:,}"))

    # what passes by

    def _pass_by(self, view: SheetView | ForgetView) -> None:
        self._drop_passing(quietly=True)
        self.passing = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.focus_first()

    def _drop_passing(self, *, quietly: bool = False) -> None:
        view, self.passing = self.passing, None
        if view is None:
            return
        self._stack.setCurrentWidget(self.person)
        self._stack.removeWidget(view)
        view.deleteLater()
        if not quietly and self.isVisible():
            self.person.focus_first()

    def _forget_all(self) -> None:
        self._drop_passing(quietly=True)
        self.person.forget()
        self.people = ()
        self.list.show_people(())
        self._stack.setCurrentWidget(self.list)

    def _fail(self, error: JournalError) -> None:
        shown = self._stack.currentWidget()
        notice = self.person.notice if shown is self.person else self.list.notice
        notice.show_error(fault_words(error))


def _unsettle(journal: Any, entry: str) -> Change[None]:
    return people.settle_promise(journal, entry, kept=False)
