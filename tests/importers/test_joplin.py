"""What is made of files that Joplin 3.5.1 (its terminal app) wrote: JEX, RAW and Markdown with front matter.

The RAW export has the very files of the JEX, in a folder. A note in the trash is in neither of them.
"""

from __future__ import annotations

import io
import tarfile
import time
from datetime import datetime
from pathlib import Path

import pytest

from journal.importers.guessing import guess
from journal.importers.joplin import read as reader
from journal.importers.record import Options, Record
from tests.importers.conftest import DATA, ZONE, Write, local, read

JEX, MARKDOWN = DATA / "joplin.jex", DATA / "joplin-markdown"
HERON = (MARKDOWN / "_resources" / "heron.png").read_bytes()
MORNING = """Ana said: *you interrupt*. It **stung**.

## What I heard

- let people finish
- ask `why` twice

> grüße, 日本語 🌿

mood: calm
energy: 3"""
HEBREW = "שיחה שקטה עם אנה"


@pytest.fixture(params=["jex", "raw", "markdown"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "raw":
        with tarfile.open(JEX) as archive:
            archive.extractall(tmp_path / "raw", filter="data")
        return tmp_path / "raw"
    return JEX if request.param == "jex" else MARKDOWN


def by_title(path: Path, source: str = "joplin") -> dict[str, Record]:
    records, left = read(source, path)
    assert left == []
    return {each.title: each for each in records}


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=ZONE)


def without_signs(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Give tags as they are where a notebook is a folder, whose name can have no colon."""
    return tuple(tag.replace(":", "_") for tag in tags)


def test_everything_that_is_not_in_the_trash(export: Path) -> None:
    notes = by_title(export)
    assert set(notes) == {
        "A slow morning",
        "What followed",
        "Ask for an example",
        "Send the notes",
        "Heron at the river",
        HEBREW,
        "From the web",
    }
    assert guess(export) == "joplin"


def test_texts(export: Path) -> None:
    notes = by_title(export)
    assert notes["A slow morning"].text == MORNING
    assert notes[HEBREW].text == "היום הקשבתי יותר.\n\n1. שאלה אחת\n2. ואז שתיקה"
    assert notes["Ask for an example"].text == ""
    assert notes["From the web"].text == "One & two\n\nThree"


def test_times_are_in_the_zone_of_this_machine(export: Path) -> None:
    notes = by_title(export)
    morning, followed = notes["A slow morning"], notes["What followed"]
    assert morning.happened_at.isoformat() == "2024-03-01T09:30:00+01:00"
    assert (morning.created_at, morning.updated_at) == (at(1, 9, 30), at(2, 10))
    assert followed.happened_at.isoformat() == "2024-07-01T23:30:00+01:00"
    assert notes[HEBREW].happened_at == at(6, 8, 15)


def test_tags_and_notebooks(export: Path) -> None:
    notes = by_title(export)
    assert set(notes["A slow morning"].tags) == {"meetings", "mentor talk", "Work"}
    assert without_signs(notes[HEBREW].tags) == ("meetings", "Work", "Talks_ with Ana")
    assert notes["What followed"].tags == ("Work",)


def test_what_is_to_be_done(export: Path) -> None:
    notes = by_title(export)
    assert set(notes["Ask for an example"].tags) == {"Work", "to-do"}
    assert set(notes["Send the notes"].tags) == {"Work", "done"}


def test_places(export: Path) -> None:
    notes = by_title(export)
    assert notes["A slow morning"].place == "38.72225, -9.13934"
    assert notes[HEBREW].place == ""


def test_files_and_links(export: Path) -> None:
    records: dict[str, Record] = {}
    files: dict[tuple[str, str], bytes] = {}
    # Read here, so that the archive is still open.
    for each in reader(export, Options(local)):
        assert isinstance(each, Record)
        records[each.title] = each
        files |= {(each.title, file.name): file.read() for file in each.files}
    assert files == {
        ("Heron at the river", "heron.png"): HERON,
        ("What followed", "questions.txt"): b"What would you do?\n",
    }
    assert HERON.startswith(b"\x89PNG")
    assert records["Heron at the river"].text == "heron.pngIt stood still."
    followed = records["What followed"].text
    assert followed == "questions.txtSee A slow morning and <https://example.org>."


def test_each_note_has_an_id_of_its_own_in_a_jex() -> None:
    ids = {each.id for each in by_title(JEX).values()}
    assert len(ids) == 7
    assert {len(each) for each in ids} == {32}


def test_its_markdown_as_any_folder_of_notes() -> None:
    notes = by_title(MARKDOWN, "notes")
    assert "From the web" not in notes  # HTML is no Markdown
    morning = notes["A slow morning"]
    assert (morning.text, morning.tags, morning.happened_at) == (
        MORNING, ("meetings", "mentor talk"), at(1, 9, 30),
    )  # fmt: skip
    assert [each.name for each in notes["Heron at the river"].files] == ["heron.png"]
    assert [each.name for each in notes["What followed"].files] == ["questions.txt"]
    assert notes["What followed"].text.startswith("[questions.txt](../_resources/questions.txt)")
    assert notes["Send the notes"].tags == ("done",)


def test_markdown_without_front_matter_has_its_title_in_its_name(write: Write, tmp_path: Path) -> None:
    write(
        "n/Work/2024-03-01 A walk.md",
        'Words <img src="../_resources/a%20b.png" width="20"/> [m](mailto:a@b.md)',
    )
    write("n/_resources/a b.png", "p")
    (record,), left = read("joplin", tmp_path / "n")
    assert (record.title, record.text, left) == ("2024-03-01 A walk", "Words  [m](mailto:a@b.md)", [])
    assert [each.name for each in record.files] == ["a b.png"]


NOTE, BOOK, FILE = "1" * 32, "2" * 32, "4" * 32


def jex(path: Path, body: str, **more: object) -> Path:
    """Give a JEX with one note and the notebook it is in, which is in itself."""
    when = "2024-03-01T08:30:00.000Z"
    said = {"id": NOTE, "parent_id": BOOK, "created_time": when, "updated_time": when, **more, "type_": 1}
    items = {
        NOTE: f"A\n\n{body}\n\n" + "\n".join(f"{key}: {value}" for key, value in said.items()),
        BOOK: f"Round\n\nid: {BOOK}\nparent_id: {BOOK}\ntype_: 2",
        FILE: f"gone.png\n\nid: {FILE}\ntype_: 4",
    }
    with tarfile.open(path, "w") as archive:
        for name, text in items.items():
            info = tarfile.TarInfo(f"{name}.md")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return path


def test_a_notebook_in_itself_and_a_file_that_is_gone(tmp_path: Path) -> None:
    path = jex(tmp_path / "a.jex", f'One <img src=":/{FILE}" width="9"/> two <img src="https://e.org/p"/>')
    (record,), left = read("joplin", path)
    assert record.tags == ("Round",)
    assert record.text == 'One  two <img src="https://e.org/p"/>'
    assert [(each.where, each.reason) for each in left] == [(f"{NOTE}.md {FILE}", "missing")]


@pytest.mark.parametrize(
    ("said", "reasons"),
    [({"deleted_time": 1795316887455}, ["trash"]), ({"encryption_applied": 1}, ["locked"])],
)
def test_what_is_in_the_trash_or_encrypted_stays(
    tmp_path: Path, said: dict[str, object], reasons: list[str]
) -> None:
    records, left = read("joplin", jex(tmp_path / "a.jex", "One", **said))
    assert (records, [each.reason for each in left]) == ([], reasons)


@pytest.mark.parametrize("piece", ["[](_resources/", "![", '<img src="', "[a](b", "<img src=", "[](x.md"])
def test_links_without_an_end_take_time_that_grows_with_their_length(write: Write, piece: str) -> None:
    path = write("n/a.md", "---\ncreated: 2024-03-01\n---\n" + piece * (200_000 // len(piece)))
    started = time.monotonic()
    (record,), _ = read("joplin", path.parent)
    assert record.title == "a"
    assert time.monotonic() - started < 10.0  # a bound for a busy machine; it takes well under one
