"""What was asked again in a thread: the answer of then beside that of now, and what changed in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.asked_again import Point
from journal.model.entry import Answer
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.reading.compare import Side
from journal.ui.reading.pills import PILL_MAX, SideBySide
from journal.ui.reading.reads import Then
from journal.ui.reading.runs_view import RunsView
from journal.ui.reading.shown import one_line
from journal.ui.reading.text_view import TextView
from journal.ui.reading.words import near_day_words
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.words import pack_text


class CourseView(QWidget):
    """How one thing was answered over time: "Part of it on 19 Nov → Most of it on 20 Nov"."""

    def __init__(
        self, look: Look, question: str, points: Sequence[Point], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(PlainLabel(look, pack_text(question), role="question-label"))
        line = QWidget()
        flow = FlowLayout(line, spacing=look.px(6))
        said = []
        for number, point in enumerate(points):
            day = self.tr("on {day}").format(day=near_day_words(point.day, today))
            said.append(f"{point.words} {day}")
            flow.addWidget(self._point(point, day, after=number > 0))
        column.addWidget(line)
        then = self.tr(", then ")
        line.setAccessibleName(then.join(said))

    def _point(self, point: Point, day: str, *, after: bool) -> QWidget:
        look = self._look
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(6))
        if after:
            line.addWidget(IconLabel(look, "arrow-right", "muted", 14))
        words, colour = one_line(point.words, PILL_MAX), KIND_BY_ID[point.kind].colour
        line.addWidget(KindBadge(look, "", words, colour))
        line.addWidget(PlainLabel(look, day, role="note", wrap=False))
        return box


class ThenNow(QWidget):
    """A question with two answers in words beside each other, and what changed between them when asked.

    `day` is that of the later answer.
    """

    def __init__(
        self, look: Look, answer: Answer, day: date, then: Then, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.prompt = answer.prompt
        self._look, self._then = look, then
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(6))
        question = PlainLabel(look, pack_text(answer.question), role="question-label")
        question.set_selectable()
        self._column.addWidget(question)
        on_day = self.tr("On {day}")
        days = [on_day.format(day=near_day_words(each, today)) for each in (then.before.day, day)]
        before, after = "\n".join(then.before.answer.lines()), "\n".join(answer.lines())
        first, second = self._side(days[0], before, answer), self._side(days[1], after, answer)
        self.both = SideBySide(look, first, second)
        self._column.addWidget(self.both)
        self.changes: RunsView | None = None
        self.legend = PlainLabel(look, self.tr("Underlined is new, struck through is gone."), role="note")
        self._column.addWidget(self.legend)
        self.legend.hide()
        self.button = Button(look, "", role="link", flush=True)
        self.button.clicked.connect(self._turn)
        self.button.setVisible(then.runs is not None and before != after)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self._say()

    def _side(self, name: str, text: str, answer: Answer) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(4))
        column.addWidget(PlainLabel(self._look, name, role="note"))
        words = TextView(self._look, text)
        words.set_name(f"{name}: {answer.question}")
        column.addWidget(words)
        column.addStretch(1)
        return box

    def _turn(self) -> None:
        """Show what changed, or both answers again."""
        if self.changes is not None:
            self._column.removeWidget(self.changes)
            self.changes.hide()
            self.changes.deleteLater()
            self.changes = None
            self.legend.hide()
        elif self._then.runs is not None:
            self.changes = RunsView(self._look, self._then.runs, shown=Side.PRESENT)
            self.changes.setAccessibleName(self.legend.text())
            self._column.insertWidget(self._column.indexOf(self.both), self.changes)
            self.legend.show()
        self.both.setVisible(self.changes is None)
        self._say()

    def _say(self) -> None:
        shown = self.changes is not None
        self.button.setText(self.tr("Show both answers") if shown else self.tr("Show what changed in words"))
