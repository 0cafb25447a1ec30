"""The text of `vault.keys`: read with suspicion, written in one way only.

The file may come from anywhere, so what it asks for is judged before anything is done with it. It is
canonical JSON (sorted keys, no spaces, whole numbers, ASCII, one newline at the end): of all the ways to
write the same facts one is accepted, so there is no second reading to smuggle anything in.

`sum` is a plain SHA-256 over all the rest. It stops nobody who means harm; it tells a damaged file from a
mistyped passphrase. `mac` stops them: an HMAC with a key that only an opened vault has.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from journal.errors import NotAJournal, VaultDamaged, VaultTooNew
from journal.vault.cost import KdfCost
from journal.vault.wrap import BOX_BYTES, COMMIT_BYTES, NONCE_BYTES, SALT_BYTES, Box

FORMAT = "afterword-keys"
VERSION = 1
CIPHER = "sqlcipher-4"
KDF = "argon2id"
PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
CODE = "code"
KINDS = frozenset({PASSPHRASE, CODE})

MOST_BYTES = 64 * 1024
MOST_SLOTS = 8
VAULT_ID_BYTES = 16
MAC_BYTES = 32
_MOST_DIGITS = 15  # whole numbers that every JSON reader holds exactly


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: its number, its kind (a name of `KINDS`), what its derivation costs, and its box."""

    number: int
    kind: str
    cost: KdfCost
    box: Box


@dataclass(frozen=True, slots=True)
class Header:
    """All that `vault.keys` says. `seq` grows with every change, `generation` with every new master key."""

    vault_id: bytes
    seq: int
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = bytes(MAC_BYTES)

    def body(self) -> bytes:
        """The canonical bytes that `mac` covers: everything but `mac` and `sum`."""
        return _canonical(self._facts())

    def encode(self) -> bytes:
        """The bytes of the file."""
        facts = self._facts() | {"mac": self.mac.hex()}
        return _canonical(facts | {"sum": _sum(facts)})

    def signed(self, mac: Callable[[bytes], bytes]) -> Header:
        """The same header with the MAC over its body."""
        return dataclasses.replace(self, mac=mac(self.body()))

    def _facts(self) -> dict[str, object]:
        return {
            "cipher": CIPHER,
            "format": FORMAT,
            "gen": self.generation,
            "seq": self.seq,
            "slots": [_slot_facts(slot) for slot in self.slots],
            "vault_id": self.vault_id.hex(),
            "version": VERSION,
        }


def bound(vault_id: bytes, number: int, kind: str, cost: KdfCost, salt: bytes) -> bytes:
    """The additional data of a slot's box: all that says which box this is and how it is opened."""
    return _canonical(
        {
            "cipher": CIPHER,
            "format": FORMAT,
            "id": number,
            "kdf": _kdf_facts(cost, salt),
            "type": kind,
            "vault_id": vault_id.hex(),
            "version": VERSION,
        }
    )


def parse(data: bytes, path: Path) -> Header:
    """The header in `data`; nothing is derived. `path` is for the errors.

    Raises VaultDamaged (part "keys", and the offset where reading stopped, when known), VaultTooNew when
    an undamaged header has a later version, NotAJournal when it is some other undamaged thing.
    """
    facts = _read_object(data, path)
    claimed = facts.pop("sum", None)
    if not isinstance(claimed, str) or not hmac.compare_digest(claimed.encode(), _sum(facts).encode()):
        raise VaultDamaged(path)
    # From here on the file is as somebody wrote it, so these two answers are not chance.
    if facts.get("format") != FORMAT:
        raise NotAJournal(path)
    version = facts.get("version")
    if type(version) is int and version > VERSION:
        raise VaultTooNew(path, version)
    if not _fits(facts, _FILE):
        raise VaultDamaged(path)
    return _build(facts)


