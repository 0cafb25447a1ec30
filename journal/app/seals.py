"""Whose pack it is: what a signature proves, held against the keys that this journal knows.

The first signed pack of an id pins its key, as SSH does with hosts. From then on another key, or none, is
something that the writer has to say yes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from journal.app.coach_keys import Key, shown, shown_text
from journal.errors import KeyInvalid, SignatureInvalid
from journal.prompts.guide import Pack
from journal.store import packs as stored
from journal.store.database import Store
from journal.store.packs import CoachKey
from journal.vault import minisign
from journal.vault.minisign import PublicKey, Signature


class SealState(StrEnum):
    """What a signature says.

    UNSIGNED: there is none. PINNED: it is of a key known here. FIRST: it holds, and the key was not seen
    before. OTHER_KEY: it holds, and packs of this id were signed with another key. STRIPPED: there is none,
    and there was one before. KEY_UNKNOWN: there is one, and no key to check it with.
    """

    UNSIGNED = "unsigned"
    PINNED = "pinned"
    FIRST = "first"
    OTHER_KEY = "other-key"
    STRIPPED = "stripped"
    KEY_UNKNOWN = "key-unknown"


class Concern(StrEnum):
    """What the writer has to say yes to before a pack is added."""

    DOWNGRADE = "downgrade"
    OTHER_KEY = "other-key"
    STRIPPED = "stripped"
    KEY_UNKNOWN = "key-unknown"


@dataclass(frozen=True, slots=True)
class Seal:
    """What is known about who made a pack.

    `key` is the key that the signature was verified with, None when it was not; `name` whose it is: the name
    it is pinned under, or the one that the pack gives itself. `pinned` is the key that packs of this id were
    signed with so far.
    """

    state: SealState
    name: str = ""
    key: Key | None = None
    pinned: Key | None = None


def seal_of(store: Store, pack: Pack, data: bytes, signature: str, path: Path, public_key: str = "") -> Seal:
    """Check the signature of a pack (empty for none); `path` is only named in errors.

    `public_key` is one that the writer got in another way; otherwise the keys known here are tried, and then
    the one that the signature carries. Raises SignatureInvalid, KeyInvalid, or KeyUnknown when the given key
    is not the one that signed.
    """
    pinned = stored.pinned_key(store, pack.id)
    before = shown_text(pinned.key) if pinned else None
    if not signature:
        return Seal(SealState.STRIPPED if pinned else SealState.UNSIGNED, pinned=before)
    read = minisign.read_signature(signature, path)
    found = _verified(read, data, _keys(store, read, pinned, public_key), path)
    if found is None:
        return Seal(SealState.KEY_UNKNOWN, name=read.id, pinned=before)
    known = stored.known_key(store, found.text)
    name = known.name if known else pack.author or pack.title
    if pinned and pinned.key != found.text:
        return Seal(SealState.OTHER_KEY, name, shown(found), before)
    return Seal(SealState.PINNED if known else SealState.FIRST, name, shown(found), before)


def concerns_of(seal: Seal, *, downgrade: bool) -> tuple[Concern, ...]:
    """Give what the writer has to say yes to."""
    found = [Concern.DOWNGRADE] if downgrade else []
    if seal.state in {SealState.OTHER_KEY, SealState.STRIPPED, SealState.KEY_UNKNOWN}:
        found.append(Concern(seal.state.value))
    return tuple(found)


def _keys(store: Store, read: Signature, pinned: CoachKey | None, public_key: str) -> list[PublicKey]:
    """Give the keys to try, the most trusted first."""
    if public_key.strip():
        return [minisign.read_public_key(public_key)]
    known = ([pinned] if pinned else []) + list(stored.keys_with_id(store, read.id))
    keys = [minisign.read_public_key(each.key) for each in known]
    enclosed = read.enclosed_key()
    given = [key for key in keys if key.key_id == read.key_id] + ([enclosed] if enclosed else [])
    return list(dict.fromkeys(given))


def _verified(read: Signature, data: bytes, keys: list[PublicKey], path: Path) -> PublicKey | None:
    """Give the first key that the signature holds for, None without keys. Raises SignatureInvalid."""
    failed: SignatureInvalid | None = None
    for key in keys:
        try:
            minisign.verify(data, read, key, path)
        except SignatureInvalid as error:
            failed = failed or error
        except ValueError:  # 32 bytes that are no point of the curve
            raise KeyInvalid("form") from None
        else:
            return key
    if failed:
        raise failed
    return None
