"""What each reader makes of files that its journal wrote, or that have its form."""

from __future__ import annotations

import base64
import io
import json
import os
import tarfile
import tracemalloc
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from journal.errors import CannotImport
from journal.importers import csv_table
from journal.importers.record import TRASH
from tests.importers.conftest import DATA, ZONE, Write, read

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


# jrnl 4.6 wrote these.
@pytest.mark.parametrize("name", ["jrnl.txt", "jrnl-export.txt", "jrnl.json", "jrnl-v2.bin", "jrnl-v3.bin"])
def test_jrnl_in_each_of_its_forms(name: str) -> None:
    records, left = read("jrnl", DATA / name, "quiet herons")
    assert left == []
    first, second, third = records
    assert first.title == "A slow morning. Ana said I @interrupt people."
    assert first.text == "It stung, and she is right about @meetings."
    assert set(first.tags) == {"interrupt", "meetings"}
    assert first.happened_at == datetime(2024, 3, 1, 8, 30, tzinfo=ZONE)
    assert second.title.startswith("Talked with Ana. I asked")
    assert second.title.endswith("she had three.")
    assert second.text == "A second paragraph: grüße, 日本語 🌿."
    assert second.tags == ("starred",)
    assert second.happened_at.hour == 21
    assert (third.title, third.text) == ("No body at all", "")


@pytest.mark.parametrize("name", ["jrnl-v2.bin", "jrnl-v3.bin"])
@pytest.mark.parametrize(("passphrase", "reason"), [("", "locked"), ("loud herons", "passphrase")])
def test_sealed_jrnl_files_need_their_passphrase(name: str, passphrase: str, reason: str) -> None:
    with pytest.raises(CannotImport) as caught:
        read("jrnl", DATA / name, passphrase)
    assert caught.value.reason == reason


def test_jrnl_of_version_1(write: Write) -> None:
    records, _ = read(
        "jrnl", write("old.txt", "2013-06-10 15:40 My first entry. *\nWords.\n\n2013-06-11 09:00 B\n")
    )
    assert [(each.title, each.text, each.tags) for each in records] == [
        ("My first entry.", "Words.", ("starred",)),
        ("B", "", ()),
    ]


def test_a_day_that_is_none_is_named_with_its_line(write: Write) -> None:
    records, left = read(
        "jrnl", write("j.txt", "[2024-01-01 10:00] A\n[x] no head\n\n[2024-02-31 10:00] B\nC\n")
    )
    assert [each.text for each in records] == ["[x] no head"]
    assert [(each.reason, each.line) for each in left] == [("date", 4)]


# RedNotebook 2.29 wrote this.
def test_rednotebook() -> None:
    records, left = read("rednotebook", DATA / "rednotebook")
    first, second = records
    assert first.text.startswith('A slow morning.\n\nAna said: "you interrupt" #meetings')
    assert first.text.endswith("Work: Talk to Ana")
    assert first.tags == ("meetings", "Work")
    assert first.happened_at == datetime(2024, 3, 1, 12, tzinfo=ZONE)
    assert second.text.startswith(
        "Grüße 🌿: a line that is long enough to be folded by the writer of the file"
    )
    assert [each.reason for each in left] == ["missing"]  # a picture outside the folder is not looked for


def test_day_one(tmp_path: Path) -> None:
    entry = {
        "uuid": "A1",
        "creationDate": "2024-07-01T22:30:00Z",
        "timeZone": "Europe/Lisbon",
        "text": "# A title\n![](dayone-moment://F0)\nWords\\. More\\!",
        "tags": ["work"],
        "starred": True,
        "location": {"localityName": "Porto"},
        "photos": [{"md5": "abc", "type": "png"}, {"md5": "gone", "type": "png"}],
    }
    held = json.dumps({"entries": [entry, {"creationDate": "never"}]}).encode()
    path = zipped(tmp_path / "d.zip", {"Journal.json": held, "photos/abc.png": PNG})
    # Read here, so that the archive is still open.
    from journal.importers.day_one import read as reader
    from journal.importers.record import Options, Record
    from tests.importers.conftest import local

    left = []
    for each in reader(path, Options(local)):
        if isinstance(each, Record):
            assert [file.read() for file in each.files] == [PNG]
            assert each.happened_at.isoformat() == "2024-07-01T23:30:00+01:00"
            assert (each.title, each.text) == ("A title", "Words. More!")
            assert (each.tags, each.place, each.id) == (("work", "starred"), "Porto", "A1")
        else:
            left.append(each.reason)
    assert left == ["missing", "date"]


