"""Moving in: looked at first, all or nothing, recognised when it comes again, undone as a whole."""

from __future__ import annotations

import json
import os
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.app import attachments, entries, importing, listing
from journal.app.importing import Given
from journal.app.journal import Journal
from journal.errors import Cancelled, CannotImport, Invalid
from journal.model.attachment import MOST_BYTES
from journal.model.entry import Entry
from journal.model.query import Query
from journal.store import whole
from tests.conftest import Clock

DATA = Path(__file__).parent.parent / "importers" / "data"
JRNL = Given("jrnl", DATA / "jrnl.txt")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(3 * 1024 * 1024)


def held(journal: Journal) -> list[Entry]:
    return list(whole.entries(journal.store))


def day_one(path: Path, count: int = 1, *, cut: bool = False) -> Given:
    rows = [
        {"uuid": f"u{number}", "creationDate": f"2024-03-0{number + 1}T10:00:00Z", "text": f"Words {number}",
         "timeZone": "Europe/Paris", "photos": [{"md5": f"p{number}", "type": "png"}]}
        for number in range(count)
    ]  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Journal.json", json.dumps({"entries": rows}))
        for number in range(count):
            archive.writestr(f"photos/p{number}.png", PNG)
    if cut:
        data = bytearray(path.read_bytes())
        at = data.rindex(b"\x89PNG")
        data[at + 5000] ^= 1
        path.write_bytes(data)
    return Given("day-one", path)


def test_looking_changes_nothing_and_tells_what_bringing_does(journal: Journal) -> None:
    before = journal.store.row("SELECT total_changes()")
    looked = importing.look(journal, JRNL)
    assert journal.store.row("SELECT total_changes()") == before
    assert (looked.entries, looked.known, looked.not_understood) == (3, 0, 0)
    assert looked.first_lines[2] == "No body at all"
    assert (looked.earliest, looked.latest) == ("2024-03-01", "2024-10-27")
    assert importing.bring(journal, JRNL).value.looked == looked


def test_entries_are_kept_found_and_whole(journal: Journal) -> None:
    change = importing.bring(journal, JRNL)
    first = held(journal)[0]
    assert change.entries == {entry.id for entry in held(journal)}
    assert (first.kind, first.status.value, first.tags) == ("reflection", "kept", ("interrupt", "meetings"))
    assert first.thread == first.id
    assert first.answers[0].value == "It stung, and she is right about @meetings."
    (row,) = listing.first_page(journal, Query(text="grüße"), 10)
    assert row.title.startswith("Talked with Ana")


def test_notes_without_a_day_are_counted_and_recognised_in_a_copy(journal: Journal, tmp_path: Path) -> None:
    for name in ("2024-03-01.md", "undated.md", "of the same words.md"):
        (tmp_path / name).write_text("Milk\n", "utf-8")
    given = Given("notes", tmp_path)
    came = importing.bring(journal, given).value.looked
    assert (came.entries, came.undated) == (3, 2)
    for name in ("2024-03-01.md", "undated.md"):
        os.utime(tmp_path / name, (1_000_000_000, 1_000_000_000))
    again = importing.look(journal, given)
    assert (again.entries, again.known, again.undated) == (0, 3, 0)


def test_what_came_before_is_skipped_and_what_is_new_comes(journal: Journal, tmp_path: Path) -> None:
    importing.bring(journal, JRNL)
    again = importing.bring(journal, Given("jrnl", DATA / "jrnl-export.txt")).value
    assert (again.move, again.looked.entries, again.looked.known) == (0, 0, 3)
    longer = tmp_path / "j.txt"
    longer.write_text((DATA / "jrnl.txt").read_text("utf-8") + "\n[2024-12-01 08:00:00 AM] New\n", "utf-8")
    assert importing.bring(journal, Given("jrnl", longer)).value.looked.entries == 1
    assert len(held(journal)) == 4


def test_two_with_one_id_are_two_unless_they_say_the_same(journal: Journal, tmp_path: Path) -> None:
    rows = [
        {"id": 1, "date": f"2024-03-0{day}", "text": text} for day, text in ((1, "a"), (2, "b"), (1, "a"))
    ]
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"entries": rows}))
    for new in (2, 0):
        looked = importing.bring(journal, Given("mini-diary", path)).value.looked
        assert (looked.entries, looked.known) == (new, 3 - new)
    assert [entry.answers[0].value for entry in held(journal)] == ["a", "b"]


def test_what_was_deleted_since_may_come_again(journal: Journal) -> None:
    move = importing.bring(journal, JRNL).value.move
    importing.take_out(journal, move)
    assert importing.bring(journal, JRNL).value.looked.entries == 3


