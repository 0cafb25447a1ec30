"""What the vault's tests share: a steady source of bytes, a cheap journal, and a forger's tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from journal.vault.cost import CHEAPEST
from journal.vault.folder import create

PASSPHRASE = "a walk by the river at noon"
# The least that a header may say: 19 MiB, one pass, one lane. Tests spend 20 ms on it instead of 500.
FAST = CHEAPEST


def steady(seed: bytes = b"tests") -> Callable[[int], bytes]:
    """Bytes that look random and are the same every time."""
    count = 0

    def draw(length: int) -> bytes:
        nonlocal count
        count += 1
        return hashlib.shake_256(seed + count.to_bytes(4, "big")).digest(length)

    return draw


def make(folder: Path, passphrase: str = PASSPHRASE) -> str:
    """A closed journal folder with a pretended database; gives its recovery code."""
    vault, code = create(folder, passphrase, steady(), FAST)
    vault.database.write_bytes(bytes(4096))
    vault.close()
    return code


def forge(data: bytes, change: Callable[[dict], None]) -> bytes:
    """The header `data` with `change` made to its facts and the plain checksum put right again."""
    facts = json.loads(data)
    del facts["sum"]
    change(facts)
    return seal(facts)


def seal(facts: dict) -> bytes:
    """Canonical bytes of `facts` with a checksum that fits."""
    return canonical(facts | {"sum": hashlib.sha256(canonical(facts)).hexdigest()})


def canonical(facts: object) -> bytes:
    """JSON in the one accepted form."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def write_both(folder: Path, data: bytes) -> None:
    """Put `data` into both files of the header."""
    for name in ("vault.keys", "vault.keys.copy"):
        (folder / name).write_bytes(data)
