"""Bring in from another journal: what it is, what is in it, and only then in with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from journal.app import importing
from journal.app.importing import Brought, Given, Head, Looked, TakenOut
from journal.app.journal import Clock
from journal.errors import Cancelled, CannotImport, JournalError
from journal.ui.look import Look
from journal.ui.moving import words
from journal.ui.moving.columns_form import ColumnsForm
from journal.ui.moving.looked_view import LookedView
from journal.ui.moving.moves_list import MovesList
from journal.ui.moving.source_choice import SourceChoice, dropped_in
from journal.ui.moving.underway import Underway
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.following import Following
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.passphrase_field import PassphraseField
from journal.ui.widgets.scroll_page import ScrollPage

WIDTH = 680  # pixels at 100 %
TABLE = "csv"
AIMED = 150  # milliseconds until wrapped lines have their heights
SEALED = frozenset({"locked", "passphrase"})


class InView(ScrollPage):
    """`left` when the person goes back, `shown(since, until)` to see what came (days in ISO 8601)."""

    left = Signal()
    shown = Signal(str, str)

    def __init__(
        self,
        look: Look,
        session: Session,
        clock: Clock,
        home: Path,
        underway: Underway,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self._session, self._home, self._underway = session, home, underway
        self.back = Button(look, self.tr("Settings"), role="quiet", icon="arrow-left", flush=True)
        self.notice = Notice(look)
        self.choice = SourceChoice(look, home)
        self.passphrase = PassphraseField(look, self.tr("Its passphrase"))
        self.columns = ColumnsForm(look)
        self.look = Button(look, self.tr("Look through it"), role="primary")
        self.looked = LookedView(look)
        self.moves = MovesList(look, clock)
        self.setAcceptDrops(True)
        self._again: tuple[dict[str, Any], object] | None = None  # the columns of a table come back to
        self._aim: tuple[QWidget, Callable[[QWidget], None]] | None = None
        self._lay_out(look)
        self._connect()
        self.begin_anew()

    # the page

    def enter(self) -> None:
        """Read what was brought in before."""
        self._session.run(importing.listed, owner=self, done=self.moves.show_moves, key="moves")

    def focus_first(self) -> None:
        """Put the keyboard on what comes next."""
        if self.looked.isVisibleTo(self) and self.looked.bring.isVisibleTo(self):
            self.looked.bring.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chips = self.choice.chips
        chips.get(self.choice.source, next(iter(chips.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, Any]:
        """What is chosen, as JSON values; never a passphrase."""
        if self.choice.path is None and not self.choice.source:
            return {}
        table = {"columns": dict(self.columns.columns), "dates": self.columns.dates}
        return {
            "source": self.choice.source,
            "path": str(self.choice.path or ""),
            **(table if self.choice.source == TABLE else {}),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `state` gave."""
        source, path = state.get("source"), state.get("path")
        if source in self.choice.chips:
            self.choice.show_source(str(source))
            self.choice.is_picked = True
        columns, dates = state.get("columns"), state.get("dates")
        if isinstance(path, str) and path:
            self._again = (columns, dates) if isinstance(columns, dict) else None
            self.choice.take(Path(path))

    def forget(self) -> None:
        """Forget the passphrase that was typed."""
        self.passphrase.clear()

    def begin_anew(self) -> None:
        """Ask anew what to bring in."""
        self._again = None
        self.choice.clear()
        self._show_only()

    @property
    def given(self) -> Given:
        """What is chosen."""
        assert self.choice.path is not None
        source = self.choice.source
        if source == TABLE:
            return Given(source, self.choice.path, "", self.columns.columns, self.columns.dates)
        return Given(source, self.choice.path, self.passphrase.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_in(event.mimeData()) is not None:
            self.choice.card.set_hot(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.choice.card.set_hot(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.choice.card.set_hot(False)
        if (path := dropped_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.choice.take(path)

    # connected

    def _lay_out(self, look: Look) -> None:
        about = self.tr(
            "What another journal wrote is read where it is, and not changed. You see first what would come."
        )
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(PageTitle(look, self.tr("Bring in from another journal"), about))
        for part in (self.choice, self.columns, self.passphrase, self.notice):
            self.column.addWidget(part)
        self.column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.looked)
        self.column.addWidget(self.moves)
        self.column.addStretch(1)

    def _connect(self) -> None:
        Following(self, self.choice.chips.values())
        self.back.clicked.connect(self.left)
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._scroll())
        self.choice.source_chosen.connect(lambda _source: self._prepare())
        self.choice.path_chosen.connect(self._guess)
        self.columns.edited.connect(self._read_days)
        self.passphrase.submitted.connect(self.look_through)
        self.look.clicked.connect(self.look_through)
        self.looked.bring_wanted.connect(self.bring)
        self.looked.dropped.connect(self._drop)
        self.moves.take_out_wanted.connect(self.take_out)
        self.moves.asked.connect(lambda row: self._aim_at(row, self.reveal))

    def _show_only(self, *parts: QWidget) -> None:
        """Show these parts of what may follow the choice."""
        self.notice.clear()
        for part in (self.columns, self.passphrase, self.look, self.looked):
            part.setVisible(part in parts)

    def _guess(self, path: Path) -> None:
        self.forget()  # it was for another file
        self._show_only()
        self._session.call(importing.guess, path, owner=self, done=self._take_guess, key="guess")

    def _take_guess(self, source: str) -> None:
        if not self.choice.is_picked:
            self.choice.show_source(source)
        if self.choice.source:
            self._prepare()
        else:
            self.notice.show_info(self.tr("Which journal wrote it? Pick it above."))
            self.focus_first()
            self._aim_at(self.notice, self.reveal)

    def _prepare(self) -> None:
        """Go on once both the journal and its file are known."""
        self._show_only()
        if self.choice.path is None:
            return
        if self.choice.source == TABLE:
            self._session.call(
                importing.table_head, self.given, owner=self, done=self._show_head, failed=self._fail,
                key="head",
            )  # fmt: skip
        else:
            self.look_through()

    def _show_head(self, head: Head) -> None:
        if self.choice.source != TABLE:
            return  # another journal was picked while this was read
        self._show_only(self.columns, self.look)
        self.columns.show_head(head)
        again, self._again = self._again, None
        if again is not None:
            fields = {name: str(column) for name, column in again[0].items()}
            self.columns.show_head(replace(head, fields=fields, dates=str(again[1])))
        self._read_days()
        self.columns.fields["happened_at"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_from(self.choice.card)

    def _read_days(self) -> None:
        self.looked.hide()
        self.look.setVisible(True)
        self.look.setEnabled(self.columns.is_enough)
        self._session.run(
            importing.first_days, self.given, 5, owner=self, done=self.columns.show_days,
            failed=self._fail, key="days",
        )  # fmt: skip

    # what takes long

    def look_through(self) -> None:
        """Look what is in it, and change nothing."""
        self.notice.clear()
        self.passphrase.set_error("")
        self._underway.begin(
            self.tr("Looking through it"),
            partial(_look, self.given),
            count=lambda records, files: (0, 0, _so_far(records, files)),
            done=self._show_looked,
            failed=self._fail,
        )

    def bring(self) -> None:
        """Bring in what was found: all of it or nothing."""
        self.notice.clear()
        looked = self.looked.looked
        whole = looked.entries + looked.known + looked.not_understood + looked.trash
        own = self.choice.source == importing.OWN  # whose records are more than entries
        self._underway.begin(
            self.tr("Bringing them in"),
            partial(_bring, self.given),
            count=lambda records, files: (records, 0 if own else whole, _so_far(records, files)),
            done=self._show_brought,
            failed=self._fail,
        )

    def take_out(self, move: int) -> None:
        """Take a move out again as a whole."""
        self.notice.clear()
        self._underway.begin(
            self.tr("Taking it out again"),
            partial(_take_out, move),
            count=words.part_done,
            done=self._show_taken,
            failed=self._fail,
        )

    def _show_looked(self, looked: Looked) -> None:
        table = (self.columns,) if self.choice.source == TABLE else ()
        self._show_only(*table, self.looked)
        self.looked.show_looked(looked, self.choice.source)
        self._show_from(self.looked)
        first = self.looked.bring if self.looked.bring.isVisibleTo(self) else self.looked.drop
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_brought(self, brought: Brought) -> None:
        self.forget()
        self.begin_anew()
        self.enter()
        if not brought.move:
            self.notice.show_info(self.tr("Nothing new was in it, so nothing came."))
            return
        looked = brought.looked
        acts = [(self.tr("Take it all out again"), lambda: self.moves.ask(brought.move))]
        if looked.entries:
            show = partial(self.shown.emit, looked.earliest, looked.latest)
            acts.insert(0, (self.tr("Show them"), show))
        self.notice.show_info(words.came(looked), acts)
        self._go_to_notice()

    def _show_taken(self, taken: TakenOut) -> None:
        self.enter()
        self.notice.show_info(words.taken(*taken))
        self.focus_first()
        self._aim_at(self.notice, self.reveal)

    def _drop(self) -> None:
        self.forget()
        self.begin_anew()
        self.focus_first()

    def _fail(self, error: JournalError) -> None:
        # An archive that is locked itself opens with no passphrase here.
        if isinstance(error, CannotImport) and error.reason in SEALED and not error.where:
            self._show_only(self.passphrase, self.look)
            self.look.setEnabled(True)
            wrong = error.reason == "passphrase"
            said = words.in_fault(error, self._home)
            if wrong:
                self.passphrase.set_error(said)
            else:
                self.notice.show_info(said)
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.select_all()
            self.reveal(self.passphrase)
            return
        show = self.notice.show_info if isinstance(error, Cancelled) else self.notice.show_error
        show(words.in_fault(error, self._home))
        if self.choice.path is not None and self.choice.source not in {"", TABLE} and self.looked.isHidden():
            self.look.show()  # to try once more
            self.look.setEnabled(True)
        self.reveal(self.notice)

    def _show_from(self, part: QWidget) -> None:
        """Scroll to where a part begins."""
        self._aim_at(part, self._begin_with)

    def _aim_at(self, part: QWidget, scroll: Callable[[QWidget], None]) -> None:
        """Scroll to a part as long as the layout is finding its heights."""
        self._aim = part, scroll
        self._scroll()
        QTimer.singleShot(AIMED, self, self._rest)

    def _begin_with(self, part: QWidget) -> None:
        if (ground := self.widget()) is not None:
            top = part.mapTo(ground, QPoint()).y()
            self.verticalScrollBar().setValue(top - self._look.px(24))

    def _scroll(self) -> None:
        part, scroll = self._aim or (None, self.reveal)
        if part is not None and shiboken6.isValid(part):  # moves are listed anew when one went out
            scroll(part)

    def _rest(self) -> None:
        self._scroll()
        self._aim = None

    def _go_to_notice(self) -> None:
        self._show_from(self.notice)
        button = next((each for each in self.notice.findChildren(Button) if each.isVisibleTo(self)), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)


def _look(given: Given, journal: Any, told: importing.Told) -> Looked:
    return importing.look(journal, given, told)


def _bring(given: Given, journal: Any, told: importing.Told) -> Any:
    return importing.bring(journal, given, told)


def _take_out(move: int, journal: Any, told: importing.Told) -> Any:
    return importing.take_out(journal, move, told)


def _so_far(records: int, files: int) -> str:
    return words.read_so_far(records, files) if records else ""
