"""Use cases of the prompt of the day: the same all day, another one when asked, none twice in a round."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app import hiding, offered, settings
from journal.app.journal import Journal
from journal.model.change import Change
from journal.prompts import day as days
from journal.prompts.day import DayPrompt
from journal.prompts.guide import Pack
from journal.store import values

KEY = "day"
KIND = "reflection"  # what is written about it


@dataclass(frozen=True, slots=True)
class Source:
    """A pack that questions of the day can come from, and whether they do."""

    pack: str
    title: str
    chosen: bool


def prompt(journal: Journal) -> DayPrompt | None:
    """Give today's prompt; None when the writer wants none, or no pack has one."""
    if not settings.load(journal).day_prompt:
        return None
    # Another one asked for moves every day to come on by one, so that tomorrow does not bring it again.
    return days.pick(_prompts(journal), journal.now().date().toordinal() + _moved(journal))


def another(journal: Journal) -> Change[DayPrompt | None]:
    """Move on to another prompt for today."""
    with journal.store.transaction():
        values.put(journal.store, KEY, _moved(journal) + 1)
    return Change(prompt(journal))


def sources(journal: Journal) -> tuple[Source, ...]:
    """Give the packs that have questions which can stand alone."""
    packs = [pack for pack in journal.packs if _standing_alone(journal, (pack,))]
    chosen = {pack.id for pack in days.chosen(packs, settings.load(journal).day_packs)}
    return tuple(Source(pack.id, pack.title, pack.id in chosen) for pack in packs)


def _prompts(journal: Journal) -> list[DayPrompt]:
    return _standing_alone(journal, days.chosen(journal.packs, settings.load(journal).day_packs))


def _standing_alone(journal: Journal, packs: tuple[Pack, ...]) -> list[DayPrompt]:
    return days.standing_alone(packs, offered.hidden(journal), hiding.hidden(journal))


def _moved(journal: Journal) -> int:
    held = values.get(journal.store, KEY)
    return held if isinstance(held, int) and not isinstance(held, bool) and held >= 0 else 0
