"""Files made to harm: a located error, in bounded time, or parts that are named as not understood."""

from __future__ import annotations

import io
import json
import os
import random
import stat
import tarfile
import threading
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import CannotImport
from journal.importers import guessing, whole_json
from journal.importers.sources import SOURCES, Source
from tests.importers.conftest import DATA, Write, read

SECONDS = 20.0  # a bound for a busy machine; each of these takes well under one
RELAXED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ENDING = {"jrnl": ".txt", "day-one": ".zip", "rednotebook": "", "mini-diary": ".json", "journey": ".zip",
          "joplin": ".jex", "notes": ".zip", "csv": ".csv"}  # fmt: skip
DAY_ONE = json.dumps(
    {"entries": [{"uuid": "a", "creationDate": "2024-01-01T00:00:00Z", "text": "x"}]}
).encode()


def refused(source: str, path: Path) -> CannotImport:
    started = time.monotonic()
    with pytest.raises(CannotImport) as caught:
        read(source, path)
    assert time.monotonic() - started < SECONDS
    return caught.value


def zip_with(path: Path, name: str, data: bytes, mode: int = 0, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = method
        archive.writestr(info, data)
    return path


@pytest.mark.parametrize("source", ["day-one", "journey", "notes"])
@pytest.mark.parametrize(
    "name",
    ["../evil.json", "/etc/evil.json", "a/../../evil.json", "C:/evil.json", "C:\\evil.json", "..\\evil.json"],
)
def test_names_that_lead_out(tmp_path: Path, source: str, name: str) -> None:
    error = refused(source, zip_with(tmp_path / "x.zip", name, DAY_ONE))
    assert error.reason == "unsafe"
    assert error.where


def test_a_colon_alone_leads_nowhere(tmp_path: Path) -> None:
    records, _ = read("notes", zip_with(tmp_path / "x.zip", "Q: why? 2024-03-01.md", b"Because."))
    assert [each.text for each in records] == ["Because."]


def test_links_in_archives(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "x.zip", "Journal.json", b"/etc/passwd", stat.S_IFLNK | 0o777)
    assert refused("day-one", path).reason == "unsafe"
    with tarfile.open(tmp_path / "x.jex", "w") as archive:
        info = tarfile.TarInfo("a.md")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert refused("joplin", tmp_path / "x.jex").reason == "unsafe"


def test_bombs(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "x.zip", "Journal.json", b"0" * (64 << 20))
    assert refused("day-one", path).reason == "large"


def test_what_a_member_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "x.zip", "Journal.json", b" " * (32 << 20) + DAY_ONE)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    assert refused("day-one", path).reason in {"damaged", "form"}


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    inner = zip_with(tmp_path / "i.zip", "Journal.json", DAY_ONE).read_bytes()
    assert refused("day-one", zip_with(tmp_path / "x.zip", "inner.zip", inner)).reason == "form"


def test_archives_cut_off_anywhere(tmp_path: Path) -> None:
    data = zip_with(tmp_path / "x.zip", "Journal.json", DAY_ONE).read_bytes()
    for length in range(0, len(data) - 1, 7):
        (tmp_path / "cut.zip").write_bytes(data[:length])
        assert refused("day-one", tmp_path / "cut.zip").reason == "damaged"


