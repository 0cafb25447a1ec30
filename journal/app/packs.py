"""Use cases over packs: what is here, looking at a file before it is taken, adding, removing, handing on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from journal.app.assets import assets
from journal.app.coach_keys import Key, shown_text
from journal.app.journal import Journal
from journal.app.places import check_free
from journal.app.seals import Concern, Seal, SealState, concerns_of, seal_of
from journal.errors import (
    Invalid,
    PackFault,
    PackInvalid,
    PackMissing,
    PackRefused,
    PackReserved,
    PackTooNew,
    SignatureInvalid,
    StorageFailed,
)
from journal.files.private import read_private, write_private
from journal.model.change import Change
from journal.model.fields import clean_line
from journal.prompts.builtin import ENDING, builtin_name, is_builtin
from journal.prompts.difference import Line, difference
from journal.prompts.guide import Pack
from journal.prompts.reader import read, read_pack
from journal.prompts.scan import SIZE_MAX
from journal.prompts.versions import newer
from journal.prompts.writer import write_pack
from journal.store import guide_choices
from journal.store import packs as stored
from journal.store.database import Store
from journal.store.packs import CoachKey, StoredPack
from journal.vault.minisign import ENDING as SIGNATURE_ENDING
from journal.vault.minisign import FILE_MAX

__all__ = (
    "ADDED",
    "BUILT_IN",
    "Concern",
    "Key",
    "Preview",
    "Seal",
    "SealState",
    "Shelved",
    "State",
    "add",
    "contents",
    "copy",
    "export",
    "installed",
    "load",
    "preview",
    "preview_file",
    "refresh",
    "remove",
    "save",
    "shelf",
    "signature_beside",
    "signature_path",
    "write_both",
    "write_signature",
    "write_template",
)

BUILT_IN = "built-in"
ADDED = "added"
FIRST_VERSION = "1.0.0"
TEMPLATE = "pack-template.toml"
NAME_MAX = 100  # characters of the name under which a key is pinned


class State(StrEnum):
    """How a pack stands to the one that is here. CHANGED is other content under the same version."""

    NEW = "new"
    UPDATE = "update"
    DOWNGRADE = "downgrade"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A pack that is at hand. `origin` is "built-in" or "added".

    `pack` is None when this version can no longer read it (`readable` is false then). `signed_by` is empty,
    `key` and `added_at` None where there is nothing to say. `hidden` are ids of guides that are not offered.
    """

    pack: Pack | None
    id: str
    version: str
    title: str
    origin: str
    signed_by: str = ""
    key: Key | None = None
    added_at: datetime | None = None
    hidden: frozenset[str] = frozenset()

    @property
    def readable(self) -> bool:
        """Whether its guides can be used."""
        return self.pack is not None


@dataclass(frozen=True, slots=True)
class Preview:
    """A pack before it is added: everything that a writer decides by.

    `installed` is the pack of that id that is here, `difference` what would change. `concerns` have to be
    accepted one by one. `signature` is the text of the signature file, empty for none.
    """

    pack: Pack
    data: bytes
    path: Path
    signature: str
    warnings: tuple[PackFault, ...]
    state: State
    installed: Pack | None
    difference: tuple[Line, ...]
    seal: Seal
    concerns: tuple[Concern, ...]


def installed(store: Store) -> tuple[Pack, ...]:
    """Give the packs that were added and can be read; one that cannot never keeps a journal closed."""
    found = (_readable(held) for held in stored.installed(store))
    return tuple(pack for pack in found if pack)


def shelf(journal: Journal) -> tuple[Shelved, ...]:
    """Give every pack that is here: the built-in ones first, then the added ones by title."""
    hidden = guide_choices.hidden(journal.store)
    packs = {pack.id: pack for pack in journal.packs}

    def hidden_of(pack_id: str) -> frozenset[str]:
        return frozenset(guide for pack, guide in hidden if pack == pack_id)

    built_in = [
        Shelved(pack, pack.id, pack.version, pack.title, BUILT_IN, hidden=hidden_of(pack.id))
        for pack in journal.packs
        if is_builtin(pack.id)
    ]
    added = []
    for held in stored.installed(journal.store):
        owner = stored.known_key(journal.store, held.key) if held.key else None
        key = shown_text(owner.key) if owner else None
        added.append(
            Shelved(
                packs.get(held.id),
                held.id,
                held.version,
                held.title,
                ADDED,
                owner.name if owner else "",
                key,
                held.added_at,
                hidden_of(held.id),
            )
        )
    return (*built_in, *added)


def load(path: Path) -> bytes:
    """Give the bytes of a pack's file, and of a larger file only so many that it is seen to be too large.

    Raises StorageLost or StorageFailed.
    """
    data = read_private(path, SIZE_MAX)
    if data is None:
        raise StorageFailed(path, "ENOENT")
    return data


def signature_path(path: Path) -> Path:
    """Give where the signature of a pack lies: beside it."""
    return path.with_name(path.name + SIGNATURE_ENDING)


def signature_beside(path: Path) -> str:
    """Give the signature beside a pack, empty when there is none.

    Raises SignatureInvalid when it is no text, StorageLost or StorageFailed.
    """
    data = read_private(signature_path(path), FILE_MAX)
    try:
        return (data or b"").decode("utf-8")
    except UnicodeDecodeError:
        raise SignatureInvalid(path, "form") from None


def preview_file(journal: Journal, path: Path, public_key: str = "") -> Preview:
    """Look at a pack's file, with the signature beside it. See `preview`."""
    return preview(journal, load(path), path, signature_beside(path), public_key)