@pytest.mark.parametrize(
    "entries",
    [
        {
            "2024-03-01": {
                "dateUpdated": "2024-03-02T08:00:00.000Z",
                "title": "T",
                "text": "<p>One</p><p>Two</p>",
            }
        },
        [{"id": 7, "date": "2024-03-01", "title": "T", "text": "One\n\nTwo", "dateUpdated": "x"}],
    ],
)
def test_mini_diary_and_mini_diarium(write: Write, entries: object) -> None:
    (record,), left = read("mini-diary", write("d.json", json.dumps({"metadata": {}, "entries": entries})))
    assert (record.title, record.text, left) == ("T", "One\n\nTwo", [])
    assert record.happened_at == datetime(2024, 3, 1, 12, tzinfo=ZONE)


def test_mini_diarium_keeps_pictures_in_the_text(write: Write) -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(20_000)
    inside = base64.b64encode(data).decode()
    text = (
        f'<p>Before</p><p><img alt="x" src="data:image/png;base64,{inside}"></p><p>After</p>'
        '<p><img src="https://example.org/far.png"><img src="data:image/png;base64,#"></p>'
    )
    held = {"entries": [{"id": 1, "date": "2024-03-01", "text": text}]}
    (record,), left = read("mini-diary", write("d.json", json.dumps(held)))
    assert record.text == "Before\n\nAfter"
    assert [(each.name, each.read()) for each in record.files] == [("picture 1.png", data)]
    assert [each.reason for each in left] == ["missing", "missing"]


def test_journey(tmp_path: Path) -> None:
    entry = {"id": "e", "date_journal": 1709281800000, "timezone": "Asia/Tokyo",
             "text": "<p>Hello &amp; you</p>",
             "tags": ["a"], "photos": ["e-1.png"], "address": "Kyoto"}  # fmt: skip
    path = zipped(tmp_path / "j.zip", {"e.json": json.dumps(entry).encode(), "e-1.png": PNG, "f.json": b"{"})
    (record,), left = read("journey", path)
    assert record.happened_at.isoformat() == "2024-03-01T17:30:00+09:00"
    assert (record.text, record.place, record.files[0].name) == ("Hello & you", "Kyoto", "e-1.png")
    assert [(each.where, each.reason) for each in left] == [("f.json", "form")]


