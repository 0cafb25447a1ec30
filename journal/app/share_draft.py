"""The share that is being prepared: kept in the journal from the first choice until a new one is begun."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from journal.app.journal import Journal
from journal.exporters.share_formats import FORMAT_BY_ID, FORMATS
from journal.model.share import Share
from journal.model.share_data import share_data, share_from
from journal.store import values

KEY = "share-draft"
PASSWORDS = values.AT_HOME + "share-passwords"  # they open files that left: an export must not tell them


@dataclass(frozen=True, slots=True)
class Preparing:
    """What the writer has chosen so far.

    `offered` are the entries in the list, in their order; those of `share` are the ticked ones among them.
    `password` is the one to protect the file with, if `protect`; `as_age` makes an age file even of a
    PDF, which can ask for a password itself. `for_whom` is for the log alone.
    """

    share: Share = field(default_factory=lambda: Share(()))
    offered: tuple[str, ...] = ()
    format: str = FORMATS[0].id
    protect: bool = False
    password: str = ""
    for_whom: str = ""
    as_age: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it that somebody chose or typed."""
        return bool(self.offered or self.share.question or self.share.title or self.for_whom)


def begun(share: Share) -> Preparing:
    """Give a share to prepare, with all its entries ticked."""
    return Preparing(share, share.entries)


@dataclass(frozen=True, slots=True)
class Held:
    """What is being prepared, and what was before another share was begun in its place."""

    now: Preparing = field(default_factory=Preparing)
    before: Preparing | None = None


def held(journal: Journal) -> Held:
    """Give what is being prepared; what is missing or odd is as if nothing was chosen."""
    found = values.get(journal.store, KEY)
    if not isinstance(found, dict):
        return Held()
    passwords = values.get(journal.store, PASSWORDS)
    told = passwords if isinstance(passwords, dict) else {}
    now, before = (_preparing(found.get(name), told.get(name)) for name in ("now", "before"))
    return Held(now, before if isinstance(found.get("before"), dict) else None)


def keep(journal: Journal, preparing: Held) -> None:
    """Keep what is being prepared as it is now; a journal that cannot be written to keeps nothing."""
    if journal.store.read_only:
        return
    before = _data(preparing.before) if preparing.before is not None else None
    both = (("now", preparing.now), ("before", preparing.before))
    passwords = {name: each.password for name, each in both if each is not None and each.password}
    with journal.store.transaction():
        values.put(journal.store, KEY, {"now": _data(preparing.now), "before": before})
        values.put(journal.store, PASSWORDS, passwords or None)


def _data(preparing: Preparing) -> dict[str, Any]:
    return {
        "share": share_data(preparing.share),
        "offered": list(preparing.offered),
        "format": preparing.format,
        "protect": preparing.protect,
        "as_age": preparing.as_age,
        "for_whom": preparing.for_whom,
    }


def _preparing(data: Any, password: Any) -> Preparing:
    if not isinstance(data, dict):
        return Preparing()
    held_share, offered = data.get("share"), data.get("offered")
    share = share_from(held_share) if isinstance(held_share, dict) else Share(())
    listed = [each for each in offered if isinstance(each, str)] if isinstance(offered, list) else []
    found = Preparing(share, tuple(dict.fromkeys((*listed, *share.entries))))
    for_whom, format_id = data.get("for_whom"), str(data.get("format"))
    return replace(
        found,
        format=format_id if format_id in FORMAT_BY_ID else found.format,
        protect=data.get("protect") is True,
        as_age=data.get("as_age") is True,
        password=password if isinstance(password, str) else "",
        for_whom=for_whom if isinstance(for_whom, str) else "",
    )
