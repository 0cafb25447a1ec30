"""Deleting a person everywhere: the preview names each mention, and afterwards no row has the name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.app import (
    entries,
    forgetting,
    listing,
    next_times,
    people,
    saved_searches,
    settings,
    share_draft,
    threads,
)
from journal.app.journal import Journal
from journal.app.saved_searches import SavedSearch
from journal.app.settings import Resume
from journal.errors import Invalid
from journal.model.aliases import Alias
from journal.model.entry import Answer, Entry
from journal.model.forgetting import Where
from journal.model.person import Person
from journal.model.query import Query
from journal.model.share import Share
from journal.store import moves, values
from journal.store.forgetting import OTHERS
from tests.app.conftest import Write

TEXT = "Then Odalys Vega said no.\nodalys' idea, and vega; I told Odálys so."


def every_text(journal: Journal) -> str:
    """Every text in every column of every table, the search index's own tables among them."""
    store = journal.store
    tables = [name for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = []
    for table in tables:
        for row in store.rows(f"SELECT * FROM {table}"):
            found += [
                part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in row
            ]
    return "\n".join(found).casefold()


def text_columns(journal: Journal) -> set[tuple[str, str]]:
    store = journal.store
    asked = (
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c "
        "WHERE t.type = 'table' AND t.name NOT LIKE 'entry_index%' AND c.type IN ('TEXT', 'BLOB')"
    )
    return {(table, column) for table, column in store.rows(asked)}


@pytest.fixture
def written(journal: Journal, write: Write) -> Entry:
    """An entry with the name in every part, and in an earlier version that says something else."""
    first = write(
        TEXT, people=("Odalys Vega", "Bo"), tags=("lunch with Odalys",), place="Odalys' room", keep=True
    )
    asked = Answer("whom", "Whom?", "people", ["ODALYS VEGA", "Bo"])
    sides = Answer("sides", "Impact, intent", "two-sided", ["Odalys was hurt", "I meant well"])
    answers = (*first.answers, asked, sides)
    return entries.save(journal, replace(first, title="Odalys at noon", answers=answers), "later").value


def fill_the_rest(journal: Journal, entry: Entry, write: Write) -> None:
    """Put the name into everything else that holds what a writer typed."""
    plan = next_times.make(journal, "Odalys speaks", "I listen to Odalys", entry.id).value
    journal.store.execute(
        "INSERT INTO check_in (commitment, instant, offset, outcome, went, note) "
        "VALUES (?, 1, 0, 'tried', 'well', 'Odalys smiled')",
        (plan.id,),
    )
    threads.rename(journal, entry.thread, "Odalys and the plan")
    people.set_about(journal, Person("Odalys Vega", ("Ody",), "initial"))
    saved_searches.save(
        journal, SavedSearch("About Odalys", Query(person="Odalys Vega", text="odalys lunch"))
    )
    settings.leave_off(journal, Resume("journal", {"query": {"person": "Odalys Vega"}}))
    values.put(journal.store, "pack_drafts", [{"text": "Ask Odalys"}])
    move = moves.begin(journal.store, "afterword", journal.now_utc())
    for record, key in (("person-about", "odalys vega"), ("saved-search", "about odalys"), ("thread", "t1")):
        moves.note(journal.store, move, record, [key])
    share = Share((entry.id,), "What would Odalys say?", aliases=(Alias("Odalys Vega", "D."),))
    share_draft.keep(journal, share_draft.Held(share_draft.begun(share), share_draft.begun(share)))
    journal.store.execute("INSERT INTO remark VALUES ('p', 'g', 'q', 'Odalys liked it')")
    journal.store.execute(
        "INSERT INTO attachment VALUES ('a', ?, 'Odalys.pdf', 'application/pdf', 1, NULL, 1, 1)", (entry.id,)
    )
    entries.trash(journal, write("Ody was late", people=("odalys vega",), keep=True).id)
    entries.trash(journal, write("I saw Odalys alone", keep=True).id)


def test_what_was_said_about_others_loses_the_name(journal: Journal, write: Write) -> None:
    write("one", people=("Odalys Vega",), keep=True)
    write("two", people=("Bo",), keep=True)
    people.set_about(journal, Person("Odalys Vega", ("Ody",)))
    people.set_about(journal, Person("Bo", ("Bobo", "Odalys' brother"), "words:Odalys' elder brother"))
    seen = forgetting.preview(journal, "Odalys Vega")
    assert [line.text for line in seen.lines] == ["Odalys' elder brother", "Odalys' brother"]
    forgetting.delete(journal, "Odalys Vega")
    assert "odalys" not in every_text(journal)
    about = people.portrait(journal, "Bo").person
    assert about == Person("Bo", ("Bobo",), "words:Someone's elder brother")


def test_every_column_that_holds_what_was_typed_is_known(journal: Journal) -> None:
    known = {(column.table, column.name) for column in OTHERS}
    by_entries = {("entry", name) for name in ("title", "first_line", "place_name", "people", "tags")} | {
        ("page", "answers"),
        ("revision", "content"),
        ("person", "name"),
        ("person", "folded"),
    }
    by_entries |= {("tag", "name"), ("tag", "folded")}
    by_entries |= {("entry_text", name) for name in ("title", "body", "names")}
    by_entries |= {("person_about", name) for name in ("folded", "name")}
    by_entries |= {("moved_row", "key")}  # of rows that follow
    untyped = {
        ("vault", "id"), ("value", "key"), ("saved_search", "folded"),
        *(("entry", name) for name in ("id", "thread", "kind", "status")),
        *(("entry", f"guide_{name}") for name in ("pack", "version", "id")),
        ("revision", "entry"), ("revision", "writing"),
        *(("pack", name) for name in ("id", "version", "title", "data", "signature", "key")),
        *(("coach_key", name) for name in ("key", "key_id", "name")),
        ("pinned", "pack"), ("pinned", "key"), ("hidden_guide", "pack"), ("hidden_guide", "guide"),
        *(("default_guide", name) for name in ("kind", "pack", "guide")),
        ("own_key", "key_id"), ("own_key", "seed"),
        *(("remark", name) for name in ("pack", "guide", "prompt")),
        ("thread", "id"), ("thread", "state"), ("look_again", "thread"), ("look_again", "day"),
        *(("conversation", name) for name in ("entry", "state", "day", "time", "settled_on")),
        *(("commitment", name) for name in ("id", "entry", "thread", "ask_on", "state")),
        *(("check_in", name) for name in ("commitment", "outcome", "went")),
        *(("attachment", name) for name in ("id", "entry", "media_type", "sha256")),
        ("attachment_part", "attachment"), ("attachment_part", "data"),
        *(("share", name) for name in ("id", "format", "protection", "sha256")),
        ("move_in", "source"), ("moved_row", "record"), ("moved_mark", "mark"), ("moved_mark", "entry"),
    }  # fmt: skip
    assert text_columns(journal) - known - by_entries == untyped


def test_the_preview_shows_each_mention_in_its_line(journal: Journal, written: Entry, write: Write) -> None:
    fill_the_rest(journal, written, write)
    listing.first_page(journal, Query(text="odalys"))  # so that the search index is up to date
    before = every_text(journal)
    seen = forgetting.preview(journal, "odalys vega")
    assert every_text(journal) == before
    assert [bearer.in_trash for bearer in seen.bearers].count(True) == 1
    assert {bearer.entry for bearer in seen.bearers} >= {written.id}
    assert seen.earlier == 1
    assert {line.where for line in seen.lines} == set(Where) - {Where.EARLIER}
    said = [line for line in seen.lines if line.text.startswith("Then")]
    assert [(line.text[line.start : line.end], line.times, line.earlier) for line in said] == [
        ("Odalys Vega", 2, 1)
    ]
    unsure = [line.text[line.start : line.end] for line in seen.lines if not line.sure]
    assert unsure == [line.text[line.start : line.end] for line in seen.lines][: len(unsure)]
    assert "vega" in unsure


def test_afterwards_no_row_has_the_name(journal: Journal, written: Entry, write: Write) -> None:
    fill_the_rest(journal, written, write)
    goes = {line.key: True for line in forgetting.preview(journal, "Odalys Vega").lines}
    change = forgetting.delete(journal, "Odalys Vega", "a colleague", goes)
    assert written.id in change.entries
    assert change.value == forgetting.clean_up(journal) == 0
    left = every_text(journal)
    for word in ("odalys", "odálys", "vega", "ody"):
        assert word not in left
    entry = entries.read(journal, written.id)
    assert entry.people == ("Bo",)
    assert entry.title == "A colleague at noon"
    assert entry.tags == ("lunch with a colleague",)
    assert (
        entry.answers[0].value
        == "Then a colleague said no.\na colleague's idea, and a colleague; I told a colleague so."
    )
    assert entry.answers[1].value == ["Bo"]
    assert entries.history(journal, written.id)[0].entry.people == ("Bo",)
    assert listing.first_page(journal, Query(tag="lunch with a colleague"))
    assert listing.first_page(journal, Query(text="colleague"))
    assert [row.name for row in people.listed(journal)] == ["Bo"]
    assert listing.to_write_with(journal).people == (("Bo", 1),)
    assert listing.names(journal).people == (("Bo", 1),)


def test_what_is_to_stay_stays(journal: Journal, written: Entry) -> None:
    goes = {line.key: False for line in forgetting.preview(journal, "Odalys Vega").lines}
    forgetting.delete(journal, "Odalys Vega", "a colleague", goes)
    entry = entries.read(journal, written.id)
    assert entry.answers[0].value == TEXT
    assert entry.people == ("Bo",)
    assert [row.name for row in people.listed(journal)] == ["Bo"]


def test_others_with_the_name_in_theirs_stay(journal: Journal, write: Write) -> None:
    entry = write("Sam and Sam Okafor came.", people=("Sam", "Sam Okafor"), keep=True)
    forgetting.delete(journal, "Sam", "someone")
    entry = entries.read(journal, entry.id)
    assert entry.people == ("Sam Okafor",)
    assert entry.answers[0].value == "Someone and Sam Okafor came."


def test_who_is_meant_has_to_be_known_and_the_words_not_the_name(journal: Journal, write: Write) -> None:
    write(people=("Sam",), keep=True)
    with pytest.raises(Invalid):
        forgetting.preview(journal, "Nobody")
    with pytest.raises(Invalid):
        forgetting.delete(journal, "Sam", "sam")


def test_a_fault_on_the_way_changes_nothing(
    journal: Journal, written: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = every_text(journal)

    def fail(*_: object) -> None:
        raise Invalid("disk", "full")

    monkeypatch.setattr("journal.store.forgetting._erase_column", fail)
    with pytest.raises(Invalid):
        forgetting.delete(journal, "Odalys Vega")
    assert every_text(journal) == before
