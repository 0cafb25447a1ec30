"""What ends a command: stated errors, faults of ours, Ctrl+C, and outputs that go away."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journal.app import demo, listing
from journal.cli import texts
from tests.cli.test_commands import log
from tests.conftest import PASSPHRASE


def test_a_fault_of_ours_is_a_report_without_what_was_written(terminal: Any, monkeypatch: Any) -> None:
    terminal.new()
    log(terminal, "Zanzibarine")

    def broken(*_: Any) -> None:
        raise KeyError("Zanzibarine")

    monkeypatch.setattr(listing, "first_page", broken)
    ended = terminal("list")
    assert ended.code == texts.BUG == 70
    assert ended.out == ""
    assert ended.err.startswith("Something in Afterword went wrong")
    assert "builtins.KeyError" in ended.err
    assert "cli/test_root.py:" in ended.err
    assert "Afterword 0.0" in ended.err
    for hidden in ("Zanzibarine", "Traceback", str(terminal.folder)):
        assert hidden not in ended.err


def test_the_journal_is_closed_after_a_fault_of_ours(terminal: Any, monkeypatch: Any) -> None:
    terminal.new()
    with monkeypatch.context() as patched:
        patched.setattr(listing, "first_page", lambda *_: 1 / 0)
        assert terminal("list").code == texts.BUG
    assert terminal("list").code == texts.DONE


def test_ctrl_c_ends_quietly(terminal: Any, monkeypatch: Any) -> None:
    terminal.new()

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(listing, "first_page", interrupted)
        ended = terminal("list")
    assert ended.code == texts.STOPPED == 130
    assert ended.out == ""
    assert ended.err.strip() == ""
    assert terminal("list").code == texts.DONE


def test_usage_errors_say_what_is_wrong(terminal: Any) -> None:
    for wrong in (("nonsense",), ("list", "--nonsense"), ("list", "--limit", "0"), ("show",)):
        ended = terminal(*wrong)
        assert ended.code == texts.USAGE, wrong
        assert "Error:" in ended.err


@pytest.mark.parametrize("asked", [("--help",), ("-h",), ("--version",), ("log", "--help")])
def test_help_and_version_are_no_errors(terminal: Any, asked: tuple[str, ...]) -> None:
    ended = terminal.bare(*asked)
    assert ended.code == texts.DONE
    assert "afterword" in ended.out


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_what_the_output_has_no_sign_for_ends_no_command(
    terminal: Any, monkeypatch: Any, encoding: str
) -> None:
    terminal.new()
    log(terminal, "Ω 🙂 陈晓")
    held = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(held, encoding, errors="strict", write_through=True))
    assert terminal("list").code == texts.DONE
    assert held.getvalue()
    held.seek(0)
    held.truncate()
    assert terminal("list", "--json").code == texts.DONE
    (row,) = json.loads(held.getvalue().decode(encoding))
    assert row["title"] == "Ω 🙂 陈晓"


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
def test_a_name_that_is_no_text_is_told_as_it_is_and_in_json_as_json(
    terminal: Any, monkeypatch: Any, tmp_path: Path
) -> None:
    terminal.new()
    log(terminal, "A")
    held = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(held, "utf-8", errors="strict", write_through=True))
    out = tmp_path / os.fsdecode(b"\xff.txt")
    assert terminal("export", "--format", "text", "--out", str(out)).code == texts.DONE
    assert held.getvalue() == os.fsencode(out) + b"\n"
    held.seek(0)
    held.truncate()
    again = tmp_path / os.fsdecode(b"\xfe.txt")
    assert terminal("export", "--format", "text", "--out", str(again), "--json").code == texts.DONE
    assert json.loads(held.getvalue().decode("utf-8"))["path"] == str(again)


def test_a_path_in_an_error_steers_no_terminal(terminal: Any, tmp_path: Path) -> None:
    terminal.new()
    said = terminal("archive", "--out", str(tmp_path / "a\x1b[31m" / "all.json"))
    assert said.code == texts.STATED
    assert "\x1b" not in said.err


def test_an_unknown_home_is_said(terminal: Any) -> None:
    ended = terminal.bare("--journal", "~nobody-of-that-name/x", "list")
    assert ended.code == texts.USAGE
    assert texts.NO_HOME in ended.err


@pytest.fixture
def process(tmp_path: Path, machine: Any) -> Any:
    """Give a function that starts `afterword` on a journal with many entries, as a process of its own."""
    folder = demo.make(tmp_path, machine)
    secret = tmp_path / "passphrase"
    secret.write_text(demo.PASSPHRASE, "utf-8")

    def start(*arguments: str, **streams: Any) -> subprocess.Popen[bytes]:
        given = ("--journal", str(folder), "--passphrase-file", str(secret))
        environment = os.environ | {"AFTERWORD_CONFIG": str(tmp_path / "config")}
        return subprocess.Popen(
            [sys.executable, "-m", "journal", *given, *arguments],
            env=environment,
            stderr=subprocess.PIPE,
            **streams,
        )

    return start


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is something else there")
def test_a_reader_that_has_enough_is_no_error(process: Any) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # gone before the first line: `| head -0`
    running = process("list", "--limit", "1000", stdout=writing)
    os.close(writing)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (texts.DONE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_is_full_is_said(process: Any) -> None:
    with Path("/dev/full").open("wb") as full:
        running = process("list", stdout=full)
        _, err = running.communicate(timeout=60)
    assert running.returncode == texts.STATED
    assert err.decode().strip() == texts.NO_OUTPUT


def test_no_passphrase_is_ever_in_what_is_said(terminal: Any) -> None:
    terminal.new()
    for arguments in (("list",), ("show", "x"), ("check", "--deep"), ("log", "feedback", "--title", "")):
        ended = terminal(*arguments)
        assert PASSPHRASE not in ended.out + ended.err