def test_joplin(tmp_path: Path) -> None:
    note, tag, link, file = ("1" * 32, "2" * 32, "3" * 32, "4" * 32)
    items = {
        note: f"A note\n\nSee ![heron](:/{file})\n\nid: {note}\ncreated_time: 2024-03-01T08:30:00.000Z\n"
        "updated_time: 2024-03-02T08:30:00.000Z\nuser_created_time: 2024-03-01T08:30:00.000Z\ntype_: 1",
        tag: f"work\n\nid: {tag}\ntype_: 5",
        link: f"id: {link}\nnote_id: {note}\ntag_id: {tag}\ntype_: 6",
        file: f"heron.png\n\nid: {file}\nmime: image/png\ntype_: 4",
    }
    files = {f"{name}.md": text.encode() for name, text in items.items()} | {f"resources/{file}.png": PNG}
    path = tmp_path / "n.jex"
    with tarfile.open(path, "w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    (record,), left = read("joplin", path)
    assert (record.title, record.text, record.tags, left) == ("A note", "See heron", ("work",), [])
    assert record.happened_at.isoformat() == "2024-03-01T09:30:00+01:00"
    assert [each.name for each in record.files] == ["heron.png"]


def test_notes_tell_their_day_in_front_or_by_name(tmp_path: Path, write: Write) -> None:
    write("n/2024-03-01 0830 walk.md", "# A walk\n\nWords ![p](<my%20pic.png>)\n")
    write("n/b.md", '---\ntitle: "B"\ndate: 2024-03-02T10:00:00+02:00\ntags: [x, y]\n---\nBody\n')
    write("n/c.txt", "---\ndate: 2024-99-02\n---\nBody\n")
    write("n/d.md", "---\na: [\n---\nBody\n")
    (tmp_path / "n" / "my pic.png").write_bytes(PNG)
    (tmp_path / "n" / "e.md").write_bytes(b"fine\n\xff\xfe\n")
    (tmp_path / "n" / "link.md").symlink_to("/etc/passwd")
    records, left = read("notes", tmp_path / "n")
    walk, told = records
    assert (walk.title, walk.happened_at) == ("A walk", datetime(2024, 3, 1, 8, 30, tzinfo=ZONE))
    assert [each.read() for each in walk.files] == [PNG]
    assert (told.title, told.text, told.tags) == ("B", "Body", ("x", "y"))
    assert told.happened_at.isoformat() == "2024-03-02T10:00:00+02:00"
    assert {(each.where, each.reason) for each in left} == {
        ("link.md", "link"), ("c.txt", "date"), ("d.md", "form"), ("e.md", "encoding"),
    }  # fmt: skip
    assert next(each.line for each in left if each.where == "e.md") == 2


def test_pictures_as_obsidian_embeds_them(tmp_path: Path, write: Write) -> None:
    write(
        "n/2024-03-01.md", "![[heron.png]] ![[heron.png|300]] ![[my pics/b c.png]] ![x](<my pics/b c.png>)\n"
    )
    write("n/deep/2024-03-02.md", "![[heron.png]] ![[2024-03-01]] ![[gone.png]]\n")
    for name in ("pics/heron.png", "my pics/b c.png"):
        (tmp_path / "n" / name).parent.mkdir()
        (tmp_path / "n" / name).write_bytes(PNG)
    records, left = read("notes", tmp_path / "n")
    assert [[file.name for file in each.files] for each in records] == [
        ["heron.png", "b c.png"],
        ["heron.png"],
    ]
    assert [(each.where, each.reason) for each in left] == [("deep/2024-03-02.md gone.png", "missing")]


def test_notes_in_a_trash_stay_there(write: Write) -> None:
    write("n/2024-03-01.md", "Words\n")
    write("n/.trash/2024-03-02.md", "Deleted\n")
    top = write("n/.Trash-1000/files/2024-03-03.md", "Deleted\n").parents[2]
    records, left = read("notes", top)
    assert [each.text for each in records] == ["Words"]
    assert [each.reason for each in left] == [TRASH, TRASH]


def test_front_matter_without_a_word_is_no_text(write: Write) -> None:
    empty = write("n/2024-03-01.md", "---\n---\nWords\n").parent
    write("n/2024-03-02.md", "---\n# Heading\n---\nWords\n")
    records, left = read("notes", empty)
    assert [each.text for each in records] == ["Words", "---\n# Heading\n---\nWords"]
    assert left == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2024-03-01 A walk, alone.md", "A walk, alone"),
        ("20240301_0830 - Standup.txt", "Standup"),
        ("Monday 2024-03-01.md", "Monday"),
        ("2024-03-01.md", ""),
        ("2024-03-01 (2).md", ""),
        ("Walks/2024-03-01 0830.md", ""),
        ("2024-03-01 歩く.md", "歩く"),
    ],
)
def test_a_note_without_a_title_has_the_name_of_its_file(write: Write, name: str, title: str) -> None:
    top = write("n/2023-01-01.md", "---\ntitle: Told\n---\nWords\n").parent
    write(f"n/{name}", "Words\n")
    records, _ = read("notes", top)
    assert sorted((each.title, each.text) for each in records) == sorted(
        [("Told", "Words"), (title, "Words")]
    )


def test_a_note_without_a_day_has_that_of_its_file(tmp_path: Path, write: Write) -> None:
    write("n/2024-03-01.md", "Words\n")
    os.utime(write("n/undated.md", "Words\n"), (1_700_000_000, 1_700_000_000))
    records, _ = read("notes", tmp_path / "n")
    assert [(each.where, each.is_of_file) for each in records] == [
        ("2024-03-01.md", False),
        ("undated.md", True),
    ]
    assert records[1].happened_at.timestamp() == 1_700_000_000


