from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journal.errors import Cancelled
from journal.model.entry import Status
from journal.store import entries, revisions
from journal.store.check import check
from journal.store.database import Store, create_store
from journal.store.indexing import bring_up_to_date
from tests.store.conftest import NOW, VAULT_ID
from tests.store.making import entry, full

AT = "place = (SELECT place FROM entry WHERE id ="


@pytest.fixture
def filled(store: Store) -> Store:
    for number in range(60):
        entries.write(store, entry(f"e{number:02}", f"private words {number} " * 50))
    entries.write(store, full("full"))
    revisions.add(store, full("full"), replaced_at=NOW, writing="w")
    entries.write(store, entry("gone", status=Status.TRASH, trashed_at=NOW))
    return store


@pytest.mark.parametrize("deep", [False, True])
def test_a_whole_journal_has_no_findings(filled: Store, deep: bool) -> None:
    assert check(filled, deep=deep) == ()


def test_reading_only_is_enough(filled: Store, reopen: Callable[..., Store]) -> None:
    filled.close()
    assert check(reopen(read_only=True), deep=True) == ()


def test_a_changed_byte_is_found(filled: Store, path: Path, reopen: Callable[..., Store]) -> None:
    filled.close()
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    findings = check(reopen(), deep=False)
    assert findings
    assert {finding.part for finding in findings} == {"file"}


@pytest.mark.parametrize("page", [3, 8, 20, 30])
def test_a_deep_check_of_a_damaged_journal_says_so(
    filled: Store, path: Path, reopen: Callable[..., Store], page: int
) -> None:
    filled.close()
    damaged = bytearray(path.read_bytes())
    damaged[page * 4096 + 100] ^= 1
    path.write_bytes(damaged)
    assert any(finding.part == "file" for finding in check(reopen(), deep=True))


@pytest.mark.parametrize(
    ("statement", "part", "entry_id"),
    [
        (
            f"UPDATE page SET answers = 'no JSON' WHERE {AT} 'e07')",
            "entry",
            "e07",
        ),
        (
            f"UPDATE page SET answers = '[1]' WHERE {AT} 'e07')",
            "entry",
            "e07",
        ),
        ("UPDATE entry SET people = '{' WHERE id = 'e08'", "entry", "e08"),
        ("UPDATE revision SET content = '[]'", "entry", "full"),
        (f"DELETE FROM page WHERE {AT} 'e09')", "entry", "e09"),
        (f"DELETE FROM entry_text WHERE {AT} 'e10')", "search", "e10"),
        ("DELETE FROM person", "links", ""),
        ("INSERT INTO entry_index (rowid, title) VALUES (5, 'stray')", "search", ""),
    ],
)
def test_a_deep_check_names_what_is_wrong(filled: Store, statement: str, part: str, entry_id: str) -> None:
    bring_up_to_date(filled)
    filled.execute("PRAGMA foreign_keys = OFF")
    filled.execute(statement)
    findings = check(filled, deep=True)
    assert (part, entry_id) in {(finding.part, finding.entry) for finding in findings}
    assert not any("private" in finding.what for finding in findings)
    assert check(filled, deep=False) == ()


def test_progress_goes_from_start_to_end_and_can_stop(filled: Store) -> None:
    heard: list[float] = []
    check(filled, deep=True, progress=heard.append)
    assert heard[0] == 0
    assert heard[-1] == 1
    assert heard == sorted(heard)

    def stop(_part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check(filled, deep=True, progress=stop)


def test_what_is_only_in_the_log_is_checked_too(path: Path, key: bytes) -> None:
    store = create_store(path, bytearray(key), VAULT_ID, NOW)
    entries.write(store, entry("a"))
    check(store, deep=False)
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    store.close()
