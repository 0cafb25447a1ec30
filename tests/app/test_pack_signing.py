"""A coach's key lives in the journal, or in a file with a passphrase; both sign what anybody can verify."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from journal.app import opening, pack_signing
from journal.app.journal import Journal, Machine
from journal.errors import (
    KeyExists,
    KeyInvalid,
    KeyMissing,
    KeyPassphraseWrong,
    KeyUnknown,
    PackInvalid,
    PassphraseRefused,
    SignatureInvalid,
    StorageFailed,
    VaultExists,
)
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.writer import write_pack
from tests.conftest import PASSPHRASE

GUIDE = Guide("listen", "Listen", "feedback", (Prompt("words", "What did they say?", "text"),))
PACK = Pack("org.example.one", "1.0.0", "One", (GUIDE,))
NAME = "one.pack.toml"
DATA = write_pack(PACK)


def test_a_journal_has_one_key_for_ever(journal: Journal, machine: Machine) -> None:
    assert pack_signing.own_key(journal) is None
    with pytest.raises(KeyMissing):
        pack_signing.sign(journal, DATA, NAME)
    made = pack_signing.keygen(journal).value
    with pytest.raises(KeyExists) as caught:
        pack_signing.keygen(journal)
    assert caught.value.key == made.id
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    try:
        assert pack_signing.own_key(again) == made
        signature = pack_signing.sign(again, DATA, NAME)
    finally:
        opening.close(again)
    verified = pack_signing.verify(DATA, signature, made.public, Path(NAME))
    assert verified.key == made
    assert f"file:{NAME}" in verified.comment


def test_the_published_key_verifies(journal: Journal) -> None:
    made = pack_signing.keygen(journal).value
    published = pack_signing.public_key_file(made).decode()
    assert published == f"untrusted comment: minisign public key {made.id}\n{made.public}\n"
    signature = pack_signing.sign(journal, DATA, NAME)
    assert pack_signing.verify(DATA, signature, published, Path(NAME)).key == made
    with pytest.raises(SignatureInvalid):
        pack_signing.verify(DATA + b"#", signature, published, Path(NAME))


def test_a_time_is_named_when_asked_for(journal: Journal) -> None:
    made = pack_signing.keygen(journal).value
    signature = pack_signing.sign(journal, DATA, NAME, timestamp=1_795_291_746)
    assert "timestamp:1795291746" in pack_signing.verify(DATA, signature, made.public, Path(NAME)).comment


def test_a_pack_from_the_editor_goes_to_clients_signed(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / NAME
    with pytest.raises(KeyMissing):
        pack_signing.export_signed(journal, PACK, path)
    assert list(tmp_path.glob(f"*{NAME}*")) == []
    made = pack_signing.keygen(journal).value
    pack, beside = pack_signing.export_signed(journal, PACK, path)
    assert pack.read_bytes() == DATA
    pack_signing.verify(DATA, beside.read_text("utf-8"), made.public, path)
    with pytest.raises(PackInvalid):
        pack_signing.export_signed(journal, Pack("org.example.one", "1", "One", ()), path)
    assert pack.read_bytes() == DATA


def test_a_key_in_a_file(machine: Machine, tmp_path: Path) -> None:
    path = tmp_path / "coach.key"
    made = pack_signing.keygen_file(path, PASSPHRASE, machine, pack_signing.CHEAPEST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    signature = pack_signing.sign_with_file(path, lambda: PASSPHRASE, DATA, NAME)
    assert pack_signing.verify(DATA, signature, made.public, Path(NAME)).key == made
    with pytest.raises(KeyPassphraseWrong):
        pack_signing.sign_with_file(path, lambda: "wrong", DATA, NAME)
    before = path.read_bytes()
    with pytest.raises(VaultExists):
        pack_signing.keygen_file(path, PASSPHRASE, machine, pack_signing.CHEAPEST)
    assert path.read_bytes() == before


def test_a_key_file_needs_a_passphrase_worth_having(machine: Machine, tmp_path: Path) -> None:
    with pytest.raises(PassphraseRefused):
        pack_signing.keygen_file(tmp_path / "coach.key", "12345", machine, pack_signing.CHEAPEST)
    assert not (tmp_path / "coach.key").exists()


def test_what_is_no_key(journal: Journal, tmp_path: Path) -> None:
    junk = tmp_path / "junk"
    junk.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KeyInvalid):
        pack_signing.sign_with_file(junk, lambda: "", DATA, NAME)
    with pytest.raises(StorageFailed):
        pack_signing.load_public_key(tmp_path / "none")
    made = pack_signing.keygen(journal).value
    signature = pack_signing.sign(journal, DATA, NAME)
    with pytest.raises(KeyInvalid):
        pack_signing.verify(DATA, signature, "hello", Path(NAME))
    other = "RWS4WM9ubb8GojojL6VRsvVEvNnd8fC6fL4F+y0oIy3UVwQsZOELfpSy"
    with pytest.raises(KeyUnknown) as caught:
        pack_signing.verify(DATA, signature, other, Path(NAME))
    assert caught.value.key == made.id
