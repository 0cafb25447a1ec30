"""The gallery: built-in guides, packs from a coach, one's own, and what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal.ui.guides.grid import CardGrid, neighbour
from journal.ui.guides.guide_card import DropCard, GuideCard
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from journal.app import guides, packs

ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
WIDTH = 960  # pixels at 100 %
STACKED_BELOW = 560  # pixels at 100 %: narrower than this the buttons stand under the title


class Gallery(ScrollPage):
    """`chosen(card)`: show a guide; `add_wanted`, `write_wanted`: the two buttons.

    `remove_wanted(pack id)`: take away a pack that this version cannot read.
    """

    chosen = Signal(object)
    add_wanted = Signal()
    write_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self.write = Button(look, self.tr("Write a pack"), icon="file-plus")
        self.write.clicked.connect(self.write_wanted)
        self.add = Button(look, self.tr("Add a pack…"), role="primary", icon="download")
        self.add.clicked.connect(self.add_wanted)
        self.notice = Notice(look)
        self.drop = DropCard(look)
        self.cards: list[GuideCard] = []
        self.sections = {
            "built-in": _Section(look, self.tr("Built in")),
            "coach": _Section(look, self.tr("From a coach")),
            "own": _Section(look, self.tr("Yours")),
            "hidden": _Section(look, self.tr("Hidden")),
        }
        self._unreadable = QVBoxLayout()
        title = PageTitle(
            look,
            self.tr("Guides"),
            self.tr("Sets of prompts. Use them as they come, change a copy, or bring in one from a coach."),
        )
        self._head = self._new_head(title)
        self.column.setSpacing(20)
        self.column.addLayout(self._head)
        self.column.addWidget(self.notice)
        for section in self.sections.values():
            self.column.addWidget(section)
        self.column.addLayout(self._unreadable)
        self.column.addStretch(1)
        look.changed.connect(self._arrange)

    def show_cards(self, cards: Sequence[guides.Card], own: frozenset[str]) -> None:
        """Show these guides; `own` are the ids of the packs that the writer made. The keyboard stays."""
        held = next((_name(each.card) for each in self.cards if each.hasFocus()), None)
        before = self.verticalScrollBar().value()
        places: dict[str, list[QWidget]] = {name: [] for name in self.sections}
        self.cards = []
        for card in cards:
            places[_place(card, own)].append(self._new_card(card))
        self.drop.set_hot(False)
        self.drop = DropCard(self._look)
        places["coach"].append(self.drop)
        for name, section in self.sections.items():
            section.fill(places[name])
        self.cards = [each for name in self.sections for each in places[name] if isinstance(each, GuideCard)]
        self.verticalScrollBar().setValue(before)
        for each in self.cards:
            if _name(each.card) == held:
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unreadable(self, packs_: Sequence[packs.Shelved]) -> None:
        """Name the packs that this version cannot read any more."""
        while (item := self._unreadable.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for shelved in packs_:
            words = self.tr(
                "“{title}”, version {version}, needs another version of Afterword. It is kept as it is."
            )
            text = words.format(title=shelved.title or shelved.id, version=shelved.version)
            self._unreadable.addWidget(PlainLabel(self._look, text, role="note"))
            remove = Button(self._look, self.tr("Remove it"), role="link", flush=True)
            remove.clicked.connect(lambda _on=False, pack=shelved.id: self.remove_wanted.emit(pack))
            self._unreadable.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeading)

    def card_of(self, pack: str, guide: str) -> GuideCard | None:
        """The card of a guide, or None when it is not shown."""
        return next((each for each in self.cards if _name(each.card) == (pack, guide)), None)

    def focus_card(self, pack: str = "", guide: str = "") -> None:
        """Put the keyboard on a guide's card, else on the first one."""
        card = self.card_of(pack, guide) or next(iter(self.cards), None)
        (card or self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        if card is not None and pack:
            self.reveal(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from card to card by the arrows; without a card the page scrolls."""
        current = next((card for card in self.cards if card.hasFocus()), None)
        key = Qt.Key(event.key())
        if current is None or key not in ARROWS:
            super().keyPressEvent(event)
            return
        target = neighbour(self.cards, current, key)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal(target)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _new_head(self, title: PageTitle) -> QBoxLayout:
        """Put the buttons beside the title, or under it where it is narrow."""
        head, buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.write, self.add):
            flow.addWidget(button)
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(buttons, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _arrange(self) -> None:
        narrow = self.width() < self._look.px(STACKED_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(direction)

    def _new_card(self, card: guides.Card) -> GuideCard:
        made = GuideCard(self._look, card)
        made.clicked.connect(lambda: self.chosen.emit(card))
        return made


class _Section(QWidget):
    """A heading over cards; not there when it has none."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionLabel(look, heading))
        self.grid = CardGrid(look)
        column.addWidget(self.grid)
        self.hide()

    def fill(self, cards: Sequence[QWidget]) -> None:
        self.grid.fill(cards)
        self.setVisible(bool(cards))


def _place(card: guides.Card, own: frozenset[str]) -> str:
    if card.hidden:
        return "hidden"
    if card.pack.id in own:
        return "own"
    return "built-in" if card.origin == "built-in" else "coach"


def _name(card: guides.Card) -> tuple[str, str]:
    return card.pack.id, card.guide.id
