"""The composition root: the one place that knows the clock, chance, the folders and every layer."""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from journal.app.journal import Machine
from journal.cli.root import run
from journal.cli.setup import Setup
from journal.files.process import harden, start_anew

APP = "afterword"


def local_now() -> datetime:
    """The local time with its UTC offset."""
    return datetime.now().astimezone()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `afterword` with these arguments, by default the process's own; gives the exit code."""
    harden()
    setup = Setup(
        machine=Machine(local_now, os.urandom),
        config=_config_folder(),
        open_window=_open_window,
        demo=_demo,
    )
    return run(setup, version(APP), sys.argv[1:] if arguments is None else arguments)


def _config_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def _open_window(journal: Path | None, geometry: str) -> int:
    from journal.ui.application import Start, run_window

    start = Start(
        machine=Machine(local_now, os.urandom),
        config=_config_folder(),
        version=version(APP),
        journal=journal,
        geometry=base64.urlsafe_b64decode(geometry) if geometry else b"",
    )
    ended = run_window(start)
    if ended.locked is None:
        return ended.code
    held = base64.urlsafe_b64encode(ended.geometry).decode("ascii")
    return start_anew(["--journal", str(ended.locked), "open", "--window", held])


def _demo(screenshots: Path | None) -> int:
    from journal.ui.demo import run_demo, take_screenshots

    machine = Machine(local_now, os.urandom)
    if screenshots is None:
        return run_demo(machine, version(APP))
    return take_screenshots(machine, version(APP), screenshots)
