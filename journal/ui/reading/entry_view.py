"""An entry as a readable page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.model.entry import Entry, Status
from journal.model.kinds import KIND_BY_ID
from journal.model.query import Term
from journal.ui.attachments.here import Attachments
from journal.ui.look import Look
from journal.ui.next_times.of_entry import OfEntry
from journal.ui.reading.action_bar import ActionBar
from journal.ui.reading.acts import NEXT, NEXT_TIME, THREAD, looks, offered, state_words
from journal.ui.reading.answer_view import AnswerView
from journal.ui.reading.entry_head import facts, head
from journal.ui.reading.reads import Reading
from journal.ui.reading.shown import one_line
from journal.ui.reading.text_view import TextPiece, TextView
from journal.ui.reading.then_now import CourseView, ThenNow
from journal.ui.reading.thread_list import ThreadList
from journal.ui.reading.thread_steps import steps_of
from journal.ui.reading.thread_strip import ThreadStrip
from journal.ui.reading.words import days_left_words, title_of
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.scroll_page import ScrollPage

MenuItem = tuple[str, str, Callable[[], None], str]

AHEAD = 2  # windows' heights of text that are laid out below what is in view
LINE_STEP = 48  # pixels at 100 % that Up and Down scroll


class EntryView(QWidget):
    """Shows a `Reading`. What can be done with it is asked for by signals.

    Keys: Space, arrows, PgUp, PgDn, Home, End scroll; E, F2 or Enter edit; S shares; Delete
    moves to the trash.
    """

    edit_wanted = Signal()
    act_wanted = Signal(str)
    """To do one of the acts of `journal.ui.reading.acts`: its id."""
    continue_wanted = Signal(bool)
    """To go on in the guide; True: with its deeper stage."""
    trash_wanted = Signal()
    restore_wanted = Signal()
    delete_wanted = Signal()
    versions_wanted = Signal()
    copy_wanted = Signal()
    back_wanted = Signal()
    entry_wanted = Signal(str)
    """To open another entry of the thread: its id."""
    next_wanted = Signal()
    """To see what can follow the entry."""

    attach_wanted = Signal()
    """To attach files."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.attachments: Attachments | None = None  # makes the strip of what is attached
        self._reading: Reading | None = None
        self._terms: Sequence[Term] = ()
        self._to_end = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll = ScrollPage(look, max_width=640, parent=self)
        self._scroll.verticalScrollBar().valueChanged.connect(self._grow)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.bar = ActionBar(look, self)
        self.bar.wanted.connect(self.act_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.bar)
        look.changed.connect(self._redress)
        self._page: QWidget | None = None
        self._last: QWidget | None = None
        self._more: IconButton | None = None
        self._ask: Callable[[], None] = lambda: None

    @property
    def reading(self) -> Reading | None:
        """What is shown, or None."""
        return self._reading

    @property
    def scrolled(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        """Scroll to so many pixels."""
        self._scroll.verticalScrollBar().setValue(value)

    def show_reading(self, reading: Reading, terms: Sequence[Term] = ()) -> None:
        """Show an entry; the place on the page stays when it is the same entry again."""
        same = self._reading is not None and self._reading.entry.id == reading.entry.id
        at = self.scrolled if same else 0
        # `self.focusWidget()` is where the keyboard was last in here; by now it may be elsewhere.
        held = QApplication.focusWidget()
        focused = held is not None and self.isAncestorOf(held)
        in_bar = held is not None and self.bar.isAncestorOf(held)
        self._reading, self._terms, self._to_end = reading, terms, False
        self._build(reading)
        self.setAccessibleName(title_of(reading.entry))
        self.mark(terms)
        self._scroll.verticalScrollBar().setValue(at)
        # What had the keyboard on the old page hands it to the bar as it goes.
        now = QApplication.focusWidget()
        if focused and not (in_bar and now is not None and self.bar.isAncestorOf(now)):
            self.setFocus()
        QTimer.singleShot(0, self, self._grow if same else self._reveal_mark)

    def clear(self) -> None:
        """Show nothing, and keep none of the words."""
        self._reading = None
        self._drop_page()
        self.bar.show_acts(())

    def mark(self, terms: Sequence[Term]) -> None:
        """Mark the words of a search in the page."""
        self._terms = terms
        if self._page is None:
            return
        for text in self._page.findChildren(TextView):
            text.mark(terms)

    def put_last(self, widget: QWidget) -> None:
        """Put a widget under the entry, in place of one put there before; it goes with the entry."""
        column = self._page.layout() if self._page is not None else None
        if not isinstance(column, QVBoxLayout):
            return
        if self._last is not None and shiboken6.isValid(self._last):
            self._last.hide()
            self._last.deleteLater()
        self._last = widget
        column.insertWidget(column.count() - 1, widget)

    def texts(self) -> list[TextView]:
        """The texts on the page."""
        return self._page.findChildren(TextView) if self._page else []

    # building

    def _drop_page(self) -> None:
        if self._page is not None:
            self._scroll.column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = None

    def _build(self, reading: Reading) -> None:
        self._drop_page()
        look, entry = self._look, reading.entry
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(self._header(entry))
        title = TextView(look, one_line(title_of(entry), 10_000), "title")
        title.set_name(self.tr("Title"))
        column.addWidget(title)
        line = facts(look, entry, state_words(reading), with_sting=not reading.again.sting)
        if line is not None:
            column.addWidget(line)
        if entry.status is Status.TRASH:
            column.addWidget(self._trash_notice(reading))
        elif entry.status is Status.KEPT:
            column.addWidget(ThreadStrip(look, steps_of(reading)))
        self._answers(reading, column)
        if self.attachments is not None and reading.attached:
            may_change = entry.status is not Status.TRASH
            strip = self.attachments.strip(reading.attached, large=True, may_change=may_change)
            column.addWidget(strip)
        if (reading.next_times or reading.proposal) and entry.status is not Status.TRASH:
            came = OfEntry(look, reading.next_times, reading.today, reading.proposal)
            came.opened.connect(lambda plan: self.act_wanted.emit(f"{NEXT_TIME}{plan}"))
            came.make_wanted.connect(lambda: self.act_wanted.emit("next-time"))
            column.addWidget(came)
        if reading.thread and entry.status is not Status.TRASH:
            others = ThreadList(look, reading.thread)
            others.opened.connect(self.entry_wanted)
            column.addSpacing(look.px(16))
            column.addWidget(others)
        column.addStretch(1)
        self._scroll.column.addWidget(self._page)
        self.bar.show_acts(offered(NEXT, reading))
        self._page.show()

    def _header(self, entry: Entry) -> QHBoxLayout:
        look = self._look
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(head(look, entry, self.tr("Draft")), 1)
        top = Qt.AlignmentFlag.AlignTop
        if entry.status is not Status.TRASH:
            pencil = IconButton(look, "pencil", self.tr("Edit (E)"))
            pencil.clicked.connect(self.edit_wanted)
            line.addWidget(pencil, 0, top)
        self._more = IconButton(look, "ellipsis", self.tr("More about this entry"))
        self._more.clicked.connect(self.open_menu)
        line.addWidget(self._more, 0, top)
        return line

    def _answers(self, reading: Reading, column: QVBoxLayout) -> None:
        look, again = self._look, reading.again
        colour, day = KIND_BY_ID[reading.entry.kind].colour, reading.entry.happened_at.date()
        if again.sting:
            column.addSpacing(look.px(8))
            column.addWidget(CourseView(look, self.tr("How it stung"), again.sting, reading.today))
        for answer in reading.entry.answers:
            if answer.is_empty:
                continue
            column.addSpacing(look.px(8))
            if answer.prompt in again.courses:
                points = again.courses[answer.prompt]
                column.addWidget(CourseView(look, answer.question, points, reading.today))
            elif answer.prompt in again.then:
                column.addWidget(ThenNow(look, answer, day, again.then[answer.prompt], reading.today))
            else:
                column.addWidget(AnswerView(look, answer, colour))

    def _trash_notice(self, reading: Reading) -> Notice:
        notice = Notice(self._look, self._page)
        days = days_left_words(reading.days_left)
        restore = (self.tr("Restore"), self.restore_wanted.emit)

        def ask() -> None:
            words = self.tr("Delete it for ever, with its earlier versions? This cannot be taken back.")
            really = (self.tr("Delete for ever"), self.delete_wanted.emit)
            notice.show_error(words, [really, (self.tr("Leave it"), say)])

        def say() -> None:
            notice.show_info(days, [restore, (self.tr("Delete for ever…"), ask)])

        say()
        self._ask = ask
        return notice

    # keys and scrolling

    def open_menu(self) -> None:
        """Open the menu of what can be done with the entry."""
        if self._reading is None or self._more is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for icon, words, wanted, keys in self._actions(self._reading):
            action = menu.addAction(self._look.icon(icon), words)
            if keys:
                action.setText(f"{words}\t{keys}")
            action.triggered.connect(lambda _=False, ask=wanted: ask())
        self._add_thread_acts(menu, self._reading)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _actions(self, reading: Reading) -> list[MenuItem]:
        """What the menu offers: icon, words, what it does, its key."""
        versions = ("history", self.tr("Earlier versions…"), self.versions_wanted.emit, "")
        copy = ("copy", self.tr("Copy as text"), self.copy_wanted.emit, "")
        if reading.entry.status is Status.TRASH:
            restore = ("rotate-ccw", self.tr("Restore"), self.restore_wanted.emit, "")
            return [restore, copy]
        attach = ("paperclip", self.tr("Attach files…"), self.attach_wanted.emit, "Ctrl+Shift+A")
        edit = ("pencil", self.tr("Edit"), self.edit_wanted.emit, "E")
        trash = ("trash-2", self.tr("Move to trash"), self.trash_wanted.emit, "Del")
        share = [("share-2", self.tr("Share…"), self._share, "S")] if self._can_share else []
        if reading.guide is None:
            return [edit, attach, *share, versions, copy, trash]
        go_on = ("feather", self.tr("Continue in the guide"), self._continue, "")
        if reading.entry.status is Status.DRAFT:
            return [edit, go_on, attach, versions, copy, trash]
        following = ("arrow-right", self.tr("What next…"), self.next_wanted.emit, "")
        return [edit, go_on, following, attach, *share, versions, copy, trash]

    def _add_thread_acts(self, menu: QMenu, reading: Reading) -> None:
        """Add what can be done with the entry's thread, and when to look at it again."""
        thread = [(act.id, act.icon, act.text) for act in offered(THREAD, reading)]
        days = [(name, "calendar", words) for name, words in looks(reading)]
        parts = (("layers", self.tr("Thread"), thread), ("refresh-cw", self.tr("When to look again"), days))
        for icon, title, acts in parts:
            if not acts:
                continue
            part = menu.addMenu(self._look.icon(icon), title)
            for name, icon_of, words in acts:
                action = part.addAction(self._look.icon(icon_of), words)
                action.triggered.connect(lambda _=False, name=name: self.act_wanted.emit(name))

    @property
    def _can_share(self) -> bool:
        return self._reading is not None and self._reading.entry.status is Status.KEPT

    def _share(self) -> None:
        if self._can_share:
            self.act_wanted.emit("share")

    def _continue(self) -> None:
        self.continue_wanted.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, edit, move to the trash, go back."""
        key, bar = event.key(), self._scroll.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
            return
        step, page = self._look.px(LINE_STEP), max(1, bar.pageStep() - self._look.px(LINE_STEP))
        moves = {
            Qt.Key.Key_Up: -step,
            Qt.Key.Key_Down: step,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: -page if back else page,
        }
        if key in moves:
            self._to_end = False
            bar.setValue(bar.value() + moves[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self._to_end = False
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            self._go_to_end()
        elif key in {Qt.Key.Key_E, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_S:
            self._share()
        elif key == Qt.Key.Key_Delete:
            self._delete()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Backspace}:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _delete(self) -> None:
        if self._reading is not None and self._reading.entry.status is Status.TRASH:
            self._ask()
        else:
            self.trash_wanted.emit()

    def _go_to_end(self) -> None:
        self._to_end = True
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._grow()

    def _on_range(self) -> None:
        if self._to_end:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _grow(self) -> None:
        """Lay out more of a long text when it comes near the view, one piece in each turn of the loop."""
        below = self._scroll.viewport().height() * (1 + AHEAD)
        for text in self.texts():
            if text.is_whole:
                continue
            bottom = text.mapTo(self._scroll.viewport(), QPoint(0, text.height())).y()
            if self._to_end or bottom < below:
                text.grow()
                QTimer.singleShot(0, self, self._grow)
                return

    def _redress(self) -> None:
        if self._reading is not None:
            self.show_reading(self._reading, self._terms)

    def _reveal_mark(self) -> None:
        """Scroll to the first word that was searched for, when it is out of view."""
        piece = self.first_mark()
        if piece is not None:
            where = piece.first_span()
            ground = self._scroll.widget()
            if ground is not None and self.scrolled == 0:
                at = piece.viewport().mapTo(ground, where)
                self._scroll.ensureVisible(0, at.y(), 0, self._look.px(2 * LINE_STEP))
        self._grow()

    def first_mark(self) -> TextPiece | None:
        """The first text in which a word of the search stands."""
        pieces = [piece for text in self.texts() for piece in text.findChildren(TextPiece)]
        return next((piece for piece in pieces if piece.extraSelections()), None)
