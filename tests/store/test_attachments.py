"""Attachments in the database: parts, what is whole, and what is cleaned away."""

from __future__ import annotations

import pytest

from journal.model.attachment import Attachment
from journal.store import attachments, entries
from journal.store.database import Store
from tests.store.conftest import NOW
from tests.store.making import entry


def one(attachment_id: str = "a", entry_id: str = "one") -> Attachment:
    return Attachment(attachment_id, entry_id, "photo.png", "image/png", 4, bytes(range(32)), NOW)


@pytest.fixture
def ready(store: Store) -> Store:
    entries.write(store, entry("one"))
    return store


def put(store: Store, attachment: Attachment) -> None:
    attachments.begin(store, attachment)
    attachments.add_part(store, attachment.id, 0, b"ab")
    attachments.add_part(store, attachment.id, 1, b"cd")
    attachments.finish(store, attachment)


def rows(store: Store) -> tuple[int, int]:
    return tuple(
        int((store.row(f"SELECT count(*) FROM {table}") or (0,))[0])
        for table in ("attachment", "attachment_part")
    )  # type: ignore[return-value]


def test_what_was_added_is_given_back(ready: Store) -> None:
    put(ready, one("b"))
    put(ready, one("a"))
    assert attachments.of_entry(ready, "one") == (one("a"), one("b"))
    assert attachments.find(ready, "a") == one("a")
    assert [attachments.part(ready, "a", number) for number in range(3)] == [b"ab", b"cd", None]


def test_what_is_not_whole_is_seen_by_nobody(ready: Store) -> None:
    put(ready, one("whole"))
    attachments.begin(ready, one("cut off"))
    attachments.add_part(ready, "cut off", 0, b"ab")
    assert attachments.of_entry(ready, "one") == (one("whole"),)
    assert attachments.find(ready, "cut off") is None
    assert attachments.put_back(ready, "cut off") is None
    assert attachments.not_whole(ready) == [("cut off", "one")]
    attachments.delete(ready, "cut off")
    assert rows(ready) == (1, 2)


def test_what_was_set_aside_can_be_put_back_until_it_is_deleted(ready: Store) -> None:
    put(ready, one())
    attachments.set_aside(ready, "a")
    assert not attachments.holds(ready, "one")
    assert attachments.put_back(ready, "a") == one()
    attachments.set_aside(ready, "a")
    assert attachments.not_whole(ready) == [("a", "one")]
    attachments.delete(ready, "a")
    assert rows(ready) == (0, 0)
    assert attachments.put_back(ready, "a") is None


def test_attachments_go_with_their_entry_and_not_with_its_changes(ready: Store) -> None:
    put(ready, one())
    entries.write(ready, entry("one", "other words", happened_at=NOW.replace(year=2020)))
    assert attachments.of_entry(ready, "one") == (one(),)
    place = (ready.row("SELECT place FROM entry") or (0,))[0]
    assert attachments.having(ready, [place, place + 1]) == {place}
    entries.delete(ready, "one")
    assert rows(ready) == (0, 0)


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        (attachments.FIND, ("a",)),
        (attachments.OF_ENTRY, ("one",)),
        (attachments.ANY_OF_ENTRY, ("one",)),
        (attachments.UNDER_WAY, ("one",)),
        (attachments.PART, ("a", 0)),
        (attachments.NOT_WHOLE, ()),
        (attachments.HAVING, ("[1, 2]",)),
    ],
)
def test_nothing_walks_through_all_attachments(
    ready: Store, sql: str, parameters: tuple[object, ...]
) -> None:
    plan = [str(row[3]) for row in ready.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    allowed = ("SCAN k ", "SCAN attachment USING INDEX attachment_not_whole")
    assert not [
        step
        for step in plan
        if "TEMP B-TREE" in step or (step.startswith("SCAN") and not step.startswith(allowed))
    ], plan
