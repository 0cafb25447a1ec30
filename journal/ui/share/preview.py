"""The file on the screen, whatever its format, or why there is none yet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from journal.app.share_look import InText, Looked, OnPages
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.session import Session
from journal.ui.share import edits
from journal.ui.share.name_list import doubts
from journal.ui.share.name_row import NAME_MAX
from journal.ui.share.pages_view import PagesView
from journal.ui.share.text_view import TextView
from journal.ui.share.words import left_out, shown_as
from journal.ui.widgets.plain_label import PlainLabel

SAID_MAX = 20_000  # characters


class Preview(QStackedWidget):
    """`edited(Edit)` for what is chosen at a mark, `words_wanted(words)` to type what shall stand there."""

    edited = Signal(object)
    words_wanted = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked: Looked | None = None
        self.pages = PagesView(look, session)
        self.text = TextView(look)
        self.empty = PlainLabel(look, role="muted")
        self.empty.set_centred()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(look.px(28), look.px(28), look.px(28), look.px(28))
        column.addWidget(self.empty)
        self._nothing = holder
        self.menu = QMenu(self)
        for widget in (self.pages, self.text, holder):
            self.addWidget(widget)
        for view in (self.pages, self.text):
            view.still_pressed.connect(self.ask)
        self.pages.setAccessibleName(self.tr("The pages as they will leave"))
        self.clear(self.tr("The page is shown here as soon as an entry is chosen."))

    def show_looked(self, looked: Looked) -> None:
        """Show the file that was made."""
        self._looked = looked
        prepared, shown = looked.prepared, looked.shown
        note = left_out(prepared.made.left_out) if prepared is not None else ""
        if note:
            note = self.tr("{what}. Only you see this line.").format(what=note)
        if isinstance(shown, OnPages) and prepared is not None:
            self.text.clear()
            self.pages.show_pages(prepared.plain, shown, note)
            said = "\n".join(text for _, text in prepared.made.texts)
            # Pages are pictures: this is what a screen reader has of them.
            self.pages.setAccessibleDescription(said[:SAID_MAX])
            self.setCurrentWidget(self.pages)
        elif isinstance(shown, InText) and prepared is not None:
            self.pages.clear()
            self.text.show_text(shown, shown_as(prepared.format.id), note)
            self.setCurrentWidget(self.text)
        else:
            self.clear(self.tr("The page is shown here as soon as an entry is chosen."))

    def clear(self, words: str) -> None:
        """Show no file, and say why."""
        self._looked = None
        self.pages.setAccessibleDescription("")
        self.pages.clear()
        self.text.clear()
        self.empty.setText(words)
        self.setCurrentWidget(self._nothing)

    def where(self) -> tuple[int, float]:
        """Give the page in view from 0, and the scale to draw it at."""
        return self.pages.where()

    def reveal(self, words: str) -> None:
        """Bring words that are still there into view."""
        view = self.currentWidget()
        if view is self.pages or view is self.text:
            view.reveal(words)

    def focus_file(self) -> None:
        """Put the keyboard on the file."""
        view = self.currentWidget()
        if view is not None and view is not self._nothing:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, words: str, where: QPoint) -> None:
        """Ask what to do about words that look like a name."""
        made = self._looked.prepared.made if self._looked is not None and self._looked.prepared else None
        doubt = next((each for each in doubts(made) if each.words == words), None)
        if doubt is None:
            return
        put, name = doubt.offered, one_line(words, NAME_MAX).replace("&", "&&")
        self.menu.clear()
        replace = self.menu.addAction(self.tr("Replace “{name}” with {words}").format(name=name, words=put))
        in_place = doubt.put(put)
        replace.triggered.connect(lambda: self.edited.emit(in_place))
        other = self.menu.addAction(self.tr("Replace with other words…"))
        other.triggered.connect(lambda: self.words_wanted.emit(words))
        fine = self.menu.addAction(self.tr("“{name}” is fine").format(name=name))
        fine.triggered.connect(lambda: self.edited.emit(lambda held: edits.call_fine(held, (words,))))
        self.menu.popup(where)
