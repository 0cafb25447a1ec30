"""A new passphrase or recovery code: exactly one of the two opens, whatever fails."""

from __future__ import annotations

import errno
import shutil

import pytest

from journal.errors import (
    DiskFull,
    PassphraseRefused,
    StorageFailed,
    StorageLost,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal.vault import folder as module
from journal.vault.cost import KdfCost
from journal.vault.folder import (
    change_passphrase,
    confirm_passphrase,
    replace_code,
    unlock,
    unlock_with_code,
)
from tests.disks import fill, small_disk
from tests.vault.folders import NEW, fail, keys_of, opens
from tests.vault.makers import FAST, PASSPHRASE, steady


class TestChanging:
    def test_the_old_one_stops_and_the_code_stays(self, made):
        with unlock(made.folder, PASSPHRASE) as vault:
            key, identity = vault.database_key(), vault.vault_id
            change_passphrase(vault, NEW, steady(b"new"), FAST)
            assert vault.seq == 2
            assert (vault.database_key(), vault.vault_id) == (key, identity)
        assert not opens(made.folder, PASSPHRASE)
        for way, secret in ((unlock, NEW), (unlock_with_code, made.code)):
            with way(made.folder, secret) as again:
                assert again.database_key() == key
        assert len(set(keys_of(made.folder))) == 1

    def test_a_new_code_replaces_the_old_one(self, made):
        with unlock_with_code(made.folder, made.code) as vault:
            code = replace_code(vault, steady(b"code"), FAST)
        assert code != made.code
        with pytest.raises(WrongRecoveryCode):
            unlock_with_code(made.folder, made.code)
        unlock_with_code(made.folder, code).close()
        assert opens(made.folder, PASSPHRASE)

    def test_many_changes_keep_two_slots_with_fresh_salts_and_numbers(self, made):
        salts = set()
        with unlock(made.folder, PASSPHRASE) as vault:
            for turn in range(5):
                change_passphrase(vault, f"{NEW} {turn}", steady(bytes([turn])), FAST)
                salts |= {slot.box.salt for slot in vault.header.slots}
                assert len({slot.number for slot in vault.header.slots}) == len(vault.header.slots) == 2
            assert vault.seq == 6
        assert len(salts) == 6
        assert opens(made.folder, f"{NEW} 4")

    def test_a_written_slot_has_the_apps_cost_and_not_the_files(self, made):
        with unlock(made.folder, PASSPHRASE) as vault:
            change_passphrase(vault, NEW, steady(), module.DEFAULT)
            costs = {slot.kind: slot.cost for slot in vault.header.slots}
        assert costs == {"passphrase": module.DEFAULT, "code": FAST}

    def test_a_dear_passphrase_does_not_make_the_code_dear(self, made):
        dear = KdfCost(module.DEFAULT.memory, module.DEFAULT.passes + 1, 1)
        with unlock(made.folder, PASSPHRASE) as vault:
            replace_code(vault, steady(), dear)
            change_passphrase(vault, NEW, steady(), dear)
            costs = {slot.kind: slot.cost for slot in vault.header.slots}
        assert costs == {"passphrase": dear, "code": module.DEFAULT}

    @pytest.mark.parametrize("passphrase", ["", "  ", "x" * 10_000])
    def test_a_refused_one_changes_nothing(self, made, passphrase):
        before = keys_of(made.folder)
        with unlock(made.folder, PASSPHRASE) as vault, pytest.raises(PassphraseRefused):
            change_passphrase(vault, passphrase, steady(), FAST)
        assert keys_of(made.folder) == before

    def test_the_writer_is_asked_again(self, made):
        with unlock(made.folder, PASSPHRASE) as vault:
            confirm_passphrase(vault, PASSPHRASE)
            with pytest.raises(WrongPassphrase):
                confirm_passphrase(vault, NEW)

    def test_a_header_that_does_not_open_is_not_put_in_place(self, made, monkeypatch):
        before = keys_of(made.folder)
        with unlock(made.folder, PASSPHRASE) as vault:
            monkeypatch.setattr(module, "open_header", lambda *_: None)
            with pytest.raises(VaultDamaged):
                change_passphrase(vault, NEW, steady(), FAST)
            assert vault.seq == 1
        assert keys_of(made.folder) == before

    def test_a_full_disk_changes_nothing(self, made, tmp_path):
        with small_disk(tmp_path / "disk") as disk:
            folder = disk / "Mine.afterword"
            shutil.copytree(made.folder, folder)
            with unlock(folder, PASSPHRASE) as vault:
                fill(disk)
                with pytest.raises(DiskFull):
                    change_passphrase(vault, NEW, steady(), FAST)
                assert vault.seq == 1
            assert opens(folder, PASSPHRASE)
            assert not opens(folder, NEW)

    def test_a_folder_that_goes_away_while_open(self, made):
        with unlock(made.folder, PASSPHRASE) as vault:
            shutil.rmtree(made.folder)
            with pytest.raises(StorageLost):
                change_passphrase(vault, NEW, steady(), FAST)

    def test_a_folder_that_cannot_be_flushed_leaves_one_passphrase_that_is_known(self, made, monkeypatch):
        with unlock(made.folder, PASSPHRASE) as vault:
            with monkeypatch.context() as patch:
                patch.setattr("journal.files.private.flush_folder", fail(errno.EIO))
                with pytest.raises(StorageFailed):
                    change_passphrase(vault, NEW, steady(), FAST)
            assert vault.seq == 2
        assert opens(made.folder, NEW)
        assert not opens(made.folder, PASSPHRASE)
