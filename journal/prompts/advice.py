"""The advice that built-in prompts rest on, as rows with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from journal.prompts.shipped import shipped_toml


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """One piece of advice: its id (what `rests_on` names), a sentence, and its sources as "Title, author".

    `behaviours` are sentences on what the app itself does about it, by id.
    """

    id: str
    text: str
    sources: tuple[str, ...]
    behaviours: Mapping[str, str]


def advice(path: Path) -> Mapping[str, AdviceRow]:
    """Give the rows of `resources/advice.toml` by id, in the file's order. Raises OSError."""
    raw = shipped_toml(path)
    sources = {letter: f"{source['title']}, {source['by']}" for letter, source in raw["source"].items()}
    told = {name: behaviour["text"] for name, behaviour in raw["behaviour"].items()}
    rows = {
        name: AdviceRow(
            name,
            row["text"],
            tuple(sources[letter] for letter in row["from"]),
            MappingProxyType({behaviour: told[behaviour] for behaviour in row.get("behaviours", ())}),
        )
        for name, row in raw["row"].items()
    }
    return MappingProxyType(rows)
