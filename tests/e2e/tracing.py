"""What a process asked the system for, as strace tells."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import need

_SOCKET = re.compile(r"\bsocket(?:pair)?\(([A-Z0-9_]+)")
# A call during which another thread was heard is noted in two parts: it counts as done.
_DONE = r"(?:\) = \d|<unfinished)"
_NAME = r"\"((?:[^\"\\]|\\.)*)\""
_OPENED = re.compile(rf"\b(?:openat|creat|open)\((?:[^\"]*, )?{_NAME}[^)]*{_DONE}")
_MADE = re.compile(rf"\b(?:mkdir|mkdirat|link|linkat|symlink|symlinkat|mknod)\([^\"]*{_NAME}.*{_DONE}")
_MOVED = re.compile(rf"\brename(?:at2?)?\(.*{_NAME}(?:, [A-Z_|0-9]+)?{_DONE}")
_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "creat(")


def traced(calls: str, log: Path) -> tuple[str, ...]:
    """The beginning of a command line that notes those system calls of what it runs in `log`."""
    strace = need("strace")
    if subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        pytest.skip("tracing is not allowed here")
    return (strace, "-f", "-qq", "-s", "4096", "-e", f"trace={calls}", "-o", str(log))


def families(log: Path) -> list[str]:
    """The address family of every socket that was made."""
    return _SOCKET.findall(log.read_text("utf-8", "replace"))


def written(log: Path) -> set[str]:
    """Every path that was opened for writing, made, or moved to. Relative ones are as they were given."""
    found = set()
    for line in log.read_text("utf-8", "replace").splitlines():
        opened = _OPENED.search(line)
        if opened and any(flag in line for flag in _WRITING):
            found.add(opened[1])
        for other in (_MADE.search(line), _MOVED.search(line)):
            if other:
                found.add(other[1])
    return found
