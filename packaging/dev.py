#!/usr/bin/env python3
"""From a fresh checkout to a running app, or to passed tests, in one command.

    python3 packaging/dev.py run [ARGS…]     set everything up, then `python -m journal ARGS`
    python3 packaging/dev.py test [ARGS…]    set everything up, then `pytest ARGS`, or all tests without ARGS
    python3 packaging/dev.py lint            ruff check, ruff format --check, mypy
    python3 packaging/dev.py setup           set everything up, and no more

Setting up means: Qt's shared libraries from the system's package manager, and a virtual environment in
`.venv` with the versions of `requirements.lock`. What is there already is left alone, so a second run
starts at once. Standard library only, and syntax that an older Python can still parse, so that it can say
what is wrong with it.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
MIN_PYTHON = (3, 11)
LOCK = "requirements.lock"
# A change in one of these means that the environment is built again.
KEY_FILES = ("pyproject.toml", LOCK)
# In the environment: which state of KEY_FILES it was built from. Its presence says that it is ours.
STAMP = "afterword-setup"
BUILDING = "building"


class Need(NamedTuple):
    """Something of the system: a shared library or a program, and the package that brings it."""

    name: str
    apt: str
    dnf: str


# To import PySide6 and to draw offscreen.
OFFSCREEN = (
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libGL.so.1", "libgl1", "libglvnd-glx"),
    Need("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Need("libX11.so.6", "libx11-6", "libX11"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)
# To open a window, under X and under Wayland.
WINDOW = (
    Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    Need("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
)
# The end-to-end tests press keys in a real window on a display of their own, and trace what the app opens;
# signatures, the entry for desktops and shared files are held against tools that have their formats.
PROGRAMS = (
    Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    Need("openbox", "openbox", "openbox"),
    Need("xdotool", "xdotool", "xdotool"),
    Need("minisign", "minisign", "minisign"),
    Need("strace", "strace", "strace"),
    Need("pdftotext", "poppler-utils", "poppler-utils"),
    Need("desktop-file-validate", "desktop-file-utils", "desktop-file-utils"),
    Need("update-mime-database", "shared-mime-info", "shared-mime-info"),
    Need("xdg-mime", "xdg-utils", "xdg-utils"),
)
# Debian splits this off Python; the name carries the version. Fedora never does.
ENSUREPIP = Need("ensurepip", "python{}.{}-venv".format(*sys.version_info), "python3")


class Manager(NamedTuple):
    """A package manager: the program to look for, and its commands, run in this order as root."""

    program: str
    column: str
    refresh: tuple[str, ...]
    install: tuple[str, ...]


MANAGERS = (
    Manager(
        "apt-get",
        "apt",
        ("apt-get", "update"),
        ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"),
    ),
    Manager("dnf", "dnf", (), ("dnf", "install", "-y")),
)

# The commands, and what the interpreter of the environment is started with in the end. -P: a folder
# named journal, wherever the caller happens to be, is not the app.
COMMANDS = MappingProxyType(
    {"run": ("-P", "-m", "journal"), "test": ("-m", "pytest"), "lint": (), "setup": ()}
)

# `test` without ARGS: all but the measurements side by side, then the measurements, with nothing beside them.
# One more at once than there are processors: what presses keys in a real window waits for much of its time.
WORKERS = str((os.cpu_count() or 1) + 1)
TEST_RUNS = (
    # In the order of the files: those with the fewest tests are the longest, and would be left to the end.
    ("-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder", "-m", "not bench"),
    ("-m", "bench", "-s"),
)

# Tests start the app hundreds of times; where Python keeps no bytecode, each start would compile all of it.
COMPILE = ("-m", "compileall", "-qq", "-j", "0", "journal", ".venv")

# `run ARGS`: options before the subcommand that take a value, and the subcommands that open a window.
VALUE_OPTIONS = frozenset({"--journal", "--passphrase-file"})
WINDOW_COMMANDS = frozenset({"open", "demo"})

LINTERS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "journal", "packaging/dev.py"),
)

OLD_PYTHON = """\
Afterword needs Python {0[0]}.{0[1]} or newer; this is {1[0]}.{1[1]} ({2}).
If a newer one is installed, use it by name, for example:  python3.12 packaging/dev.py run
"""
NO_DISPLAY = """\
There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
To see the app all the same, have its screens drawn as pictures; this needs no display:
    python3 packaging/dev.py run demo --screenshots DIR
"""
FOREIGN_VENV = """\
{0} is there, and this script did not make it, so it is left as it is.
Move it away or delete it, and run this again.
"""


class Stop(Exception):
    """Setting up cannot go on; the text says why and what to do. Exit code 1."""


def say(text: str) -> None:
    """Write to standard error: standard output belongs to the command that is started."""
    print(text.rstrip("\n"), file=sys.stderr, flush=True)


# -- the system ------------------------------------------------------------------------------------------


def library_loads(name: str) -> bool:
    """Whether the dynamic loader finds the shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def present(need: Need) -> bool:
    """Whether the library, program or module is there."""
    if need is ENSUREPIP:
        importlib.invalidate_caches()
        return importlib.util.find_spec(need.name) is not None
    if ".so" in need.name:
        return library_loads(need.name)
    return shutil.which(need.name) is not None


