"""From a fresh checkout to a running app: what is asked of the system, in which words, and when."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "packaging" / "dev.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("afterword_dev", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = load()
BASE = (*dev.OFFSCREEN, dev.ENSUREPIP)
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"


class Machine:
    """A system in which some things are missing until its package manager was called."""

    def __init__(self, *missing: str, tools: Sequence[str] = ("apt-get",), heals: bool = True) -> None:
        self.missing = set(missing)
        self.tools = set(tools)
        self.heals = heals
        self.lines: list[str] = []
        self.questions: list[str] = []
        self.failing: Callable[[str], bool] = lambda line: False

    def call(self, line: Sequence[str]) -> int:
        text = " ".join(line)
        self.lines.append(text)
        if self.failing(text):
            return 100
        if "install" in line and self.heals:
            self.missing.clear()
        return 0

    def ask(self, answer: str) -> Callable[[str], str]:
        def asked(question: str) -> str:
            self.questions.append(question)
            return answer

        return asked

    def system(self, *, root: bool = False, terminal: bool = False, answer: str = "") -> Any:
        return dev.System(
            present=lambda need: need.name not in self.missing,
            which=lambda name: f"/usr/bin/{name}" if name in self.tools else None,
            is_root=root,
            is_terminal=terminal,
            ask=self.ask(answer),
            call=self.call,
        )


APT = "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"


def test_nothing_missing_means_nothing_done() -> None:
    machine = Machine()
    dev.ensure(BASE, machine.system(root=True))
    assert machine.lines == []


def test_root_installs_at_once() -> None:
    machine = Machine("libGL.so.1", "ensurepip")
    dev.ensure(BASE, machine.system(root=True))
    assert machine.lines == ["apt-get update", f"{APT} libgl1 {VENV_PACKAGE}"]
    assert machine.questions == []


def test_fedora_gets_its_own_names() -> None:
    machine = Machine("libEGL.so.1", "libxcb-shape.so.0", "libxcb-sync.so.1", tools=["dnf"])
    dev.ensure((*BASE, *dev.WINDOW), machine.system(root=True))
    assert machine.lines == ["dnf install -y libglvnd-egl libxcb"]


@pytest.mark.parametrize(
    ("tools", "line"),
    [
        (["apt-get"], f"sudo apt-get update && sudo {APT} libegl1 libgl1"),
        (["dnf"], "sudo dnf install -y libglvnd-egl libglvnd-glx"),
    ],
)
def test_without_root_and_sudo_the_line_is_said_and_nothing_is_run(tools: list[str], line: str) -> None:
    machine = Machine("libGL.so.1", "libEGL.so.1", tools=tools)
    with pytest.raises(dev.Stop) as stop:
        dev.ensure(BASE, machine.system(terminal=True))
    assert line in str(stop.value).splitlines()[-1]
    assert machine.lines == []


def test_sudo_is_not_used_where_nobody_can_answer() -> None:
    machine = Machine("libGL.so.1", tools=["apt-get", "sudo"])
    with pytest.raises(dev.Stop, match="sudo apt-get update"):
        dev.ensure(BASE, machine.system(terminal=False))
    assert machine.lines == []
    assert machine.questions == []


@pytest.mark.parametrize("answer", ["", "y", "Yes "])
def test_on_a_terminal_sudo_is_asked_for_first(answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine("libGL.so.1", tools=["apt-get", "sudo"])
    dev.ensure(BASE, machine.system(terminal=True, answer=answer))
    assert machine.lines == ["sudo apt-get update", f"sudo {APT} libgl1"]
    assert "libgl1" in capsys.readouterr().err, "what will be run is shown before the question"


def test_a_no_is_a_no() -> None:
    machine = Machine("libGL.so.1", tools=["apt-get", "sudo"])
    with pytest.raises(dev.Stop, match="libgl1"):
        dev.ensure(BASE, machine.system(terminal=True, answer="n"))
    assert machine.lines == []


def test_an_unknown_system_is_told_what_is_missing() -> None:
    machine = Machine("libGL.so.1", tools=["pacman"])
    with pytest.raises(dev.Stop, match=r"libGL\.so\.1"):
        dev.ensure(BASE, machine.system(root=True))


def test_a_failed_install_says_the_line_again() -> None:
    machine = Machine("libGL.so.1")
    machine.failing = lambda line: "install" in line
    with pytest.raises(dev.Stop, match=r"did not work(.|\n)*libgl1"):
        dev.ensure(BASE, machine.system(root=True))


def test_a_failed_refresh_alone_does_not_stop_the_install() -> None:
    machine = Machine("libGL.so.1")
    machine.failing = lambda line: line == "apt-get update"
    dev.ensure(BASE, machine.system(root=True))
    assert machine.missing == set()


def test_installed_and_still_missing_is_said() -> None:
    machine = Machine("libGL.so.1", heals=False)
    with pytest.raises(dev.Stop, match=r"still not found: libGL\.so\.1"):
        dev.ensure(BASE, machine.system(root=True))


@pytest.mark.parametrize("manager", dev.MANAGERS, ids=lambda manager: manager.program)
def test_every_need_has_a_package_everywhere(manager: Any) -> None:
    needs = (*dev.OFFSCREEN, *dev.WINDOW, *dev.PROGRAMS, dev.ENSUREPIP)
    assert all(getattr(need, manager.column) for need in needs)
    assert len({need.name for need in needs}) == len(needs)


def test_a_library_and_a_program_are_really_looked_for() -> None:
    assert not dev.present(dev.Need("libnot-there-at-all.so.9", "", ""))
    assert not dev.present(dev.Need("not-there-at-all", "", ""))
    if sys.platform == "linux":
        assert dev.present(dev.Need("libc.so.6", "", ""))
        assert dev.present(dev.Need("sh", "", ""))


@pytest.mark.parametrize(
    ("command", "args", "names", "without"),
    [
        ("run", [], {"libxcb-cursor.so.0", "libGL.so.1", "ensurepip"}, {"Xvfb"}),
        ("run", ["list"], {"libGL.so.1", "ensurepip"}, {"libxcb-cursor.so.0", "Xvfb"}),
        ("setup", [], {"libxcb-cursor.so.0", "ensurepip"}, {"Xvfb"}),
        ("test", [], {"libxcb-cursor.so.0", "Xvfb", "openbox", "xdotool"}, set()),
        ("lint", [], {"ensurepip"}, {"libGL.so.1", "Xvfb"}),
    ],
)
def test_each_command_asks_for_what_it_uses(
    command: str, args: list[str], names: set[str], without: set[str]
) -> None:
    asked = {need.name for need in dev.needs_of(command, args, "linux")}
    assert names <= asked
    assert not without & asked


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_everything(platform: str) -> None:
    assert dev.needs_of("test", [], platform) == ()
    assert dev.has_display(platform, {})


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ([], True),
        (["open"], True),
        (["--journal", "list"], True),
        (["--journal", "a.afterword", "open"], True),
        (["demo"], True),
        (["demo", "--screenshots", "out"], False),
        (["demo", "--screenshots=out"], False),
        (["--journal", "open", "list"], False),
        (["--journal=a.afterword", "list"], False),
        (["--passphrase-file", "-", "search", "open"], False),
        (["new", "demo"], False),
        (["--version"], False),
        (["open", "--help"], False),
    ],
)
def test_which_arguments_open_a_window(args: list[str], expected: bool) -> None:
    assert dev.needs_window(args) is expected


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_where_a_window_can_open(environ: dict[str, str], expected: bool) -> None:
    assert dev.has_display("linux", environ) is expected
    assert dev.has_display("win32", environ)
    assert dev.has_display("darwin", environ)


def test_tests_run_offscreen_unless_told_otherwise() -> None:
    assert dev.child_environ("test", {"DISPLAY": ":0"}, displayed=True)["QT_QPA_PLATFORM"] == "offscreen"
    assert dev.child_environ("test", {"QT_QPA_PLATFORM": "xcb"}, displayed=True)["QT_QPA_PLATFORM"] == "xcb"
    assert "QT_QPA_PLATFORM" not in dev.child_environ("run", {"DISPLAY": ":0"}, displayed=True)
    assert dev.child_environ("run", {}, displayed=False)["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="a display is always there")
def test_without_a_display_run_says_so_before_anything_else(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    environ["PATH"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "run"], env=environ, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "python3 packaging/dev.py run demo --screenshots DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_command_shows_the_usage() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "fly"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "packaging/dev.py run" in done.stdout


def test_an_older_python_is_told_which_one_is_needed() -> None:
    dev.check_python((3, 11))
    with pytest.raises(dev.Stop, match=r"needs Python 3\.11 or newer; this is 3\.9"):
        dev.check_python((3, 9))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in dev.KEY_FILES:
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where environments were made; making one writes only the interpreter's file."""
    folders: list[Path] = []

    def create(folder: Path, with_pip: bool) -> None:
        assert with_pip
        python = dev.venv_python(folder, sys.platform)
        python.parent.mkdir()
        python.touch()
        folders.append(folder)

    monkeypatch.setattr(dev.venv, "create", create)
    return folders


