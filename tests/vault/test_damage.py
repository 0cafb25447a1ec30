"""Key files that are damaged, forged or put back."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from journal.errors import (
    JournalError,
    NotAJournal,
    StorageFailed,
    VaultDamaged,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
)
from journal.vault.folder import (
    change_passphrase,
    create,
    inspect,
    unlock,
    unlock_with_code,
)
from tests.vault.folders import NEW, fail, keys_of, names, opens
from tests.vault.makers import FAST, PASSPHRASE, forge, steady, write_both

BROKEN = {
    "missing": (lambda folder: shutil.rmtree(folder), VaultMissing),
    "a-file": (lambda folder: (shutil.rmtree(folder), folder.write_bytes(b"x")), NotAJournal),
    "empty-folder": (lambda folder: (shutil.rmtree(folder), folder.mkdir()), NotAJournal),
    "no-keys": (
        lambda folder: [path.unlink() for path in folder.glob("vault.keys*")],
        VaultDamaged,
    ),
    "empty-keys": (lambda folder: write_both(folder, b""), VaultDamaged),
    "cut-short": (lambda folder: write_both(folder, keys_of(folder)[0][:500]), VaultDamaged),
    "too-new": (lambda folder: write_both(folder, forged(folder, version=7)), VaultTooNew),
    "absurd-cost": (lambda folder: write_both(folder, forged_kdf(folder, m=2**30)), VaultDamaged),
    "other-format": (lambda folder: write_both(folder, forged(folder, format="x")), NotAJournal),
}


def forged(folder: Path, **changes: object) -> bytes:
    return forge(keys_of(folder)[0], lambda facts: facts.update(changes))


def forged_kdf(folder: Path, **changes: object) -> bytes:
    return forge(keys_of(folder)[0], lambda facts: facts["slots"][0]["kdf"].update(changes))


def first_slot(**changes: object):
    return lambda facts: facts["slots"][0].update(changes)


class TestInspecting:
    def test_a_whole_journal_gives_its_header(self, made):
        assert inspect(made.folder).seq == 1

    @pytest.mark.parametrize("what", BROKEN)
    @pytest.mark.usefixtures("no_derivation")
    def test_what_is_wrong_is_told_before_a_passphrase_is_asked_for(self, made, what):
        break_it, kind = BROKEN[what]
        break_it(made.folder)
        for attempt in (
            lambda: inspect(made.folder),
            lambda: unlock(made.folder, PASSPHRASE),
            lambda: unlock_with_code(made.folder, made.code),
        ):
            with pytest.raises(JournalError) as caught:
                attempt()
            assert type(caught.value) is kind
            assert caught.value.path == made.folder

    def test_no_lock_file_is_left_in_a_folder_that_is_no_journal(self, tmp_path):
        with pytest.raises(NotAJournal):
            unlock(tmp_path, PASSPHRASE)
        assert names(tmp_path) == []

    @pytest.mark.parametrize("size", [None, 0, 4095])
    def test_a_database_that_is_missing_or_no_page_long(self, made, size):
        database = made.folder / "journal-0001.db"
        database.unlink()
        if size is not None:
            database.write_bytes(bytes(size))
        with pytest.raises(VaultDamaged) as caught:
            inspect(made.folder)
        assert caught.value.part == "database"

    def test_it_writes_nothing(self, made):
        (made.folder / "vault.keys").write_bytes(b"damaged")
        before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
        inspect(made.folder)
        assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before

    def test_keys_that_cannot_be_read(self, made, monkeypatch):
        monkeypatch.setattr(Path, "open", fail(errno.EIO))
        with pytest.raises(StorageFailed):
            inspect(made.folder)


class TestTwoFiles:
    @pytest.mark.parametrize("name", ["vault.keys", "vault.keys.copy"])
    @pytest.mark.parametrize("damage", [b"", b"{}", None])
    def test_one_of_them_is_enough_and_heals_the_other(self, made, name, damage):
        whole = keys_of(made.folder)[0]
        (made.folder / name).unlink()
        if damage is not None:
            (made.folder / name).write_bytes(damage)
        inspect(made.folder)
        assert opens(made.folder, PASSPHRASE)
        assert keys_of(made.folder) == (whole, whole)

    def test_any_flipped_bit_in_both_is_refused_and_in_one_is_healed(self, made):
        whole = keys_of(made.folder)[0]
        for place in range(0, len(whole), 11):
            changed = bytearray(whole)
            changed[place] ^= 1 << place % 8
            write_both(made.folder, bytes(changed))
            with pytest.raises(VaultDamaged):
                unlock(made.folder, PASSPHRASE)
        (made.folder / "vault.keys.copy").write_bytes(whole)
        assert opens(made.folder, PASSPHRASE)
        assert keys_of(made.folder) == (whole, whole)

    @pytest.mark.parametrize("newer", ["vault.keys", "vault.keys.copy"])
    def test_the_newer_one_counts(self, made, newer):
        old = keys_of(made.folder)[0]
        with unlock(made.folder, PASSPHRASE) as vault:
            change_passphrase(vault, NEW, steady(b"new"), FAST)
        new = keys_of(made.folder)[0]
        write_both(made.folder, old)
        (made.folder / newer).write_bytes(new)
        assert not opens(made.folder, PASSPHRASE)
        assert opens(made.folder, NEW)
        assert keys_of(made.folder) == (new, new)

    def test_a_later_version_in_one_of_them_is_not_written_over(self, made):
        newer = forged(made.folder, version=2)
        (made.folder / "vault.keys").write_bytes(newer)
        with pytest.raises(VaultTooNew):
            unlock(made.folder, PASSPHRASE)
        assert (made.folder / "vault.keys").read_bytes() == newer

    def test_that_it_cannot_be_healed_is_no_reason_not_to_open(self, made, monkeypatch):
        (made.folder / "vault.keys.copy").write_bytes(b"damaged")
        monkeypatch.setattr(os, "fsync", fail(errno.ENOSPC))
        assert opens(made.folder, PASSPHRASE)
        assert (made.folder / "vault.keys.copy").read_bytes() == b"damaged"


class TestForging:
    """A header with a checksum that fits, made by somebody without the master key."""

    @pytest.mark.parametrize(
        ("change", "kind"),
        [
            (lambda facts: facts.update(seq=99), VaultDamaged),
            (lambda facts: facts.update(gen=2), VaultDamaged),
            (lambda facts: facts.update(mac="00" * 32), VaultDamaged),
            (lambda facts: facts.update(vault_id="00" * 16), VaultDamaged),
            (lambda facts: facts["slots"].reverse(), VaultDamaged),
            (lambda facts: facts["slots"].pop(), VaultDamaged),
            (first_slot(id=9), VaultDamaged),
            (first_slot(nonce="00" * 12), VaultDamaged),
            (first_slot(box="00" * 48), VaultDamaged),
            (first_slot(commit="00" * 32), WrongPassphrase),
            (first_slot(type="code"), WrongPassphrase),
            (lambda facts: facts["slots"][0]["kdf"].update(t=2), WrongPassphrase),
            (lambda facts: facts["slots"][0]["kdf"].update(salt="00" * 16), WrongPassphrase),
        ],
        ids=range(13),
    )
    def test_it_does_not_open(self, made, change, kind):
        write_both(made.folder, forge(keys_of(made.folder)[0], change))
        with pytest.raises(kind):
            unlock(made.folder, PASSPHRASE)

    def test_a_slot_of_another_journal_is_of_no_use(self, made, tmp_path):
        other = tmp_path / "Other.afterword"
        create(other, NEW, steady(b"other"), FAST)[0].close()
        theirs = json.loads(keys_of(other)[0])["slots"][0]
        write_both(
            made.folder, forge(keys_of(made.folder)[0], lambda facts: facts["slots"].__setitem__(0, theirs))
        )
        with pytest.raises(VaultDamaged):
            unlock(made.folder, NEW)
