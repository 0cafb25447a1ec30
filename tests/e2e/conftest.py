"""The app as a process, on a display of the tests' own or on none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.app import opening, preferences
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.e2e.app import App, Display
from tests.e2e.waiting import until

SCREEN = "1400x1000x24"


def need(program: str) -> str:
    """The path of a program that `packaging/dev.py test` installs; its absence is a failure."""
    found = shutil.which(program)
    if found is None:
        pytest.fail(f"{program} is missing; `python3 packaging/dev.py test` installs it", pytrace=False)
    return found


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """A screen with a window manager and a keyboard."""
    xvfb, openbox, xdotool = need("Xvfb"), need("openbox"), need("xdotool")
    home = tmp_path_factory.mktemp("display")
    read, write = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp", "-dpi", "96"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    environment = {"PATH": os.environ["PATH"], "DISPLAY": f":{number}", "HOME": str(home)}
    manager = subprocess.Popen(
        [openbox], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    screen = Display(f":{number}", xdotool, environment)
    until(screen.is_managed, what="the window manager to be there")
    yield screen
    for process in (manager, server):
        process.terminate()
        process.wait(10)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Give a function that starts the app in a home of its own under `tmp_path`."""
    running: list[App] = []

    def begin(*arguments: str, display: Display | None = None, wrapped: tuple[str, ...] = ()) -> App:
        app = App(tmp_path, arguments, display, wrapped, number=len(running))
        running.append(app)
        return app

    yield begin
    for app in running:
        app.kill()


@pytest.fixture
def made(tmp_path: Path, machine: Machine) -> Path:
    """A closed journal with the cheapest key, known to the app as the one opened last."""
    return make_journal(tmp_path, machine)


def make_journal(place: Path, machine: Machine) -> Path:
    """Make a journal in `place/home/Afterword`, opened last as far as `place/config` tells; close it."""
    folder = opening.folder_named(place / "home" / "Afterword", "Personal")
    opening.close(opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal)
    preferences.save(place / "config", preferences.Preferences().opened(folder))
    return folder
