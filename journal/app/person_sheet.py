"""Use cases of the sheet "before you meet": read it, set it on paper, keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from journal.app import people
from journal.app.journal import Journal
from journal.exporters.pages import Page as DrawnPage
from journal.exporters.pages import draw_pages
from journal.exporters.person_sheet import Item, person_sheet
from journal.files.private import write_private
from journal.model.entry import shown_title
from journal.store import people as stored

__all__ = ("DrawnPage", "Item", "Sheet", "pages", "pdf", "save", "sheet")

PARTS = ("told", "promised", "open", "ask")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What to have in view before meeting somebody: told, promised, open, ask, each newest first."""

    name: str
    made_on: date
    parts: MappingProxyType[str, tuple[Item, ...]]


def sheet(journal: Journal, name: str) -> Sheet:
    """Give a person's sheet. Raises Invalid when nobody is called that."""
    name = people.portrait(journal, name).person.name
    found = people.detail(journal, name)
    talks = [Item(shown_title(talk.entry) or talk.entry.place, talk.plan.day) for talk in found.planned]
    plans = [Item(plan.act, None, plan.cue) for plan in found.next_times]
    parts = {
        "told": _items(people.told(journal, name)),
        "promised": _items(found.promises),
        "open": tuple(item for item in (*talks, *plans) if item.text or item.day),
        "ask": _items(people.to_ask(journal, name)),
    }
    return Sheet(stored.spelled(journal.store, name), journal.now().date(), MappingProxyType(parts))


def pdf(made: Sheet, language: str = "en") -> bytes:
    """Give a sheet as a tagged PDF, made in memory."""
    return person_sheet(made.name, made.parts, made.made_on, language)


def pages(data: bytes, scale: float) -> list[DrawnPage]:
    """Give the pages of a sheet as pictures; scale 1 is 72 dots per inch."""
    return draw_pages(data, scale)


def save(path: Path, data: bytes) -> None:
    """Write a sheet's PDF. Raises ReadOnly, DiskFull, StorageLost or StorageFailed."""
    write_private(path, data)


def _items(said: tuple[people.Said, ...]) -> tuple[Item, ...]:
    return tuple(Item(each.text, each.day) for each in said)
