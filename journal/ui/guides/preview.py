"""A pack before it is added: everything that is in it, who signed it, and what it would change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.app.packs import Concern, Preview, Seal, SealState, State
from journal.prompts.guide import Guide, Pack
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.guides.details import WIDTH
from journal.ui.guides.guide_text import OPEN_AT_ONCE, GuideText
from journal.ui.guides.pack_words import (
    action_words,
    concern_words,
    difference_words,
    fault_words,
    seal_words,
    state_words,
)
from journal.ui.guides.passing import Passing
from journal.ui.guides.words import pack_facts, prompts_words
from journal.ui.look import Look
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card, IconLabel, hairline
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.options import OptionRow
from journal.ui.writing.words import pack_text

NAME_MAX = 100  # characters of the name that a key is kept under
CALM = frozenset({SealState.PINNED, SealState.FIRST})  # a good signature
NEWS = frozenset({SealState.FIRST, SealState.OTHER_KEY})  # a signature that changes what is known here
ALARMING = frozenset({SealState.OTHER_KEY, SealState.STRIPPED})


class PackPreview(Passing):
    """Shows one `preview`; the buttons stand under it, always in view.

    `accepted(concerns, name)`: take the pack, the writer having said yes to these concerns, and calling the
    owner of a new key so. `key_given(text)`: look at it again with this public key. `cancelled`: leave it.
    """

    stays = True
    accepted = Signal(object, str)
    key_given = Signal(str)
    cancelled = Signal()

    def __init__(self, look: Look, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.preview = look, preview
        self.consents: dict[Concern, OptionRow] = {}
        self.name: LabelledLine | None = None
        self.key: LabelledLine | None = None
        self.notice = Notice(look)
        self.take = Button(look, action_words(preview), role="primary")
        self.take.clicked.connect(self._accept)
        self.cancel = Button(look, self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self.body = ScrollPage(look, max_width=WIDTH)
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(hairline())
        column.addWidget(self._bar())
        self._allow()

    def focus_first(self) -> None:
        """Put the keyboard on what changes nothing."""
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def agreed(self) -> tuple[Concern, ...]:
        """The concerns that the writer has said yes to."""
        return tuple(concern for concern, box in self.consents.items() if box.isChecked())

    def _fill(self) -> None:
        look, preview, column = self._look, self.preview, self.body.column
        pack = preview.pack
        column.addWidget(PlainLabel(look, pack.title, role="title"))
        if pack.summary:
            column.addWidget(PlainLabel(look, pack_text(pack.summary), role="muted"))
        column.addWidget(PlainLabel(look, pack_facts(pack), role="note"))
        column.addWidget(PlainLabel(look, f"{pack.id} · {preview.path.name}", role="fine"))
        column.addWidget(PlainLabel(look, state_words(preview), role="strong"))
        column.addWidget(self._seal(preview.seal))
        if preview.concerns:
            column.addWidget(self._concerns())
        if preview.warnings:
            lines = [fault_words(fault) for fault in preview.warnings]
            column.addWidget(self._lines(self.tr("Worth knowing"), lines))
        if preview.difference:
            lines = [difference_words(line) for line in preview.difference]
            column.addWidget(self._lines(self.tr("What changes"), lines))
        self._add_guides(pack)
        column.addStretch(1)

    def _add_guides(self, pack: Pack) -> None:
        column, shown = self.body.column, 0
        for guide in pack.guides:
            column.addWidget(self._guide_head(guide))
            column.addWidget(GuideText(self._look, guide, closed=shown >= OPEN_AT_ONCE))
            shown += len(guide.prompts)

    def _guide_head(self, guide: Guide) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, self._look.px(14), 0, 0)
        column.setSpacing(self._look.px(4))
        column.addWidget(PlainLabel(self._look, guide.title, role="card-title"))
        facts = self.tr("For {kind} · {counted}")
        words = facts.format(kind=kind_label(guide.kind), counted=prompts_words(guide))
        column.addWidget(PlainLabel(self._look, words, role="note"))
        if guide.intro:
            column.addWidget(PlainLabel(self._look, pack_text(guide.intro), role="muted"))
        return head

    def _seal(self, seal: Seal) -> Card:
        look, card = self._look, Card(self._look, role="panel")
        line = QHBoxLayout()
        line.setSpacing(look.px(10))
        alarming = seal.state in ALARMING
        icon, colour = ("badge-check", "accent") if seal.state in CALM else ("info", "muted")
        if alarming:
            icon, colour = "triangle-alert", "mistake"
        line.addWidget(IconLabel(look, icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        words = PlainLabel(look, seal_words(seal), role="error" if alarming else "base")
        line.addWidget(words, 1)
        card.column.addLayout(line)
        before = seal.pinned if seal.pinned != seal.key else None
        for label, key in ((self.tr("Its key"), seal.key), (self.tr("Known until now"), before)):
            if key is not None:
                card.column.addWidget(PlainLabel(look, f"{label}: {key.id}", role="label"))
                print_ = PlainLabel(look, key.fingerprint, role="note")
                print_.set_selectable()
                card.column.addWidget(print_)
        self._add_lines(card, seal)
        return card

    def _add_lines(self, card: Card, seal: Seal) -> None:
        """The line for a new key's name, or for a key that is missing."""
        if seal.state in {SealState.FIRST, SealState.OTHER_KEY}:
            self.name = LabelledLine(self._look, self.tr("Whose key is it?"))
            self.name.line.setMaxLength(NAME_MAX)
            self.name.set_text(seal.name or self.preview.pack.author)
            card.column.addWidget(self.name)
        if seal.state is SealState.KEY_UNKNOWN:
            check = Button(self._look, self.tr("Check the signature"))
            self.key = LabelledLine(self._look, self.tr("Their public key"), beside=check)
            check.clicked.connect(self._give_key)
            self.key.submitted.connect(self._give_key)
            card.column.addWidget(self.key)

    def _concerns(self) -> Card:
        card = Card(self._look)
        card.column.addWidget(
            PlainLabel(self._look, self.tr("To add it you would have to say yes to this"), role="label")
        )
        for concern in self.preview.concerns:
            words = concern_words(concern, self.preview)
            box = self.consents[concern] = OptionRow(self._look, words, one=False)
            box.toggled.connect(self._allow)
            card.column.addWidget(box)
        return card

    def _lines(self, heading: str, lines: list[str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self._look.px(6), 0, 0)
        column.addWidget(SectionLabel(self._look, heading))
        card = Card(self._look, rows=True)
        for text in lines:
            row = QWidget()
            inner = QVBoxLayout(row)
            inner.setContentsMargins(
                self._look.px(16), self._look.px(10), self._look.px(16), self._look.px(10)
            )
            first, *others = text.split("\n")
            inner.addWidget(PlainLabel(self._look, first, role="small"))
            for other in others:
                inner.addWidget(PlainLabel(self._look, other, role="note"))
            card.add_row(row)
        column.addWidget(card)
        return holder

    def _bar(self) -> QWidget:
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(self._look.px(36), self._look.px(12), self._look.px(36), self._look.px(14))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.take)
        column.addWidget(self.notice)
        column.addLayout(line)
        if self.preview.state is State.SAME and self.preview.seal.state not in NEWS:
            self.take.hide()
            self.cancel.setText(self.tr("Close"))
        return bar

    def _allow(self) -> None:
        self.take.setEnabled(len(self.agreed()) == len(self.consents))

    def _give_key(self) -> None:
        if self.key is not None and self.key.text().strip():
            self.key_given.emit(self.key.text())

    def _accept(self) -> None:
        name = self.name.text().strip() if self.name is not None else ""
        self.accepted.emit(self.agreed(), name)
