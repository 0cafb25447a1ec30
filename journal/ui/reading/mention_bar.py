"""Known names that an entry mentions although they are not among its people: offered, never added unasked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import people
from journal.app.people import Mentioned
from journal.model.entry import Status
from journal.ui.look import Look
from journal.ui.reading.entry_view import EntryView
from journal.ui.reading.reads import Reading
from journal.ui.reading.shown import one_line
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel, plain_caption, plain_tip

PAUSE_MS = 300  # an entry has to be looked at, not passed by
SHOWN = 5
NAME_MAX = 40  # characters


class MentionBar(QWidget):
    """`added(name)` and `declined` when the writer chose."""

    added = Signal(str)
    declined = Signal()

    def __init__(self, look: Look, found: Sequence[Mentioned], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(12), 0, 0)
        column.setSpacing(look.px(4))
        words = self.tr("Mentioned here, and not among the people of this entry:")
        column.addWidget(PlainLabel(look, words, role="note"))
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        for each in found[:SHOWN]:
            button = Button(look, plain_caption(one_line(each.name, NAME_MAX)), icon="plus")
            button.setAccessibleName(self.tr("Add {name} to the people").format(name=each.name))
            button.setToolTip(plain_tip(one_line(each.text)))
            button.clicked.connect(lambda _checked=False, name=each.name: self.added.emit(name))
            flow.addWidget(button)
        leave = Button(look, self.tr("Leave it"), role="quiet")
        leave.clicked.connect(self.declined)
        flow.addWidget(leave)
        column.addWidget(buttons)


class MentionOffers(QObject):
    """Looks an entry through when it has been in view for a moment, and shows a bar under it."""

    def __init__(self, look: Look, session: Session, view: EntryView) -> None:
        super().__init__(view)
        self._look, self._session, self._view = look, session, view
        self._left: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look_through)
        session.locked.connect(self._forget)

    def _forget(self) -> None:
        self._left.clear()

    def come(self, reading: Reading) -> None:
        """An entry came into view."""
        if reading.entry.status is not Status.TRASH and reading.entry.id not in self._left:
            self._pause.start()

    def look_through(self) -> None:
        """Look for names in the entry that is in view."""
        reading = self._view.reading
        if reading is not None and self._view.isVisible():
            entry = reading.entry.id
            self._session.run(
                people.mentioned,
                entry,
                owner=self,
                key="mentioned",
                done=lambda found: self._show(entry, found),
                failed=lambda _error: None,
            )

    def _show(self, entry: str, found: tuple[Mentioned, ...]) -> None:
        reading = self._view.reading
        if not found or reading is None or reading.entry.id != entry:
            return
        bar = MentionBar(self._look, found)
        bar.added.connect(lambda name: self._session.run(people.add_people, entry, (name,), owner=self))
        bar.declined.connect(lambda: self._leave(entry, bar))
        self._view.put_last(bar)

    def _leave(self, entry: str, bar: MentionBar) -> None:
        self._left.add(entry)
        self._view.setFocus()
        bar.hide()
        bar.deleteLater()
