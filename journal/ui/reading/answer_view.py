"""One answer as it is read: the question as it was asked, and what was answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model.entry import Answer
from journal.model.query import Term
from journal.ui.look import Look
from journal.ui.reading.pills import PILL_MAX, ScaleView, SideBySide, checklist, pills
from journal.ui.reading.text_view import TextView
from journal.ui.reading.words import qdate
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.words import pack_text

QUESTION_GAP = 6  # pixels at 100 % between question and answer


class AnswerView(QWidget):
    """Question and answer. `colour` is the colour name of the entry's kind."""

    def __init__(self, look: Look, answer: Answer, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prompt = answer.prompt
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(QUESTION_GAP))
        if answer.question:
            question = PlainLabel(look, pack_text(answer.question), role="question-label")
            question.set_selectable()
            column.addWidget(question)
        column.addWidget(SHOWN.get(answer.field, _text)(look, answer, colour))
        for text in self.texts():
            text.set_name(answer.question)

    def texts(self) -> list[TextView]:
        """The texts in the answer, which may still grow."""
        return self.findChildren(TextView)

    def mark(self, terms: Sequence[Term]) -> None:
        """Mark the words of a search."""
        for text in self.texts():
            text.mark(terms)


def _text(look: Look, answer: Answer, colour: str) -> QWidget:
    del colour
    return TextView(look, "\n".join(answer.lines()))


def _choice(look: Look, answer: Answer, colour: str) -> QWidget:
    return _words(look, answer, [str(answer.value)], colour)


def _choices(look: Look, answer: Answer, colour: str) -> QWidget:
    return _words(look, answer, list(answer.value), colour)


def _feelings(look: Look, answer: Answer, colour: str) -> QWidget:
    return _words(look, answer, list(answer.value), colour)


def _people(look: Look, answer: Answer, colour: str) -> QWidget:
    return _words(look, answer, list(answer.value), colour, "user")


def _words(look: Look, answer: Answer, words: list[str], colour: str, icon: str = "") -> QWidget:
    if any(len(word) > PILL_MAX for word in words):
        return TextView(look, "\n".join(answer.lines()))
    return pills(look, words, colour, icon)


def _scale(look: Look, answer: Answer, colour: str) -> QWidget:
    return ScaleView(look, int(answer.value), answer.extra.get("ends") or ("", ""), colour)


def _date(look: Look, answer: Answer, colour: str) -> QWidget:
    del colour
    day = qdate(date.fromisoformat(answer.value))
    return TextView(look, QLocale().toString(day, QLocale.FormatType.LongFormat))


def _checklist(look: Look, answer: Answer, colour: str) -> QWidget:
    return checklist(look, list(answer.extra.get("items") or ()), list(answer.value), colour)


def _two_sided(look: Look, answer: Answer, colour: str) -> QWidget:
    del colour
    names = answer.extra.get("sides") or ("", "")
    sides = [_side(look, name, text) for name, text in zip(names, answer.value, strict=True) if text.strip()]
    return SideBySide(look, *sides) if len(sides) == 2 else sides[0]


def _side(look: Look, name: str, text: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(4))
    if name:
        column.addWidget(PlainLabel(look, name, role="note"))
    column.addWidget(TextView(look, text))
    column.addStretch(1)
    return box


Maker = Callable[[Look, Answer, str], QWidget]
SHOWN: MappingProxyType[str, Maker] = MappingProxyType(
    {
        "choice": _choice,
        "choices": _choices,
        "scale": _scale,
        "date": _date,
        "people": _people,
        "feelings": _feelings,
        "checklist": _checklist,
        "two-sided": _two_sided,
    }
)
