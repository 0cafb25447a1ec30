"""What this version writes must open for ever: a header and its secrets, kept as they were made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from journal.vault.folder import create, unlock, unlock_with_code
from tests.vault.makers import FAST, steady

VECTOR = Path(__file__).parent.parent / "vectors" / "v1-header"
FACTS = json.loads((VECTOR / "facts.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "Kept.afterword"
    folder.mkdir()
    shutil.copy(VECTOR / "vault.keys", folder)
    return folder


@pytest.mark.parametrize(("way", "secret"), [(unlock, "passphrase"), (unlock_with_code, "code")])
def test_a_kept_header_gives_the_keys_it_gave(folder, way, secret):
    with way(folder, FACTS[secret]) as vault:
        assert vault.vault_id == FACTS["vault_id"]
        assert (vault.seq, vault.generation) == (FACTS["seq"], FACTS["generation"])
        assert vault.database_key().hex() == FACTS["database_key"]
        assert vault.backup_mac_key().hex() == FACTS["backup_mac_key"]


def test_the_same_random_bytes_still_write_the_same_header(tmp_path):
    vault, code = create(tmp_path / "Again.afterword", FACTS["passphrase"], steady(b"vector"), FAST)
    vault.close()
    assert code == FACTS["code"]
    assert (vault.folder / "vault.keys").read_bytes() == (VECTOR / "vault.keys").read_bytes()
