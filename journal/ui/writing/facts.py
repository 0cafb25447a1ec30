"""About this moment: the facts of the entry at the side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QRect, Qt, QTime, QTimeZone
from PySide6.QtWidgets import QFormLayout, QWidget

from journal.model.conversation import KIND as CONVERSATION
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.wall_clock import UTC, WallClockEdit
from journal.ui.widgets.when_line import WhenLine
from journal.ui.writing.desk import Desk
from journal.ui.writing.draft import FACTS
from journal.ui.writing.line import Line
from journal.ui.writing.name_chips import NameChips
from journal.ui.writing.scale_bar import SlimScale

_SHEET = """
QDateTimeEdit {{ background: transparent; border: none; border-bottom: 1px solid transparent; padding: 0; }}
QDateTimeEdit:focus {{ border-bottom: 1px solid {accent}; padding: 0; }}
"""


class MomentEdit(WallClockEdit):
    """A day and a time, as bare as the other facts."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "ddd d MMM yyyy, HH:mm", name, parent)

    def words_at(self) -> QRect:
        return self.rect().adjusted(-2, 0, 0, -1)

    def dress(self) -> None:
        super().dress()
        self.setStyleSheet(_SHEET.format(accent=self._look.tokens["accent"]))

    def show_moment(self, moment: datetime) -> None:
        """Show the wall clock of a moment."""
        day = QDate(moment.year, moment.month, moment.day)
        blocked = self.blockSignals(True)
        self.setDateTime(QDateTime(day, QTime(moment.hour, moment.minute), QTimeZone(UTC)))
        self.blockSignals(blocked)

    def moved(self, moment: datetime) -> datetime:
        """Give `moment` with the wall clock as it is shown and its own UTC offset."""
        day, time = self.date(), self.time()
        shown = (day.year(), day.month(), day.day(), time.hour(), time.minute())
        if shown == (moment.year, moment.month, moment.day, moment.hour, moment.minute):
            return moment
        year, month, date, hour, minute = shown
        return moment.replace(year, month, date, hour, minute, 0, 0)


class FactsPanel(QWidget):
    """When, from whom, where, how it stung, themes; and the title where the page itself has none.

    A conversation to come has the day it is planned for.
    """

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._desk = look, desk
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(look.px(12))
        self._form.setVerticalSpacing(look.px(10))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.title = Line(look, self.tr("Title"), role="small", bare=True)
        self.title.setPlaceholderText(self.tr("A title, if you like"))
        self.when = MomentEdit(look, self.tr("When"))
        self.people = NameChips(look, self.tr("From"), self.tr("Add a name"), bare=True)
        self.place = Line(look, self.tr("Where"), role="small", bare=True)
        self.place.setPlaceholderText(self.tr("A place or an occasion"))
        kind = KIND_BY_ID[desk.draft.kind]
        self.sting = SlimScale(look, self.tr("It stung"), colour=kind.colour)
        self.tags = NameChips(look, self.tr("Themes"), self.tr("Add a theme"), bare=True)
        names = desk.sitting.names
        self.people.suggest((name for name, _ in names.people), names.nicknames)
        self.tags.suggest(name for name, _ in names.tags)
        self.plan = WhenLine(look, desk.sitting.today or desk.draft.facts.happened_at.date())
        self._shows: dict[str, Callable[[Any], None]] = {
            "title": self.title.show_text,
            "people": self.people.set_names,
            "place": self.place.show_text,
            "sting": self.sting.set_rating,
            "tags": self.tags.set_names,
        }
        self._lay_out(kind.facts)
        self._connect()
        for name in (*self._shows, "happened_at", "plan"):
            self.show_fact(name)

    def settle(self) -> None:
        """Take in names that are typed but not yet entered."""
        self.people.settle()
        self.tags.settle()

    def show_fact(self, name: str) -> None:
        """Show a fact as the entry has it."""
        draft = self._desk.draft
        if name == "happened_at":
            self.when.show_moment(draft.facts.happened_at)
        elif name != "plan":
            self._shows[name](FACTS[name].as_answer(draft.facts))
        elif draft.plan is not None:
            self.plan.show_plan(draft.plan)

    def _lay_out(self, facts: tuple[str, ...]) -> None:
        who = self.tr("From") if self._desk.draft.kind == "feedback" else self.tr("With")
        self.people.line.setAccessibleName(who)
        rows: tuple[tuple[str, QWidget, bool], ...] = (
            (self.tr("Title"), self.title, not self._desk.is_free),
            (self.tr("Planned for"), self.plan, self._is_planned()),
            (self.tr("When"), self.when, True),
            (who, self.people, True),
            (self.tr("Where"), self.place, "place" in facts),
            (self.tr("It stung"), self.sting, "sting" in facts),
            (self.tr("Themes"), self.tags, True),
        )
        for words, widget, wanted in rows:
            widget.setParent(self)
            widget.setVisible(wanted)
            if wanted:
                label = PlainLabel(self._look, words, role="note", wrap=False)
                label.setMinimumWidth(self._look.px(64))
                label.setBuddy(widget)
                self._form.addRow(label, widget)

    def _is_planned(self) -> bool:
        """Whether this is a conversation that is still to come."""
        return self._desk.draft.kind == CONVERSATION and self._desk.draft.plan is not None

    def _connect(self) -> None:
        desk, draft = self._desk, self._desk.draft
        draft.fact_changed.connect(self.show_fact)
        for name, edited, read in (
            ("title", self.title.edited, self.title.text),
            ("place", self.place.edited, self.place.text),
            ("people", self.people.edited, self.people.names),
            ("tags", self.tags.edited, self.tags.names),
            ("sting", self.sting.edited, self.sting.rating),
        ):
            edited.connect(partial(self._take, name, read))
        self.plan.edited.connect(lambda: desk.change_plan(self.plan.plan()))
        self.when.dateTimeChanged.connect(self._moved)
        for widget in (self.title, self.place, self.people, self.tags):
            widget.undo_wanted.connect(desk.history.undo)
            widget.redo_wanted.connect(desk.history.redo)

    def _take(self, name: str, read: Callable[[], Any]) -> None:
        changed = FACTS[name].taken(self._desk.draft.facts, read())
        self._desk.change_fact(name, changed)

    def _moved(self) -> None:
        facts = self._desk.draft.facts
        moment = self.when.moved(facts.happened_at)
        self._desk.change_fact("happened_at", replace(facts, happened_at=moment))