def test_pictures_come_with_their_entry(journal: Journal, tmp_path: Path) -> None:
    looked = importing.bring(journal, day_one(tmp_path / "d.zip")).value.looked
    (entry,) = held(journal)
    (picture,) = attachments.of_entry(journal, entry.id)
    assert looked.files == 1
    assert (picture.name, picture.media_type) == ("p0.png", "image/png")
    assert attachments.read(journal, picture.id) == PNG
    assert entry.happened_at.isoformat() == "2024-03-01T11:00:00+01:00"


def test_a_film_is_left_behind_unread(journal: Journal, tmp_path: Path) -> None:
    row = {"uuid": "u", "creationDate": "2024-03-01T10:00:00Z", "text": "Words",
           "videos": [{"md5": "film", "type": "mov"}]}  # fmt: skip
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("Journal.json", json.dumps({"entries": [row]}))
        archive.writestr("videos/film.mov", bytes(MOST_BYTES + 1))
    tracemalloc.start()
    looked = importing.bring(journal, Given("day-one", path)).value.looked
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MOST_BYTES / 5
    assert (looked.entries, looked.files) == (1, 0)
    assert [part.reason for part in looked.left_out] == ["large"]


def test_taking_out_tells_how_far_it_is_and_may_be_stopped(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "j.txt"
    path.write_text("".join(f"[2024-01-01 {n // 60:02}:{n % 60:02}] E{n}\n" for n in range(250)))
    importing.bring(journal, Given("jrnl", path))
    heard: list[tuple[int, int]] = []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.take_out(journal, 1, told)
    assert heard == [(0, 250), (100, 250), (200, 250)]
    assert len(held(journal)) == 250
    assert importing.take_out(journal, 1, lambda _done, _of: None).value == (250, 0)


def test_damage_on_the_way_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    given = day_one(tmp_path / "d.zip", 3, cut=True)
    for run in (importing.look, importing.bring):
        with pytest.raises(CannotImport) as caught:
            run(journal, given)
        assert (caught.value.reason, caught.value.where) == ("damaged", "photos/p2.png")
    assert held(journal) == []
    assert importing.listed(journal) == ()
    assert journal.store.row("SELECT count(*) FROM attachment") == (0,)


def test_stopping_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "j.txt"
    path.write_text("".join(f"[2024-01-01 {n // 60:02}:{n % 60:02}] E{n}\n" for n in range(300)))
    told: list[int] = []

    def stop(done: int, _files: int) -> None:
        told.append(done)
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.bring(journal, Given("jrnl", path), stop)
    assert told == [0, 100, 200]
    assert held(journal) == []
    assert importing.bring(journal, Given("jrnl", path)).value.looked.entries == 300


def test_undoing_leaves_an_entry_with_a_file_of_the_writer(journal: Journal, tmp_path: Path) -> None:
    given = day_one(tmp_path / "d.zip", 2)
    move = importing.bring(journal, given).value.move
    mine = held(journal)[0]
    attachments.add(journal, mine.id, PNG, "mine.png")
    assert importing.take_out(journal, move).value == (1, 1)
    assert [entry.id for entry in held(journal)] == [mine.id]
    names = [each.name for each in attachments.of_entry(journal, mine.id)]
    assert len(names) == 2
    assert "mine.png" in names


def test_undoing_leaves_what_was_changed_and_what_was_there(journal: Journal, clock: Clock) -> None:
    own = entries.log(journal, "reflection", "Mine", "words").value
    move = importing.bring(journal, JRNL).value.move
    changed = next(entry for entry in held(journal) if entry.title == "No body at all")
    clock.forward(minutes=1)
    entries.save(journal, replace(changed, title="Now with words"), "sitting")
    taken = importing.take_out(journal, move).value
    assert taken == (2, 1)
    assert {entry.title for entry in held(journal)} == {own.title, "Now with words"}
    assert importing.listed(journal) == ()
    with pytest.raises(Invalid):
        importing.take_out(journal, move)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2024-01-01,,", "empty"),
        (f"2024-01-01,{'t' * 600},", None),
        (f"2024-01-01,T,{'place' * 900}", "large"),
    ],
)
def test_what_no_entry_can_hold_is_told(journal: Journal, tmp_path: Path, row: str, reason: Any) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"date,title,place\n{row}\n")
    looked = importing.bring(journal, Given("csv", path)).value.looked
    assert [part.reason for part in looked.left_out] == ([reason] if reason else [])
    assert looked.entries == (reason is None)
    assert len(held(journal)) == looked.entries


def test_a_place_is_told_in_a_line(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"entries": {"no day " * 100_000: {"text": "words"}}}))
    (part,) = importing.look(journal, Given("mini-diary", path)).left_out
    assert part.where.startswith("entries[no day")
    assert len(part.where) <= 300


def test_a_source_that_is_none(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        importing.look(journal, Given("carrier pigeon", tmp_path))
