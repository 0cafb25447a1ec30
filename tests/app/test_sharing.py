"""Sharing: the file that was looked at is the one that leaves, and the log knows what left."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.app import entries, forgetting, share_look, sharing
from journal.app.journal import Journal
from journal.errors import Invalid, JournalError, PassphraseRefused
from journal.model.aliases import Alias
from journal.model.person import COLLEAGUE, INITIAL, Person
from journal.model.query import Query
from journal.model.share import Dates, Line, Share
from journal.model.share_data import share_data, share_from
from journal.store import shares
from tests.app.conftest import Write
from tests.conftest import Clock


@pytest.fixture
def share(journal: Journal, write: Write) -> Share:
    """Two entries, the older one with Amara."""
    first = write("Amara said it twice.", people=("Amara",), title="The panel", keep=True)
    second = write("Nothing more.", place="Harbour office", keep=True)
    return Share((first.id, second.id), aliases=(Alias("Amara", "a colleague"),))


def test_entries_are_picked_by_a_query_oldest_first(journal: Journal, write: Write, clock: Clock) -> None:
    ids = []
    for _ in range(3):
        ids.append(write(people=("Amara",), keep=True).id)
        clock.forward(hours=1)
    write(people=("Bo",))
    assert sharing.picked(journal, Query(person="amara")).entries == tuple(ids)
    assert sharing.picked(journal, Query(person="amara"), 2).entries == tuple(ids[1:])


def test_a_thread_and_a_search_as_shares(journal: Journal, write: Write) -> None:
    first = write("Amara said it twice.", people=("Amara",), keep=True)
    later = write("More.", thread=first.thread, keep=True)
    write("A draft.", thread=first.thread, people=("Amara",))
    assert sharing.of_thread(journal, first.thread) == Share((first.id, later.id), threads=(first.thread,))
    asked = Query(person="Amara")
    kept = replace(asked, drafts=False)
    assert sharing.found(journal, asked) == Share((first.id,), query=kept)
    assert sharing.found(journal, replace(asked, trash=True)).query == kept
    with pytest.raises(Invalid):
        sharing.found(journal, Query(person="Nobody"))
    with pytest.raises(Invalid):
        sharing.of_thread(journal, "nonsense")


def test_who_is_in_it_and_how_they_are_shown(journal: Journal, share: Share, write: Write) -> None:
    write("x", people=("Bo", "Cy", "Elsewhere"))
    other = write("Bo and Bo, and Cy.", keep=True)
    share = replace(share, entries=(*share.entries, other.id), question="What would Amara want?")
    counted = dict(sharing.whom(journal, share))
    assert counted == {"Amara": 3, "Bo": 2, "Cy": 1}


def test_the_file_is_what_was_looked_at_and_is_in_the_log(
    journal: Journal, share: Share, tmp_path: Path
) -> None:
    share = replace(share, left_out=frozenset({Line("", "@place")}))
    prepared = sharing.prepare(journal, share, "text")
    assert b"A colleague said it twice." in prepared.data
    assert b"Harbour" not in prepared.data
    path = tmp_path / "share.txt"
    done = sharing.save(journal, prepared, path, "  Priya\n ")
    assert path.read_bytes() == prepared.data
    assert sharing.log(journal) == (done,)
    assert sharing.logged(journal, done.id) == done
    assert (done.for_whom, done.format, done.protection, done.parts) == ("Priya", "text", "", 2)
    assert done.sha256 == hashlib.sha256(prepared.data).digest()
    assert dict(done.hidden) == {"Amara": 2}
    assert done.left_out == (Line(share.entries[1], "@place"),)
    assert done.share == share
    sharing.forget(journal, done.id)
    assert sharing.log(journal) == ()
    assert sharing.put_back(journal, done) == done
    assert sharing.log(journal) == (done,)
    sharing.forget(journal, done.id)
    with pytest.raises(Invalid):
        sharing.logged(journal, done.id)


def test_a_person_who_is_forgotten_is_forgotten_here(journal: Journal, share: Share, tmp_path: Path) -> None:
    share = replace(share, question="May I ask Amara?")
    sharing.save(journal, sharing.prepare(journal, share, "json"), tmp_path / "a.json", "Amara")
    forgetting.delete(journal, "Amara")
    (kept,) = sharing.log(journal)
    assert "amara" not in repr(kept).casefold()
    assert kept.parts == 2
    assert not any("amara" in str(row).casefold() for row in journal.store.rows("SELECT * FROM share"))


def test_a_file_that_cannot_be_written_is_not_in_the_log(
    journal: Journal, share: Share, tmp_path: Path
) -> None:
    with pytest.raises(JournalError):
        sharing.save(journal, sharing.prepare(journal, share, "text"), tmp_path / "gone" / "share.txt")
    assert sharing.log(journal) == ()


@pytest.mark.parametrize("name", ["vault.keys", "share.txt", ""])
def test_a_file_does_not_get_among_the_journals_own(journal: Journal, share: Share, name: str) -> None:
    path = journal.folder / name if name else Path()
    before = {each.name: each.stat().st_ino for each in journal.folder.iterdir()}
    with pytest.raises(Invalid):
        sharing.save(journal, sharing.prepare(journal, share, "text"), path)
    assert {each.name: each.stat().st_ino for each in journal.folder.iterdir()} == before
    assert sharing.log(journal) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a POSIX file system is needed")
def test_what_is_no_file_is_not_replaced(journal: Journal, share: Share, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Invalid):
        sharing.save(journal, sharing.prepare(journal, share, "text"), tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


def test_the_preview_is_drawn_from_the_bytes(journal: Journal, share: Share) -> None:
    prepared = sharing.prepare(journal, share, "pdf")
    (page,) = sharing.pages(prepared.data, 0.5)
    assert len(page.pixels) == page.width * page.height * 4


def test_what_is_printed_is_in_the_log_as_paper(journal: Journal, share: Share) -> None:
    closed = sharing.protected(sharing.prepare(journal, share, "pdf"), sharing.new_password(journal))
    done = sharing.note(journal, closed, "Priya", printed=True)
    (kept,) = sharing.log(journal)
    assert kept == done
    assert (kept.printed, kept.protection) == (True, "")
    assert kept.sha256 == hashlib.sha256(closed.plain).digest()


def test_what_is_marked_on_the_pages(journal: Journal, share: Share) -> None:
    marked = sharing.marks(sharing.prepare(journal, share, "pdf"))
    assert {box.words for box in marked.replaced} == {"a colleague", "A colleague"}
    share = replace(share, aliases=())
    marked = sharing.marks(sharing.prepare(journal, share, "pdf"))
    assert marked.replaced == ()
    assert {box.words for box in marked.still} == {"Amara", "Harbour"}
    fine = replace(share, fine=frozenset({"amara", "Harbour"}))
    assert sharing.marks(sharing.prepare(journal, fine, "pdf")).still == ()


def test_a_name_in_the_words_for_somebody_else_is_marked_in_every_format(
    journal: Journal, share: Share
) -> None:
    others = (Alias("Bo", "a client"), Alias("Amara", "Bo's mentor"))
    prepared = sharing.prepare(journal, replace(share, aliases=others), "pdf")
    assert {still.words for _, still in prepared.made.still} >= {"Bo"}
    boxes = sharing.marks(prepared)
    marked = [box for box in boxes.still if box.words == "Bo"]
    assert len(marked) == len([box for box in boxes.replaced if box.words == "Bo's mentor"]) > 0
    for each in ("word", "markdown", "html", "text", "json"):
        looked = share_look.shown(sharing.prepare(journal, prepared.share, each), 0, 1.0)
        assert isinstance(looked, share_look.InText)
        found = [looked.text[mark.start : mark.end] for mark in looked.still if mark.words == "Bo"]
        assert len(found) == len([mark for mark in looked.replaced if mark.words == "Bo's mentor"]) > 0


def test_a_password_opens_it_alone(journal: Journal, share: Share) -> None:
    password = sharing.new_password(journal)
    assert len(password.split("-")) >= 4
    assert password != sharing.new_password(journal)
    closed = sharing.protected(sharing.prepare(journal, share, "markdown"), password)
    assert (closed.ending, closed.protection) == ("md.age", "age")
    assert pyrage.passphrase.decrypt(closed.data, password) == closed.plain
    locked = sharing.protected(sharing.prepare(journal, share, "pdf"), password)
    assert (locked.ending, locked.protection) == ("pdf", "pdf")
    assert b"/Encrypt" in locked.data
    sealed = sharing.protected(sharing.prepare(journal, share, "pdf"), password, as_age=True)
    assert (sealed.ending, sealed.protection) == ("pdf.age", "age")
    assert pyrage.passphrase.decrypt(sealed.data, password) == sealed.plain
    with pytest.raises(PassphraseRefused):
        sharing.protected(locked, "")


def test_the_same_again_with_what_is_new(
    journal: Journal, share: Share, write: Write, clock: Clock, tmp_path: Path
) -> None:
    share = replace(share, threads=(share.entries[0],), query=Query(tag="panel"))
    done = sharing.save(journal, sharing.prepare(journal, share, "json"), tmp_path / "a.json")
    clock.forward(days=1)
    later = write("More.", thread=share.entries[0], keep=True)
    tagged = write("Tagged.", tags=("panel",), keep=True)
    write("Elsewhere.", keep=True)
    write("Not finished.", thread=share.entries[0])
    before = entries.read(journal, share.entries[0])
    entries.save(journal, replace(before, title="The panel, again"), "another sitting")
    entries.trash(journal, share.entries[1])
    new = sharing.again(journal, done.id)
    assert new.added == (later.id, tagged.id)
    assert new.changed == (share.entries[0],)
    assert new.share == replace(share, entries=(share.entries[0], later.id, tagged.id))
    assert sharing.prepare(journal, new.share, "json").data


def test_what_cannot_be_shared(journal: Journal, share: Share) -> None:
    with pytest.raises(Invalid, match="format"):
        sharing.prepare(journal, share, "doc")
    with pytest.raises(Invalid, match="entries"):
        sharing.prepare(journal, Share(("gone",)), "pdf")


def test_people_are_shown_as_the_writer_set_it(journal: Journal, write: Write) -> None:
    write(people=("Amara", "Bo", "Cy"))
    from journal.store import people as stored

    stored.keep_about(journal.store, Person("Bo", (), COLLEAGUE))
    stored.keep_about(journal.store, Person("Cy", (), INITIAL))
    names = ("Amara", "Bo", "Cy")
    assert sharing.of_people(journal, names, letters=False) == (Alias("Bo", "a colleague"), Alias("Cy", "C."))
    assert sharing.of_people(journal, names, letters=True)[0] == Alias("Amara", "Person A")


def test_the_log_is_read_by_its_index(journal: Journal) -> None:
    plan = journal.store.rows(f"EXPLAIN QUERY PLAN {shares.NEWEST}", (5,))
    said = " ".join(str(row[-1]) for row in plan)
    assert "share_by_time" in said
    assert "TEMP B-TREE" not in said


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
SHARES = st.builds(
    Share,
    entries=st.lists(TEXT, max_size=3).map(tuple),
    question=TEXT,
    title=TEXT,
    dates=st.sampled_from(Dates),
    aliases=st.lists(st.builds(Alias, TEXT, TEXT), max_size=3).map(tuple),
    left_out=st.frozensets(st.builds(Line, TEXT, TEXT), max_size=3),
    fine=st.frozensets(TEXT, max_size=3),
    meant=st.frozensets(TEXT, max_size=3),
    threads=st.lists(TEXT, max_size=2).map(tuple),
    query=st.none() | st.builds(Query, text=TEXT, person=TEXT, since=st.none() | st.just(date(2026, 1, 2))),
)


@given(SHARES)
def test_a_share_is_kept_as_it_was(share: Share) -> None:
    assert share_from(share_data(share)) == share


@given(
    st.dictionaries(st.sampled_from(tuple(share_data(Share(())))), st.lists(st.integers()) | TEXT | st.none())
)
def test_odd_data_is_as_if_nothing_was_said(data: dict[str, object]) -> None:
    assert isinstance(share_from(data), Share)


@pytest.mark.parametrize(
    "told",
    [{"hidden": [["a"]], "parts": "x"}, {"hidden": [[["a"], 1], ["b", "c"]], "parts": [1]}, {"hidden": 5}],
)
def test_a_log_that_was_moved_in_may_tell_odd_things(
    journal: Journal, share: Share, tmp_path: Path, told: dict[str, object]
) -> None:
    done = sharing.save(journal, sharing.prepare(journal, share, "text"), tmp_path / "share.txt")
    sharing.forget(journal, done.id)
    stored = shares.Stored(done.id, done.made_at, "", "text", "", done.sha256, share_data(share), told)
    shares.add(journal.store, stored)
    (found,) = sharing.log(journal)
    assert (dict(found.hidden), found.left_out, found.parts) == ({}, (), 0)


def test_a_letter_stands_for_one_person(journal: Journal, write: Write) -> None:
    first = write("x", people=("Amara Oyelaran",), keep=True).id
    second = write("x", people=("Dana Whitfield",), keep=True).id
    share = sharing.with_people(journal, Share((first,)), letters=True)
    both = sharing.with_people(journal, replace(share, entries=(first, second)), letters=True)
    assert [alias.shown for alias in both.aliases] == ["Person A", "Person B"]
