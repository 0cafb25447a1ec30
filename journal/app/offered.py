"""Which guides are offered for writing: all that the writer has not hidden."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app.journal import Journal
from journal.model.entry import GuideUsed
from journal.prompts.guide import Guide, Pack
from journal.store import guide_choices

# What stands in for a thought that has been gone over often enough: retold from a distance, or one step.
FROM_A_DISTANCE = ("afterword.looking-again", "from-a-distance")
ONE_STEP = ("afterword.next-time", "next-time")


@dataclass(frozen=True, slots=True)
class Offered:
    """A guide that can be written with: its ids as `entries.begin` wants them, its titles and its kind."""

    guide: tuple[str, str]
    title: str
    pack_title: str
    kind: str
    minutes: int = 0


def hidden(journal: Journal) -> frozenset[tuple[str, str]]:
    """Give the guides that the writer has hidden, as (pack id, guide id)."""
    return guide_choices.hidden(journal.store)


def guides(journal: Journal) -> tuple[Offered, ...]:
    """Give every guide that is not hidden, those of one pack together, in the order of the packs."""
    out = hidden(journal)
    found = [(pack, guide) for pack in journal.packs for guide in pack.guides]
    return tuple(_offered(pack, guide) for pack, guide in found if (pack.id, guide.id) not in out)


def following(journal: Journal, used: GuideUsed | None) -> tuple[Offered, ...]:
    """Give the guides that a guide leads on to; none of a pack that is not at hand."""
    found = journal.guide_of(used)
    return () if found is None else some(journal, found[0].following(found[1]))


def some(journal: Journal, wanted: tuple[tuple[str, str], ...]) -> tuple[Offered, ...]:
    """Give those of the wanted guides that are at hand and not hidden, in the order wanted."""
    out = hidden(journal)
    found = [journal.guide(*guide) for guide in wanted if guide not in out]
    return tuple(_offered(*each) for each in found if each is not None)


def aside(journal: Journal) -> tuple[Offered, ...]:
    """Give what is offered in place of going over the same thing again."""
    return some(journal, (FROM_A_DISTANCE, ONE_STEP))


def _offered(pack: Pack, guide: Guide) -> Offered:
    return Offered((pack.id, guide.id), guide.title, pack.title, guide.kind, guide.minutes)
