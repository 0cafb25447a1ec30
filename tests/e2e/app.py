"""One run of the app in a process, and the display that its window is on."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.waiting import PATIENCE, until

DRIVER = Path(__file__).resolve().parent / "driver"

State = dict[str, Any]


@dataclass(frozen=True)
class Display:
    """A screen: keys go to whatever window has the focus, as a person's would."""

    name: str
    xdotool: str
    environment: dict[str, str]

    def do(self, *arguments: str, check: bool = True) -> str:
        """Run xdotool; gives what it prints."""
        done = subprocess.run(
            [self.xdotool, *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 or not check, f"xdotool {arguments[0]}: {done.stderr}"
        return done.stdout.strip()

    def keys(self, *keys: str) -> None:
        """Press keys, such as ctrl+Return, one after the other."""
        self.do("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type a text key by key."""
        self.do("type", "--clearmodifiers", "--delay", "6", text)

    def is_managed(self) -> bool:
        """Whether a window manager is there."""
        return self.do("get_num_desktops", check=False).isdigit()

    def windows(self, pid: int) -> list[str]:
        """The ids of the visible windows of a process."""
        found = self.do(
            "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", "Afterword", check=False
        )
        return found.split()

    def place(self, pid: int) -> dict[str, int]:
        """Where the window of a process is and how large, as the display server knows it."""
        found = self.windows(pid)
        if not found:
            return {}
        lines = self.do("getwindowgeometry", "--shell", found[-1], check=False).splitlines()
        told = dict(line.split("=", 1) for line in lines if "=" in line)
        return {name: int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT") if name in told}

    def front(self) -> int:
        """The process whose window has the keyboard; 0 for none."""
        told = self.do("getactivewindow", "getwindowpid", check=False)
        return int(told) if told.isdigit() else 0


def environment(place: Path) -> dict[str, str]:
    """An environment under `place`, with nothing of the person's who runs the tests."""
    folders = {
        "HOME": "home",
        "TMPDIR": "temporary",
        "AFTERWORD_CONFIG": "config",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "runtime",
    }
    for folder in folders.values():
        (place / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    made = {name: str(place / folder) for name, folder in folders.items()}
    python = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONFAULTHANDLER": "1"}
    return made | python | {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


class App:
    """`python -P -m journal ARGUMENTS`, with home, configuration and temporary files under `place`.

    Without a `display` its window is drawn into memory. `wrapped` is a command that runs it, such as strace.
    """

    def __init__(
        self,
        place: Path,
        arguments: tuple[str, ...] = (),
        display: Display | None = None,
        wrapped: tuple[str, ...] = (),
        number: int = 0,
    ) -> None:
        self.place, self.display = place, display
        self._door = place / f"driver-{number}"
        self.said = place / f"said-{number}.txt"
        line = [*wrapped, sys.executable, "-P", "-m", "journal", *arguments]
        around = self.environment() | {"PYTHONPATH": str(DRIVER), "AFTERWORD_DRIVER": str(self._door)}
        around["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
        if display:
            around["DISPLAY"] = display.name
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                line, env=around, cwd=place, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def environment(self) -> dict[str, str]:
        """Its environment, without what the driver asks for."""
        return environment(self.place)

    def ask(self, verb: str, argument: Any = None) -> Any:
        """Ask the driver in the app; gives None when there is nobody to ask yet."""
        try:
            with socket.socket(socket.AF_UNIX) as line, line.makefile("rb") as answers:
                line.settimeout(PATIENCE)
                line.connect(str(self._door))
                line.sendall(json.dumps([verb, argument]).encode() + b"\n")
                told = answers.readline()
        except (FileNotFoundError, ConnectionError):
            return None
        if not told:
            return None
        answer = json.loads(told)
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def state(self) -> State:
        """What is on the screen; empty when there is nothing yet."""
        return self.ask("state") or {}

    def wait(self, look: Callable[[State], object], what: str) -> State:
        """Wait until the screen is as `look` wants it; gives what is on it then."""
        seen: list[State] = [{}]

        def looked() -> bool:
            seen[0] = self.state()
            if not seen[0]:
                code = self.process.poll()
                assert code is None, f"the app ended with {code}: {self.said.read_text('utf-8')}"
            return bool(seen[0] and look(seen[0]))

        until(looked, what=what, last=lambda: seen[0])
        return seen[0]

    def wait_at(self, door: str = "MainWindow", page: str = "") -> State:
        """Wait until a door or a page is shown and the keyboard is in it."""
        return self.wait(
            lambda state: (
                state["door"] == door
                and (not page or state["page"] == page)
                and state["active"]
                and state["focus"]
            ),
            f"{door} {page}",
        )

    def wait_says(self, words: str) -> State:
        """Wait until some text on the screen has these words in it."""
        return self.wait(lambda state: any(words in text for text in state["texts"]), f"the words {words!r}")

    def wait_typed(self, text: str) -> State:
        """Wait until the field with the keyboard ends with this text."""
        return self.wait(lambda state: state["focus"].get("text", "").endswith(text), "what was typed")

    def wait_writing(self, prompt: str = "") -> State:
        """Wait until a prompt (or this one) is there to be answered."""
        return self.wait(
            lambda state: (
                state.get("prompt")
                and prompt in ("", state["prompt"])
                and state["active"]
                and state["focus"].get("class") not in (None, "Page", "Button")
            ),
            f"the prompt {prompt}",
        )

    def wait_saved(self) -> State:
        """Wait until the writing page says that everything is saved."""
        return self.wait(lambda state: state.get("saved") == "saved", "everything to be saved")

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        if self.display:
            self.display.type(text)
        else:
            self.ask("type", text)

    def keys(self, *keys: str) -> None:
        """Press keys, written as xdotool writes them: ctrl+Return."""
        if self.display:
            self.display.keys(*keys)
        else:
            for key in keys:
                self.ask("press", key)

    def enter(self, text: str) -> None:
        """Type a text, see that it is there, and press Return."""
        self.type(text)
        self.wait_typed(text)
        self.keys("Return")

    def unlock(self, passphrase: str) -> State:
        """Type the passphrase at the unlock page; gives what is shown once the journal is open."""
        self.wait_at("UnlockPage")
        self.enter(passphrase)
        return self.wait_at("MainWindow")

    def grab(self, name: str) -> Path:
        """Keep a picture of the window."""
        path = self.place / f"{name}.png"
        assert self.ask("grab", str(path))
        return path

    def ended(self) -> int:
        """Wait for the end of the process; gives its exit code."""
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End the process if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait(PATIENCE)
