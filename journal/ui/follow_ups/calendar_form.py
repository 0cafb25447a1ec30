"""A calendar's event, seen whole and edited before it leaves the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from journal.app.conversation_files import DURATIONS, REMINDERS, TITLE_MAX, Event
from journal.model.conversation import Plan
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.follow_ups.words import clock_time, day_words
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.choices import ChoiceBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

NO_REMINDER = -1
USUAL = 30  # minutes


class CalendarForm(ScrollPage):
    """`save_wanted(Event)` when it was looked at, `cancelled` to go back to the card."""

    save_wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=560, margin=40, parent=parent)
        if plan.day is None:
            raise ValueError("an event has a day")
        self._day, self._at = plan.day, plan.at
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Back to the card"), role="link", icon="arrow-left", flush=True)
        self.title = LabelledLine(look, self.tr("Title in the calendar"))
        self.title.line.setMaxLength(TITLE_MAX)
        self.title.set_text(self.tr("Conversation"))
        self.minutes = self._choices(DURATIONS, self._lasting, self.tr("How long"))
        self.minutes.setCurrentIndex(DURATIONS.index(USUAL))
        self.remind = self._choices((NO_REMINDER, *REMINDERS), self._reminding, self.tr("Reminder"))
        self.contents = PlainLabel(look)
        self.save = Button(look, self.tr("Save for the calendar…"), role="primary", icon="download")
        self._fill()
        self.back.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.event_chosen()))
        self.title.edited.connect(lambda _text: self._show_contents())
        for box in (self.minutes, self.remind):
            box.currentIndexChanged.connect(lambda _place: self._show_contents())
        self._show_contents()

    def event_chosen(self) -> Event:
        """What the file is to say."""
        remind = self.remind.currentData()
        return Event(
            " ".join(self.title.text().split()) or self.tr("Conversation"),
            self._day,
            self._at,
            int(self.minutes.currentData()),
            None if remind == NO_REMINDER else int(remind),
        )

    def focus_first(self) -> None:
        """Put the keyboard into the title, all of it selected."""
        self.title.line.selectAll()
        self.title.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        look, column = self._look, self.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(PlainLabel(look, self.tr("Add to calendar"), role="title"))
        words = self.tr(
            "A file that your calendar can open. Calendars are often shared and synchronised: the title says "
            "neither whom nor what about, unless you write it."
        )
        column.addWidget(PlainLabel(look, words, role="muted"))
        column.addWidget(self.title)
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, box, wanted in (
            (self.tr("How long"), self.minutes, self._at is not None),
            (self.tr("Reminder"), self.remind, True),
        ):
            box.setParent(holder)
            box.setVisible(wanted)
            if wanted:
                words_of_row = PlainLabel(look, label, role="label", wrap=False)
                words_of_row.setMinimumHeight(box.sizeHint().height())
                form.addRow(words_of_row, box)
        column.addWidget(holder)
        column.addWidget(SectionLabel(look, self.tr("Everything the file says")))
        paper = Card(look, role="panel")
        paper.column.addWidget(self.contents)
        column.addWidget(paper)
        column.addWidget(self.notice)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        flow.addWidget(self.save)
        column.addWidget(acts)
        column.addStretch(1)

    def _choices(self, values: tuple[int, ...], word: Callable[[int], str], name: str) -> ChoiceBox:
        box = ChoiceBox(self._look)
        box.setAccessibleName(name)
        for value in values:
            box.addItem(word(value), value)
        return box

    def _lasting(self, minutes: int) -> str:
        if minutes % 60 == 0:
            return self.tr("1 hour") if minutes == 60 else self.tr("{n} hours").format(n=minutes // 60)
        return self.tr("{n} minutes").format(n=minutes)

    def _reminding(self, minutes: int) -> str:
        named = {
            NO_REMINDER: self.tr("No reminder"),
            0: self.tr("When it begins"),
            60: self.tr("1 hour before"),
            24 * 60: self.tr("1 day before"),
        }
        return named.get(minutes) or self.tr("{n} minutes before").format(n=minutes)

    def _show_contents(self) -> None:
        event = self.event_chosen()
        lines = [
            self.tr("Title: {title}").format(title=event.title),
            # Seen from the first day of the calendar, the day is named with its year.
            self.tr("Day: {day}").format(day=day_words(event.day, date.min)),
        ]
        if event.at is None:
            lines.append(self.tr("The whole day"))
        else:
            lines.append(self.tr("Time: {time}, wherever you are").format(time=clock_time(event.at)))
            lines.append(self.tr("Length: {length}").format(length=self._lasting(event.minutes)))
        remind = NO_REMINDER if event.remind is None else event.remind
        lines.append(self.tr("Reminder: {reminder}").format(reminder=self._reminding(remind)))
        lines.append(self.tr("Marked as private; made by Afterword"))
        lines.append(self.tr("A random number, and the moment the file is made: calendars ask for both"))
        self.contents.setText("\n".join(lines))
