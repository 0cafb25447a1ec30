"""What an earlier version says otherwise than the present one, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import takewhile
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from journal.model.entry import Answer, Entry
from journal.ui.reading.words import moment_words

TOKENS_MAX = 3_000  # words, or else lines, compared: the worst case takes about a tenth of a second
TOKEN = re.compile(r"\s+|[^\s]+")


class Side(Enum):
    """Where a stretch of text stands."""

    BOTH = "both"
    EARLIER = "earlier"
    PRESENT = "present"


Run = tuple[str, Side]


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """An answer of the earlier version, or one that only the present has; `runs` is None for a long one."""

    answer: Answer
    runs: tuple[Run, ...] | None


@dataclass(frozen=True, slots=True)
class Compared:
    """An earlier version against the present one: facts that differ (name, as it was), and the answers."""

    facts: tuple[tuple[str, str], ...]
    title: tuple[Run, ...]
    answers: tuple[ComparedAnswer, ...]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


FACTS: MappingProxyType[str, Callable[[Entry], str]] = MappingProxyType(
    {
        str(QT_TRANSLATE_NOOP("Compare", "When")): lambda entry: moment_words(entry.happened_at),
        str(QT_TRANSLATE_NOOP("Compare", "Who")): lambda entry: ", ".join(entry.people),
        str(QT_TRANSLATE_NOOP("Compare", "Where")): lambda entry: entry.place,
        str(QT_TRANSLATE_NOOP("Compare", "Sting")): lambda entry: _number(entry.sting),
        str(QT_TRANSLATE_NOOP("Compare", "Themes")): lambda entry: ", ".join(entry.tags),
    }
)


def compare(earlier: Entry, present: Entry) -> Compared:
    """Give what differs. Answers come in the order of the earlier version, new ones last."""
    facts = tuple((name, show(earlier)) for name, show in FACTS.items() if show(earlier) != show(present))
    now = {answer.prompt: answer for answer in present.answers}
    answers = [
        ComparedAnswer(answer, runs(_text(answer), _text(now.pop(answer.prompt, None))))
        for answer in earlier.answers
    ]
    answers += [ComparedAnswer(answer, runs("", _text(answer))) for answer in now.values()]
    title = runs(earlier.title, present.title) or ((earlier.title, Side.BOTH),)
    return Compared(facts, title, tuple(answers))


def runs(earlier: str, present: str) -> tuple[Run, ...] | None:
    """Give both texts as one, in stretches that stand in both or in one; None when it would take too long."""
    if earlier == present:
        return ((earlier, Side.BOTH),)
    for cut in (TOKEN.findall, lambda text: text.splitlines(keepends=True)):
        old, new = cut(earlier), cut(present)
        head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
        tail = _common_end(old[head:], new[head:])
        middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
        if max(len(middle_old), len(middle_new)) <= TOKENS_MAX:
            parts = [("".join(old[:head]), Side.BOTH), *_middle(middle_old, middle_new)]
            parts.append(("".join(old[len(old) - tail :]), Side.BOTH))
            return tuple(part for part in parts if part[0])
    return None


def _common_end(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = zip(reversed(old), reversed(new), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _middle(old: list[str], new: list[str]) -> list[Run]:
    found: list[Run] = []
    was = now = ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        # A space between two changed words is no common ground: the change is read as one.
        if tag != "equal" or (before.isspace() and (was or now) and b < len(old) and d < len(new)):
            was, now = was + before, now + after
            continue
        found += [(was, Side.EARLIER), (now, Side.PRESENT), (before, Side.BOTH)]
        was = now = ""
    return [*found, (was, Side.EARLIER), (now, Side.PRESENT)]


def _text(answer: Answer | None) -> str:
    return "\n".join(answer.lines()) if answer else ""
