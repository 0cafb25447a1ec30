"""A journal of every released format opens for ever; broken ones are refused by name."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.app import check, entries, opening, settings
from journal.app.journal import Journal, Machine
from journal.app.settings import Resume
from journal.errors import NotAJournal, VaultDamaged, VaultMissing, VaultTooNew, WrongPassphrase
from journal.vault.cost import CHEAPEST
from tests.vectors.make_v1 import make, read

VECTORS = Path(__file__).parent
FACTS = json.loads((VECTORS / "v1.json").read_text("utf-8"))
KEYS = ("vault.keys", "vault.keys.copy")
DATABASE = "journal-0001.db"
SECRETS = ("passphrase", "code", "vault_id", "seq")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy: the vector itself is never opened."""
    return shutil.copytree(VECTORS / "v1.afterword", tmp_path / "v1.afterword")


@pytest.fixture(params=["passphrase", "code"])
def journal(request: pytest.FixtureRequest, folder: Path, machine: Machine) -> Iterator[Journal]:
    way = {"passphrase": opening.unlock, "code": opening.unlock_with_code}[request.param]
    opened = way(folder, FACTS[request.param], machine)
    yield opened
    opening.close(opened)


def test_all_that_was_written_is_read(journal: Journal) -> None:
    assert read(journal) == {name: value for name, value in FACTS.items() if name not in SECRETS}
    assert (journal.vault.vault_id, journal.vault.seq) == (FACTS["vault_id"], FACTS["seq"])
    assert check.check(journal, deep=True).sound


def test_it_can_be_written_on(journal: Journal) -> None:
    first = FACTS["list"][-1]
    assert settings.take_up(journal) == Resume("write", {"entry": first, "cursor": 3})
    revision = entries.history(journal, first)[0]
    entries.restore_revision(journal, first, revision.id)
    entries.log(journal, "reflection", "Now", "written by a later version")
    opening.change_passphrase(journal, "a later passphrase, longer still", CHEAPEST)
    assert check.check(journal, deep=True).sound
    assert len(read(journal)["list"]) == len(FACTS["list"]) + 1


