from __future__ import annotations

import stat
from pathlib import Path

import pytest

from journal.app import places
from journal.errors import Invalid, StorageLost, VaultExists

HOME = Path("/home/mara")


@pytest.mark.parametrize("name", ["Personal", "Zwischen den Zeilen", "日記", "v1.2", "a & b", "Con fuoco"])
def test_a_good_name_is_taken(name):
    places.check_name(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "empty"),
        (".afterword", "empty"),
        ("a:b", "characters"),
        ("a\nb", "characters"),
        ("a\u202eb", "characters"),
        (".a", "ending"),
        ("a.", "ending"),
        ("NUL", "reserved"),
        ("com1.notes", "reserved"),
        ("x" * 201, "long"),
        ("語" * 67, "long"),
    ],
)
def test_a_name_that_some_system_refuses_is_refused(name, reason):
    with pytest.raises(Invalid) as raised:
        places.check_name(name)
    assert (raised.value.field, raised.value.reason) == ("name", reason)


def test_the_ending_is_not_doubled():
    assert places.folder_named(HOME, "Mine.afterword") == HOME / "Mine.afterword"
    assert places.folder_named(HOME, " Mine ") == HOME / "Mine.afterword"


def test_a_place_need_not_be_there_yet(tmp_path):
    assert places.check_place(tmp_path / "a" / "b", "c") == tmp_path / "a" / "b" / "c.afterword"
    assert list(tmp_path.iterdir()) == []


def test_even_a_broken_link_is_something_that_is_there(tmp_path):
    (tmp_path / "c.afterword").symlink_to(tmp_path / "gone")
    with pytest.raises(VaultExists):
        places.check_place(tmp_path, "c")


def test_a_file_is_no_place(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Invalid) as raised:
        places.check_place(tmp_path / "file", "c")
    assert raised.value.field == "place"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (HOME / "Afterword" / "P.afterword", "~/Afterword/P.afterword"),
        (HOME, "/home/mara"),
        (Path("/home/maraschino/P"), "/home/maraschino/P"),
    ],
)
def test_home_is_shown_as_a_tilde(path, shown):
    assert places.shown_path(path, HOME) == shown


def test_a_journal_is_called_as_its_folder():
    assert places.journal_name(HOME / "Evening.afterword") == "Evening"


def test_the_folder_above_the_only_journal_means_it(tmp_path):
    (tmp_path / "one.afterword").mkdir()
    assert places.journal_at(tmp_path) == tmp_path / "one.afterword"
    assert places.journal_at(tmp_path / "one.afterword") == tmp_path / "one.afterword"
    (tmp_path / "two.afterword").mkdir()
    assert places.journal_at(tmp_path) == tmp_path
    assert places.journal_at(tmp_path / "gone") == tmp_path / "gone"


def test_a_sheet_is_kept_for_its_owner_only(tmp_path):
    places.save_sheet(tmp_path / "sheet.pdf", b"%PDF")
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600
    with pytest.raises(StorageLost):
        places.save_sheet(tmp_path / "gone" / "sheet.pdf", b"%PDF")
