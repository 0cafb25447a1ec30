"""The finished file of a share, in every format, from a journal that knows more than leaves.

Read again from the disk and unpacked with other tools, it holds none of what was left out or replaced, and
nothing of the journal, the computer or the person. The same search finds every one of these strings in a file
in which they are: that it finds nothing means something.
"""

from __future__ import annotations

import io
import socket
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pyrage
import pytest

from journal.app import attachments, entries, people, sharing
from journal.app.journal import Journal
from journal.exporters.share_formats import FORMATS, Format
from journal.model.aliases import Alias
from journal.model.entry import Answer, Entry
from journal.model.person import Person
from journal.model.share import FIGURES, PEOPLE, PLACE, THEMES, TITLE, Dates, Line, Share
from tests.exporters.finished import by_pdftotext, everything_in, words_of

PASSWORD = "linen-orbit-caper-frost"
# What a person's computer says of itself, if it is asked.
USER, HOST, HOME = "quincyuser", "obsidianhost", "amberhome"
LEFT_OUT = ("pelicananswer", "walrusquestion", "kestrelplace", "ibisthemes", "osprey title", "heronreason")
REPLACED = ("amaranta", "ÁMARANTA", "quillfeather", "zébulon", "zebulon", "featherly", "northwind")
ELSEWHERE = ("gannetentry", "gannetperson", "gannettheme", "gannetplace", "gannet.png")
SAID = ("ravenword", "swiftword", "larkquestion")

each_format = pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.id)