def test_encrypted_archives(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "x.zip", "Journal.json", DAY_ONE, method=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refused("day-one", path).reason == "locked"


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if ENDING[source.id]], ids=lambda each: each.id
)
def test_what_is_no_file(tmp_path: Path, source: Source) -> None:
    assert refused(source.id, tmp_path / f"none{ENDING[source.id]}").reason == "missing"
    os.mkfifo(tmp_path / f"pipe{ENDING[source.id]}")
    assert refused(source.id, tmp_path / f"pipe{ENDING[source.id]}").reason == "special"
    loop = tmp_path / f"loop{ENDING[source.id]}"
    loop.symlink_to(loop)
    assert refused(source.id, loop).reason in {"unreadable", "missing"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_place_that_cannot_be_looked_at(tmp_path: Path, source: Source) -> None:
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    places = [tmp_path / ("x" * 300), ring, ring / f"x{ENDING[source.id]}"]
    for path in places:
        assert refused(source.id, path).reason in {"missing", "unreadable"}
        assert guessing.guess(path) in {"", source.id}
        assert not guessing.is_own(path)
        with pytest.raises(CannotImport):
            list(whole_json.records(path))


@pytest.mark.parametrize("source", ["notes", "joplin", "jrnl", "rednotebook"])
def test_what_macos_lays_beside_files_is_none_of_them(tmp_path: Path, source: str) -> None:
    names = {
        "notes": "2024-03-01.md",
        "joplin": "2024-03-01.md",
        "jrnl": "a.txt",
        "rednotebook": "2024-03.txt",
    }
    texts = {"jrnl": "[2024-03-01 10:00] A heron", "rednotebook": "1: {text: A heron}"}
    (tmp_path / names[source]).write_text(texts.get(source, "A heron"), "utf-8")
    for name in (f"._{names[source]}", ".DS_Store"):
        (tmp_path / name).write_bytes(b"\0\5\x16\7\xb0")
    records, left = read(source, tmp_path)
    assert (len(records), left) == (1, [])


def test_what_macos_lays_beside_files_in_a_zip(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "x.zip", "Journal.json", DAY_ONE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("._Journal.json", b"\0\5\x16\7\xb0")
        archive.writestr("__MACOSX/._Journal.json", b"\0\5\x16\7\xb0")
    records, left = read("day-one", path)
    assert (len(records), left) == (1, [])


def test_a_picture_that_is_a_link_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "ring.png").symlink_to(tmp_path / "ring.png")
    (tmp_path / "2024-03.txt").write_text('1: {text: \'A heron [""ring"".png]\'}', "utf-8")
    records, left = read("rednotebook", tmp_path)
    assert (len(records), [each.reason for each in left]) == (1, ["missing"])


@pytest.mark.parametrize("ending", [".zip", ".json", ".txt", ".csv"])
def test_a_guess_does_not_wait_for_what_is_no_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"pipe{ending}"
    os.mkfifo(path)
    guessed: list[str] = []
    guessing_ = threading.Thread(target=lambda: guessed.append(guessing.guess(path)), daemon=True)
    guessing_.start()
    guessing_.join(10)
    assert guessed in ([""], ["csv"])


@pytest.mark.parametrize("source", ["jrnl", "mini-diary", "csv"])
def test_another_encoding_is_located(tmp_path: Path, source: str) -> None:
    path = tmp_path / f"x{ENDING[source]}"
    path.write_bytes(b"[2024-01-01 10:00] A\nGr\xfc\xdfe\n")
    error = refused(source, path)
    assert (error.reason, error.line) == ("encoding", 2)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000, '{"entries": NaN', "[]", "null", ""]
)
@pytest.mark.parametrize("source", ["mini-diary", "afterword"])
def test_json_without_end(write: Write, text: str, source: str) -> None:
    path = write("x.json", text)
    with pytest.raises(CannotImport):
        list(whole_json.records(path)) if source == "afterword" else read(source, path)


def test_yaml_makes_nothing_but_texts(write: Write) -> None:
    path = write("r/2024-03.txt", "1: !!python/object/apply:os.system ['true']\n")
    records, left = read("rednotebook", path.parent)
    assert (records, [each.reason for each in left]) == ([], ["form"])


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\n1: {text: *b}\n",
        "[" * 5000,
        "1:\n  text: 'cut",
        "- 1\n",
        "? {a: b}\n: c\n",
    ],
)
def test_yaml_that_would_make_things(write: Write, text: str) -> None:
    path = write("r/2024-03.txt", text)
    assert refused("rednotebook", path.parent).where == "2024-03.txt"


@pytest.mark.parametrize(
    "day", ["0000-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2024-02-30"]
)
def test_days_that_no_calendar_shows(write: Write, day: str) -> None:
    records, left = read("csv", write("x.csv", f"date,text\n{day},a\n"))
    assert (records, [each.reason for each in left]) == ([], ["date"])


def drain(source: Source, path: Path) -> None:
    """Read everything, files too; only our error may come out."""
    from journal.importers.record import Options, Record
    from tests.importers.conftest import local

    try:
        for each in source.read(path, Options(local, "x")):
            for file in each.files if isinstance(each, Record) else ():
                file.read()
    except CannotImport:
        pass


