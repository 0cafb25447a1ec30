from __future__ import annotations

from pathlib import Path

import pytest

from journal.store import driver, entries, listing, migrations
from journal.store.database import APPLICATION_ID, NEWEST, Store, open_store
from journal.store.schema_0001 import INDICES
from tests.store.conftest import VAULT_ID
from tests.store.making import full


def made_by(path: Path, key: bytes, version: int) -> None:
    """An empty journal as the version with that many steps made it."""
    path.touch()
    connection = driver.connect(path, bytearray(key), "mode=rw")
    migrations.migrate(connection, version)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("INSERT INTO vault (one, id, seq, created_at) VALUES (1, ?, 3, 0)", (VAULT_ID,))
    connection.close()


def shape(store: Store) -> list[tuple[object, ...]]:
    return store.rows(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    )


def test_every_step_is_counted() -> None:
    assert len(migrations.STEPS) == NEWEST


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_journal_of_each_earlier_version_opens(
    store: Store, tmp_path: Path, key: bytes, version: int
) -> None:
    path = tmp_path / "old.db"
    made_by(path, key, version)
    old = open_store(path, bytearray(key), VAULT_ID)
    assert old.rows("PRAGMA user_version") == [(NEWEST,)]
    assert shape(old) == shape(store)
    assert old.remembered_seq() == 3
    entries.write(old, full("a"))
    assert entries.find(old, "a") == full("a")
    assert listing.count(old) == 1
    old.close()


def test_a_step_that_fails_leaves_the_journal_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(database: object) -> None:
        database.execute("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    before = shape(store)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, half))
    with pytest.raises(ZeroDivisionError):
        migrations.migrate(store.connection, NEWEST + 1)
    assert shape(store) == before
    assert store.rows("PRAGMA user_version") == [(NEWEST,)]


def test_tables_check_their_types(store: Store) -> None:
    strict = store.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    ours = {name: bool(kept) for name, kept in strict if not name.startswith(("sqlite_", "entry_index"))}
    assert {"entry", "page", "entry_text", "revision", "value", "vault", "person", "tag"} <= set(ours)
    assert all(ours.values()), ours
    assert len(INDICES) == len({line.split()[2] for line in INDICES})
