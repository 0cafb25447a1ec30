"""What is open with a person, what it is mostly about, and what the writer said about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.people import Detail, Said
from journal.model.conversation import Conversation
from journal.model.person import AS_IS, COLLEAGUE, INITIAL, OWN_WORDS, SHOWN_MAX, Person, shown
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.next_times.words import plain_sentence
from journal.ui.people.words import entries_words
from journal.ui.reading.shown import joined, one_line
from journal.ui.reading.words import day_words, title_of
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.choices import ChoiceBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel, plain_tip
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.name_chips import NameChips

MARGIN = 18  # pixels at 100 %
GLANCE = 300  # characters of a promise


class OpenPanel(ScrollPage):
    """`entry_wanted(id)`, `next_times_wanted(plan id)` and `tag_wanted(tag)` lead on.

    `settled(entry id)` when a promise is done; `about_edited(Person)` when what is said about them did.
    """

    entry_wanted = Signal(str)
    next_times_wanted = Signal(str)
    tag_wanted = Signal(str)
    settled = Signal(str)
    about_edited = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=520, margin=MARGIN, parent=parent)
        self.person = Person("")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(look.px(10))
        self.nicknames = NameChips(look, self.tr("Also called"), self.tr("Add a nickname"))
        self.shown_as = ChoiceBox(look)
        self.shown_as.setAccessibleName(self.tr("When sharing, show"))
        self.words = LabelledLine(look, self.tr("In your own words"))
        self.words.line.setMaxLength(SHOWN_MAX)
        self._shown = PlainLabel(look, role="note")
        for value, label in (
            (AS_IS, self.tr("What is chosen in the share")),
            (INITIAL, self.tr("The first letter")),
            (COLLEAGUE, self.tr("“a colleague”")),
            (OWN_WORDS, self.tr("Your own words")),
        ):
            self.shown_as.addItem(label, value)
        self.column.addLayout(self._parts)
        self._build_about(look)
        self.column.addStretch(1)
        self.nicknames.edited.connect(self._tell)
        self.shown_as.activated.connect(lambda _row: self._choose())
        self.words.line.editingFinished.connect(self._tell)

    def show_person(self, person: Person) -> None:
        """Show what the writer said about somebody."""
        self.person = person
        self.nicknames.set_names(person.nicknames)
        own = person.shown_as.startswith(OWN_WORDS)
        self.shown_as.setCurrentIndex(self.shown_as.findData(OWN_WORDS if own else person.shown_as))
        self.words.set_text(person.shown_as.removeprefix(OWN_WORDS) if own else "")
        self._show_shown()

    def show_detail(self, detail: Detail) -> None:
        """Show what is open, and the themes."""
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._add(self.tr("You promised"), [self._promise(each) for each in detail.promises])
        self._add(self.tr("Planned"), [self._talk(each) for each in detail.planned])
        plans = [self._plan(plain_sentence(each.cue, each.act), each.id) for each in detail.next_times]
        self._add(self.tr("Next time"), plans)
        if detail.themes:
            self._add(self.tr("Themes"), [self._themes(detail.themes)])

    def settle(self) -> None:
        """Take in what is typed and not yet entered."""
        self.nicknames.settle()
        self._tell()

    def _build_about(self, look: Look) -> None:
        self.column.addWidget(SectionLabel(look, self.tr("Also called")))
        note = self.tr("Nicknames help to find the person in what you wrote.")
        self.column.addWidget(PlainLabel(look, note, role="note"))
        self.column.addWidget(self.nicknames)
        self.column.addWidget(SectionLabel(look, self.tr("When sharing, show")))
        for widget in (self.shown_as, self.words, self._shown):
            self.column.addWidget(widget)

    def _add(self, title: str, widgets: list[QWidget]) -> None:
        if widgets:
            for widget in (SectionLabel(self._look, title), *widgets):
                self._parts.addWidget(widget)

    def _promise(self, said: Said) -> QWidget:
        card = Card(self._look)
        card.column.addWidget(PlainLabel(self._look, _cut(said.text)))
        note = joined((one_line(said.title, 80), day_words(said.day)))
        card.column.addWidget(PlainLabel(self._look, note, role="note"))
        acts = (
            (self.tr("Done"), lambda: self.settled.emit(said.entry)),
            (self.tr("Open"), lambda: self.entry_wanted.emit(said.entry)),
        )
        card.column.addWidget(self._acts(acts, _cut(said.text)))
        return card

    def _talk(self, talk: Conversation) -> QWidget:
        card = Card(self._look)
        card.column.addWidget(PlainLabel(self._look, one_line(title_of(talk.entry), GLANCE)))
        day = day_words(talk.plan.day) if talk.plan.day else self.tr("no date")
        card.column.addWidget(PlainLabel(self._look, day, role="note"))
        acts = ((self.tr("Open"), lambda: self.entry_wanted.emit(talk.id)),)
        card.column.addWidget(self._acts(acts, one_line(title_of(talk.entry), 80)))
        return card

    def _plan(self, sentence: str, plan: str) -> QWidget:
        card = Card(self._look)
        card.column.addWidget(PlainLabel(self._look, _cut(sentence)))
        acts = ((self.tr("Open"), lambda: self.next_times_wanted.emit(plan)),)
        card.column.addWidget(self._acts(acts, _cut(sentence)))
        return card

    def _acts(self, acts: tuple[tuple[str, Callable[[], None]], ...], about: str) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=self._look.px(10))
        for label, act in acts:
            button = Button(self._look, label, role="link", flush=True)
            button.setAccessibleDescription(about)
            button.clicked.connect(lambda _checked=False, act=act: act())
            flow.addWidget(button)
        return holder

    def _themes(self, themes: tuple[tuple[str, int], ...]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=self._look.px(6))
        for tag, number in themes:
            chip = Chip(self._look, f"{one_line(tag, 40)} {number:,}")
            chip.setToolTip(plain_tip(tag))
            chip.setAccessibleName(joined((tag, entries_words(number)), ", "))
            chip.clicked.connect(lambda _checked=False, tag=tag: self.tag_wanted.emit(tag))
            flow.addWidget(chip)
        return holder

    def _choose(self) -> None:
        self._show_shown()
        if self.shown_as.currentData() == OWN_WORDS and not self.words.text().strip():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._tell()

    def _said(self) -> Person:
        way = str(self.shown_as.currentData())
        if way == OWN_WORDS:
            words = self.words.text().strip()
            way = OWN_WORDS + words if words else AS_IS
        return Person(self.person.name, tuple(self.nicknames.names()), way)

    def _show_shown(self) -> None:
        own = self.shown_as.currentData() == OWN_WORDS
        self.words.setVisible(own)
        person = self._said()
        words = one_line(shown(person, self.tr("a colleague")), SHOWN_MAX)
        said = self.tr("Shown as {words}").format(words=words)
        if person.shown_as == AS_IS:
            said = self.tr(
                "Shown as “Person A” or the next letter that is free, until you choose other words there."
            )
        self._shown.setText(said)

    def _tell(self) -> None:
        self._show_shown()
        said = self._said()
        if self.person.name and said != self.person:
            self.person = said
            self.about_edited.emit(said)


def _cut(text: str) -> str:
    return one_line(text, GLANCE)
