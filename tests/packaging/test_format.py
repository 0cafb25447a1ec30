"""`resources/help/security.md` is enough to open a journal: a reader written from it, with none of our code.

If this fails, the format changed or the page is wrong; neither may happen unnoticed.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from journal.store.database import create_store
from journal.vault import folder as vault
from journal.vault.cost import CHEAPEST

PASSPHRASE = "ångström \N{ANGSTROM SIGN} five words"  # two ways to write one letter
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def canonical(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"


def hkdf(secret: bytes, salt: bytes, label: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=label).derive(secret)


def open_box(keys: dict[str, Any], kind: str, secret: bytes) -> bytes:
    """The master key, by the five steps of "The ways in"."""
    (slot,) = (slot for slot in keys["slots"] if slot["type"] == kind)
    kdf, salt = slot["kdf"], bytes.fromhex(slot["kdf"]["salt"])
    argon = Argon2id(salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m"])
    both = hkdf(argon.derive(secret), salt, b"afterword 1 slot " + kind.encode(), 64)
    assert both[32:].hex() == slot["commit"]
    bound = {name: keys[name] for name in ("cipher", "format", "vault_id", "version")}
    bound |= {name: slot[name] for name in ("id", "kdf", "type")}
    box = AESGCM(both[:32])
    return box.decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["box"]), canonical(bound))


@dataclass
class Made:
    """A journal on the disk, and its recovery code."""

    folder: Path
    code: str

    @property
    def keys(self) -> dict[str, Any]:
        return json.loads((self.folder / "vault.keys").read_bytes())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    seeds = itertools.count(1)

    def random(length: int) -> bytes:
        return hashlib.shake_256(str(next(seeds)).encode()).digest(length)

    folder = tmp_path_factory.mktemp("format") / "Mine.afterword"
    opened, code = vault.create(folder, PASSPHRASE, random, CHEAPEST)
    create_store(
        opened.database, opened.database_key(), opened.vault_id, datetime(2026, 11, 19, tzinfo=UTC)
    ).close()
    opened.close()
    return Made(folder, code)


def symbols(code: str) -> list[int]:
    return [CROCKFORD.index(sign) for sign in code if sign != "-"]


def times(left: int, right: int) -> int:
    """The product in GF(32) with x^5 + x^2 + 1: multiply as polynomials, then divide."""
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << bit - 5
    return product


def test_the_passphrase_opens_the_master_key_that_signed_the_header(made: Made) -> None:
    keys = made.keys
    master = open_box(keys, "passphrase", unicodedata.normalize("NFKC", PASSPHRASE).encode())
    key = hkdf(master, bytes.fromhex(keys["vault_id"]), b"afterword 1 header mac", 32)
    body = canonical({name: value for name, value in keys.items() if name not in {"mac", "sum"}})
    assert hmac.digest(key, body, "sha256").hex() == keys["mac"]


def test_the_recovery_code_opens_the_same_master_key(made: Made) -> None:
    number = 0
    for symbol in symbols(made.code)[:26]:
        number = number << 5 | symbol
    master = open_box(made.keys, "code", number.to_bytes(16, "big"))
    assert master == open_box(made.keys, "passphrase", unicodedata.normalize("NFKC", PASSPHRASE).encode())


def test_the_check_characters_make_both_sums_zero(made: Made) -> None:
    assert [len(group) for group in made.code.split("-")] == [4] * 7
    plain, weighted, power = 0, 0, 1
    for symbol in symbols(made.code):
        plain, weighted = plain ^ symbol, weighted ^ times(symbol, power)
        power = times(power, 0b10)
    assert (plain, weighted) == (0, 0)


def test_the_file_is_canonical_and_its_sum_is_over_all_the_rest(made: Made) -> None:
    keys = made.keys
    assert canonical(keys) == (made.folder / "vault.keys").read_bytes()
    assert (made.folder / "vault.keys.copy").read_bytes() == (made.folder / "vault.keys").read_bytes()
    rest = {name: value for name, value in keys.items() if name != "sum"}
    assert hashlib.sha256(canonical(rest)).hexdigest() == keys["sum"]


def test_the_master_key_opens_the_database(made: Made) -> None:
    keys = made.keys
    master = open_box(keys, "passphrase", unicodedata.normalize("NFKC", PASSPHRASE).encode())
    label = b"afterword 1 database " + keys["gen"].to_bytes(8, "big")
    key = hkdf(master, bytes.fromhex(keys["vault_id"]), label, 48)
    connection = dbapi2.connect(made.folder / f"journal-{keys['gen']:04d}.db")
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").close()
        assert connection.execute("PRAGMA application_id").fetchone() == (0x41465457,)
        assert connection.execute("SELECT id FROM vault").fetchone() == (keys["vault_id"],)
        settings = {
            "cipher_page_size": "4096",
            "cipher_hmac_algorithm": "HMAC_SHA512",
            "cipher_salt": key[32:].hex(),
        }
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings} == settings
    finally:
        connection.close()