@pytest.fixture(autouse=True)
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with names that can be looked for."""
    place = tmp_path / HOME
    place.mkdir()
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    for name in ("HOME", "USERPROFILE", "TMPDIR"):
        monkeypatch.setenv(name, str(place))
    for name in ("HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, HOST)
    monkeypatch.setattr(socket, "gethostname", lambda: HOST)
    monkeypatch.chdir(place)


def kept(journal: Journal, *answers: Answer, **facts: Any) -> Entry:
    entry = replace(entries.begin(journal, "feedback"), answers=answers, **facts)
    entries.save(journal, entry, "a sitting")
    return entries.keep(journal, entry.id).value


@pytest.fixture
def pair(journal: Journal, tmp_path: Path) -> tuple[Entry, Entry]:
    """Two entries to share, and another one that has nothing to do with it."""
    first = kept(
        journal,
        Answer(
            "first-prompt", "What did they say?", "text", "ÁMARANTA's ravenword. amaranta\nand featherly."
        ),
        Answer("gone-prompt", "The walrusquestion?", "text", "pelicananswer"),
        Answer("date-prompt", "By when?", "date", "2026-10-17"),
        title="Zébulon of Northwind, and an swiftword",
        people=("Amaranta Quillfeather", "Zébulon"),
        tags=("ibisthemes",),
        place="Kestrelplace",
        sting=7,
    )
    second = kept(
        journal,
        Answer(
            "first-prompt",
            "What did they say?",
            "text",
            "Zebulon again: heronreason.\n- quillfeather@x.example",
        ),
        title="Osprey title",
        happened_at=datetime.fromisoformat("2026-10-19T08:30:00+01:00"),
    )
    other = kept(
        journal,
        Answer("first-prompt", "What did they say?", "text", "gannetentry"),
        title="Gannetentry",
        people=("Gannetperson",),
        tags=("gannettheme",),
        place="Gannetplace",
        thread=first.thread,
    )
    picture = tmp_path / "gannet.png"
    picture.write_bytes(b"gannetentry")
    attachments.add(journal, other.id, picture)
    people.set_about(journal, Person("Amaranta Quillfeather", nicknames=("Featherly",)))
    return first, second


def chosen(first: Entry, second: Entry) -> Share:
    """Two entries with as much left out as can be."""
    return Share(
        (first.id, second.id),
        question="May I ask Amaranta? A larkquestion.",
        dates=Dates.MONTH,
        aliases=(
            Alias("Amaranta Quillfeather", "a colleague"),
            Alias("Zébulon", "Person B"),
            Alias("Northwind", "a client"),
            Alias("heronreason", "[left out]"),
        ),
        left_out=frozenset(
            {Line(first.id, "gone-prompt"), Line(second.id, TITLE)}
            | {Line("", each) for each in (PLACE, THEMES, FIGURES, PEOPLE)}
        ),
        threads=(first.thread,),
    )


def saved(journal: Journal, share: Share, kind: Format, tmp_path: Path, password: str = "") -> bytes:
    """Save a share; gives the bytes on the disk."""
    prepared = sharing.prepare(journal, share, kind.id)
    if password:
        prepared = sharing.protected(prepared, password)
    path = tmp_path / f"share.{prepared.ending}"
    sharing.save(journal, prepared, path, "gannetperson")
    return path.read_bytes()


def betraying(journal: Journal, *shared: Entry) -> list[str]:
    """What tells of the journal and its entries, of the computer, and of who sits at it."""
    ids = [*(each.id for each in shared), shared[0].thread, *("first-prompt", "gone-prompt", "date-prompt")]
    ids += [each.guide.pack for each in shared if each.guide]
    return [
        *ids,
        *LEFT_OUT,
        *REPLACED,
        *ELSEWHERE,
        USER,
        HOST,
        HOME,
        "mine.afterword",
        "2026-10-1",
        "17 october",
    ]


@each_format
def test_none_of_what_was_left_out_or_replaced_is_in_the_file(
    journal: Journal, pair: tuple[Entry, Entry], kind: Format, tmp_path: Path
) -> None:
    data = saved(journal, chosen(*pair), kind, tmp_path)
    inside = everything_in(data)
    words = words_of(data, kind.id).lower()
    for said in SAID:
        assert said in words
    for unsaid in betraying(journal, *pair):
        assert unsaid.lower() not in inside, unsaid
        assert unsaid.lower() not in words, unsaid
    assert list(Path.cwd().iterdir()) == []


@each_format
def test_what_is_not_left_out_is_found_by_the_same_search(
    journal: Journal, pair: tuple[Entry, Entry], kind: Format, tmp_path: Path
) -> None:
    """The control: with nothing left out or replaced, every string is there to be found."""
    share = Share((pair[0].id, pair[1].id), question=f"larkquestion {USER} {HOST} {HOME}", dates=Dates.DAY)
    inside = everything_in(saved(journal, share, kind, tmp_path))
    for said in (*LEFT_OUT, *REPLACED, USER, HOST, HOME):
        assert said.lower() in inside, said


@each_format
def test_a_file_with_a_password_shows_nothing_without_it(
    journal: Journal, pair: tuple[Entry, Entry], kind: Format, tmp_path: Path
) -> None:
    share = Share((pair[0].id, pair[1].id), question="larkquestion", title="falcontitle")
    data = saved(journal, share, kind, tmp_path, PASSWORD)
    outside = data.decode("latin-1").lower()
    for hidden in (*LEFT_OUT, *REPLACED, *SAID, "falcontitle", PASSWORD, USER, HOST, HOME):
        assert hidden.lower() not in outside, hidden
    if kind.locks:
        with pikepdf.Pdf.open(io.BytesIO(data), password=PASSWORD) as opened:
            bare = io.BytesIO()
            opened.save(bare, encryption=False)
        inside = everything_in(bare.getvalue())
    else:
        inside = everything_in(pyrage.passphrase.decrypt(data, PASSWORD))
    assert "falcontitle" in inside
    for unsaid in (*ELSEWHERE, PASSWORD, USER, HOST, HOME, pair[0].id):
        assert unsaid.lower() not in inside, unsaid


def test_no_file_has_a_picture_of_itself(journal: Journal, pair: tuple[Entry, Entry], tmp_path: Path) -> None:
    by_id = {kind.id: kind for kind in FORMATS}
    word = saved(journal, chosen(*pair), by_id["word"], tmp_path)
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        names = archive.namelist()
    assert not [name for name in names if "media" in name or "thumb" in name.lower() or name.endswith("g")]
    with pikepdf.Pdf.open(io.BytesIO(saved(journal, chosen(*pair), by_id["pdf"], tmp_path))) as pdf:
        for page in pdf.pages:
            assert "/Thumb" not in page
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert streams
        assert not [each for each in streams if each.get("/Subtype") == "/Image"]
        assert "/Names" not in pdf.Root or "/EmbeddedFiles" not in pdf.Root.Names
        assert "/PieceInfo" not in pdf.Root


def test_another_reader_of_pdfs_finds_the_same(
    journal: Journal, pair: tuple[Entry, Entry], tmp_path: Path
) -> None:
    (kind,) = (each for each in FORMATS if each.id == "pdf")
    said = by_pdftotext(saved(journal, chosen(*pair), kind, tmp_path)).decode().lower()
    if not said:
        pytest.skip("pdftotext is not here")
    assert all(word in said for word in SAID)
    assert not [word for word in betraying(journal, *pair) if word.lower() in said]