@RELAXED
@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.id)
@given(data=st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, source: Source, data: bytes) -> None:
    path = tmp_path / f"x{ENDING[source.id] or '.d'}"
    if source.id == "rednotebook":
        path.mkdir(exist_ok=True)
        (path / "2024-03.txt").write_bytes(data)
    else:
        path.write_bytes(data)
    drain(source, path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
NAMES = (
    "uuid",
    "id",
    "creationDate",
    "modifiedDate",
    "timeZone",
    "text",
    "tags",
    "location",
    "photos",
    "date_journal",
    "timezone",
    "date",
    "time",
    "title",
    "body",
    "dateUpdated",
    "starred",
    "address",
    "entries",
)
ODD = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, VALUES))


@RELAXED
@given(entry=ODD, rest=VALUES)
def test_any_json_in_the_place_of_entries(tmp_path: Path, entry: object, rest: object) -> None:
    for held in ({"entries": [entry, rest]}, {"entries": {"2024-01-01": entry, "x": rest}}, entry):
        text = json.dumps(held).encode()
        (tmp_path / "x.json").write_bytes(text)
        zip_with(tmp_path / "x.zip", "x.json", text)
        for source in SOURCES:
            if source.id in {"jrnl", "mini-diary"}:
                drain(source, tmp_path / "x.json")
            elif source.id in {"day-one", "journey"}:
                drain(source, tmp_path / "x.zip")


@RELAXED
@given(seed=st.integers(0, 2**32), count=st.integers(1, 12))
@pytest.mark.parametrize(
    "name", ["jrnl.txt", "jrnl.json", "jrnl-v2.bin", "jrnl-v3.bin", "rednotebook/2024-03.txt"]
)
def test_real_files_with_bytes_changed(tmp_path: Path, name: str, seed: int, count: int) -> None:
    chance = random.Random(seed)
    data = bytearray((DATA / name).read_bytes())
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data[: chance.randrange(1, len(data))])
    for source in SOURCES:
        if source.id == name.partition("/")[0].partition("-")[0].partition(".")[0]:
            drain(source, path.parent if "/" in name else path)


def test_a_tar_whose_members_lie_about_their_size(tmp_path: Path) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo("a.md")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"hello"))
    data = bytearray(held.getvalue())
    header = tarfile.TarInfo("a.md")
    header.size = 1 << 40
    data[:512] = header.tobuf()[:512]
    (tmp_path / "x.jex").write_bytes(data)
    assert refused("joplin", tmp_path / "x.jex").reason == "damaged"


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.GNUTYPE_SPARSE])
def test_a_tar_that_leads_back_to_its_beginning(tmp_path: Path, kind: bytes) -> None:
    back = bytearray(tarfile.TarInfo("c.md").tobuf()[:512])
    back[124:136] = b"\xff" + (256**11 - 1024).to_bytes(11, "big")  # minus 1024, as GNU tar writes it
    back[156:157] = kind
    back[148:156] = b"%06o\0 " % (sum(back[:148]) + sum(b" " * 8) + sum(back[156:]))
    before = b"".join(tarfile.TarInfo(name).tobuf()[:512] for name in ("a.md", "b.md"))
    (tmp_path / "x.jex").write_bytes(before + back + bytes(1024))
    assert refused("joplin", tmp_path / "x.jex").reason == "damaged"


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "<a ",
        "&",
        "<![CDATA[",
        "</",
        "<script>",
        "<a b='",
        "![",
        '[""',
        "[[",
        "![[",
        "![[a|",
        "](<",
        "[](<a b",
    ],
)
def test_text_that_is_never_closed_takes_no_time(tmp_path: Path, piece: str) -> None:
    text = f"<p>{piece * 100_000}</p>"
    (tmp_path / "x.json").write_text(json.dumps({"entries": {"2024-01-01": {"text": text}}}))
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "2024-01-01.md").write_text(text)
    started = time.monotonic()
    read("mini-diary", tmp_path / "x.json")
    read("notes", tmp_path / "n")
    assert time.monotonic() - started < SECONDS
