"""`attach`, `detach`, `save-attachment`, and what `show` tells of them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.conftest import Clock

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def mine(terminal: Terminal) -> Terminal:
    terminal.new()
    return terminal


@pytest.fixture
def entry(mine: Terminal) -> str:
    return mine("log", "feedback", "--title", "On Monday", "--text", "words").out.strip()


def test_files_are_attached_shown_saved_and_detached(
    mine: Terminal, entry: str, tmp_path: Path, clock: Clock
) -> None:
    photo, notes = tmp_path / "photo.png", tmp_path / "notes.txt"
    photo.write_bytes(PNG)
    notes.write_bytes(b"what was said")
    ids = mine("attach", entry, str(photo)).out.split()
    clock.forward(minutes=1)
    ids += mine("attach", entry, str(notes)).out.split()
    assert mine("show", entry).out.splitlines()[-3:] == [
        "Attached",
        f"  {ids[0]}  108 bytes  photo.png",
        f"  {ids[1]}   13 bytes  notes.txt",
    ]
    first, second = mine("show", entry, "--json").json["attachments"]
    assert first == {
        "id": ids[0],
        "name": "photo.png",
        "media_type": "image/png",
        "size": 108,
        "sha256": sha256(PNG).hexdigest(),
        "added_at": "2026-11-21T11:00:00Z",
    }
    assert second["media_type"] == "application/octet-stream"
    out = tmp_path / "out"
    out.mkdir()
    assert mine("save-attachment", entry, ids[0], "--out", str(out)).out == f"{out / 'photo.png'}\n"
    assert (out / "photo.png").read_bytes() == PNG
    again = mine("save-attachment", entry, ids[0], "--out", str(out))
    assert (again.code, "left as it is" in again.err) == (1, True)
    assert mine("detach", entry, ids[0]).code == 0
    assert [each["id"] for each in mine("show", entry, "--json").json["attachments"]] == ids[1:]
    assert mine("detach", entry, ids[0]).err == f"There is no attachment {ids[0]} at that entry.\n"


def test_an_entry_without_attachments_says_nothing_of_them(mine: Terminal, entry: str) -> None:
    assert "Attached" not in mine("show", entry).out
    assert mine("show", entry, "--json").json["attachments"] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "it is a folder"),
        ("empty", "it is empty"),
        ("gone", "it is not there"),
        ("film", "50.0 MB"),
    ],
)
def test_what_cannot_be_attached_is_a_calm_sentence(
    mine: Terminal, entry: str, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    with (tmp_path / "film").open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    said = mine("attach", entry, str(tmp_path / name))
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert str(tmp_path / name) in said.err


def test_attaching_to_nothing(mine: Terminal, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PNG)
    assert mine("attach", "nobody", str(tmp_path / "photo.png")).err == "There is no entry nobody.\n"
