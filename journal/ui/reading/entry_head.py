"""What stands over an entry's title and under it: kind, moment and people, and the facts of the moment."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal.model.entry import Entry, Status
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.reading.words import moment_words, people_words, sting_words
from journal.ui.texts import kind_label
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel

FACT_MAX = 80  # characters of a place or theme


def head(look: Look, entry: Entry, draft: str) -> QWidget:
    """Give the line over the title. `draft` is what a draft is called."""
    kind = KIND_BY_ID[entry.kind]
    words = QWidget()
    words.setContentsMargins(0, look.px(5), 0, 0)
    flow = FlowLayout(words, spacing=look.px(8))
    badge = KindBadge(look, kind.icon, kind_label(entry.kind), kind.colour)
    flow.addWidget(badge)
    if entry.status is Status.DRAFT:
        flow.addWidget(KindBadge(look, "pencil-line", draft, "reflection"))
    for part in (moment_words(entry.happened_at), people_words(entry)):
        if part:
            flow.addWidget(_part(look, part, badge.sizeHint().height()))
    return words


def facts(look: Look, entry: Entry, thread: str = "", *, with_sting: bool = True) -> QWidget | None:
    """Give place, sting and themes, and what the thread is called or how it stands; None without any."""
    sting = sting_words(entry.sting) if with_sting else ""
    named = [("layers", thread), ("map-pin", entry.place), ("target", sting)]
    named += [("tag", tag) for tag in entry.tags]
    line = QWidget()
    flow = FlowLayout(line, spacing=look.px(6))
    for icon, words in named:
        if words:
            flow.addWidget(_fact(look, icon, one_line(words, FACT_MAX)))
    return line if flow.count() else None


def _fact(look: Look, icon: str, words: str) -> QWidget:
    fact = QWidget()
    line = QHBoxLayout(fact)
    line.setContentsMargins(0, 0, look.px(10), 0)
    line.setSpacing(look.px(5))
    line.addWidget(IconLabel(look, icon, "muted", 14))
    line.addWidget(PlainLabel(look, words, role="note", wrap=False))
    return fact


def _part(look: Look, words: str, height: int) -> ElidedLabel:
    """Give a part of the line over the title: as wide as its words, or as the line."""
    label = ElidedLabel(look, words, role="note")
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    label.setFixedHeight(max(height, label.sizeHint().height()))
    return label
