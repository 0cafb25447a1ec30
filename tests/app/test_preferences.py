"""Preferences of this computer: whatever is in the file, the app starts."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.app import preferences
from journal.app.preferences import FILE_NAME, RECENT_MAX, Preferences
from journal.errors import ReadOnly, StorageFailed, StorageLost
from tests.disks import read_only

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
CHOSEN = Preferences("dark", 125, "wide", "en", ("/a/one.afterword", "/b/two.afterword"))


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert preferences.load(tmp_path / "nowhere") == Preferences()
    assert Preferences().last_journal is None


def test_what_was_chosen_is_there_again_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "config"
    preferences.save(folder, CHOSEN)
    assert preferences.load(folder) == CHOSEN
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "held", [b"", b"{", b"\xff\xfe", b"null", b"[]", b"3", b'"x"', b"{} {}", b"[" * 100_000, b"\0" * 100]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, held: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(held)
    assert preferences.load(tmp_path) == Preferences()
    preferences.save(tmp_path, CHOSEN)
    assert preferences.load(tmp_path) == CHOSEN


def test_a_folder_in_its_place_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert preferences.load(tmp_path) == Preferences()
    assert preferences.save_quietly(tmp_path, CHOSEN) is not None


@pytest.mark.parametrize("name", ["theme", "text_size", "writing_width", "language"])
@pytest.mark.parametrize("value", [None, 7, -1, "", "nonsense", [], {}, True, 100.5, ["dark"]])
def test_an_unfit_value_has_its_default_and_the_others_stay(tmp_path: Path, name: str, value: Any) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps(CHOSEN._asdict() | {name: value, "unknown": 1}), "utf-8")
    expected = CHOSEN._asdict() | {name: Preferences()._asdict()[name]}
    assert preferences.load(tmp_path)._asdict() == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.dictionaries(st.sampled_from([*CHOSEN._asdict(), "other"]), JSON, max_size=6))
def test_no_json_stops_the_app(tmp_path: Path, held: dict[str, Any]) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps(held), "utf-8")
    loaded = preferences.load(tmp_path)
    assert loaded.theme in preferences.THEMES
    assert loaded.text_size in preferences.TEXT_SIZES
    assert all(isinstance(journal, str) for journal in loaded.journals)


def test_journals_that_are_no_paths_are_left_out(tmp_path: Path) -> None:
    held = {"journals": ["/a", 3, None, "/b", *(f"/{number}" for number in range(20))]}
    (tmp_path / FILE_NAME).write_text(json.dumps(held), "utf-8")
    loaded = preferences.load(tmp_path)
    assert loaded.journals[:2] == ("/a", "/b")
    assert len(loaded.journals) == RECENT_MAX


def test_the_journal_opened_last_comes_first_and_once() -> None:
    chosen = Preferences()
    for number in (*range(RECENT_MAX + 3), 5):
        chosen = chosen.opened(Path(f"/{number}"))
    assert chosen.last_journal == Path("/5")
    assert len(chosen.journals) == len(set(chosen.journals)) == RECENT_MAX
    assert chosen.journals[1] == f"/{RECENT_MAX + 2}"


def test_a_folder_that_cannot_be_written_to_gives_the_error_and_breaks_nothing(tmp_path: Path) -> None:
    preferences.save(tmp_path, CHOSEN)
    with read_only(tmp_path):
        error = preferences.save_quietly(tmp_path, Preferences())
        assert isinstance(error, ReadOnly)
        with pytest.raises(ReadOnly):
            preferences.save(tmp_path / "new", Preferences())
    assert preferences.load(tmp_path) == CHOSEN


def test_a_file_where_the_folder_should_be_gives_the_error(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("")
    error = preferences.save_quietly(tmp_path / "config", CHOSEN)
    assert isinstance(error, StorageFailed | StorageLost)
    assert preferences.load(tmp_path / "config") == Preferences()
