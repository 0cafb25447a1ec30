from __future__ import annotations

import subprocess
import sys

import pytest

from journal.files.process import command

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for its process")


def said_by(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


@linux
def test_a_hardened_process_leaves_no_core_dump():
    program = """
import ctypes, resource
from journal.files.process import harden
PR_GET_DUMPABLE = 3
before = ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)
harden()
after = ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)
print(before, after, *resource.getrlimit(resource.RLIMIT_CORE))
"""
    assert said_by(program) == ["1", "0", "0", "0"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be replaced there")
def test_starting_anew_replaces_the_process_and_takes_nothing_along():
    program = """
import os, sys
import journal.files.process as process
again = [sys.executable, "-c", "import os; print(os.getpid(), len(os.listdir('/dev/fd')))"]
process.command = lambda arguments: again
kept = open(os.devnull)
print(os.getpid(), flush=True)
process.start_anew([])
"""
    before, after, handles = said_by(program)
    assert after == before
    assert int(handles) <= 4  # input, output, errors, and the one that lists them


def test_the_command_starts_this_program_wherever_one_stands(tmp_path):
    (tmp_path / "journal.py").write_text("raise SystemExit('the wrong journal')", "utf-8")
    line = command(["--version"])
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("afterword ")


def test_a_packaged_program_is_its_own_command(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(["open"]) == [sys.executable, "open"]