@pytest.mark.parametrize("before", ["\n \n", "sep=;\n", "\nsep=;\n\n"])
def test_a_table_that_does_not_begin_with_its_header(write: Write, before: str) -> None:
    path = write("t.csv", f"{before}Date;Title, or so;Text\n2024-03-01;A;words\n\n2024-03-02;B\n")
    (record,), left = read("csv", path)
    assert (record.text, record.happened_at.day) == ("words", 1)
    assert [(each.reason, each.line) for each in left] == [("form", 5 + before.count("\n") - 1)]
    assert csv_table.head(path).columns == ("Date", "Title, or so", "Text")


def test_a_table(write: Write) -> None:
    path = write(
        "t.csv", 'Date,Title,Body,Tags\n2024-03-01 10:00,A,"one\ntwo","x, y"\nnever,B,b,\n2024-03-02,C\n'
    )
    (record,), left = read("csv", path)
    assert (record.title, record.text, record.tags) == ("A", "one\ntwo", ("x", "y"))
    assert [(each.reason, each.line) for each in left] == [("date", 4), ("form", 5)]
    with pytest.raises(CannotImport) as caught:
        read("csv", path, columns={"text": "Words"})
    assert (caught.value.reason, caught.value.where) == ("column", "Words")


def test_one_row_without_a_day_does_not_hide_how_the_others_are_written(write: Write) -> None:
    assert csv_table.head(write("t.csv", "date,text\n03/14/2021,A\n04/02/2021,B\nnever,C\n")).dates == "mdy"
    assert csv_table.head(write("t.csv", "date,text\n14/03/2021,A\n04/02/2021,B\nnever,C\n")).dates == ""


def test_columns_of_one_name_are_told_apart(write: Write) -> None:
    path = write("t.csv", "Date,Note,note,Note (2),,\n2024-03-01,A,B,C,,\n")
    assert csv_table.head(path).columns == ("Date", "Note", "note (2)", "Note (2) (2)", "", "")
    (record,), _ = read("csv", path, columns={"title": "Note", "text": "note (2)"})
    assert (record.title, record.text) == ("A", "B")


def test_a_table_may_have_an_entry_of_any_length(write: Write) -> None:
    words = "word " * 40_000
    records, left = read("csv", write("t.csv", f'date,text\n2024-03-01,"{words}"\n'))
    assert ([each.text for each in records], left) == ([words.strip()], [])


def test_a_colon_in_a_name_leads_nowhere(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", {"2024-03-01 10:30.md": b"words", "Notes: mine/2024-03-02.md": b"more"})
    records, left = read("notes", path)
    assert ([each.text for each in records], left) == (["words", "more"], [])
    assert records[0].happened_at.hour == 10


def test_the_encrypted_form_of_jrnl_1(tmp_path: Path) -> None:
    import hashlib

    from cryptography.hazmat.primitives import padding
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    padder = padding.PKCS7(128).padder()
    text = (DATA / "jrnl.txt").read_bytes()
    iv = bytes(range(200, 216))
    encryptor = Cipher(algorithms.AES(hashlib.sha256(b"quiet herons").digest()), modes.CBC(iv)).encryptor()
    path = tmp_path / "old"
    path.write_bytes(iv + encryptor.update(padder.update(text) + padder.finalize()) + encryptor.finalize())
    records, left = read("jrnl", path, "quiet herons")
    assert (len(records), left) == (3, [])
    with pytest.raises(CannotImport):
        read("jrnl", path, "loud herons")


def test_what_the_help_names_is_what_there_is() -> None:
    from journal.app.importing import sources

    text = (Path(__file__).parents[2] / "resources" / "help" / "moving-in.md").read_text("utf-8")
    named = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    assert named == [source for source, _ in sources()]


def test_a_large_table_is_not_held_in_several_copies(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text("date,text\n" + "2024-03-01,a line of a day\n" * 300_000, "ascii")
    tracemalloc.start()
    try:
        assert csv_table.head(path).rows
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * path.stat().st_size
