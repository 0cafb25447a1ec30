from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journal.errors import (
    DiskFull,
    JournalError,
    NotAJournal,
    PassphraseRefused,
    ReadOnly,
    RecoveryCodeMistyped,
    StorageFailed,
    StorageLost,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal.vault import folder as module
from journal.vault.code import format_code
from journal.vault.cost import KdfCost
from journal.vault.folder import (
    OpenVault,
    change_passphrase,
    confirm_passphrase,
    create,
    inspect,
    replace_code,
    unlock,
    unlock_with_code,
)
from tests.disks import fill, read_only, small_disk
from tests.vault.makers import FAST, PASSPHRASE, forge, steady, write_both

NEW = "quite another passphrase"


def opens(folder: Path, passphrase: str) -> bool:
    try:
        unlock(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def keys_of(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "vault.keys").read_bytes(), (folder / "vault.keys.copy").read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail(number: int):
    def failing(*arguments: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing


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
        with pytest.raises(RuntimeError):
            vault.abandon()
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

    def test_one_just_made_can_be_abandoned(self, tmp_path):
        vault, _ = create(tmp_path / "Mine.afterword", PASSPHRASE, steady(), FAST)
        vault.abandon()
        assert names(tmp_path) == []

    def test_one_that_was_kept_or_opened_cannot(self, tmp_path):
        vault, _ = create(tmp_path / "Mine.afterword", PASSPHRASE, steady(), FAST)
        vault.keep()
        with pytest.raises(RuntimeError):
            vault.abandon()
        vault.close()
        with unlock(vault.folder, PASSPHRASE) as opened, pytest.raises(RuntimeError):
            opened.abandon()
        assert names(tmp_path) == ["Mine.afterword"]

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


class TestUnlocking:
    def test_a_wrong_passphrase_changes_nothing_and_frees_the_lock(self, made):
        before = keys_of(made.folder)
        with pytest.raises(WrongPassphrase):
            unlock(made.folder, "not this one")
        assert keys_of(made.folder) == before
        inspect(made.folder)
        assert opens(made.folder, PASSPHRASE)

    @pytest.mark.parametrize(("passphrase", "reason"), [("", "empty"), ("x" * 10_000, "long")])
    @pytest.mark.usefixtures("no_derivation")
    def test_what_can_be_no_passphrase_is_told_at_once(self, made, passphrase, reason):
        with pytest.raises(PassphraseRefused) as caught:
            unlock(made.folder, passphrase)
        assert caught.value.reason == reason

    @pytest.mark.usefixtures("no_derivation")
    def test_a_mistyped_code_is_told_before_any_derivation(self, made):
        with pytest.raises(RecoveryCodeMistyped):
            unlock_with_code(made.folder, made.code[:-1] + ("0" if made.code[-1] != "0" else "1"))

    def test_the_code_of_another_journal(self, made):
        with pytest.raises(WrongRecoveryCode):
            unlock_with_code(made.folder, format_code(bytes(16)))

    def test_neither_secret_opens_the_others_slot(self, made):
        with pytest.raises(WrongPassphrase):
            unlock(made.folder, made.code)

    def test_the_second_opening_is_refused_with_who_holds_it(self, made):
        with unlock(made.folder, PASSPHRASE):
            for attempt in (lambda: unlock(made.folder, PASSPHRASE), lambda: inspect(made.folder)):
                with pytest.raises(VaultInUse) as caught:
                    attempt()
                assert caught.value.pid == os.getpid()
        assert opens(made.folder, PASSPHRASE)

    def test_a_closed_vault_gives_no_key(self, made):
        vault = unlock(made.folder, PASSPHRASE)
        master = vault._master
        vault.close()
        vault.close()
        assert set(master) == {0}
        with pytest.raises(RuntimeError):
            vault.database_key()

    def test_every_key_is_its_own(self, made):
        with unlock(made.folder, PASSPHRASE) as vault:
            assert len({bytes(vault.database_key()[:32]), vault.backup_mac_key(), bytes(vault._master)}) == 3

    def test_too_little_memory_is_a_fault_of_the_machine(self, made, monkeypatch):
        def none_left(*arguments: object) -> None:
            raise MemoryError

        monkeypatch.setattr("journal.vault.wrap.derive", none_left)
        with pytest.raises(StorageFailed) as caught:
            unlock(made.folder, PASSPHRASE)
        assert caught.value.detail == "memory"

    def test_read_only_media_open_and_cannot_be_changed(self, made):
        (made.folder / "vault.keys.copy").write_bytes(b"damaged")
        with read_only(made.folder), unlock(made.folder, PASSPHRASE) as vault:
            assert vault.read_only
            assert (made.folder / "vault.keys.copy").read_bytes() == b"damaged"
            with pytest.raises(ReadOnly):
                change_passphrase(vault, NEW, steady(), FAST)

    def test_opening_takes_the_files_back_from_everyone_else(self, made):
        for path in (made.folder, *made.folder.iterdir()):
            path.chmod(0o755)
        unlock(made.folder, PASSPHRASE).close()
        assert not any(path.stat().st_mode & 0o077 for path in (made.folder, *made.folder.iterdir()))

    def test_a_computer_that_never_closed_it_is_named(self, made):
        (made.folder / "in-use").write_text(json.dumps({"pid": 1, "host": "attic", "start": ""}))
        with unlock(made.folder, PASSPHRASE) as vault:
            assert vault.left_open_on is not None
            assert vault.left_open_on.host == "attic"


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


def first_slot(**changes: object):
    return lambda facts: facts["slots"][0].update(changes)


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


def test_the_unlock_page_waits_for_no_cryptography():
    heavy = ("cryptography", "zxcvbn", "xkcdpass", "typst", "segno", "sqlcipher3", "PySide6", "pydantic")
    script = (
        "import sys, journal.vault.folder, journal.vault.passphrase, journal.vault.code;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
