from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.store import driver, entries, listing, migrations, values
from journal.store.database import APPLICATION_ID, NEWEST, Store, open_store
from journal.store.schema_0001 import INDICES
from tests.store.conftest import VAULT_ID
from tests.store.making import entry, full


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


def test_what_schema_3_kept_of_looking_again_and_of_conversations_is_carried_over(
    tmp_path: Path, key: bytes
) -> None:
    path = tmp_path / "old.db"
    made_by(path, key, 3)
    old = Store(path, driver.connect(path, bytearray(key), "mode=rw"))
    for name, reflected in (("ahead", None), ("over", datetime(2026, 3, 28, 23, 30, tzinfo=UTC))):
        entries.write(old, entry(name, kind="conversation", reflected_at=reflected))
    entries.write(old, entry("heard"))
    values.put(old, "look_again", {"heard": "2026-04-01", "odd": "soon", "worse": 7})
    old.close()
    now = open_store(path, bytearray(key), VAULT_ID)
    try:
        assert now.rows("SELECT * FROM look_again") == [("heard", "2026-04-01", 1)]
        assert values.get(now, "look_again") is None
        day = entry("over").happened_at.utcoffset()
        assert day is not None
        settled = (datetime(2026, 3, 28, 23, 30) + day).date().isoformat()  # noqa: DTZ001
        assert now.rows("SELECT entry, state, day, time, settled_on FROM conversation ORDER BY entry") == [
            ("ahead", "planned", None, None, None),
            ("over", "held", None, None, settled),
        ]
    finally:
        now.close()