def find_manager(which: Callable[[str], str | None]) -> Manager | None:
    """The first package manager of the table that this system has."""
    return next((manager for manager in MANAGERS if which(manager.program)), None)


def install_lines(manager: Manager, missing: Sequence[Need]) -> list[tuple[str, ...]]:
    """The commands that bring what is missing, to be run as root, one after the other."""
    packages = sorted({getattr(need, manager.column) for need in missing})
    lines = [manager.refresh, (*manager.install, *packages)]
    return [line for line in lines if line]


def shown(lines: Sequence[Sequence[str]]) -> str:
    """The same commands as one line for a person to copy into a terminal."""
    return " && ".join(shlex.join(("sudo", *line)) for line in lines)


class System(NamedTuple):
    """What setting up asks of the machine; the tests put others in its place."""

    present: Callable[[Need], bool]
    which: Callable[[str], str | None]
    is_root: bool
    is_terminal: bool
    ask: Callable[[str], str]
    call: Callable[[Sequence[str]], int]


def this_system() -> System:
    """The machine that this runs on."""
    return System(
        present=present,
        which=shutil.which,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        is_terminal=sys.stdin is not None and sys.stdin.isatty(),
        ask=input,
        call=call_aside,
    )


def call_aside(line: Sequence[str]) -> int:
    """Run a step of the set-up. Standard input and output are left to the command that follows it."""
    return subprocess.call(line, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def ensure(needs: Sequence[Need], system: System) -> None:
    """Install what is missing, or stop with the exact line to run.

    As root it installs; with sudo on a terminal it asks first; otherwise nothing is touched.
    """
    missing = [need for need in needs if not system.present(need)]
    if not missing:
        return
    names = ", ".join(need.name for need in missing)
    manager = find_manager(system.which)
    if manager is None:
        raise Stop(
            f"The system lacks: {names}\nIt has neither apt-get nor dnf: install them by its own means."
        )
    lines = install_lines(manager, missing)
    advice = f"The system lacks: {names}\nThis line installs what is missing:\n    {shown(lines)}"
    if not may_install(advice, system):
        raise Stop(advice)
    prefix = () if system.is_root else ("sudo",)
    codes = [called((*prefix, *line), system.call) for line in lines]
    # The last line installs. A refresh may fail over one broken source and still have brought enough.
    if codes[-1] != 0:
        raise Stop(f"That did not work.\n{advice}")
    still = [need.name for need in missing if not system.present(need)]
    if still:
        raise Stop(f"Installed, and still not found: {', '.join(still)}")


def called(line: Sequence[str], call: Callable[[Sequence[str]], int]) -> int:
    """Show a command, run it, and give its exit code."""
    say("+ " + shlex.join(line))
    return call(line)


def may_install(advice: str, system: System) -> bool:
    """Root may; a person with sudo is shown the line and asked; nobody else."""
    if system.is_root:
        return True
    if not (system.is_terminal and system.which("sudo")):
        return False
    say(advice)
    try:
        answer = system.ask("Run it now? [Y/n] ")
    except EOFError:
        return False
    return answer.strip().lower() in {"", "y", "yes"}


def needs_of(command: str, args: Sequence[str], platform: str) -> tuple[Need, ...]:
    """What a command asks of the system. macOS and Windows bring all of it themselves."""
    if not is_linux(platform):
        return ()
    if command == "lint":
        return (ENSUREPIP,)
    if command == "test":
        return (*OFFSCREEN, *WINDOW, *PROGRAMS, ENSUREPIP)
    if command == "run" and not needs_window(args):
        return (*OFFSCREEN, ENSUREPIP)
    return (*OFFSCREEN, *WINDOW, ENSUREPIP)


# -- the display -----------------------------------------------------------------------------------------


def is_linux(platform: str) -> bool:
    """Whether the display and the libraries are those of a Linux or BSD."""
    return platform not in {"win32", "darwin"}


def needs_window(args: Sequence[str]) -> bool:
    """Whether `python -m journal ARGS` opens a window: alone, `open`, and `demo` without pictures."""
    if any(arg in {"-h", "--help", "--version"} for arg in args):
        return False
    command = subcommand(args)
    if command is None:
        return True
    pictures = any(arg.split("=")[0] == "--screenshots" for arg in args)
    return command in WINDOW_COMMANDS and not pictures


def subcommand(args: Sequence[str]) -> str | None:
    """The first argument that is neither an option nor an option's value."""
    rest = iter(args)
    for arg in rest:
        if arg in VALUE_OPTIONS:
            next(rest, None)
        elif not arg.startswith("-"):
            return arg
    return None


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can open, as far as the environment tells."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not is_linux(platform) or any(environ.get(name) for name in names)


# -- the environment -------------------------------------------------------------------------------------


def venv_key(root: Path, python: str) -> str:
    """What an environment was made from: the two files, the Python and the place, as one hash."""
    digest = hashlib.sha256()
    for part in (python.encode(), os.fsencode(root), *((root / name).read_bytes() for name in KEY_FILES)):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def venv_python(folder: Path, platform: str) -> Path:
    """The interpreter inside an environment."""
    return folder / ("Scripts/python.exe" if platform == "win32" else "bin/python")


def clear_for_build(folder: Path) -> None:
    """Remove an environment that is stale or half-built. Raises Stop when it is not ours to remove."""
    if not folder.exists():
        return
    if any(folder.iterdir()) and not (folder / STAMP).exists():
        raise Stop(FOREIGN_VENV.format(folder))
    shutil.rmtree(folder)


def build_venv(folder: Path, key: str, call: Callable[[Sequence[str]], int]) -> None:
    """Make the environment and install the app into it, in place, with the versions of the lock file.

    The stamp says "building" until everything is in, so that a build that was stopped is done again.
    """
    stamp = folder / STAMP
    say(f"Setting up {folder} (a few minutes the first time)")
    try:
        clear_for_build(folder)
        folder.mkdir()
        stamp.write_text(BUILDING, encoding="utf-8")
        venv.create(folder, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Stop(f"The environment cannot be made: {error}") from error
    pip = (str(venv_python(folder, sys.platform)), "-m", "pip", "--disable-pip-version-check", "install")
    watched = sys.stderr is not None and sys.stderr.isatty()
    locked = (*pip, "-c", LOCK, *(() if watched else ("--quiet",)))
    # pip and the build backend come first, and nothing is isolated: an isolated build ignores the lock file.
    steps = (
        (*locked, "pip", "hatchling", "editables"),
        (*locked, "--no-build-isolation", "-e", ".[dev]"),
    )
    for step in steps:
        if call(step) != 0:
            raise Stop("pip could not install what the app needs; its own words are above.")
    stamp.write_text(key, encoding="utf-8")


def ensure_venv(root: Path, call: Callable[[Sequence[str]], int]) -> Path:
    """The interpreter of an environment that fits; it is built when there is none."""
    folder = root / ".venv"
    key = venv_key(root, sys.version)
    python = venv_python(folder, sys.platform)
    stamp = folder / STAMP
    if not (python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == key):
        build_venv(folder, key, call)
    return python


# -- the commands ----------------------------------------------------------------------------------------


def start(command: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    """Become that program, so that signals and the exit code are its own."""
    if sys.platform == "win32":  # os.exec* there returns to the shell before the program has ended
        raise SystemExit(subprocess.call(command, env=dict(environ)))
    os.execve(command[0], list(command), dict(environ))


def child_environ(command: str, environ: Mapping[str, str], displayed: bool) -> dict[str, str]:
    """The environment for what is started: offscreen for the tests, and where there is no display."""
    if command == "test" or not displayed:
        return {"QT_QPA_PLATFORM": "offscreen", **environ}
    return dict(environ)


def test(python: Path, call: Callable[[Sequence[str]], int]) -> int:
    """All of TEST_RUNS, even when one fails. 0 when all pass."""
    call((str(python), *COMPILE))  # what cannot be compiled is for other versions of Python
    codes = [called((str(python), *COMMANDS["test"], *run), call) for run in TEST_RUNS]
    return int(any(codes))


def lint(python: Path, call: Callable[[Sequence[str]], int]) -> int:
    """All linters, even when one complains. 0 when all are content."""
    codes = [called((str(python), "-m", *line), call) for line in LINTERS]
    return int(any(codes))


def check_python(version: tuple[int, ...]) -> None:
    """Raises Stop when this Python is too old for the app."""
    if version < MIN_PYTHON:
        raise Stop(OLD_PYTHON.format(MIN_PYTHON, version, sys.executable))


def prepare(command: str, args: Sequence[str]) -> Path:
    """Everything that a command needs; the interpreter to run it with. Raises Stop."""
    check_python(sys.version_info[:2])
    if command == "run" and needs_window(args) and not has_display(sys.platform, os.environ):
        raise Stop(NO_DISPLAY)
    system = this_system()
    ensure(needs_of(command, args, sys.platform), system)
    os.chdir(ROOT)
    return ensure_venv(ROOT, system.call)


def dispatch(command: str, args: Sequence[str]) -> int:
    """Run one of COMMANDS; the exit code. Raises Stop. `run`, and `test` with ARGS, do not come back."""
    came_from = Path.cwd()
    python = prepare(command, args)
    if command == "lint":
        return lint(python, subprocess.call)
    if command == "setup":
        return 0
    if command == "run":
        os.chdir(came_from)  # paths in ARGS are the caller's
    environ = child_environ(command, os.environ, has_display(sys.platform, os.environ))
    if command == "test" and not args:
        return test(python, lambda line: subprocess.call(line, env=environ))
    start((str(python), *COMMANDS[command], *args), environ)


def main(argv: Sequence[str]) -> int:
    """Run one of the commands; the exit code: 2 for none of them, 1 when setting up stopped."""
    command, args = (argv[0], argv[1:]) if argv else ("", ())
    if command not in COMMANDS:
        print(__doc__)
        return 0 if command in {"-h", "--help"} else 2
    try:
        return dispatch(command, args)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