class Pip:
    """Takes the place of pip; its `fails`-th call fails."""

    def __init__(self, fails: int = 0) -> None:
        self.lines: list[tuple[str, ...]] = []
        self.fails = fails

    def __call__(self, line: Sequence[str]) -> int:
        self.lines.append(tuple(line))
        return int(len(self.lines) == self.fails)


def test_the_environment_is_built_once(checkout: Path, built: list[Path]) -> None:
    pip = Pip()
    assert dev.ensure_venv(checkout, pip) == dev.venv_python(checkout / ".venv", sys.platform)
    dev.ensure_venv(checkout, pip)
    assert built == [checkout / ".venv"]
    assert all(line[5:7] == ("-c", dev.LOCK) for line in pip.lines), "every install is bound to the lock file"
    assert pip.lines[-1][-2:] == ("-e", ".[dev]")


@pytest.mark.parametrize("name", dev.KEY_FILES)
def test_it_is_built_again_when_what_it_was_made_from_changes(
    checkout: Path, built: list[Path], name: str
) -> None:
    dev.ensure_venv(checkout, Pip())
    leftover = checkout / ".venv" / "leftover"
    leftover.touch()
    (checkout / name).write_text("changed", "utf-8")
    dev.ensure_venv(checkout, Pip())
    assert len(built) == 2
    assert not leftover.exists()


