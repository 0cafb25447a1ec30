"""Packs that a coach is writing: kept in the journal, finished or not, until they are put away."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from journal.app import pack_signing, packs
from journal.app.journal import Journal
from journal.model.change import Change
from journal.model.ids import new_id
from journal.prompts.builtin import ENDING
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.writer import write_pack
from journal.store import values

KEY = "pack-drafts"
Part = TypeVar("Part", Pack, Guide, Prompt)


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack that is being written.

    `named` tells that its id was chosen by a person, or has gone out: it is never made from the title then.
    """

    id: str
    pack: Pack
    named: bool
    changed_at: datetime


def drafts(journal: Journal) -> tuple[Draft, ...]:
    """Give the packs that are being written, the last one first."""
    found = [_draft(each) for each in _held(journal)]
    return tuple(sorted(found, key=lambda draft: draft.changed_at, reverse=True))


def keep(journal: Journal, draft_id: str, pack: Pack, named: bool) -> Change[Draft]:
    """Keep a pack as it is now, whatever is still missing in it; an empty `draft_id` makes a new draft."""
    now = journal.now_utc()
    draft = Draft(draft_id or new_id(now, journal.machine.random), pack, named, now)
    with journal.store.transaction():
        rest = [each for each in _held(journal) if each.get("id") != draft.id]
        values.put(journal.store, KEY, [*rest, _raw(draft)])
    return Change(draft)


def put_away(journal: Journal, draft_id: str) -> Change[None]:
    """Let go of a draft; one that is gone already is no fault."""
    with journal.store.transaction():
        rest = [each for each in _held(journal) if each.get("id") != draft_id]
        values.put(journal.store, KEY, rest or None)
    return Change(None)


def use(journal: Journal, pack: Pack, accept: Collection[str] = ()) -> Change[Pack]:
    """Put a pack from the editor among the journal's own, in the place of the one with its id.

    It is signed when the one that is here is, and the journal has a key. Raises PackInvalid, PackReserved, or
    PackRefused with what the writer has to say yes to.
    """
    data = write_pack(pack)
    path = Path(pack.id + ENDING)
    before = next((each for each in packs.shelf(journal) if each.id == pack.id), None)
    signature = None
    if before is not None and before.key is not None and pack_signing.own_key(journal) is not None:
        signature = pack_signing.sign(journal, data, path.name)
    own = pack_signing.own_key(journal)
    public = own.public if own is not None and signature is not None else ""
    return packs.add(journal, packs.preview(journal, data, path, signature, public), accept, pack.author)


def _held(journal: Journal) -> list[dict[str, Any]]:
    held = values.get(journal.store, KEY)
    if not isinstance(held, list):
        return []
    return [each for each in held if isinstance(each, dict) and isinstance(each.get("pack"), dict)]


def _raw(draft: Draft) -> dict[str, Any]:
    pack = dataclasses.asdict(draft.pack)
    return {"id": draft.id, "pack": pack, "named": draft.named, "changed_at": draft.changed_at.isoformat()}


def _draft(raw: Mapping[str, Any]) -> Draft:
    try:
        moment = datetime.fromisoformat(str(raw.get("changed_at", "")))
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
    return Draft(str(raw.get("id", "")), _pack(raw["pack"]), bool(raw.get("named")), moment)


def _pack(raw: Mapping[str, Any]) -> Pack:
    pack = _known(Pack("", "1.0.0", "", ()), raw)
    return replace(pack, guides=tuple(_guide(each) for each in _tables(raw, "guides")))


def _guide(raw: Mapping[str, Any]) -> Guide:
    guide = _known(Guide("", "", "", ()), raw)
    prompts = tuple(_prompt(each) for each in _tables(raw, "prompts"))
    return replace(guide, prompts=prompts, then=_texts(raw, "then"))


def _prompt(raw: Mapping[str, Any]) -> Prompt:
    prompt = _known(Prompt("", "", "text"), raw)
    when, extra = raw.get("when"), raw.get("extra")
    return replace(
        prompt,
        rests_on=_texts(raw, "rests_on"),
        show_earlier=_texts(raw, "show_earlier"),
        when=When(str(when.get("prompt", "")), _texts(when, "is_any")) if isinstance(when, dict) else None,
        extra={name: list(_texts(extra, name)) for name in extra} if isinstance(extra, dict) else {},
    )


def _known(empty: Part, raw: Mapping[str, Any]) -> Part:
    """Take over what is of the type that the field has; a field of a later version is left out."""
    plain = {
        field.name: raw[field.name]
        for field in dataclasses.fields(empty)
        if field.name in raw
        and isinstance(getattr(empty, field.name), str | int)
        and type(raw[field.name]) is type(getattr(empty, field.name))
    }
    return replace(empty, **plain)


def _texts(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    held = raw.get(name)
    return tuple(each for each in held if isinstance(each, str)) if isinstance(held, list) else ()


def _tables(raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    held = raw.get(name)
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []
