"""The left side of the Share page: entries, names, the question, the file, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.share_draft import Held
from journal.app.share_look import Looked
from journal.ui.look import Look
from journal.ui.share.entry_list import EntryList
from journal.ui.share.file_choice import FileChoice
from journal.ui.share.name_list import NameList
from journal.ui.share.question import Question
from journal.ui.share.slim_button import SlimButton
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import hairline
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

WIDTH = 760  # pixels at 100 %, where the whole window is theirs
MARGIN = 26
FOOT = (10, 18)  # above and below the buttons
LOW_FOOT = (8, 10)


class Choices(QWidget):
    """What is chosen, part by part. Each part tells by `edited(Edit)` what was done in it."""

    edited = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.entries = EntryList(look)
        self.names = NameList(look)
        self.question = Question(look)
        self.file = FileChoice(look)
        self.anew = SlimButton(look, self.tr("Begin anew"), role="link", flush=True)
        self.back = SlimButton(look, self.tr("Back to the share before"), role="link", flush=True)
        self.save = Button(look, self.tr("Save the file…"), role="primary")
        self.print = Button(look, self.tr("Print"))
        self.log = Button(look, self.tr("What left"), role="quiet", icon="history")
        self.told = Notice(look)  # what has come to be on the desk
        self.notice = Notice(look)  # what came of pressing a button below
        self.list = ScrollPage(look, max_width=WIDTH, margin=MARGIN)
        self._is_low = False
        self._wanted: QWidget | None = None  # what was asked for by name, while the keyboard is on it
        self._laid_out = QTimer(self, interval=0, singleShot=True)
        self._laid_out.timeout.connect(self._reveal_wanted)
        self.list.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._laid_out.start())
        self._build()
        self.notice.appeared.connect(self._show_notice)
        for part in (self.entries, self.names, self.question, self.file):
            part.edited.connect(self.edited)

    def _build(self) -> None:
        look, column = self._look, self.list.column
        title, words = (
            self.tr("Share with a mentor"),
            self.tr("A copy leaves this journal. You decide each line."),
        )
        column.setSpacing(look.px(12))
        column.addWidget(PageTitle(look, title, words))
        kept = QWidget()
        flow = FlowLayout(kept, spacing=look.px(14))
        column.addWidget(self.told)
        flow.addWidget(self.anew)
        flow.addWidget(self.back)
        self._kept = kept
        column.addWidget(kept)
        self.nobody = PlainLabel(
            look,
            self.tr("Whoever is named in the entries is listed here, with the words to show them by."),
            role="note",
        )
        for label, parts in (
            (self.tr("1 · Entries"), (self.entries,)),
            (self.tr("2 · Names"), (self.nobody, self.names)),
            (self.tr("3 · What I want to ask"), (self.question,)),
            (self.tr("4 · File"), (self.file,)),
        ):
            column.addSpacing(look.px(10))
            column.addWidget(SectionLabel(look, label))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        buttons = QWidget()
        ways = FlowLayout(buttons, spacing=look.px(10))
        for button in (self.save, self.print, self.log):
            ways.addWidget(button)
        self._foot = foot = QVBoxLayout()
        foot.setSpacing(look.px(10))
        self.waiting = PlainLabel(look, self.tr("One moment: the file is being made anew."), role="fine")
        foot.addWidget(self.notice)
        foot.addWidget(self.waiting)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)
        self.set_low(False)
        self.waiting.setVisible(False)
        self.names.setVisible(False)
        self.save.setEnabled(False)
        self.print.setEnabled(False)

    def set_low(self, low: bool) -> None:
        """Leave most of a low window to the choices: what is said scrolls with them then."""
        above, below = LOW_FOOT if low else FOOT
        side = self._look.px(MARGIN)
        self._foot.setContentsMargins(side, self._look.px(above), side, self._look.px(below))
        if low is not self._is_low:
            self._is_low = low
            self._foot.removeWidget(self.notice)
            self.list.column.removeWidget(self.notice)
            (self.list.column if low else self._foot).insertWidget(-1 if low else 0, self.notice)

    def show_held(self, held: Held) -> None:
        """Show what was chosen and typed, as far as it needs no file."""
        self.question.show_words(held.now)
        self.file.show_choice(held.now)
        self.anew.setVisible(held.now.is_begun)
        self.back.setVisible(held.before is not None and not self.told.isVisibleTo(self))
        self._kept.setVisible(held.now.is_begun or held.before is not None)

    def show_looked(self, looked: Looked) -> None:
        """Show what there is to choose from in the file that was made."""
        self.waiting.setVisible(False)
        self.entries.show_entries(looked.entries, looked.preparing)
        self.names.show_names(looked)
        there = bool(looked.preparing.share.entries)
        self.nobody.setVisible(not there)
        self.names.setVisible(there)

    def allow(self, on: bool) -> None:
        """Let what is shown leave, or not yet."""
        self.save.setEnabled(on)
        self.print.setEnabled(on)

    def focus_still(self, words: str) -> None:
        """Put the keyboard on the line of words that are still there."""
        self.names.focus_still(words)
        focused = self.window().focusWidget()
        self._wanted = focused if self.list.isAncestorOf(focused) else None
        self._laid_out.start()  # a line that is new has no place until then, and what is above may still grow

    def _show_notice(self) -> None:
        if self._is_low:
            self.notice.come_into_view()

    def _reveal_wanted(self) -> None:
        if self._wanted is not None and self._wanted is self.window().focusWidget():
            self.list.reveal(self._wanted)
        else:
            self._wanted = None

    def focus_first(self) -> None:
        """Put the keyboard on the first entry, or on the way to one."""
        row = next(iter(self.entries.rows.values()), None)
        (row.check if row is not None else self.entries.add).setFocus(Qt.FocusReason.OtherFocusReason)
