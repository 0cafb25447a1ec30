"""The invented stories of the demo journal, as data; nothing here writes an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from journal.model.entry import Status
from journal.prompts.shipped import shipped_toml


@dataclass(frozen=True, slots=True)
class Planned:
    """When a conversation is to be: `in_days` after the demo is opened, and at which time; None for none.

    `let_go` is the word with which it was let go; None when it was not.
    """

    in_days: int | None = None
    at: time | None = None
    let_go: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One invented entry.

    `thread` is the key of the story that its thread begins with (its own when it begins one). It happened
    `days_ago` days before the demo is opened, at the wall-clock `time`. `answers` are (prompt id, value) in
    the order of the guide of that kind; kinds without a guide have one text under the prompt id "page".
    `planned` is of conversations.
    `guide` is another guide than that of the kind: (pack id, guide id).
    """

    key: str
    thread: str
    kind: str
    days_ago: int
    time: time
    title: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    place: str = ""
    sting: int | None = None
    status: Status = Status.KEPT
    answers: tuple[tuple[str, Any], ...] = ()
    planned: Planned = Planned()
    guide: tuple[str, str] | None = None


def stories(path: Path) -> tuple[Story, ...]:
    """Give the stories of `resources/demo/stories.toml`, the oldest first.

    Raises OSError when the file cannot be read.
    """
    told = [_story(raw) for raw in shipped_toml(path)["story"]]
    return tuple(sorted(told, key=lambda story: (-story.days_ago, story.time)))


def _story(raw: dict[str, Any]) -> Story:
    return Story(
        key=raw["key"],
        thread=raw.get("thread", raw["key"]),
        kind=raw["kind"],
        days_ago=raw["days_ago"],
        time=time.fromisoformat(raw["time"]),
        title=raw.get("title", ""),
        people=tuple(raw.get("people", ())),
        tags=tuple(raw.get("tags", ())),
        place=raw.get("place", ""),
        sting=raw.get("sting"),
        status=Status(raw.get("status", Status.KEPT)),
        answers=tuple(
            (prompt, _unwrapped(value) if isinstance(value, str) else value)
            for prompt, value in raw["answers"].items()
        ),
        guide=_guide(raw.get("guide", "")),
        planned=_planned(raw.get("planned", {})),
    )


def _planned(raw: dict[str, Any]) -> Planned:
    at = raw.get("at")
    return Planned(raw.get("in_days"), time.fromisoformat(at) if at else None, raw.get("let_go"))


def _guide(name: str) -> tuple[str, str] | None:
    pack, _, guide = name.partition("#")
    return (pack, guide) if guide else None


def _unwrapped(text: str) -> str:
    """Give the text as somebody typed it: in the file, a paragraph is broken into lines."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
