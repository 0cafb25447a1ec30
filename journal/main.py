"""The composition root: the one place that knows the clock, chance, the folders and every layer."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from journal.app.journal import Machine
from journal.cli.entry import run
from journal.cli.setup import Setup, Wish
from journal.files.process import command, harden, start_anew

APP = "afterword"
CONFIG_VARIABLE = "AFTERWORD_CONFIG"  # another folder for the preferences, for portable copies and trials


def local_now() -> datetime:
    """The local time with its UTC offset."""
    return datetime.now().astimezone()


def version() -> str:
    """The app's version, as it was installed."""
    from importlib import metadata

    return metadata.version(APP)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `afterword` with these arguments, by default the process's own; gives the exit code."""
    harden()
    setup = Setup(machine=_machine(), config=_config_folder(), open_window=_open_window, demo=_demo)
    return run(setup, version, sys.argv[1:] if arguments is None else arguments)


def _machine() -> Machine:
    return Machine(local_now, os.urandom)


def _config_folder() -> Path:
    if named := os.environ.get(CONFIG_VARIABLE):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def _open_window(wish: Wish) -> int:
    # Almost nothing made before the first paint is garbage, and looking for it is a tenth of the start.
    gc.disable()
    from journal.ui.application import Start, run_window

    start = Start(
        machine=_machine(),
        config=_config_folder(),
        version=version,
        journal=wish.journal,
        geometry=_bytes_of(wish.place),
        passphrase=wish.passphrase,
        demo=wish.demo,
        pack=wish.pack,
        started=gc.enable,
    )
    ended = run_window(start)
    if ended.locked is None:
        return ended.code
    again = ["--journal", str(ended.locked), "open", "--window", _text_of(ended.geometry)]
    if wish.demo:
        again.append("--demo")
    if ended.pack is not None:
        again.append(str(ended.pack))
    return start_anew(again)


def _bytes_of(place: str) -> bytes:
    if not place:
        return b""
    import base64

    return base64.urlsafe_b64decode(place)


def _text_of(place: bytes) -> str:
    import base64

    return base64.urlsafe_b64encode(place).decode("ascii")


def _demo(screenshots: Path | None, looks: tuple[str, ...]) -> int:
    import tempfile

    from journal.app import demo

    with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder:
        place, config = demo.make(Path(folder), _machine()), Path(folder) / "config"
        if screenshots is None:
            return _watch_demo(place, config, demo.PASSPHRASE)
        from journal.ui.application import Start
        from journal.ui.screenshots import LOOKS, take

        start = Start(_machine(), config, version, place)
        return take(start, demo.PASSPHRASE, screenshots, looks or LOOKS)


def _watch_demo(journal: Path, config: Path, passphrase: str) -> int:
    """Run the window on the demo journal in a process of its own: locking replaces that one, not this."""
    import subprocess

    line = command(["--journal", str(journal), "--passphrase-file", "-", "open", "--demo"])
    environment = os.environ | {CONFIG_VARIABLE: str(config)}
    return subprocess.run(line, input=passphrase.encode() + b"\n", env=environment, check=False).returncode