def _read_object(data: bytes, path: Path) -> dict[str, object]:
    if len(data) > MOST_BYTES:
        raise VaultDamaged(path, offset=MOST_BYTES)
    try:
        facts = json.loads(
            data.decode("ascii"),
            object_pairs_hook=_no_duplicates,
            parse_int=_small_number,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    except json.JSONDecodeError as error:
        raise VaultDamaged(path, offset=error.pos) from None
    except UnicodeDecodeError as error:
        raise VaultDamaged(path, offset=error.start) from None
    except (ValueError, RecursionError):
        raise VaultDamaged(path) from None
    if not isinstance(facts, dict) or _canonical(facts) != data:
        raise VaultDamaged(path)
    return facts


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    facts = dict(pairs)
    if len(facts) != len(pairs):
        raise ValueError("a key is there twice")
    return facts


def _small_number(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise ValueError("a number is too long")
    return int(text)


def _refuse(_text: str) -> object:
    raise ValueError("only whole numbers")


def _canonical(facts: dict[str, object]) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


def _sum(facts: dict[str, object]) -> str:
    return hashlib.sha256(_canonical(facts)).hexdigest()


def _slot_facts(slot: Slot) -> dict[str, object]:
    return {
        "box": slot.box.sealed.hex(),
        "commit": slot.box.commit.hex(),
        "id": slot.number,
        "kdf": _kdf_facts(slot.cost, slot.box.salt),
        "nonce": slot.box.nonce.hex(),
        "type": slot.kind,
    }


def _kdf_facts(cost: KdfCost, salt: bytes) -> dict[str, object]:
    return {"m": cost.memory, "name": KDF, "p": cost.lanes, "salt": salt.hex(), "t": cost.passes}


_Check: TypeAlias = Callable[[object], bool]


def _exactly(wanted: object) -> _Check:
    return lambda value: type(value) is type(wanted) and value == wanted


def _number(least: int, most: int) -> _Check:
    return lambda value: type(value) is int and least <= value <= most


def _hex(length: int) -> _Check:
    digits = frozenset("0123456789abcdef")
    return lambda value: isinstance(value, str) and len(value) == 2 * length and set(value) <= digits


def _slots(value: object) -> bool:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_SLOTS:
        return False
    if not all(_fits(slot, _SLOT) for slot in value):
        return False
    return len({slot["id"] for slot in value}) == len(value)


def _kdf(value: object) -> bool:
    return _fits(value, _KDF) and isinstance(value, dict) and _cost(value).allowed()


def _fits(value: object, fields: MappingProxyType[str, _Check]) -> bool:
    """Whether `value` is an object with exactly these fields, and each passes its check."""
    if not isinstance(value, dict) or value.keys() != fields.keys():
        return False
    return all(check(value[name]) for name, check in fields.items())


_KDF: MappingProxyType[str, _Check] = MappingProxyType(
    {
        "m": _number(1, 2**31),
        "name": _exactly(KDF),
        "p": _number(1, 2**24),
        "salt": _hex(SALT_BYTES),
        "t": _number(1, 2**31),
    }
)
_SLOT: MappingProxyType[str, _Check] = MappingProxyType(
    {
        "box": _hex(BOX_BYTES),
        "commit": _hex(COMMIT_BYTES),
        "id": _number(1, 255),
        "kdf": _kdf,
        "nonce": _hex(NONCE_BYTES),
        "type": lambda value: isinstance(value, str) and value in KINDS,
    }
)
_FILE: MappingProxyType[str, _Check] = MappingProxyType(
    {
        "cipher": _exactly(CIPHER),
        "format": _exactly(FORMAT),
        "gen": _number(1, 9999),  # four digits in the name of the database
        "mac": _hex(MAC_BYTES),
        "seq": _number(1, 10**_MOST_DIGITS - 1),
        "slots": _slots,
        "vault_id": _hex(VAULT_ID_BYTES),
        "version": _exactly(VERSION),
    }
)


def _cost(kdf: dict[str, Any]) -> KdfCost:
    return KdfCost(kdf["m"], kdf["t"], kdf["p"])


# JSON has no static types; the tables above have checked every one of these by now.
def _build(facts: dict[str, Any]) -> Header:
    return Header(
        vault_id=bytes.fromhex(facts["vault_id"]),
        seq=facts["seq"],
        generation=facts["gen"],
        slots=tuple(_build_slot(slot) for slot in facts["slots"]),
        mac=bytes.fromhex(facts["mac"]),
    )


def _build_slot(facts: dict[str, Any]) -> Slot:
    kdf = facts["kdf"]
    parts = (kdf["salt"], facts["commit"], facts["nonce"], facts["box"])
    return Slot(facts["id"], facts["type"], _cost(kdf), Box(*map(bytes.fromhex, parts)))
