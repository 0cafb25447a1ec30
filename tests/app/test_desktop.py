"""Opening packs by double click: real files, read by the tools of the desktop where they are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journal.app import desktop
from journal.app.desktop import ENTRY, FILES, PACK_TYPE, Desktop
from journal.errors import ReadOnly, StorageLost
from tests.disks import read_only

PACK = Path(__file__).parent.parent.parent / "resources" / "demo" / "listening-first.pack.toml"
SHOW_ARGUMENTS = """#!{python}
import json, sys
with open({out!r}, "w") as file:
    json.dump(sys.argv[1:], file)
"""


@pytest.fixture
def at(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path / "data", tmp_path / "config", ("/opt/afterword/afterword",))


def files(at: Desktop) -> set[str]:
    """What is there and is not made by the tools of the desktop out of it."""
    found = {path.relative_to(at.data).as_posix() for path in at.data.rglob("*") if path.is_file()}
    return {name for name in found if name in FILES or not name.startswith(("mime/", "applications/"))}


def ask(at: Desktop, *line: str) -> str:
    """What a tool of the desktop answers for that user; skips where it is not installed."""
    if shutil.which(line[0]) is None:
        pytest.skip(f"{line[0]} is not installed")
    around = os.environ | {
        "HOME": str(at.data.parent),
        "XDG_DATA_HOME": str(at.data),
        "XDG_CONFIG_HOME": str(at.config),
        "XDG_CURRENT_DESKTOP": "",
    }
    done = subprocess.run(line, env=around, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def test_it_is_set_up_and_taken_away(at: Desktop) -> None:
    assert not desktop.is_set_up(at)
    desktop.set_up(at)
    assert desktop.is_set_up(at)
    assert files(at) == set(FILES)
    desktop.set_up(at)
    assert files(at) == set(FILES)
    desktop.take_away(at)
    assert not desktop.is_set_up(at)
    assert files(at) == set()
    assert desktop.take_away(at) == ()


def test_an_app_that_has_moved_is_not_set_up_until_it_is_done_again(at: Desktop) -> None:
    desktop.set_up(at)
    moved = at._replace(command=("/home/me/afterword",))
    assert not desktop.is_set_up(moved)
    desktop.set_up(moved)
    assert desktop.is_set_up(moved)


def test_without_any_tool_the_files_are_there_and_the_tools_are_named(at: Desktop, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert desktop.set_up(at) == ("update-mime-database", "update-desktop-database")
    assert desktop.is_set_up(at)
    assert desktop.take_away(at) == ("update-mime-database", "update-desktop-database")
    assert files(at) == set()


def test_other_programs_keep_their_places(at: Desktop) -> None:
    others = {
        at.data / "applications/editor.desktop": "[Desktop Entry]\n",
        at.data / "mime/packages/other.xml": PACK.read_text("utf-8"),
        at.config / "mimeapps.list": "[Default Applications]\ntext/plain=editor.desktop\n",
    }
    for path, text in others.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    desktop.set_up(at)
    desktop.take_away(at)
    assert {path: path.read_text("utf-8").replace("\n\n", "\n") for path in others} == {
        path: text.replace("\n\n", "\n") for path, text in others.items()
    }


def test_a_list_of_defaults_that_is_a_link_stays_one(at: Desktop, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.list"
    kept.write_text(f"[Default Applications]\n{PACK_TYPE}=afterword.desktop\na/b=c.desktop\n", "utf-8")
    at.config.mkdir()
    (at.config / "mimeapps.list").symlink_to(kept)
    desktop.take_away(at)
    assert (at.config / "mimeapps.list").is_symlink()
    assert kept.read_text("utf-8") == "[Default Applications]\na/b=c.desktop\n"


def test_a_place_that_cannot_be_written_to_is_stated(at: Desktop) -> None:
    at.data.mkdir()
    with read_only(at.data), pytest.raises(ReadOnly):
        desktop.set_up(at)
    assert not desktop.is_set_up(at)


def test_something_in_the_way_is_stated(at: Desktop) -> None:
    at.data.write_text("a file", "utf-8")
    with pytest.raises(StorageLost):
        desktop.set_up(at)


def test_where_the_folders_are(tmp_path: Path) -> None:
    usual = desktop.of_user({}, tmp_path, "linux")
    assert usual is not None
    assert (usual.data, usual.config) == (tmp_path / ".local/share", tmp_path / ".config")
    assert Path(usual.command[0]).is_absolute()
    named = desktop.of_user({"XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "relative"}, tmp_path, "linux")
    assert named is not None
    assert (named.data, named.config) == (Path("/data"), tmp_path / ".config")
    assert desktop.of_user({}, tmp_path, "darwin") is None
    assert desktop.of_user({}, tmp_path, "win32") is None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["/usr/bin/afterword"], "/usr/bin/afterword open %f"),
        (["/usr/bin/python3", "-P", "-m", "journal"], "/usr/bin/python3 -P -m journal open %f"),
        (["/a b/c"], '"/a b/c" open %f'),
        (["/a%f/c"], '"/a%%f/c" open %f'),
        (['/a"b'], r'"/a\\"b" open %f'),
        (["/a$b`c"], r'"/a\\$b\\`c" open %f'),
        (["/a\\b"], r'"/a\\\\b" open %f'),
        (["/a\nExec=b"], r'"/a\nExec=b" open %f'),
    ],
)
def test_the_command_is_written_as_the_standard_says(words: list[str], line: str) -> None:
    # Desktop Entry Specification 1.5, "The Exec key": four backslashes stand for one in quotes.
    assert desktop.exec_line(words) == line


# What the desktop makes of it


@pytest.mark.parametrize("program", ["/opt/afterword", '/opt/my "own" $app/after%word'])
def test_the_entry_is_valid(at: Desktop, program: str) -> None:
    desktop.set_up(at._replace(command=(program,)))
    assert ask(at, "desktop-file-validate", str(at.data / ENTRY)) == ""


def test_a_pack_is_known_by_its_name_and_opened_by_the_app(at: Desktop, tmp_path: Path) -> None:
    if shutil.which("update-mime-database") is None:
        pytest.skip("update-mime-database is not installed")
    pack, other = tmp_path / "kind words – été.pack.toml", tmp_path / "other.toml"
    for path in (pack, other):
        shutil.copy(PACK, path)
    assert desktop.set_up(at) == ()
    assert ask(at, "xdg-mime", "query", "filetype", str(pack)) == PACK_TYPE
    assert ask(at, "xdg-mime", "query", "filetype", str(other)) != PACK_TYPE
    assert ask(at, "xdg-mime", "query", "default", PACK_TYPE) == "afterword.desktop"
    desktop.take_away(at)
    assert ask(at, "xdg-mime", "query", "filetype", str(pack)) != PACK_TYPE
    assert ask(at, "xdg-mime", "query", "default", PACK_TYPE) == ""


def test_the_desktop_starts_the_app_with_the_file(at: Desktop, tmp_path: Path) -> None:
    """The real thing, from a folder whose name has everything that has to be quoted."""
    place = tmp_path / "my \"own\" $HOME `app` \\n = 'x'"  # GLib finds no % here
    place.mkdir()
    program, out = place / "after word", tmp_path / "arguments.json"
    program.write_text(SHOW_ARGUMENTS.format(python=sys.executable, out=str(out)), "utf-8")
    program.chmod(0o700)
    pack = tmp_path / 'kind "words" $1 – été.pack.toml'
    shutil.copy(PACK, pack)
    desktop.set_up(at._replace(command=(str(program), "-P")))
    # The program has the same output, so its end is waited for too.
    ask(at, "gio", "launch", str(at.data / ENTRY), str(pack))
    assert json.loads(out.read_text("utf-8")) == ["-P", "open", str(pack)]
