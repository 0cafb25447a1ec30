"""A journal is made whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from journal.errors import (
    DiskFull,
    JournalError,
    PassphraseRefused,
    ReadOnly,
    StorageLost,
    VaultExists,
)
from journal.vault.folder import (
    OpenVault,
    create,
    inspect,
    unlock,
    unlock_with_code,
)
from tests.disks import fill, read_only, small_disk
from tests.vault.folders import fail, keys_of, names
from tests.vault.makers import FAST, PASSPHRASE, steady


class TestCreating:
    def test_what_there_is_afterwards(self, tmp_path):
        folder = tmp_path / "Mine.afterword"
        vault, code = create(folder, PASSPHRASE, steady(), FAST)
        assert names(tmp_path) == ["Mine.afterword"]
        assert names(folder) == ["in-use", "vault.keys", "vault.keys.copy"]
        assert folder.stat().st_mode & 0o777 == 0o700
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())
        assert len(set(keys_of(folder))) == 1
        assert (vault.seq, vault.generation, vault.read_only) == (1, 1, False)
        assert vault.database == folder / "journal-0001.db"
        assert len(vault.database_key()) == 48
        key, identity = vault.database_key(), vault.vault_id
        vault.close()
        for way, secret in ((unlock, PASSPHRASE), (unlock_with_code, code)):
            with way(folder, secret) as again:
                assert (again.database_key(), again.vault_id) == (key, identity)

    def test_the_default_cost_is_what_is_written(self, tmp_path):
        vault, _ = create(tmp_path / "Mine.afterword", PASSPHRASE, steady())
        assert {(each.cost.memory, each.cost.passes, each.cost.lanes) for each in vault.header.slots} == {
            (65536, 3, 4)
        }
        vault.close()

    def test_nothing_secret_is_in_the_files_or_in_a_print(self, tmp_path):
        folder = tmp_path / "Mine.afterword"
        vault, code = create(folder, PASSPHRASE, steady(), FAST)
        everything = b"".join(path.read_bytes() for path in folder.iterdir()) + repr(vault).encode()
        for secret in (
            PASSPHRASE,
            code,
            code.replace("-", ""),
            vault.database_key().hex(),
            vault._master.hex(),
        ):
            assert secret.encode() not in everything
        vault.close()

    def test_two_journals_share_nothing(self, tmp_path):
        one, _ = create(tmp_path / "one.afterword", PASSPHRASE, steady(b"1"), FAST)
        other, _ = create(tmp_path / "other.afterword", PASSPHRASE, steady(b"2"), FAST)
        salts = [slot.box.salt for vault in (one, other) for slot in vault.header.slots]
        assert len(set(salts)) == 4
        assert one.database_key() != other.database_key()
        assert one.vault_id != other.vault_id
        one.close()
        other.close()

    @pytest.mark.parametrize("there", ["file", "empty", "full", "link"])
    def test_nothing_is_overwritten(self, tmp_path, there):
        folder = tmp_path / "Mine.afterword"
        if there == "file":
            folder.write_bytes(b"mine")
        elif there == "link":
            folder.symlink_to(tmp_path / "nowhere")
        else:
            folder.mkdir()
            if there == "full":
                (folder / "letter").write_bytes(b"mine")
        with pytest.raises(VaultExists):
            create(folder, PASSPHRASE, steady(), FAST)
        assert names(tmp_path) == ["Mine.afterword"]

    @pytest.mark.parametrize(
        ("passphrase", "reason"), [("", "empty"), ("   ", "empty"), ("x" * 10_000, "long")]
    )
    @pytest.mark.usefixtures("no_derivation")
    def test_a_passphrase_that_can_be_none_is_refused_at_once(self, tmp_path, passphrase, reason):
        with pytest.raises(PassphraseRefused) as caught:
            create(tmp_path / "Mine.afterword", passphrase, steady(), FAST)
        assert caught.value.reason == reason
        assert names(tmp_path) == []

    def test_a_place_that_is_not_there(self, tmp_path):
        with pytest.raises(StorageLost):
            create(tmp_path / "stick" / "Mine.afterword", PASSPHRASE, steady(), FAST)
        assert names(tmp_path) == []

    def test_furnished_in_hiding_and_moved_at_once(self, tmp_path):
        folder = tmp_path / "Mine.afterword"

        def furnish(vault: OpenVault) -> None:
            assert not folder.exists()
            vault.database.write_bytes(bytes(vault.database_key()) * 100)

        vault, _ = create(folder, PASSPHRASE, steady(), FAST, furnish)
        assert vault.database == folder / "journal-0001.db"
        assert vault.database.read_bytes() == bytes(vault.database_key()) * 100
        assert names(tmp_path) == ["Mine.afterword"]
        vault.close()
        inspect(folder)

    @pytest.mark.parametrize("error", [DiskFull(Path("x")), ValueError(), KeyboardInterrupt()], ids=repr)
    def test_when_furnishing_fails_nothing_remains(self, tmp_path, error):
        def furnish(vault: OpenVault) -> None:
            vault.database.write_bytes(b"half")
            raise error

        with pytest.raises(type(error)):
            create(tmp_path / "Mine.afterword", PASSPHRASE, steady(), FAST, furnish)
        assert names(tmp_path) == []

    def test_a_full_disk(self, tmp_path):
        with small_disk(tmp_path / "disk") as disk:
            fill(disk)
            with pytest.raises(DiskFull):
                create(disk / "Mine.afterword", PASSPHRASE, steady(), FAST)
            assert names(disk) == ["filler"]

    def test_a_read_only_place(self, tmp_path):
        with read_only(tmp_path), pytest.raises(ReadOnly):
            create(tmp_path / "Mine.afterword", PASSPHRASE, steady(), FAST)

    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
    @pytest.mark.parametrize("step", ["fsync", "rename"])
    def test_a_failing_disk_leaves_nothing(self, tmp_path, monkeypatch, step, number):
        with monkeypatch.context() as patch:
            patch.setattr(os, step, fail(number))
            with pytest.raises(JournalError):
                create(tmp_path / "Mine.afterword", PASSPHRASE, steady(), FAST)
        assert names(tmp_path) == []
