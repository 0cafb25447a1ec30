"""Where `new` makes a journal, and where it refuses and leaves nothing behind."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from journal.cli import texts
from journal.errors import StorageFailed
from journal.vault import folder as vault
from tests.disks import read_only


def new(terminal: Any, path: str) -> Any:
    return terminal.bare("--passphrase-file", str(terminal.secret), "new", path)


def below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.fixture
def there(terminal: Any, tmp_path: Path, monkeypatch: Any) -> Path:
    """A folder that the terminal stands in."""
    folder = tmp_path / "there"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("plain", "plain.afterword"),
        ("ended.afterword", "ended.afterword"),
        ("slash/", "slash.afterword"),
        ("ended.afterword/", "ended.afterword"),
        ("./dot", "dot.afterword"),
        ("~/home", "home.afterword"),
        ("a/b/deep", "a/b/deep.afterword"),
        ("two words ü", "two words ü.afterword"),
        ("v1.2", "v1.2.afterword"),
    ],
)
def test_a_journal_is_made_where_it_is_meant(terminal: Any, there: Path, path: str, made: str) -> None:
    done = new(terminal, path)
    assert done.code == 0, done.err
    assert (there / made).is_dir()
    for folder in [there / made, *(there / made).parents]:
        if folder == there:
            break
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    # It is remembered by its whole path: the next command stands elsewhere.
    os.chdir(there.parent)
    assert terminal.bare("--passphrase-file", str(terminal.secret), "list").code == 0


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "empty"),
        (".", "empty"),
        ("/", "empty"),
        ("..", "ending"),
        ("a/..", "ending"),
        (".afterword", "empty"),
        (".hidden", "ending"),
        ("con", "reserved"),
        ("new\nline", "characters"),
        ("what?", "characters"),
        ("x" * 300, "long"),
    ],
)
def test_an_unfit_name_is_refused_before_anything_is_made(
    terminal: Any, there: Path, path: str, reason: str
) -> None:
    refused = new(terminal, path)
    assert (refused.code, refused.out) == (texts.STATED, "")
    assert refused.err.strip() == texts.UNFIT_NAMES[reason]
    assert below(there) == set()


def test_every_reason_for_refusing_a_name_has_words() -> None:
    import inspect

    from journal.app import places

    source = inspect.getsource(places.check_name)
    assert all(f'"{reason}"' in source for reason in texts.UNFIT_NAMES)
    assert source.count("raise Invalid") == len(texts.UNFIT_NAMES)


def test_a_file_in_the_way_is_left_as_it_is(terminal: Any, there: Path) -> None:
    (there / "taken.afterword").write_text("mine")
    (there / "file").write_text("mine")
    before = below(there)
    taken, above = new(terminal, "taken"), new(terminal, "file/inside/deeper")
    assert "left as it is" in taken.err
    assert above.err.strip() == texts.NO_FOLDER
    assert taken.code == above.code == texts.STATED
    assert below(there) == before
    assert (there / "file").read_text() == "mine"


def test_a_folder_that_cannot_be_written_to_is_said(terminal: Any, there: Path) -> None:
    with read_only(there):
        for path in (str(there / "here"), str(there / "above" / "here")):
            refused = new(terminal, path)
            assert refused.code == texts.STATED
            assert "cannot be written to" in refused.err
    assert below(there) == set()


def test_a_place_is_judged_before_a_passphrase_is_made_up(terminal: Any, there: Path) -> None:
    assert terminal.bare("new", "--suggest", "..").out == ""


def test_a_making_that_fails_takes_its_folders_with_it(terminal: Any, there: Path, monkeypatch: Any) -> None:
    def fails(folder: Path, *_: Any, **__: Any) -> None:
        raise StorageFailed(folder, "EIO")

    monkeypatch.setattr(vault, "create", fails)
    failed = new(terminal, "a/b/mine")
    assert failed.code == texts.STATED
    assert "EIO" in failed.err
    assert below(there) == set()
