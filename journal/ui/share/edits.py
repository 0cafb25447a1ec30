"""What one can do to a share that is being prepared; each gives it as it is afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from journal.app.share_draft import Preparing
from journal.model.aliases import Alias
from journal.model.entry import Entry
from journal.model.share import EVERYWHERE, Line, Share
from journal.model.words import fold

Edit = Callable[[Preparing], Preparing]


def change(preparing: Preparing, **changes: Any) -> Preparing:
    """Change fields of the share itself."""
    return replace(preparing, share=replace(preparing.share, **changes))


def tick(preparing: Preparing, entry: str, on: bool) -> Preparing:
    """Take an entry along, or leave it in the list only."""
    ticked = {*preparing.share.entries, entry} if on else {*preparing.share.entries} - {entry}
    return _listed(preparing, preparing.offered, ticked)


def add(preparing: Preparing, share: Share) -> Preparing:
    """Add the entries of a share, ticked, below those that are there; where they were picked is known too."""
    if not share.entries:
        return preparing
    offered = tuple(dict.fromkeys((*preparing.offered, *share.entries)))
    added = _listed(preparing, offered, {*preparing.share.entries, *share.entries})
    threads = tuple(dict.fromkeys((*preparing.share.threads, *share.threads)))
    return change(added, threads=threads, query=preparing.share.query or share.query)


def remove(preparing: Preparing, entry: str) -> Preparing:
    """Take an entry off the list, with what was left out of it."""
    offered = tuple(each for each in preparing.offered if each != entry)
    kept = _listed(preparing, offered, {*preparing.share.entries} - {entry})
    return change(kept, left_out=frozenset(line for line in kept.share.left_out if line.entry != entry))


def move(preparing: Preparing, entry: str, step: int) -> Preparing:
    """Move an entry up (-1) or down (1) in the list; at its end it stays."""
    order = list(preparing.offered)
    here = order.index(entry)
    there = max(0, min(here + step, len(order) - 1))
    order.insert(there, order.pop(here))
    return _listed(preparing, tuple(order), set(preparing.share.entries))


def by_date(preparing: Preparing, entries: Iterable[Entry]) -> Preparing:
    """Put the list in the order in which things happened."""
    moments = {entry.id: entry.happened_at for entry in entries}
    known = sorted((each for each in preparing.offered if each in moments), key=lambda each: moments[each])
    return _listed(preparing, tuple(known), set(preparing.share.entries))


def leave_out(preparing: Preparing, line: Line, out: bool) -> Preparing:
    """Leave a line out, or take it along; what was left out everywhere then still is in other entries."""
    left = set(preparing.share.left_out)
    everywhere = Line(EVERYWHERE, line.key)
    if everywhere in left and not out:
        left.remove(everywhere)
        left |= {Line(each, line.key) for each in preparing.offered}
    left = left | {line} if out else left - {line}
    return change(preparing, left_out=frozenset(left))


def leave_out_everywhere(preparing: Preparing, key: str, out: bool) -> Preparing:
    """Leave a fact out of every entry, those to come too, or take it along from all of them."""
    left = {line for line in preparing.share.left_out if line.key != key}
    return change(preparing, left_out=frozenset(left | {Line(EVERYWHERE, key)} if out else left))


def show_as(preparing: Preparing, name: str, words: str) -> Preparing:
    """Let other words stand for a name, or for anything else that is written."""
    aliases = {alias.name: alias for alias in preparing.share.aliases}
    aliases[name] = Alias(name, words)
    return change(preparing, aliases=tuple(aliases.values()), fine=_without(preparing.share.fine, name))


def put_in_place(preparing: Preparing, words: str, shown: str, alias: Alias | None = None) -> Preparing:
    """Let other words stand for what is still there, wherever it is in just these letters.

    `alias` is the one for whoever is meant by it: what stands for them then stands here too. The words that
    were chosen for others may have the name in them.
    """
    name = words if alias is None else alias.name
    aliases = tuple(
        replace(each, shown=_in_words(each.shown, words, shown)) if each.name != name else each
        for each in preparing.share.aliases
    )
    held = change(preparing, aliases=aliases)
    if alias is None or shown != alias.shown:
        held = show_as(held, name, shown)
    return change(held, meant=held.share.meant | {words}, fine=_without(held.share.fine, words))


def let_stand(preparing: Preparing, word: str) -> Preparing:
    """Leave a word as it is again that was taken for a name although it is an ordinary one."""
    return change(preparing, meant=preparing.share.meant - {word})


def show_again(preparing: Preparing, name: str) -> Preparing:
    """Let nothing stand for it any more."""
    kept = tuple(alias for alias in preparing.share.aliases if alias.name != name)
    return change(preparing, aliases=kept, meant=preparing.share.meant - {name})


def call_fine(preparing: Preparing, words: Iterable[str]) -> Preparing:
    """Leave words that look like names as they are."""
    return change(preparing, fine=preparing.share.fine | set(words))


def doubt_again(preparing: Preparing, words: str) -> Preparing:
    """Point out words again that were called fine."""
    return change(preparing, fine=_without(preparing.share.fine, words))


def _in_words(chosen: str, words: str, shown: str) -> str:
    """Put other words in place of some within those that were chosen, except where they stand already."""
    # The first letter got a capital where a sentence began with it.
    said = rf"{re.escape(words)}|^{re.escape(words[:1].lower() + words[1:])}"
    pattern = rf"(?<!\w)(?:({re.escape(shown)})|{said})(?!\w)"
    return re.sub(pattern, lambda found: found[0] if found[1] else shown, chosen)


def _without(fine: frozenset[str], words: str) -> frozenset[str]:
    folded = fold(words).strip()
    return frozenset(each for each in fine if fold(each).strip() != folded)


def _listed(preparing: Preparing, offered: tuple[str, ...], ticked: set[str]) -> Preparing:
    share = replace(preparing.share, entries=tuple(each for each in offered if each in ticked))
    return replace(preparing, share=share, offered=offered)
