"""What a hostile pack makes the app do, seen from outside: no file opened, no process, no connection."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TESTS = "tests/ui/guides/test_hostile.py"
BAIT = "afterword-bait"
CALLS = "trace=%file,%process,%network"
# Connections within the computer are the session's own: X, D-Bus, the name service of users.
CONNECTS = re.compile(r"(?:connect|sendto|sendmsg)\(.*sa_family=AF_INET")


def wrapped() -> list[str]:
    """The command that traces without a network; skips where the machine does not allow it."""
    unshare, strace = shutil.which("unshare"), shutil.which("strace")
    if unshare is None or strace is None:
        pytest.skip("unshare and strace are needed to look from outside")
    if subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine allows no namespaces to an ordinary user")
    if subprocess.run([unshare, "-rn", strace, "-f", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine allows no tracing")
    return [unshare, "-rn", strace, "-f", "-qq", "-e", CALLS, "-s", "300"]


def test_a_hostile_pack_opens_nothing(tmp_path):
    trace = tmp_path / "trace.txt"
    line = [
        *wrapped(),
        "-o",
        str(trace),
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        TESTS,
    ]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    calls = trace.read_text("utf-8", "replace").splitlines()
    assert len(calls) > 1000, "nothing was traced"
    assert [call for call in calls if BAIT in call] == []
    assert [call for call in calls if CONNECTS.search(call)] == []
    programs = [call for call in calls if "execve(" in call and " = 0" in call]
    assert [call for call in programs if "xdg-open" in call or "browser" in call] == []
