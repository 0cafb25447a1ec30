"""A person with everything in order: all entries, newest first, and what is open with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.app.people import Portrait
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.people.name_form import NameForm
from journal.ui.people.open_panel import OpenPanel
from journal.ui.people.words import entries_words
from journal.ui.reading.list_model import SUMMARY_ROLE, EntryListModel
from journal.ui.reading.list_view import EntryListView
from journal.ui.reading.shown import joined, one_line
from journal.ui.reading.words import day_words
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle

BOTH_FROM = (
    700  # narrower, entries and what is open take turns; pixels at 100 %, but no wider than most windows
)
PANEL = 320
LOW = 480


class PersonView(QWidget):
    """Shows one person.

    `closed` leads back to the list, `sheet_wanted` to the sheet before one meets, `entry_wanted(id)` to an
    entry; `act_wanted` names what to do: share the entries, or rename, merge or delete the name.
    """

    closed = Signal()
    sheet_wanted = Signal()
    entry_wanted = Signal(str)
    act_wanted = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.name = ""
        self._side_first = False
        self.back = Button(look, self.tr("All people"), role="quiet", icon="arrow-left", flush=True)
        self.title = PageTitle(look, "")
        self.meet = Button(look, self.tr("Before you meet"), icon="list")
        self.more = IconButton(look, "ellipsis", self.tr("Share, rename, merge, delete"))
        self.notice = Notice(look)
        self.form = NameForm(look)
        self.model = EntryListModel(session, self)
        self.list = EntryListView(look, self.model)
        self.panel = OpenPanel(look)
        self._turn = QWidget()
        self.to_entries = Chip(look, self.tr("Entries"), checkable=True)
        self.to_open = Chip(look, self.tr("What is open"), checkable=True)
        self._menu = self._make_menu()
        self._build()
        self._connect()

    def show_person(self, portrait: Portrait) -> None:
        """Show somebody; the list of entries is read anew when it is somebody else."""
        name = portrait.person.name
        if name != self.name:
            self.form.put_away()
            self.notice.clear()
            self.list.choose(None)
            self.model.look_for(Query(person=name))
        self.name = name
        self.title.set(one_line(name), self._days(portrait))
        self.panel.show_person(portrait.person)

    def focus_first(self) -> None:
        """Go to the entries, or back to the list when there is none."""
        if self.list.isVisibleTo(self) and self.model.entries:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.choose_row(0)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nobody."""
        self.name = ""
        self.form.put_away()
        self.notice.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        # Each save on another page would have the list read.
        super().hideEvent(event)
        self.model.set_awake(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        look = self._look
        head = QVBoxLayout()
        side = look.px(28)
        head.setContentsMargins(side, look.px(18), side, 0)
        head.setSpacing(look.px(8))
        turn = FlowLayout(self._turn, spacing=look.px(6))
        turn.addWidget(self.to_entries)
        turn.addWidget(self.to_open)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        flow.addWidget(self.meet)
        flow.addWidget(self.more)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.title, acts, self.notice, self.form, self._turn):
            head.addWidget(widget)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.list, 1)
        halves.addWidget(self.panel, 1)
        self._rest = QWidget()
        halves.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addLayout(head)
        column.addLayout(halves, 1)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        acts = (
            ("share", self.tr("Share the entries…")),
            ("rename", self.tr("Rename…")),
            ("merge", self.tr("Merge with somebody…")),
            ("delete", self.tr("Delete everywhere…")),
        )
        for act, label in acts:
            menu.addAction(label).triggered.connect(lambda _on=False, act=act: self.act_wanted.emit(act))
        return menu

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.meet.clicked.connect(self.sheet_wanted)
        self.more.clicked.connect(
            lambda: self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        self.list.opened.connect(self._open)
        self.list.left_upward.connect(self.back.setFocus)
        self.panel.entry_wanted.connect(self.entry_wanted)
        self.form.left.connect(self._leave_form)
        self.form.turned.connect(self._arrange)
        self.to_entries.clicked.connect(lambda: self._show_side(False))
        self.to_open.clicked.connect(lambda: self._show_side(True))

    def _leave_form(self) -> None:
        self.form.put_away()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        summary = self.list.currentIndex().data(SUMMARY_ROLE)
        if summary is not None:
            self.entry_wanted.emit(summary.id)

    def _show_side(self, side: bool) -> None:
        self._side_first = side
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < min(self._look.px(BOTH_FROM), 1_000)
        # A form over the halves needs the room of both where it is short.
        low = self.form.isVisibleTo(self) and self.height() < self._look.px(LOW)
        self._turn.setVisible(narrow and not low)
        self.list.setVisible(not low and (not narrow or not self._side_first))
        self.panel.setVisible(not low and (not narrow or self._side_first))
        self._rest.setVisible(low)
        self.panel.setMaximumWidth(16_777_215 if narrow else self._look.px(PANEL))
        self.panel.setMinimumWidth(0 if narrow else self._look.px(PANEL))
        self.to_entries.setChecked(not self._side_first)
        self.to_open.setChecked(self._side_first)
        for chip in (self.to_entries, self.to_open):
            chip.updateGeometry()

    def _days(self, portrait: Portrait) -> str:
        if portrait.first_day is None or portrait.last_day is None:
            return self.tr("On no entry outside the trash.")
        first, last = day_words(portrait.first_day), day_words(portrait.last_day)
        days = first if first == last else f"{first} – {last}"
        return joined((entries_words(portrait.entries), days))
