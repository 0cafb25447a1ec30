"""Where journals are and what may be put there."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from journal.app import places
from journal.errors import Invalid, ReadOnly, StorageFailed, StorageLost, VaultExists
from tests.disks import read_only


@pytest.mark.parametrize(
    "name",
    [
        "Mine",
        "mine.afterword",
        " Mine ",
        "Été 2026",
        "日記",
        "私の\u3000日記",  # a full-width space
        "یادداشت\u200cهای من",
        "à\u00a0moi",
        "👩\u200d🌾",
        "יומן",
        "a",
        "console",
        "com",
        "v1.2",
        "it's (mine)",
        "x" * 200,
    ],
)
def test_a_name_that_every_disk_takes(name: str) -> None:
    places.check_name(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        (".afterword", "empty"),
        ("a/b", "characters"),
        ("a\\b", "characters"),
        ("a:b", "characters"),
        ('"a"', "characters"),
        ("a\tb", "characters"),
        ("a\0b", "characters"),
        ("a\u202eb", "characters"),
        ("a\ud800b", "characters"),
        ("a\u2028b", "characters"),
        ("\u200b", "empty"),
        (".hidden", "ending"),
        ("..", "ending"),
        ("a.", "ending"),
        ("a .afterword", "ending"),
        ("CON", "reserved"),
        ("con.notes", "reserved"),
        ("Lpt1.afterword", "reserved"),
        ("x" * 201, "long"),
        ("日" * 67, "long"),
    ],
)
def test_a_name_that_some_disk_refuses(name: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        places.check_name(name)
    assert (refused.value.field, refused.value.reason) == ("name", reason)


def test_a_place_is_judged_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "taken.afterword").mkdir()
    (tmp_path / "link.afterword").symlink_to(tmp_path / "nowhere")
    before = set(tmp_path.rglob("*"))
    assert places.check_place(tmp_path, "mine") == tmp_path / "mine.afterword"
    assert places.check_place(tmp_path / "new" / "er", "mine").parent == tmp_path / "new" / "er"
    for taken in ("taken", "link"):
        with pytest.raises(VaultExists):
            places.check_place(tmp_path, taken)
    with pytest.raises(Invalid, match="place"):
        places.check_place(tmp_path / "file", "mine")
    with pytest.raises(Invalid, match="place"):
        places.check_place(tmp_path / "file" / "deeper", "mine")
    assert set(tmp_path.rglob("*")) == before


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with read_only(tmp_path):
        for place in (tmp_path, tmp_path / "new"):
            with pytest.raises(ReadOnly) as refused:
                places.check_place(place, "mine")
            assert refused.value.path == tmp_path


def test_what_people_see_of_a_path(tmp_path: Path) -> None:
    assert places.journal_name(Path("/a/Mine.afterword")) == "Mine"
    assert places.journal_name(Path("/")) == "/"
    assert places.shown_path(tmp_path / "a", tmp_path) == str(Path("~") / "a")
    assert places.shown_path(tmp_path, tmp_path) == str(tmp_path)
    assert places.shown_path(Path("/else"), tmp_path) == "/else"


def test_files_that_leave_are_private(tmp_path: Path) -> None:
    places.save_sheet(tmp_path / "sheet.pdf", b"%PDF")
    places.save_picture(tmp_path / "a" / "b.png", b"PNG")
    for path, held in ((tmp_path / "sheet.pdf", b"%PDF"), (tmp_path / "a" / "b.png", b"PNG")):
        assert path.read_bytes() == held
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_files_that_cannot_leave_are_stated_errors(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises((StorageFailed, StorageLost)):
        places.save_sheet(tmp_path / "nowhere" / "sheet.pdf", b"%PDF")
    with pytest.raises((StorageFailed, StorageLost)):
        places.save_picture(tmp_path / "file" / "x.png", b"PNG")
    with read_only(tmp_path), pytest.raises(ReadOnly):
        places.save_sheet(tmp_path / "sheet.pdf", b"%PDF")


def test_a_chosen_folder_means_the_journal_in_it(tmp_path: Path) -> None:
    assert places.journal_at(tmp_path) == tmp_path
    assert places.journal_at(tmp_path / "nowhere") == tmp_path / "nowhere"
    one = tmp_path / "one.afterword"
    one.mkdir()
    assert places.journal_at(one) == one
    assert places.journal_at(tmp_path) == one
    (tmp_path / "file.afterword").write_text("")
    assert places.journal_at(tmp_path) == one
    (tmp_path / "two.afterword").mkdir()
    assert places.journal_at(tmp_path) == tmp_path
