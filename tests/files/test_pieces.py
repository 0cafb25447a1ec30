"""Large files: whole at their place or not there at all, also when the process is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal.files import pieces
from journal.files.pieces import FileToWrite


@pytest.fixture(params=[True, False], ids=["nameless", "named"])
def nameless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways: files without a name, and what is done where the system knows none."""
    if not request.param:
        monkeypatch.setattr(pieces, "_NAMELESS", 0)


@pytest.mark.usefixtures("nameless")
def test_a_file_is_at_its_place_when_it_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    file = FileToWrite(path)
    file.write(b"new ")
    file.write(b"words")
    assert path.read_bytes() == b"old"
    file.finish()
    file.drop()
    assert path.read_bytes() == b"new words"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("nameless")
def test_nothing_stays_of_what_is_dropped(tmp_path: Path) -> None:
    file = FileToWrite(tmp_path / "file")
    file.write(b"words")
    file.drop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="Linux alone has files without a name")
def test_nothing_stays_when_the_process_is_killed(tmp_path: Path) -> None:
    try:
        os.close(os.open(tmp_path, os.O_WRONLY | os.O_TMPFILE, 0o600))
    except OSError:
        pytest.skip("this disk has no files without a name")
    writing = (
        "import os, signal, sys, pathlib; from journal.files.pieces import FileToWrite\n"
        "file = FileToWrite(pathlib.Path(sys.argv[1])); file.write(b'words' * 100_000)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", writing, str(tmp_path / "file")], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []
