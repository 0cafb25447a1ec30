"""Processes: no core dumps, starting anew without what was held in memory, and tools of the system."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

PR_SET_DUMPABLE = 4  # linux/prctl.h
TOOL_PATIENCE = 30  # seconds


def harden() -> None:
    """Keep what is in memory out of core dumps, where the system has a way to ask for it."""
    try:
        import resource
    except ImportError:  # Windows writes no dumps of a program's memory unless it is set up to
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def command(arguments: Sequence[str]) -> list[str]:
    """Give the command line that starts this program with these arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    # -P: a folder named journal where the person stands must not be taken for the program.
    return [sys.executable, "-P", "-m", "journal", *arguments]


def start_anew(arguments: Sequence[str]) -> int:
    """Replace this process by a fresh one: nothing that it held stays in memory.

    Does not return where a process can be replaced. On Windows it cannot: a new one is started, and the
    caller is to end with the code that this gives.
    """
    line = command(arguments)
    if os.name != "nt":
        os.execv(line[0], line)  # noqa: S606 - no shell is wanted
    import subprocess

    subprocess.Popen(line, close_fds=True)
    return 0


def run_tool(name: str, arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Run a tool of the system that need not be there, quietly; False when it is not, or fails.

    `environment` comes on top of the process's own.
    """
    import shutil
    import subprocess

    if (program := shutil.which(name)) is None:
        return False
    try:
        done = subprocess.run(
            [program, *arguments],
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TOOL_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