def preview(
    journal: Journal, data: bytes, path: Path, signature: str | None = None, public_key: str = ""
) -> Preview:
    """Look at a pack before it is added; nothing is changed.

    `path` is only named in errors. `public_key` is a key or the contents of its file, for a signature whose
    key is neither known here nor carried by it. Raises PackInvalid, PackTooNew, PackReserved,
    SignatureInvalid, KeyInvalid, or KeyUnknown when another key than the given one signed.
    """
    reading = read(data, path)
    pack = reading.pack
    if is_builtin(pack.id):
        raise PackReserved(path, pack.id)
    held = stored.find(journal.store, pack.id)
    before = _readable(held) if held else None
    state = _state(held, pack, data)
    seal = seal_of(journal.store, pack, data, signature or "", path, public_key)
    return Preview(
        pack,
        data,
        path,
        signature or "",
        reading.warnings,
        state,
        before,
        difference(before, pack) if before else (),
        seal,
        concerns_of(seal, downgrade=state is State.DOWNGRADE),
    )


def add(journal: Journal, wanted: Preview, accept: Collection[str] = (), name: str = "") -> Change[Pack]:
    """Add a pack, or put it in the place of the one with its id. Gives it.

    `accept` are the concerns that the writer said yes to; `name` is what the writer calls the key's owner.
    Raises PackRefused when there is a concern that was not accepted, also one that came up since the preview;
    nothing was changed then.
    """
    with journal.store.transaction():
        given = wanted.seal.key.public if wanted.seal.key else ""
        now = preview(journal, wanted.data, wanted.path, wanted.signature, given)
        if open_ones := tuple(concern.value for concern in now.concerns if concern not in set(accept)):
            raise PackRefused(now.pack.id, open_ones)
        key = now.seal.key
        if key is not None:
            called = clean_line(name)[:NAME_MAX] or now.seal.name
            stored.put_key(journal.store, CoachKey(key.public, key.id, called, journal.now_utc()))
        stored.put(
            journal.store,
            StoredPack(
                now.pack.id,
                now.pack.version,
                now.pack.title,
                now.data,
                now.signature,
                key.public if key else None,
                journal.now_utc(),
            ),
        )
    refresh(journal)
    return Change(now.pack, packs=True)


def remove(journal: Journal, pack_id: str) -> Change[None]:
    """Take an added pack out. Entries keep their questions, and its key stays pinned. Raises PackMissing."""
    with journal.store.transaction():
        if stored.find(journal.store, pack_id) is None:
            raise PackMissing(pack_id)
        stored.remove(journal.store, pack_id)
    refresh(journal)
    return Change(None, packs=True)


def contents(journal: Journal, pack_id: str) -> tuple[bytes, str]:
    """Give a pack's exact bytes and its signature, empty for none. Raises PackMissing or StorageFailed."""
    held = stored.find(journal.store, pack_id)
    if held is not None:
        return held.data, held.signature
    if not any(pack.id == pack_id for pack in journal.packs):
        raise PackMissing(pack_id)
    return load(assets("packs", builtin_name(pack_id))), ""


def export(journal: Journal, pack_id: str, path: Path) -> tuple[Path, ...]:
    """Write a pack as it was added to `path`, and its signature beside it. Gives what was written.

    Raises PackMissing, ReadOnly, DiskFull, StorageLost or StorageFailed.
    """
    data, signature = contents(journal, pack_id)
    return write_both(path, data, signature)


def write_both(path: Path, data: bytes, signature: str) -> tuple[Path, ...]:
    """Write a pack's file and, when there is one, its signature. Gives what was written."""
    write_private(path, data)
    if not signature:
        return (path,)
    return (path, write_signature(path, signature))


def save(path: Path, pack: Pack) -> None:
    """Write a pack from the editor as a canonical file.

    Raises PackInvalid when it would not be read again; ReadOnly, DiskFull, StorageLost or StorageFailed.
    """
    data = write_pack(pack)
    read_pack(data, path)
    write_private(path, data)


def write_template(path: Path) -> Path:
    """Write a small commented pack to begin from. Gives its path, which always ends as packs do.

    Raises VaultExists where something is already, Invalid for what is no file, ReadOnly, DiskFull,
    StorageLost or StorageFailed.
    """
    if not path.name:
        raise Invalid("copy", "a file that can be written expected")
    if not path.name.endswith(ENDING):
        path = path.with_name(path.name.removesuffix(".toml") + ENDING)
    check_free(path)
    write_private(path, load(assets(TEMPLATE)))
    return path


def write_signature(path: Path, signature: str) -> Path:
    """Write the signature of a pack's file beside it. Gives where it is.

    Raises ReadOnly, DiskFull, StorageLost or StorageFailed.
    """
    beside = signature_path(path)
    write_private(beside, signature.encode("utf-8"))
    return beside


def copy(pack: Pack, pack_id: str, title: str) -> Pack:
    """Give a pack to change under an id of its own, from the first version on."""
    return replace(pack, id=pack_id, title=title, version=FIRST_VERSION)


def refresh(journal: Journal) -> None:
    """Have the packs at hand that the journal holds now."""
    built_in = tuple(pack for pack in journal.packs if is_builtin(pack.id))
    journal.packs = built_in + installed(journal.store)


def _readable(held: StoredPack) -> Pack | None:
    try:
        return read_pack(held.data, Path(held.id))
    except (PackInvalid, PackTooNew):  # a later version's rules, in a journal that was carried between two
        return None


def _state(held: StoredPack | None, pack: Pack, data: bytes) -> State:
    if held is None:
        return State.NEW
    if held.data == data:
        return State.SAME
    if newer(pack.version, held.version):
        return State.UPDATE
    return State.DOWNGRADE if newer(held.version, pack.version) else State.CHANGED
