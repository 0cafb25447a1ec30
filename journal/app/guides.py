"""Use cases over guides: what is offered for a kind of entry, and what the writer chose among them."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app import hiding
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.kinds import KIND_BY_ID, KINDS
from journal.prompts.builtin import is_builtin
from journal.prompts.guide import Guide, Pack
from journal.store import guide_choices
from journal.store import packs as stored


@dataclass(frozen=True, slots=True)
class Card:
    """A guide in the gallery. `origin` is "built-in" or "added", `signed_by` empty for an unsigned pack.

    `default_for` is the kind of entry that begins with it, empty for none. `unasked` are ids of its prompts
    that the writer does not want to be asked.
    """

    pack: Pack
    guide: Guide
    origin: str
    signed_by: str
    hidden: bool
    default_for: str
    unasked: frozenset[str] = frozenset()


def gallery(journal: Journal) -> tuple[Card, ...]:
    """Give every guide that is here, pack by pack; the hidden ones too."""
    hidden, unasked = guide_choices.hidden(journal.store), hiding.hidden(journal)
    defaults = {default_guide(journal, kind.id): kind.id for kind in KINDS}
    signers = {
        held.id: key.name
        for held in stored.installed(journal.store)
        if held.key and (key := stored.known_key(journal.store, held.key))
    }
    return tuple(
        Card(
            pack,
            guide,
            "built-in" if is_builtin(pack.id) else "added",
            signers.get(pack.id, ""),
            (pack.id, guide.id) in hidden,
            defaults.get((pack.id, guide.id), ""),
            hiding.within(unasked, pack.id, guide.id),
        )
        for pack in journal.packs
        for guide in pack.guides
    )


def offered(journal: Journal, kind: str) -> tuple[tuple[Pack, Guide], ...]:
    """Give the guides for a kind of entry that are not hidden: its default first, then as the packs come."""
    hidden = guide_choices.hidden(journal.store)
    found = [
        (pack, guide)
        for pack in journal.packs
        for guide in pack.guides
        if guide.kind == kind and (pack.id, guide.id) not in hidden
    ]
    first = default_guide(journal, kind)
    return tuple(sorted(found, key=lambda each: (each[0].id, each[1].id) != first))


def default_guide(journal: Journal, kind: str) -> tuple[str, str] | None:
    """Give the guide that entries of a kind begin with, as (pack id, guide id); None for a free page.

    It is the one that the writer chose, while it is here; otherwise the kind's own.
    """
    chosen = guide_choices.defaults(journal.store).get(kind)
    if chosen and journal.guide(*chosen):
        return chosen
    return KIND_BY_ID[kind].guide if kind in KIND_BY_ID else None


def choose_default(journal: Journal, kind: str, guide: tuple[str, str] | None) -> Change[None]:
    """Choose the guide that entries of a kind begin with; None goes back to the kind's own.

    A hidden guide is offered again by that. Raises Invalid when there is no such kind, or no such guide.
    """
    if kind not in KIND_BY_ID:
        raise Invalid("kind", f"none of {', '.join(KIND_BY_ID)}")
    if guide is not None:
        found = journal.guide(*guide)
        if found is None or found[1].kind != kind:
            raise Invalid("guide", "no guide for that kind of entry")
    with journal.store.transaction():
        guide_choices.set_default(journal.store, kind, guide)
        if guide is not None:
            guide_choices.set_hidden(journal.store, *guide, False)
    return Change(None, packs=True)


def set_hidden(journal: Journal, pack_id: str, guide_id: str, hidden: bool) -> Change[None]:
    """Hide a guide, so that it is not offered, or offer it again. Entries written with it stay as they are.

    The writer's default for a kind is no longer it then. Raises Invalid when it is not here.
    """
    if journal.guide(pack_id, guide_id) is None:
        raise Invalid("guide", "no such guide")
    with journal.store.transaction():
        guide_choices.set_hidden(journal.store, pack_id, guide_id, hidden)
        for kind, chosen in guide_choices.defaults(journal.store).items():
            if hidden and chosen == (pack_id, guide_id):
                guide_choices.set_default(journal.store, kind, None)
    return Change(None, packs=True)
