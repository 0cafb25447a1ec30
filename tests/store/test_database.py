from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.errors import (
    DiskFull,
    ReadOnly,
    StorageLost,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultTooNew,
)
from journal.model.query import Query
from journal.store import entries, listing, values
from journal.store.database import APPLICATION_ID, NEWEST, Store, create_store, open_store
from journal.store.indexing import bring_up_to_date
from tests import disks
from tests.store.conftest import NOW, VAULT_ID
from tests.store.making import answer, entry

Reopen = Callable[..., Store]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def closed(path: Path, key: bytes, *written: str) -> None:
    """Make a journal with entries of these ids and close it."""
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    for name in written:
        entries.write(store, entry(name))
    bring_up_to_date(store)
    store.close()


# Making and closing


def test_a_new_journal_is_empty_private_and_ours(store: Store, path: Path) -> None:
    assert listing.count(store) == 0
    assert store.remembered_seq() == 0
    assert store.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert store.rows("PRAGMA user_version") == [(NEWEST,)]
    assert not store.read_only
    for one in path.parent.iterdir():
        assert stat.S_IMODE(one.stat().st_mode) == 0o600, one


def test_the_settings_hold(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "checkpoint_fullfsync": 1,
    }
    assert {name: store.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
    assert store.rows("SELECT v FROM entry_index_config WHERE k = 'secure-delete'") == [(1,)]


def test_nothing_is_written_over(path: Path, key: bytes) -> None:
    path.write_bytes(b"mine")
    given = bytearray(key)
    with pytest.raises(VaultExists):
        create_store(path, given, VAULT_ID, NOW)
    assert path.read_bytes() == b"mine"
    assert not any(given)


def test_what_fails_to_be_made_leaves_no_file(path: Path) -> None:
    with pytest.raises(ValueError, match="48 bytes"):
        create_store(path, bytearray(b"short"), VAULT_ID, NOW)
    assert names(path.parent) == []


def test_a_folder_that_is_not_there(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(StorageLost):
        create_store(tmp_path / "no" / "journal-0001.db", bytearray(key), VAULT_ID, NOW)


def test_closing_leaves_one_file_and_may_be_repeated(store: Store, path: Path) -> None:
    entries.write(store, entry("a"))
    assert f"{path.name}-wal" in names(path.parent)
    store.close()
    store.close()
    assert names(path.parent) == [path.name]


def test_idle_empties_the_log(store: Store, path: Path) -> None:
    entries.write(store, entry("a"))
    store.idle()
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0


def test_the_key_is_zeroed(path: Path, key: bytes) -> None:
    given = bytearray(key)
    create_store(path, given, VAULT_ID, NOW).close()
    assert not any(given)
    given = bytearray(key)
    open_store(path, given, VAULT_ID).close()
    assert not any(given)
    given = bytearray(os.urandom(48))
    with pytest.raises(VaultDamaged):
        open_store(path, given, VAULT_ID)
    assert not any(given)


@pytest.mark.parametrize("name", ["a?mode=memory", "50% #1", "日本 語.afterword", "it's"])
def test_any_folder_name_is_a_place(tmp_path: Path, key: bytes, name: str) -> None:
    path = tmp_path / name / "journal-0001.db"
    path.parent.mkdir()
    closed(path, key, "a")
    store = open_store(path, bytearray(key), VAULT_ID)
    assert listing.count(store) == 1
    store.close()
    assert names(path.parent) == [path.name]


# Opening


def test_what_was_committed_is_there_after_a_kill(
    store: Store, path: Path, reopen: Reopen, tmp_path: Path
) -> None:
    entries.write(store, entry("a"))
    store.remember_seq(7)
    copy = path.parent / "copy"
    copy.mkdir()
    for one in path.parent.glob("journal-*"):
        shutil.copy(one, copy)
    store.close()
    for one in copy.iterdir():
        shutil.copy(one, path.parent)
    again = reopen()
    assert entries.find(again, "a") == entry("a")
    assert again.remembered_seq() == 7
    assert again.set_aside is None


def test_a_foreign_log_is_set_aside(path: Path, key: bytes, reopen: Reopen) -> None:
    """A log of yesterday beside the file of today: SQLite alone would go back to yesterday."""
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    entries.write(store, entry("yesterday"))
    log = path.with_name(f"{path.name}-wal")
    old = log.read_bytes()
    entries.write(store, entry("today"))
    store.close()
    log.write_bytes(old)
    again = reopen()
    assert {row.id for row in listing.newest(again, Query(), 5)} == {"yesterday", "today"}
    assert again.set_aside is not None
    assert again.set_aside.read_bytes() == old
    assert "not-of-this-journal" in again.set_aside.name
    again.close()
    log.write_bytes(old)
    second = reopen()
    assert second.set_aside is not None
    assert second.set_aside != again.set_aside


def test_a_foreign_log_does_not_count_when_only_reading(path: Path, key: bytes, reopen: Reopen) -> None:
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    entries.write(store, entry("a"))
    log = path.with_name(f"{path.name}-wal")
    old = log.read_bytes()
    entries.write(store, entry("b"))
    store.close()
    log.write_bytes(old)
    before = names(path.parent)
    assert listing.count(reopen(read_only=True)) == 2
    assert names(path.parent) == before


def test_a_missing_file(path: Path, key: bytes) -> None:
    given = bytearray(key)
    with pytest.raises(VaultMissing):
        open_store(path, given, VAULT_ID)
    assert not any(given)
    assert not path.exists()


@pytest.mark.parametrize("size", [0, 1, 4095])
def test_a_file_cut_short(path: Path, key: bytes, size: int) -> None:
    closed(path, key, "a")
    os.truncate(path, size)
    with pytest.raises(VaultDamaged) as caught:
        open_store(path, bytearray(key), VAULT_ID)
    assert caught.value.part == "database"
    assert path.stat().st_size == size


@pytest.mark.parametrize("byte", [16, 18, 100, 4000, 4016, 4095])
def test_a_changed_first_page(path: Path, key: bytes, byte: int) -> None:
    closed(path, key, "a")
    damaged = bytearray(path.read_bytes())
    damaged[byte] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(VaultDamaged):
        open_store(path, bytearray(key), VAULT_ID)


@pytest.mark.parametrize("byte", [0, 15])
def test_a_changed_salt_does_no_harm(path: Path, key: bytes, reopen: Reopen, byte: int) -> None:
    """It comes with the key: the file opens even when its own copy is lost."""
    closed(path, key, "a")
    damaged = bytearray(path.read_bytes())
    damaged[byte] ^= 1
    path.write_bytes(damaged)
    assert entries.find(reopen(), "a") == entry("a")


def test_another_journals_database(path: Path, key: bytes) -> None:
    closed(path, key)
    with pytest.raises(VaultDamaged):
        open_store(path, bytearray(key), "another vault")


def test_another_programs_database(path: Path, key: bytes) -> None:
    closed(path, key)
    store = open_store(path, bytearray(key), VAULT_ID)
    store.execute("PRAGMA application_id = 1")
    store.close()
    with pytest.raises(VaultDamaged):
        open_store(path, bytearray(key), VAULT_ID)


def test_a_journal_of_a_newer_version(path: Path, key: bytes) -> None:
    closed(path, key)
    store = open_store(path, bytearray(key), VAULT_ID)
    store.execute(f"PRAGMA user_version = {NEWEST + 1}")
    store.close()
    with pytest.raises(VaultTooNew) as caught:
        open_store(path, bytearray(key), VAULT_ID)
    assert caught.value.version == NEWEST + 1


def test_opening_needs_no_sqlite_utils(path: Path, key: bytes) -> None:
    closed(path, key)
    script = (
        "import sys; from pathlib import Path; from journal.store.database import open_store; "
        "import journal.store.entries, journal.store.listing, journal.store.check; "
        "open_store(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]), sys.argv[3]).close(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(path), key.hex(), VAULT_ID], check=True)


# Reading only


def test_reading_only(path: Path, key: bytes, reopen: Reopen) -> None:
    closed(path, key, "a")
    before = path.read_bytes()
    store = reopen(read_only=True)
    assert store.read_only
    assert entries.find(store, "a") == entry("a")
    for change in (
        lambda: entries.write(store, entry("b")),
        lambda: entries.delete(store, "a"),
        lambda: values.put(store, "name", 1),
        lambda: store.remember_seq(1),
    ):
        with pytest.raises(ReadOnly):
            change()
    store.idle()
    store.close()
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


# Places that fail


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB of its own."""
    with disks.small_disk(tmp_path / "disk", kibibytes=1024) as place:
        yield place


def test_a_full_disk_fails_the_save_and_no_more(small_disk: Path, key: bytes) -> None:
    path = small_disk / "journal-0001.db"
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    entries.write(store, entry("before"))
    big = entry("big", os.urandom(1_500_000).hex())
    with pytest.raises(DiskFull) as caught:
        entries.write(store, big)
    assert caught.value.path == path
    assert "big" not in str(caught.value)
    assert not store.connection.in_transaction
    assert entries.find(store, "before") == entry("before")
    assert entries.find(store, "big") is None
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    entries.write(store, big)
    assert entries.find(store, "big") == big
    store.close()
    again = open_store(path, bytearray(key), VAULT_ID)
    assert entries.find(again, "big") == big
    again.close()


def test_a_disk_too_small_for_a_journal_is_left_clean(small_disk: Path, key: bytes) -> None:
    (small_disk / "filler").write_bytes(bytes(1_000_000))
    with pytest.raises(DiskFull):
        create_store(small_disk / "journal-0001.db", bytearray(key), VAULT_ID, NOW)
    assert names(small_disk) == ["filler"]


def test_read_only_media(small_disk: Path, key: bytes) -> None:
    path = small_disk / "journal-0001.db"
    closed(path, key, "a")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    store = open_store(path, bytearray(key), VAULT_ID)
    assert store.read_only
    assert [row.id for row in listing.newest(store, Query(text="talked"), 5)] == ["a"]
    with pytest.raises(ReadOnly):
        entries.write(store, entry("b"))
    store.close()


def test_read_only_media_with_a_journal_not_closed(small_disk: Path, key: bytes) -> None:
    path = small_disk / "journal-0001.db"
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    entries.write(store, entry("a"))
    copy = small_disk / "killed.db"
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", f"{copy}{ending}")
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReadOnly):
        open_store(copy, bytearray(key), VAULT_ID)


def test_the_folder_removed_while_open(store: Store, path: Path) -> None:
    entries.write(store, entry("a"))
    shutil.rmtree(path.parent)
    with pytest.raises(StorageLost):
        entries.write(store, entry("b"))
    store.close()


def test_the_file_replaced_while_open(store: Store, path: Path) -> None:
    entries.write(store, entry("a"))
    shutil.copy(path, path.with_name("other"))
    path.with_name("other").replace(path)
    with pytest.raises(StorageLost):
        entries.write(store, entry("b"))
    store.close()
    assert path.exists()


# What is left behind


def images(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir())


def test_no_file_holds_a_word_in_clear(store: Store, path: Path) -> None:
    entries.write(store, entry("a", "zanzibarine words", title="zanzibarine", people=("zanzibarine",)))
    assert b"zanzibarine" not in images(path.parent)
    entries.delete(store, "a")
    assert b"zanzibarine" not in images(path.parent)
    store.close()
    assert b"zanzibarine" not in images(path.parent)


def test_deleted_words_are_gone_from_the_decrypted_pages(path: Path, key: bytes) -> None:
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    for number in range(40):
        entries.write(store, entry(f"e{number}", f"ordinary words number {number} " * 40))
    unique = entry("u", "zanzibarine feelings", title="quokkaish", people=("Xerxesia",), tags=("wombatty",))
    entries.write(store, unique)
    words = (b"zanzibarine", b"quokkaish", b"Xerxesia", b"xerxesia", b"wombatty")
    store.idle()
    before = clear_pages(path, key)
    assert all(word in before for word in words)
    entries.write(store, entry("u", "other words now", title="other", people=()))
    entries.delete(store, "u")
    store.close()
    after = clear_pages(path, key)
    assert b"ordinary" in after
    assert [word for word in words if word in after] == []


def clear_pages(path: Path, key: bytes) -> bytes:
    """Every page of a closed or checkpointed file, decrypted by hand."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    data = path.read_bytes()
    pages = []
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        decryptor = Cipher(algorithms.AES(key[:32]), modes.CBC(page[4016:4032])).decryptor()
        pages.append(decryptor.update(page[16 if start == 0 else 0 : 4016]))
    return b"".join(pages)


def test_a_damaged_page_is_called_damage_also_by_the_writes_after_it(
    path: Path, key: bytes, reopen: Reopen
) -> None:
    ids = [f"e{number}" for number in range(60)]
    closed(path, key, *ids)
    whole = path.read_bytes()
    met = []
    for page in range(2, 7):  # before them is the schema; what is read lies in some of these
        damaged = bytearray(whole)
        damaged[page * 4096 + 100] ^= 1
        path.write_bytes(damaged)
        store = reopen()
        if meets_damage(store, ids):
            met.append(page)
            with pytest.raises(VaultDamaged):
                write_over(store, ids)
        store.close()
    assert len(met) >= 3


def write_over(store: Store, ids: list[str]) -> None:
    for name in ids:
        entries.write(store, entry(name, "new words"))


def meets_damage(store: Store, ids: list[str]) -> bool:
    try:
        for name in ids:
            entries.find(store, name)
        listing.places(store, Query(text="talked"))
    except VaultDamaged:
        return True
    return False


# Transactions


def test_an_inner_transaction_joins_the_outer(store: Store) -> None:
    def use_case() -> None:
        with store.transaction():
            entries.write(store, entry("a", answers=(answer("one"),)))
            with store.transaction():
                values.put(store, "name", 1)
            raise KeyError

    with pytest.raises(KeyError):
        use_case()
    assert entries.find(store, "a") is None
    assert values.get(store, "name") is None
    assert not store.connection.in_transaction
