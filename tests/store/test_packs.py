"""Packs, keys and choices are kept exactly, and a journal of before they were there is brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal.model.entry import GuideUsed, Status
from journal.store import driver, entries, guide_choices, migrations, packs
from journal.store.check import check
from journal.store.database import APPLICATION_ID, NEWEST, Store, open_store
from journal.store.packs import CoachKey, OwnKey, StoredPack
from tests.store.conftest import NOW, VAULT_ID
from tests.store.making import entry, full

DATA = b'format = 1\r\ntitle = "caf\xc3\xa9"\n\xff\x00'
PACK = StoredPack("org.example.one", "1.0.0", "One", DATA, "", None, NOW)
KEY = CoachKey("RWone", "AB12", "Ines", NOW)


def test_a_pack_comes_back_byte_for_byte(store: Store, reopen: Callable[..., Store]) -> None:
    packs.put(store, PACK)
    store.close()
    again = reopen()
    assert packs.find(again, PACK.id) == PACK
    assert packs.find(again, "org.example.two") is None


def test_a_pack_takes_the_place_of_its_earlier_version(store: Store) -> None:
    packs.put(store, PACK)
    packs.put(store, replace(PACK, version="2.0.0", title="Zwei"))
    packs.put(store, replace(PACK, id="org.example.two", title="And two"))
    assert [(pack.id, pack.version) for pack in packs.installed(store)] == [
        ("org.example.two", "1.0.0"),
        (PACK.id, "2.0.0"),
    ]


def test_a_pinned_key_outlives_its_pack(store: Store) -> None:
    packs.put_key(store, KEY)
    packs.put(store, replace(PACK, signature="signed", key=KEY.key))
    assert packs.pinned_key(store, PACK.id) == KEY
    packs.remove(store, PACK.id)
    assert packs.installed(store) == ()
    assert packs.pinned_key(store, PACK.id) == KEY
    assert packs.pinned_key(store, "org.example.two") is None


def test_an_unsigned_pack_leaves_the_pin_alone(store: Store) -> None:
    packs.put_key(store, KEY)
    packs.put(store, replace(PACK, key=KEY.key))
    packs.put(store, PACK)
    assert packs.pinned_key(store, PACK.id) == KEY


def test_keys_are_known_by_the_key_and_not_by_its_id(store: Store) -> None:
    twin = replace(KEY, key="RWtwo", name="Somebody", first_seen=NOW + timedelta(days=1))
    packs.put_key(store, twin)
    packs.put_key(store, KEY)
    packs.put_key(store, replace(KEY, name="Ines O.", first_seen=NOW + timedelta(days=9)))
    assert packs.known_key(store, KEY.key) == replace(KEY, name="Ines O.")
    assert packs.keys_with_id(store, "AB12") == (replace(KEY, name="Ines O."), twin)
    assert packs.known_key(store, "AB12") is None


def test_a_pack_cannot_name_a_key_that_is_not_there(store: Store) -> None:
    with pytest.raises(RuntimeError):
        packs.put(store, replace(PACK, key="RWnone"))
    assert packs.installed(store) == ()


def test_the_own_key_is_one(store: Store) -> None:
    assert packs.own_key(store) is None
    packs.put_own_key(store, OwnKey(b"12345678", b"s" * 32), NOW)
    assert packs.own_key(store) == OwnKey(b"12345678", b"s" * 32)
    with pytest.raises(RuntimeError):
        packs.put_own_key(store, OwnKey(b"87654321", b"t" * 32), NOW)


def test_choices(store: Store) -> None:
    guide_choices.set_hidden(store, "p", "g", True)
    guide_choices.set_hidden(store, "p", "g", True)
    guide_choices.set_hidden(store, "p", "h", True)
    guide_choices.set_hidden(store, "p", "h", False)
    assert guide_choices.hidden(store) == {("p", "g")}
    guide_choices.set_default(store, "feedback", ("p", "g"))
    guide_choices.set_default(store, "feedback", ("p", "h"))
    guide_choices.set_default(store, "mistake", ("p", "g"))
    guide_choices.set_default(store, "mistake", None)
    assert guide_choices.defaults(store) == {"feedback": ("p", "h")}
    guide_choices.set_remark(store, "p", "g", "one", "Too long")
    guide_choices.set_remark(store, "p", "g", "one", "Long")
    guide_choices.set_remark(store, "p", "g", "two", "x")
    guide_choices.set_remark(store, "p", "g", "two", "")
    assert guide_choices.remarks(store, "p") == {("g", "one"): "Long"}


def test_what_was_chosen_about_a_pack_goes_with_it(store: Store) -> None:
    packs.put(store, PACK)
    for pack in (PACK.id, "org.example.two"):
        guide_choices.set_hidden(store, pack, "g", True)
        guide_choices.set_remark(store, pack, "g", "one", "Long")
    guide_choices.set_default(store, "feedback", (PACK.id, "g"))
    packs.remove(store, PACK.id)
    assert guide_choices.hidden(store) == {("org.example.two", "g")}
    assert guide_choices.remarks(store, PACK.id) == guide_choices.defaults(store) == {}


def test_kept_entries_of_a_pack(store: Store) -> None:
    used = GuideUsed(PACK.id, "1.0.0", "g")
    mine = [entry(f"e{number}", guide=used) for number in range(3)]
    others = [
        entry("draft", guide=used, status=Status.DRAFT),
        entry("trash", guide=used, status=Status.TRASH),
        entry("free"),
        entry("other", guide=replace(used, pack="org.example.two")),
    ]
    for each in (*mine, *others):
        entries.write(store, each)
    assert list(packs.written_with(store, PACK.id)) == mine


def test_a_journal_of_schema_1_keeps_all_it_had_and_takes_packs(path: Path, key: bytes) -> None:
    path.touch()
    connection = driver.connect(path, bytearray(key), "mode=rw")
    migrations.migrate(connection, 1)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("INSERT INTO vault (one, id, seq, created_at) VALUES (1, ?, 3, 0)", (VAULT_ID,))
    old = Store(path, connection)
    entries.write(old, full("a"))
    old.close()
    now = open_store(path, bytearray(key), VAULT_ID)
    try:
        assert now.rows("PRAGMA user_version") == [(NEWEST,)]
        assert entries.find(now, "a") == full("a")
        packs.put(now, PACK)
        assert packs.installed(now) == (PACK,)
        assert check(now, deep=True) == ()
    finally:
        now.close()
