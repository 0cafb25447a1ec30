"""What goes out as a whole comes back as a whole."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.app import (
    archive,
    attachments,
    conversations,
    demo,
    entries,
    importing,
    next_times,
    packs,
    people,
    settings,
)
from journal.app.importing import Given
from journal.app.journal import Journal
from journal.errors import Cancelled, CannotImport, DiskFull, Invalid, StorageLost, VaultExists
from journal.model.attachment import MOST_BYTES
from journal.model.conversation import State
from journal.model.person import Person
from journal.model.query import Query
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.writer import write_pack
from journal.store import listing, whole, whole_tables
from tests.conftest import Clock

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9000
New = Callable[[str], Journal]


def everything(journal: Journal) -> list[dict[str, Any]]:
    # The numbers that tie rows of check-ins and parts together are in no record.
    return list(whole.read(journal.store))


@pytest.fixture
def full(new_journal: New) -> Journal:
    journal = new_journal("full")
    demo.fill(journal)
    first = entries.log(journal, "feedback", "A picture", "of a heron").value
    attachments.add(journal, first.id, PNG, "heron.png")
    entries.save(journal, replace(first, title="Another picture"), "second sitting")
    settings.change(journal, cool_down_hours=4)
    return journal


def test_every_table_goes_out_or_is_left_out_for_a_reason(journal: Journal) -> None:
    rows = journal.store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    shadows = {f"entry_index_{part}" for part in ("data", "idx", "content", "docsize", "config")}
    known = (
        {spec.table for spec in whole_tables.TABLES}
        | set(whole_tables.LEFT_OUT)
        | whole_tables.IN_ENTRIES
        | shadows
    )
    assert {name for (name,) in rows} - known == set()


def test_every_column_goes_out(journal: Journal) -> None:
    for spec in whole_tables.TABLES:
        columns = {row[1] for row in journal.store.rows(f"PRAGMA table_info({spec.table})")}
        named = {name for column in spec.columns for name in whole._stored_names(column)}
        assert columns - named <= {"one", "whole", "number"}, spec.record


def test_a_journal_equals_what_was_written_out(full: Journal, new_journal: New, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    count = archive.to_json(full, path)
    before = everything(full)
    assert count == len(before)
    assert {record["record"] for record in before} >= {"entry", "revision", "next-time", "attachment-part"}
    other = new_journal("other")
    looked = importing.look(other, Given("afterword", path))
    brought = importing.bring(other, Given("afterword", path)).value
    assert looked == brought.looked
    assert everything(other) == before
    again = importing.bring(other, Given("afterword", path)).value
    assert (again.looked.entries, again.looked.known) == (0, brought.looked.entries)
    assert everything(other) == before


def test_what_came_is_found_at_once(full: Journal, new_journal: New, tmp_path: Path) -> None:
    archive.to_json(full, tmp_path / "all.json")
    other = new_journal("other")
    importing.bring(other, Given("afterword", tmp_path / "all.json"))
    assert other.store.number("SELECT count(*) FROM unindexed") == 0
    for word in ("heron", "meeting"):
        ids = [[row.id for row in listing.newest(each.store, Query(word), 500)] for each in (other, full)]
        assert ids[0] == ids[1] != []


def test_taking_it_out_leaves_nothing(full: Journal, new_journal: New, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    other = new_journal("other")
    move = importing.bring(other, Given("afterword", path)).value.move
    importing.take_out(other, move)
    assert everything(other) == []
    assert importing.listed(other) == ()


def test_taking_it_out_leaves_a_plan_that_was_answered_since(
    full: Journal, new_journal: New, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    other = new_journal("other")
    move = importing.bring(other, Given("afterword", path)).value.move
    clock.forward(days=1)
    (plan,) = next_times.due(other, 1)
    next_times.check_in(other, plan.id, "tried", "well", "I waited, and it helped")
    importing.take_out(other, move)
    kept = next_times.read(other, plan.id)
    assert kept.check_ins[-1].note == "I waited, and it helped"
    assert {record["record"] for record in everything(other)} == {"next-time", "check-in"}


def test_taking_it_out_leaves_what_was_changed_since(
    full: Journal, new_journal: New, tmp_path: Path, clock: Clock
) -> None:
    talk = conversations.begin(full, ("Ines",), "Ask for the plan").value.entry.id
    entries.keep(full, talk)
    people.set_about(full, Person("Ines", ("Nes",)))
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    other = new_journal("other")
    move = importing.bring(other, Given("afterword", path)).value.move
    clock.forward(days=1)
    conversations.hold(other, talk)
    settings.change(other, cool_down_hours=72)
    people.set_about(other, Person("Ines", ("Nes", "the boss")))
    assert importing.take_out(other, move).value.kept == 1
    assert settings.load(other).cool_down_hours == 72
    assert Person("Ines", ("Nes", "the boss")) in people.everybody(other)
    assert conversations.read(other, talk).state is State.HELD
    rest = {record["record"] for record in everything(other)}
    assert rest == {"entry", "person-name", "conversation", "person-about", "value"}


def test_packs_of_coaches_are_at_hand_at_once(full: Journal, new_journal: New, tmp_path: Path) -> None:
    guide = Guide("listen", "Listen", "feedback", (Prompt("words", "What did they say?", "text"),))
    pack = Pack("org.example.one", "1.0.0", "One", (guide,), author="Ines")
    packs.add(full, packs.preview(full, write_pack(pack), Path("one.pack.toml")))
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    other = new_journal("other")
    brought = importing.bring(other, Given("afterword", path))
    assert brought.packs
    assert other.guide(pack.id, "listen") == (pack, guide)
    assert importing.take_out(other, brought.value.move).packs
    assert other.guide(pack.id, "listen") is None


def test_no_pack_takes_the_place_of_a_built_in_one(full: Journal, new_journal: New, tmp_path: Path) -> None:
    built_in = full.packs[0]
    row = {"record": "pack", "id": built_in.id, "version": "9.0.0", "title": "Not ours", "signature": "",
           "data": b64encode(write_pack(replace(built_in, version="9.0.0"))).decode(), "key": None,
           "added_at": "2026-11-19T16:20:00.000000Z"}  # fmt: skip
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"format": "afterword-journal", "version": 1, "records": [row]}))
    other = new_journal("other")
    with pytest.raises(CannotImport) as caught:
        importing.bring(other, Given("afterword", path))
    assert caught.value.where == "pack.id"


def test_it_is_one_json_document_of_its_schema(full: Journal, tmp_path: Path) -> None:
    import fastjsonschema

    path = tmp_path / "all.json"
    archive.to_json(full, path)
    held = json.loads(path.read_text("utf-8"))
    help_folder = Path(__file__).parents[2] / "resources" / "help"
    schema = json.loads((help_folder / "json.schema.json").read_text("utf-8"))
    fastjsonschema.compile(schema)(held)
    described = (help_folder / "json.md").read_text("utf-8")
    for record in ("entry", "revision", "person-name", "tag-name", *whole_tables.TABLE_OF):
        assert f"`{record}`" in described
        assert record in json.dumps(schema)


def test_it_reads_however_it_is_laid_out(full: Journal, new_journal: New, tmp_path: Path) -> None:
    path, pretty = tmp_path / "all.json", tmp_path / "pretty.json"
    archive.to_json(full, path)
    pretty.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=3), "utf-8")
    other = new_journal("other")
    importing.bring(other, Given("afterword", pretty))
    assert everything(other) == everything(full)


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_markdown_has_every_entry_and_every_file(full: Journal, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    count = archive.to_markdown(full, path)
    if path.is_file():
        with zipfile.ZipFile(path) as held:
            assert held.testzip() is None
            held.extractall(tmp_path / "unpacked")
        path = tmp_path / "unpacked"
    texts = {each.name: each.read_text("utf-8") for each in path.glob("entries/*/*.md")}
    assert count == len(texts) == len(list(whole.entries(full.store)))
    (picture,) = (each for each in path.rglob("*heron.png") if each.read_bytes() == PNG)
    assert "Another picture" in "".join(texts.values())
    script = [sys.executable, path / "read_journal.py", path / "journal.json"]
    said = subprocess.run([*script, "--attachments", tmp_path / "files"], capture_output=True, check=True)
    assert b"of a heron" in said.stdout
    assert any(each.read_bytes() == picture.read_bytes() for each in (tmp_path / "files").iterdir())


def test_the_script_prints_every_script_where_the_terminal_knows_none(
    new_journal: New, tmp_path: Path
) -> None:
    journal = new_journal("scripts")
    entries.log(journal, "feedback", "“You say mhm”", "美咲さん, नमस्ते", people=("Ελένη",))
    archive.to_markdown(journal, tmp_path / "out")
    bare = [sys.executable, "-I", "-S", "-X", "utf8=0", str(tmp_path / "out" / "read_journal.py")]
    poor = {**os.environ, "LC_ALL": "C"}
    said = subprocess.run([*bare, str(tmp_path / "out" / "journal.json")], capture_output=True, env=poor)
    assert said.returncode == 0, said.stderr
    for words in ("“You say mhm”", "美咲さん, नमस्ते", "Ελένη"):
        assert words in said.stdout.decode("utf-8")
    asked = subprocess.run(bare, capture_output=True)
    assert b"python3 read_journal.py journal.json" in asked.stderr
    assert b"Traceback" not in asked.stderr


def test_our_markdown_can_be_moved_in(full: Journal, new_journal: New, tmp_path: Path) -> None:
    archive.to_markdown(full, tmp_path / "out")
    looked = importing.look(new_journal("other"), Given("notes", tmp_path / "out" / "entries"))
    assert looked.entries == len(list(whole.entries(full.store)))


@pytest.mark.parametrize("name", ["out", "out.zip", "OUT.ZIP"])
def test_our_markdown_comes_back_whole(full: Journal, new_journal: New, tmp_path: Path, name: str) -> None:
    archive.to_markdown(full, tmp_path / name)
    assert importing.guess(tmp_path / name) == importing.OWN
    other = new_journal("other")
    importing.bring(other, Given(importing.OWN, tmp_path / name))
    assert everything(other) == everything(full)


@pytest.mark.parametrize("name", ["日" * 85, "a" * 251 + ".zip"])
def test_a_name_may_be_as_long_as_a_name_can_be(full: Journal, tmp_path: Path, name: str) -> None:
    archive.to_markdown(full, tmp_path / name)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith((".", name[0]))] == [name]


def test_an_export_that_was_cut_off_makes_way(full: Journal, tmp_path: Path) -> None:
    left: list[Path] = []

    def cut(done: int, _of: int) -> None:
        if done:
            left.extend(tmp_path.glob(".afterword.*.part"))
            shutil.copytree(left[0], tmp_path / "kept")
            raise Cancelled

    with pytest.raises(Cancelled):
        archive.to_markdown(full, tmp_path / "out", cut)
    (tmp_path / "kept").rename(left[0])
    archive.to_markdown(full, tmp_path / "out")
    assert (tmp_path / "out" / "journal.json").is_file()
    assert not left[0].exists()


@pytest.mark.parametrize(("export", "name"), [(archive.to_json, "a.json"), (archive.to_markdown, "a.zip"),
                                              (archive.to_markdown, "a")])  # fmt: skip
def test_stopping_leaves_nothing(full: Journal, tmp_path: Path, export: Any, name: str) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export(full, tmp_path / name, stop)
    assert set(tmp_path.iterdir()) == before


class SmallDisk:
    """An open file on a disk with little room."""

    def __init__(self, handle: int, mode: str, room: int = 3000) -> None:
        self._file, self._room = io.FileIO(handle, mode), room

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0 and not self._file.closed:
            raise OSError(errno.ENOSPC, "full")
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize(("export", "name"), [(archive.to_json, "a.json"), (archive.to_markdown, "a.zip"),
                                              (archive.to_markdown, "a")])  # fmt: skip
def test_a_full_disk_is_said_and_nothing_stays(
    full: Journal, tmp_path: Path, monkeypatch: Any, export: Any, name: str
) -> None:
    before = set(tmp_path.iterdir())
    monkeypatch.setattr("journal.files.pieces.os.fdopen", SmallDisk)
    with pytest.raises(DiskFull):
        export(full, tmp_path / name)
    assert set(tmp_path.iterdir()) == before


def test_where_no_folder_is_the_path_that_was_given_is_told(full: Journal, tmp_path: Path) -> None:
    with pytest.raises(StorageLost) as lost:
        archive.to_markdown(full, tmp_path / "none" / "a")
    assert lost.value.path == tmp_path / "none" / "a"


@pytest.mark.parametrize(("export", "name"), [(archive.to_json, "a.json"), (archive.to_markdown, "a.zip")])
def test_it_tells_how_far_it_is_and_attachments_count(
    full: Journal, tmp_path: Path, export: Any, name: str
) -> None:
    told: list[tuple[int, int]] = []
    export(full, tmp_path / name, lambda done, of: told.append((done, of)))
    (of,) = {of for _, of in told}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] <= of
    assert len(told) >= 2
    assert of >= whole.count(full.store) > 3


def test_a_free_path_is_one_at_which_nothing_is(tmp_path: Path) -> None:
    first = archive.free_path(tmp_path, "Afterword", ".json")
    first.write_text("mine")
    assert archive.free_path(tmp_path, "Afterword", ".json") == tmp_path / "Afterword 2.json"


@pytest.mark.parametrize("export", archive.FORMS.values())
def test_nothing_is_written_over_nor_into_the_journal(full: Journal, tmp_path: Path, export: Any) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(VaultExists):
        export(full, tmp_path / "there")
    with pytest.raises(Invalid):
        export(full, full.folder / "out")
    assert (tmp_path / "there").read_text() == "mine"


def test_a_file_cut_off_anywhere_changes_nothing(full: Journal, new_journal: New, tmp_path: Path) -> None:
    path, cut = tmp_path / "all.json", tmp_path / "cut.json"
    archive.to_json(full, path)
    data = path.read_bytes()
    other = new_journal("other")
    for part in (0, 1, 40, 200, len(data) // 3, len(data) // 2, len(data) - 3):
        cut.write_bytes(data[:part])
        with pytest.raises(CannotImport) as caught:
            importing.bring(other, Given("afterword", cut))
        assert caught.value.reason in {"damaged", "form", "encoding"}
        assert everything(other) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"happened_at": "2026-13-40T00:00Z"}, "entry.happened_at"),
        ({"happened_at": "2026-11-19T00:00"}, "entry.happened_at"),
        ({"kind": "diary"}, "entry.kind"),
        ({"sting": 11}, "entry.sting"),
        ({"title": "\ud800"}, "entry.title"),
        ({"answers": [{"prompt": "p", "question": "q", "field": "none", "value": ""}]}, "entry.answers"),
        ({"id": ""}, "entry.id"),
    ],
)
def test_faults_are_located(
    full: Journal, new_journal: New, tmp_path: Path, change: dict[str, Any], where: str
) -> None:
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    held = json.loads(path.read_text("utf-8"))
    held["records"][3] = held["records"][0] | {"id": "another"} | change
    path.write_text(json.dumps(held), "utf-8")
    other = new_journal("other")
    for run in (importing.look, importing.bring):
        with pytest.raises(CannotImport) as caught:
            run(other, Given("afterword", path))
        assert (caught.value.reason, caught.value.where) == ("form", where)
    assert everything(other) == []


def test_the_schema_is_that_of_the_tables() -> None:
    from tests.app.archive_schema import schema

    path = Path(__file__).parents[2] / "resources" / "help" / "json.schema.json"
    assert json.loads(path.read_text("utf-8")) == schema(), "python -m tests.app.archive_schema makes it"


@pytest.mark.parametrize(
    ("record", "change", "where"),
    [
        ("person-name", {"name": "Somebody else"}, "person-name.folded"),
        ("attachment", {"media_type": "image/gif"}, "attachment-part.number"),
        ("attachment", {"size": MOST_BYTES + 1}, "attachment.size"),
        ("attachment", {"size": MOST_BYTES}, "attachment"),
        ("attachment-part", {"number": 7}, "attachment-part.number"),
        ("attachment-part", {"data": "AAAA"}, "attachment-part.number"),
        ("conversation", {"state": "over"}, "conversation.state"),
        ("next-time", {"made_at": "2026-11-19"}, "next-time.made_at"),
        ("person-about", {"nicknames": "one"}, "person-about.nicknames"),
        ("value", {"value": json.loads("[" * 900 + "]" * 900)}, "value.value"),
    ],
)
def test_rows_that_do_not_fit_are_refused(
    full: Journal, new_journal: New, tmp_path: Path, record: str, change: dict[str, Any], where: str
) -> None:
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    held = json.loads(path.read_text("utf-8"))
    changed = next(each for each in held["records"] if each["record"] == record)
    assert changed | change != changed
    changed.update(change)
    path.write_text(json.dumps(held), "utf-8")
    other = new_journal("other")
    with pytest.raises(CannotImport) as caught:
        importing.bring(other, Given("afterword", path))
    assert caught.value.where == where
    assert everything(other) == []


def test_a_number_that_no_json_can_hold_is_refused(full: Journal, new_journal: New, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    text = path.read_text("utf-8")
    assert text.count('"cool_down_hours":4') == 1
    path.write_text(text.replace('"cool_down_hours":4', '"cool_down_hours":4e999'), "utf-8")
    other = new_journal("other")
    with pytest.raises(CannotImport) as caught:
        importing.bring(other, Given("afterword", path))
    assert (caught.value.reason, caught.value.line > 1) == ("form", True)
    assert everything(other) == []


def test_memory_does_not_grow_with_what_is_attached(
    journal: Journal, new_journal: New, tmp_path: Path
) -> None:
    import tracemalloc

    entry = entries.log(journal, "feedback", "A film", "of a heron").value
    attachments.add(journal, entry.id, bytes(40 * 1024 * 1024), "film.bin")
    other = new_journal("other")
    path = tmp_path / "all.json"
    for run in (
        lambda: archive.to_json(journal, path),
        lambda: archive.to_markdown(journal, tmp_path / "all.zip"),
        lambda: importing.bring(other, Given("afterword", path)),
    ):
        tracemalloc.start()
        run()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 16 * 1024 * 1024
    assert everything(other)[0]["id"] == entry.id


def test_what_is_here_stays_and_only_the_rest_comes(
    full: Journal, new_journal: New, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "all.json"
    archive.to_json(full, path)
    other = new_journal("other")
    mine = entries.log(other, "reflection", "Mine", "words").value
    settings.change(other, cool_down_hours=48)
    before = everything(other)
    move = importing.bring(other, Given("afterword", path)).value.move
    assert settings.load(other).cool_down_hours == 48
    assert entries.read(other, mine.id) == mine
    assert {each.id for each in whole.entries(full.store)} < {each.id for each in whole.entries(other.store)}
    importing.take_out(other, move)
    assert everything(other) == before
