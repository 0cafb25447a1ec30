"""What the page reads and writes in one go; each function runs on the worker."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app import guides, pack_signing, packs
from journal.app.guides import Card
from journal.app.journal import Journal
from journal.app.packs import Shelved

OWN = "my."  # how the ids of packs begin that are made here, until their writer names them


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the gallery shows. `own` are ids of packs that the writer made."""

    cards: tuple[Card, ...]
    own: frozenset[str]
    unreadable: tuple[Shelved, ...]


def shown(journal: Journal) -> Shown:
    """Read the gallery."""
    shelf = packs.shelf(journal)
    key = pack_signing.own_key(journal)
    own = {
        each.id
        for each in shelf
        if each.origin != "built-in"
        and (each.id.startswith(OWN) or (key is not None and each.key is not None and each.key == key))
    }
    return Shown(guides.gallery(journal), frozenset(own), tuple(each for each in shelf if not each.readable))


def free_id(pack_id: str, taken: frozenset[str]) -> str:
    """Give an id for a copy of a pack that none of the others has."""
    wanted = f"{OWN}{pack_id.rsplit('.', 1)[-1]}"[:90]
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
