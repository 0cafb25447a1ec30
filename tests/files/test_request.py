from __future__ import annotations

import os
from pathlib import Path

import pytest

from journal.files.request import PATH_LIMIT, SHOW_NAME, Asked, request_show, request_waits, show_requested


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Mine.afterword"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "kind words – été.pack.toml"
    path.write_text("format = 1", "utf-8")
    return path


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_wish_to_be_shown_is_heard_once(folder: Path) -> None:
    assert show_requested(folder) is None
    assert request_show(folder)
    assert request_show(folder)
    assert (folder / SHOW_NAME).read_bytes() == b""
    assert show_requested(folder) == Asked()
    assert show_requested(folder) is None


def test_a_pack_is_named_and_the_wish_goes_when_it_was_read(folder: Path, pack: Path) -> None:
    assert request_show(folder, pack)
    assert request_waits(folder)
    assert left(folder) == [SHOW_NAME]
    assert (folder / SHOW_NAME).stat().st_mode & 0o777 == 0o600
    assert show_requested(folder) == Asked(pack)
    assert left(folder) == []
    assert not request_waits(folder)


def test_a_wish_for_the_window_does_not_take_a_pack_away(folder: Path, pack: Path) -> None:
    request_show(folder, pack)
    assert request_show(folder)
    assert show_requested(folder) == Asked(pack)


def test_the_last_pack_counts(folder: Path, pack: Path) -> None:
    other = pack.with_name("other.pack.toml")
    other.touch()
    request_show(folder)
    assert request_show(folder, pack)
    assert request_show(folder, other)
    assert show_requested(folder) == Asked(other)


def test_what_would_not_be_taken_is_not_asked(folder: Path, pack: Path, monkeypatch) -> None:
    monkeypatch.chdir(pack.parent)
    unnamed = pack.with_name(os.fsdecode(b"caf\xe9.pack.toml"))
    unnamed.touch()
    for path in (pack.with_name("gone.pack.toml"), Path(pack.name), pack.parent, unnamed):
        assert not request_show(folder, path)
    assert left(folder) == []


@pytest.mark.parametrize(
    "told",
    [
        "kind words – été.pack.toml",
        "{folder}",
        "{pack}\n",
        "{pack}\0",
        "\x1b]0;{pack}",
        "{pack}\u2028",
        "file://{pack}",
        "{pack}" + "/." * PATH_LIMIT,
        "/dev/null",
        "/nowhere/at-all.pack.toml",
        '{{"pack": "{pack}"}}',
        "x" * 300_000,
    ],
    ids=lambda told: repr(told[:24]),
)
def test_garbage_only_shows_the_window(folder: Path, pack: Path, monkeypatch, told: str) -> None:
    monkeypatch.chdir(pack.parent)
    (folder / SHOW_NAME).write_text(told.format(folder=folder, pack=pack), "utf-8")
    assert show_requested(folder) == Asked()
    assert left(folder) == []


@pytest.mark.parametrize("told", [b"\xff\xfe/\x00t", b"\xc0\xaf", bytes(range(256))])
def test_bytes_that_are_no_text_only_show_the_window(folder: Path, told: bytes) -> None:
    (folder / SHOW_NAME).write_bytes(told)
    assert show_requested(folder) == Asked()
    assert left(folder) == []


def test_a_link_is_not_followed(folder: Path, pack: Path) -> None:
    elsewhere = pack.with_name("elsewhere")
    elsewhere.write_text(str(pack), "utf-8")
    (folder / SHOW_NAME).symlink_to(elsewhere)
    assert show_requested(folder) == Asked()
    assert elsewhere.is_file()
    assert left(folder) == []


def test_a_pipe_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / SHOW_NAME)
    assert show_requested(folder) == Asked()
    assert left(folder) == []


def test_a_folder_in_its_place_is_met_calmly(folder: Path, pack: Path) -> None:
    (folder / SHOW_NAME).mkdir()
    assert not request_show(folder, pack)
    assert show_requested(folder) == Asked()
    assert show_requested(folder) is None


def test_nothing_can_be_asked_where_nothing_is(tmp_path: Path, pack: Path) -> None:
    assert not request_show(tmp_path / "gone", pack)
    assert show_requested(tmp_path / "gone") is None
