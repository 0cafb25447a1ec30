"""Every format of a share, read with other tools: it says what it should, and its bytes say nothing else."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import docx
import fastjsonschema
import pikepdf
import pypdfium2
import pyrage
import pytest

from journal.exporters.protect import age_file, locked_pdf
from journal.exporters.share_formats import FORMAT_BY_ID, FORMATS, Format
from journal.files.shipped import shipped
from journal.model.aliases import Alias
from journal.model.entry import Answer, Entry
from journal.model.kinds import KINDS
from journal.model.person import Person
from journal.model.share import Dates, Document, Line, Part, Said, Share, document
from tests.conftest import NOON
from tests.exporters.finished import READERS, Page, everything_in, of_pdf, words_of

MADE = date(2026, 11, 21)
HOSTILE = "#let x = *bold* _it_ <b>&amp; <script>alert(1)</script> $y$ [l](http://l.example) | `c` ~~s~~ @ref"
ENTRY = Entry(
    "0192c0de-0000-7000-8000-00000000beef",
    "0192c0de-0000-7000-8000-00000000feed",
    "feedback",
    NOON,
    NOON,
    NOON,
    title="Amaranta answered for me",
    people=("Amaranta Quillfeather", "Zebulon"),
    tags=("listening",),
    place="Kittiwake House",
    sting=7,
    answers=(
        Answer("said", "What did they say?", "text", "QUILLFEATHER spoke over zebulon.\n\nTwice, in a row."),
        Answer("gone", "Which secretquestion?", "text", "secretanswer"),
        Answer("plain", "And now?", "text", HOSTILE),
    ),
)
SHARE = Share(
    (ENTRY.id,),
    question="How do I answer Amaranta?",
    dates=Dates.MONTH,
    aliases=(Alias("Amaranta Quillfeather", "a colleague"), Alias("Zebulon", "Person B")),
    left_out=frozenset({Line(ENTRY.id, "gone"), Line("", "@place")}),
)
PEOPLE = (Person("Amaranta Quillfeather"), Person("Zebulon"))
DOCUMENT = document(SHARE, (ENTRY,), PEOPLE, MADE).document
SAID = (
    "How do I answer a colleague?",
    "A colleague answered for me",
    "listening",
    "What did they say?",
    "A colleague spoke over Person B.",
    "Twice, in a row.",
    "And now?",
)
UNSAID = (
    "amaranta",
    "quillfeather",
    "zebulon",
    "secret",
    "kittiwake",
    "0192c0de",
    "beef",
    "feed0",
    "2026-11-2",
)
BETRAYING = (
    "typst",
    "python-docx",
    "docx</",
    "/home/",
    "/tmp/",
    "/root/",
    "thumbnail",
    "macintosh",
    "krilla",
)


each_format = pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.id)


@each_format
def test_it_says_what_is_shared(kind: Format) -> None:
    text = words_of(kind.make(DOCUMENT, "en"), kind.id)
    for words in SAID:
        assert words in text
    assert HOSTILE in text


@each_format
def test_nothing_left_out_or_replaced_is_anywhere_in_its_bytes(kind: Format) -> None:
    data = kind.make(DOCUMENT, "en")
    inside = everything_in(data)
    for words in UNSAID:
        if words != "2026-11-2" or kind.id not in {"json", "pdf", "word"}:
            assert words not in inside, words
        assert words not in words_of(data, kind.id).lower() or words == "2026-11-2"


@each_format
def test_nothing_tells_where_or_by_whom_it_was_made(kind: Format) -> None:
    inside = everything_in(kind.make(DOCUMENT, "en"))
    for words in BETRAYING:
        assert words not in inside, words


@each_format
def test_the_same_share_gives_the_same_bytes_and_nothing_on_the_disk(
    kind: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert kind.make(DOCUMENT, "en") == kind.make(DOCUMENT, "xx")  # a language without words gets English
    assert list(tmp_path.rglob("*")) == []


@each_format
@pytest.mark.parametrize(
    "text",
    ["x" * 3_000, "日誌 مذكرات 👩‍👩‍👧", "\U0010ffff\ufffe\uffff", "1. a\n- b\n# c\n\n    d", "\u202e\u200b"],
)
def test_whatever_was_written(kind: Format, text: str) -> None:
    lines = tuple(text.split("\n"))
    part = Part(
        "mistake", text, None, (text,), text, (text,), 0, (Said("k", text, lines), Said("l", "", lines))
    )
    data = kind.make(Document(text, text, MADE, (part, Part("reflection"))), "en")
    assert READERS[kind.id](data)
    if text.startswith("1."):
        assert "# c" in words_of(data, kind.id)


@each_format
def test_every_kind_has_a_word(kind: Format) -> None:
    text = words_of(kind.make(Document("", "", MADE, tuple(Part(each.id) for each in KINDS)), "en"), kind.id)
    for each in KINDS:
        assert (each.id if kind.id == "json" else each.label) in text


def test_the_names_of_formats_are_unlike() -> None:
    assert len(FORMAT_BY_ID) == len(FORMATS) == len({kind.ending for kind in FORMATS})


def test_the_pdf_can_be_read_by_everybody() -> None:
    data = FORMAT_BY_ID["pdf"].make(DOCUMENT, "en")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        assert str(pdf.docinfo["/Title"]) == "What I would like to talk about"
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Creator", "/CreationDate", "/ModDate"}
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
    assert titles == ["What I want to ask", "A colleague answered for me"]
    assert "Page 1 of 1" in of_pdf(data)


def test_the_page_runs_and_fetches_nothing() -> None:
    page = Page(FORMAT_BY_ID["html"].make(DOCUMENT, "en").decode())
    assert {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "a", "b", "object"} == set()
    for _, attributes in page.tags:
        assert not {"src", "href", "style"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert ("html", {"lang": "en"}) in page.tags


def test_word_knows_headings_language_and_nothing_else() -> None:
    data = FORMAT_BY_ID["word"].make(DOCUMENT, "en")
    made = docx.Document(io.BytesIO(data))
    styles = {paragraph.text: paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
    assert styles["A colleague answered for me"] == "Heading 1"
    assert styles["And now?"] == "Heading 2"
    about = made.core_properties
    assert (about.author, about.last_modified_by, about.comments, about.language) == ("", "", "", "en")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_json_is_as_documented() -> None:
    schema = json.loads(shipped("help", "share.schema.json").read_text("utf-8"))
    valid = fastjsonschema.compile(schema)
    data = json.loads(FORMAT_BY_ID["json"].make(DOCUMENT, "en"))
    assert valid(data) == data
    assert data["entries"][0]["when"] == "2026-11"
    assert schema["$defs"]["entry"]["properties"]["kind"]["enum"] == [kind.id for kind in KINDS]


def test_a_locked_pdf_opens_with_its_password_alone() -> None:
    locked = locked_pdf(FORMAT_BY_ID["pdf"].make(DOCUMENT, "en"), "linen-orbit-caper-frost")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(locked)
    with pypdfium2.PdfDocument(locked, password="linen-orbit-caper-frost") as pdf:
        assert "A colleague answered" in pdf[0].get_textpage().get_text_range()
    with pikepdf.Pdf.open(io.BytesIO(locked), password="linen-orbit-caper-frost") as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.stream_method is pikepdf.models.encryption.EncryptionMethod.aesv3
        assert "/StructTreeRoot" in opened.Root
    for words in (b"colleague", b"What I would", b"qpdf", b"pikepdf", b"pdfuaid"):
        assert words not in locked


def test_an_age_file_opens_with_its_password_alone() -> None:
    closed = age_file(b"what is shared", "linen-orbit-caper-frost")
    assert closed.startswith(b"age-encryption.org/v1\n-> scrypt")
    assert pyrage.passphrase.decrypt(closed, "linen-orbit-caper-frost") == b"what is shared"
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(closed, "other")
