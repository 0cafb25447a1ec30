"""The cue card on paper: what to have in view right before a conversation and in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from journal.exporters.typeset import typeset
from journal.files.shipped import shipped
from journal.model.conversation import CueCard, Plan

_PARTS = ("why", "opening", "room", "will_not")  # in the order in which they are wanted
_LARGE = frozenset({"opening"})


def cue_card(card: CueCard, made_on: date, language: str = "en") -> bytes:
    """Give the card on A5 as a tagged PDF; what is not prepared is left out.

    A language without words of its own gets English. `made_on` is the only date beside the plan's.
    """
    spoken, words = _words(language)
    data = {
        "words": words,
        "language": spoken,
        "heading": _breakable(card.heading or str(words["nobody"])),
        "when": _when(card.plan, card.place, words),
        "parts": [
            {"label": words[name], "lines": lines, "large": name in _LARGE}
            for name in _PARTS
            if (lines := _lines(getattr(card, name)))
        ],
        "year": made_on.year,
        "month": made_on.month,
        "day": made_on.day,
    }
    return typeset("cue-card.typ", data, made_on)


def _words(language: str) -> tuple[str, Mapping[str, Any]]:
    for each in (language.partition("_")[0].partition("-")[0].lower(), "en"):
        path = shipped("print", f"cue-card.{each}.json")
        if each.isalpha() and path.is_file():
            words: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
            return each, words
    raise FileNotFoundError("cue-card.en.json")


def _when(plan: Plan, place: str, words: Mapping[str, Any]) -> str:
    said = []
    if plan.day is not None:
        said.append(
            str(words["date_time" if plan.at else "date"]).format(
                weekday=words["weekdays"][plan.day.weekday()],
                day=plan.day.day,
                month=words["months"][plan.day.month - 1],
                year=plan.day.year,
                time=plan.at.isoformat("minutes") if plan.at else "",
            )
        )
    return _breakable(", ".join((*said, *([place] if place else []))))


def _lines(said: str | tuple[str, ...]) -> list[str]:
    lines = said.split("\n") if isinstance(said, str) else said
    return [_breakable(line.strip()) for line in lines if line.strip()]


def _breakable(text: str) -> str:
    """Give words of many letters places to break at, so that they stay on the page."""
    return " ".join(
        "\u200b".join(word[start : start + 24] for start in range(0, len(word), 24)) for word in text.split()
    )