def test_the_vector_is_in_the_repository_whole() -> None:
    files = {path.name for path in (VECTORS / "v1.afterword").iterdir()}
    assert files == {*KEYS, DATABASE}
    listed = subprocess.run(
        ["git", "ls-files", "."], cwd=VECTORS, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        assert {f"v1.afterword/{name}" for name in files} <= set(listed.stdout.split())


def test_this_version_writes_what_the_vector_holds(tmp_path: Path) -> None:
    make(tmp_path)
    made = json.loads((tmp_path / "v1.json").read_text("utf-8"))
    assert {path.name for path in (tmp_path / "v1.afterword").iterdir()} == {*KEYS, DATABASE}
    for name in ("code", "vault_id", "list", "trash", "cool_down_hours", "people", "tags"):
        assert made[name] == FACTS[name]
    assert (tmp_path / "v1.afterword" / "vault.keys").read_bytes() == (
        VECTORS / "v1.afterword" / "vault.keys"
    ).read_bytes()


def test_this_version_makes_the_tables_of_the_vector(folder: Path, machine: Machine, tmp_path: Path) -> None:
    made = opening.create(tmp_path / "new.afterword", FACTS["passphrase"], machine, CHEAPEST).journal
    kept = opening.unlock(folder, FACTS["passphrase"], machine)
    try:
        assert tables(kept) == tables(made)
    finally:
        opening.close(kept)
        opening.close(made)


def tables(journal: Journal) -> list[tuple[Any, ...]]:
    return journal.store.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")


def cut(size: int) -> Callable[[bytes], bytes]:
    return lambda held: held[:size]


def flipped(at: float) -> Callable[[bytes], bytes]:
    def flip(held: bytes) -> bytes:
        place = int(len(held) * at)
        return held[:place] + bytes([held[place] ^ 1]) + held[place + 1 :]

    return flip


def rewritten(**changes: Any) -> Callable[[bytes], bytes]:
    """Other facts in the header, with a sum that fits: what a stranger could write."""

    def write(held: bytes) -> bytes:
        facts = json.loads(held) | changes
        del facts["sum"]
        facts["sum"] = hashlib.sha256(canonical(facts)).hexdigest()
        return canonical(facts)

    return write


def costing(**figures: int) -> Callable[[bytes], bytes]:
    def write(held: bytes) -> bytes:
        slots = json.loads(held)["slots"]
        for slot in slots:
            slot["kdf"] |= figures
        return rewritten(slots=slots)(held)

    return write


def canonical(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode() + b"\n"


BROKEN: tuple[tuple[str, tuple[str, ...], Callable[[bytes], bytes], type[Exception]], ...] = (
    ("header cut short", KEYS, cut(300), VaultDamaged),
    ("header empty", KEYS, cut(0), VaultDamaged),
    ("header without its last byte", KEYS, cut(-1), VaultDamaged),
    ("a bit of the header", KEYS, flipped(0.5), VaultDamaged),
    ("the last bit of the header", KEYS, flipped(0.97), VaultDamaged),
    ("another file in its place", KEYS, lambda _: b"%PDF-1.7\n" * 100, VaultDamaged),
    ("other facts in its place", KEYS, rewritten(format="other-notes"), NotAJournal),
    ("zeros in its place", KEYS, lambda held: bytes(len(held)), VaultDamaged),
    ("a newer format", KEYS, rewritten(version=2), VaultTooNew),
    ("a much newer format", KEYS, rewritten(version=10**6, slots="otherwise"), VaultTooNew),
    ("all the memory there is", KEYS, costing(m=2**40), VaultDamaged),
    ("more memory than allowed", KEYS, costing(m=2**20 + 1), VaultDamaged),
    ("hours of passes", KEYS, costing(t=10**6), VaultDamaged),
    ("a derivation for nothing", KEYS, costing(m=8), VaultDamaged),
    ("more work than allowed", KEYS, costing(m=2**20, t=16), VaultDamaged),
    ("a negative cost", KEYS, costing(p=-1), VaultDamaged),
    ("a thousand slots", KEYS, rewritten(slots=[{}] * 1000), VaultDamaged),
    ("no slots", KEYS, rewritten(slots=[]), VaultDamaged),
    ("database cut in its first page", (DATABASE,), cut(1000), VaultDamaged),
    ("database empty", (DATABASE,), cut(0), VaultDamaged),
    ("database cut after a page", (DATABASE,), cut(4096), VaultDamaged),
    ("database cut in the middle", (DATABASE,), lambda held: held[: len(held) // 2], VaultDamaged),
    ("a bit of the first page", (DATABASE,), flipped(0.001), VaultDamaged),
    ("zeros in the database's place", (DATABASE,), lambda held: bytes(len(held)), VaultDamaged),
)


@pytest.mark.parametrize(
    ("files", "harm", "error"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_broken_one_is_refused_by_name_and_left_alone(
    folder: Path,
    machine: Machine,
    files: tuple[str, ...],
    harm: Callable[[bytes], bytes],
    error: type[Exception],
) -> None:
    for name in files:
        (folder / name).write_bytes(harm((folder / name).read_bytes()))
    before = {name: (folder / name).read_bytes() for name in (*KEYS, DATABASE)}
    with pytest.raises(error):
        read(opening.unlock(folder, FACTS["passphrase"], machine))
    assert {name: (folder / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("name", KEYS)
def test_one_bad_copy_of_the_header_is_healed(folder: Path, machine: Machine, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(flipped(0.5)(whole))
    opening.close(opening.unlock(folder, FACTS["passphrase"], machine))
    assert (folder / name).read_bytes() == whole


@pytest.mark.parametrize(("gone", "error"), [(KEYS, VaultDamaged), ((DATABASE,), VaultMissing)])
def test_what_is_missing_is_said(
    folder: Path, machine: Machine, gone: tuple[str, ...], error: type[Exception]
) -> None:
    for name in gone:
        (folder / name).unlink()
    with pytest.raises(error):
        opening.unlock(folder, FACTS["passphrase"], machine)


def test_a_wrong_passphrase_is_no_damage(folder: Path, machine: Machine) -> None:
    with pytest.raises(WrongPassphrase):
        opening.unlock(folder, FACTS["passphrase"] + " ", machine)
