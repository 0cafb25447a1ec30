"""Use cases of the card "if you still have to answer them": a few sentences, the writer's own if wanted."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app.journal import Journal
from journal.errors import TooLong
from journal.model.change import Change
from journal.model.fields import clean_text
from journal.prompts.guide import Guide
from journal.store import values

KEY = "if_asked_now"
LONGEST = 1_000  # characters: it has to be said with a dry mouth


@dataclass(frozen=True, slots=True)
class AskedNow:
    """The sentences for a guide, and whether the writer put them into their own words.

    `pack` and `guide` are the ids of the guide. `text` is empty when there is nothing to say.
    """

    pack: str
    guide: str
    text: str
    own: bool = False


def words(journal: Journal, pack: str, guide: Guide) -> AskedNow:
    """Give the sentences for a guide: the writer's, else the guide's own."""
    held = _held(journal).get(_name(pack, guide.id), "")
    return AskedNow(pack, guide.id, held or guide.if_asked_now, bool(held))


def change(journal: Journal, pack: str, guide: Guide, text: str) -> Change[AskedNow]:
    """Keep the writer's sentences for a guide; an empty text, or the guide's own, gives the guide's back.

    Raises TooLong.
    """
    text = clean_text(text).strip()
    if len(text) > LONGEST:
        raise TooLong("if_asked_now", LONGEST, len(text))
    with journal.store.transaction():
        held = _held(journal)
        held.pop(_name(pack, guide.id), None)
        if text and text != guide.if_asked_now.strip():
            held[_name(pack, guide.id)] = text
        values.put(journal.store, KEY, held or None)
    return Change(words(journal, pack, guide))


def _name(pack: str, guide: str) -> str:
    return f"{pack}#{guide}"


def _held(journal: Journal) -> dict[str, str]:
    held = values.get(journal.store, KEY)
    if not isinstance(held, dict):
        return {}
    return {name: text for name, text in held.items() if isinstance(text, str)}
