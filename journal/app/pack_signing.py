"""Use cases of a coach who signs packs: a key inside the journal, or in a file with a passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journal.app import secrets
from journal.app.coach_keys import Key, shown
from journal.app.journal import Journal, Machine
from journal.app.packs import write_both
from journal.app.places import check_free
from journal.errors import KeyExists, KeyInvalid, KeyMissing, StorageFailed
from journal.files.private import read_private, write_private
from journal.model.change import Change
from journal.prompts.guide import Pack
from journal.prompts.reader import read_pack
from journal.prompts.writer import write_pack
from journal.store import packs as stored
from journal.vault import minisign
from journal.vault.minisign import CHEAPEST, FILE_MAX, SENSITIVE, ScryptCost, SecretKey

__all__ = ("CHEAPEST", "SENSITIVE", "ScryptCost")


@dataclass(frozen=True, slots=True)
class Verified:
    """A signature that holds: the key, and the comment that it binds."""

    key: Key
    comment: str


def own_key(journal: Journal) -> Key | None:
    """Give the public half of the journal's own signing key, or None."""
    held = _own(journal)
    return shown(held.public) if held else None


def keygen(journal: Journal) -> Change[Key]:
    """Make a signing key and keep it in the journal. Raises KeyExists."""
    with journal.store.transaction():
        if held := _own(journal):
            raise KeyExists(held.public.id)
        made = minisign.make_key(journal.machine.random)
        stored.put_own_key(journal.store, stored.OwnKey(made.public.key_id, made.seed), journal.now_utc())
    return Change(shown(made.public), packs=True)


def sign(journal: Journal, data: bytes, file_name: str, timestamp: int | None = None) -> str:
    """Give the signature file for a pack's bytes, with the journal's own key.

    `timestamp` (seconds since 1970) is named in it only when it is given. Raises KeyMissing.
    """
    held = _own(journal)
    if held is None:
        raise KeyMissing
    return minisign.sign(data, held, file_name, timestamp)


def export_signed(journal: Journal, pack: Pack, path: Path) -> tuple[Path, ...]:
    """Write a pack from the editor and its signature beside it, for clients. Gives what was written.

    Raises KeyMissing, PackInvalid when the pack would not be read again, ReadOnly, DiskFull, StorageLost or
    StorageFailed.
    """
    data = write_pack(pack)
    read_pack(data, path)
    return write_both(path, data, sign(journal, data, path.name))


def verify(data: bytes, signature: str, public_key: str, path: Path) -> Verified:
    """Check a signature with a public key; `path` is only named in errors.

    Raises SignatureInvalid, KeyInvalid or KeyUnknown.
    """
    key = minisign.read_public_key(public_key)
    read = minisign.read_signature(signature, path)
    minisign.verify(data, read, key, path)
    return Verified(shown(key), read.comment)


def public_key_file(key: Key) -> bytes:
    """Give the file to publish, in minisign's form."""
    return minisign.public_key_file(minisign.read_public_key(key.public)).encode("ascii")


def load_public_key(path: Path) -> str:
    """Give the text of a public key's file. Raises KeyInvalid, StorageLost or StorageFailed."""
    return _text(path)


def keygen_file(path: Path, passphrase: str, machine: Machine, cost: ScryptCost = SENSITIVE) -> Key:
    """Make a signing key in a file that a passphrase protects, as `minisign -G` does. Gives its public half.

    Raises VaultExists where something is already, PassphraseRefused, ReadOnly, DiskFull or StorageLost.
    """
    check_free(path)
    secrets.check_new(passphrase)
    made = minisign.make_key(machine.random)
    text = minisign.secret_key_file(made, passphrase, machine.random, cost)
    write_private(path, text.encode("ascii"))
    return shown(made.public)


def sign_with_file(
    key_path: Path, passphrase: Callable[[], str], data: bytes, file_name: str, timestamp: int | None = None
) -> str:
    """Give the signature file for a pack's bytes, with the key in a file.

    `passphrase` is called when the file is protected. Raises KeyInvalid, KeyPassphraseWrong, StorageLost or
    StorageFailed.
    """
    key = minisign.read_secret_key(_text(key_path), passphrase)
    return minisign.sign(data, key, file_name, timestamp)


def _own(journal: Journal) -> SecretKey | None:
    held = stored.own_key(journal.store)
    return minisign.key_from_seed(held.key_id, held.seed) if held else None


def _text(path: Path) -> str:
    data = read_private(path, FILE_MAX)
    if data is None:
        raise StorageFailed(path, "ENOENT")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise KeyInvalid("form") from None
