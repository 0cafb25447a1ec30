from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from journal.errors import (
    PassphraseRefused,
    ReadOnly,
    RecoveryCodeMistyped,
    StorageFailed,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal.vault.code import format_code
from journal.vault.folder import (
    change_passphrase,
    inspect,
    unlock,
    unlock_with_code,
)
from tests.disks import read_only
from tests.vault.folders import NEW, keys_of, opens
from tests.vault.makers import FAST, PASSPHRASE, steady


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


def test_the_unlock_page_waits_for_no_cryptography():
    heavy = ("cryptography", "zxcvbn", "xkcdpass", "typst", "segno", "sqlcipher3", "PySide6", "pydantic")
    script = (
        "import sys, journal.vault.folder, journal.vault.passphrase, journal.vault.code;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