def test_the_key_tells_python_and_place_apart(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name in dev.KEY_FILES:
        (elsewhere / name).write_text(name, "utf-8")
    keys = {dev.venv_key(checkout, "3.11"), dev.venv_key(checkout, "3.12"), dev.venv_key(elsewhere, "3.11")}
    assert len(keys) == 3


@pytest.mark.parametrize("fails", [1, 2])
def test_a_build_that_stopped_half_way_is_done_again(checkout: Path, built: list[Path], fails: int) -> None:
    with pytest.raises(dev.Stop, match="pip"):
        dev.ensure_venv(checkout, Pip(fails))
    dev.ensure_venv(checkout, Pip())
    assert len(built) == 2
    assert (checkout / ".venv" / dev.STAMP).read_text("utf-8") == dev.venv_key(checkout, sys.version)


def test_an_environment_of_somebody_else_is_left_alone(checkout: Path, built: list[Path]) -> None:
    theirs = checkout / ".venv" / "pyvenv.cfg"
    theirs.parent.mkdir()
    theirs.write_text("mine", "utf-8")
    with pytest.raises(dev.Stop, match="left as it is"):
        dev.ensure_venv(checkout, Pip())
    assert theirs.read_text("utf-8") == "mine"
    assert built == []


def test_a_place_that_cannot_be_written_is_said(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path, with_pip: bool) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(dev.venv, "create", refuse)
    with pytest.raises(dev.Stop, match="Permission denied"):
        dev.ensure_venv(checkout, Pip())


def test_every_linter_runs_even_when_one_complains() -> None:
    calls: list[tuple[str, ...]] = []

    def call(line: Sequence[str]) -> int:
        calls.append(tuple(line))
        return int("check" in line)

    assert dev.lint(Path("python"), call) == 1
    assert len(calls) == len(dev.LINTERS)
    assert dev.lint(Path("python"), lambda line: 0) == 0


def test_a_step_of_the_set_up_leaves_input_and_output_alone(capfd: pytest.CaptureFixture[str]) -> None:
    script = "import sys; print(len(sys.stdin.read()))"
    # Outside of pytest sys.stderr is the real one; here it has to be given back.
    stderr, sys.stderr = sys.stderr, sys.__stderr__
    try:
        assert dev.call_aside((sys.executable, "-c", script)) == 0
    finally:
        sys.stderr = stderr
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.strip() == "0"


def test_the_folder_is_no_package() -> None:
    assert not (SCRIPT.parent / "__init__.py").exists(), "it would shadow the package of that name on PyPI"


def test_without_arguments_the_measurements_come_alone_and_last() -> None:
    lines: list[tuple[str, ...]] = []
    assert dev.test(Path("python"), lambda line: lines.append(tuple(line)) or 0) == 0
    compiled, together, alone = lines
    assert compiled == ("python", *dev.COMPILE)
    assert together[-2:] == ("-m", "not bench")
    assert "-n" in together
    assert "bench" in alone
    assert "-n" not in alone


@pytest.mark.parametrize(("failing", "code"), [(0, 0), (1, 1), (2, 1)])
def test_a_failure_in_either_part_counts_and_both_are_run(failing: int, code: int) -> None:
    """What cannot be compiled, as code for other versions of Python, is no failure."""
    lines: list[object] = []

    def call(line: object) -> int:
        lines.append(line)
        return int(len(lines) - 1 == failing)

    assert dev.test(Path("python"), call) == code
    assert len(lines) == 3
