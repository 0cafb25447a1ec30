from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journal.app.journal import Machine
from journal.cli.entry import run
from journal.cli.setup import Setup
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal:
    """Runs the command line in this process, with a passphrase file and a configuration of its own."""

    def __init__(self, folder: Path, machine: Machine, capsys: Any, monkeypatch: Any) -> None:
        self.folder, self.capsys, self.monkeypatch = folder, capsys, monkeypatch
        self.journal = folder / "mine.afterword"
        self.secret = folder / "passphrase"
        self.secret.write_text(PASSPHRASE + "\nsecond line\n", "utf-8")
        self.windows: list[Path | None] = []
        self.setup = Setup(
            machine=machine,
            config=folder / "config",
            open_window=lambda wish: self.windows.append(wish.journal) or 0,
            demo=lambda _folder, _looks: 0,
            cost=CHEAPEST,
        )

    def bare(self, *arguments: str, stdin: bytes = b"") -> Result:
        """Run exactly these arguments."""
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = run(self.setup, lambda: "0.0", arguments)
        shown = self.capsys.readouterr()
        return Result(code, shown.out, shown.err)

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result:
        """Run a subcommand on the journal with its passphrase."""
        return self.bare(
            "--journal", str(self.journal), "--passphrase-file", str(self.secret), *arguments, stdin=stdin
        )

    def new(self) -> str:
        """Make the journal and give its recovery code."""
        made = self.bare("--passphrase-file", str(self.secret), "new", str(self.journal))
        assert made.code == 0, made.err
        return made.out.strip()


@pytest.fixture
def terminal(tmp_path: Path, machine: Machine, capsys: Any, monkeypatch: Any) -> Callable[..., Result]:
    monkeypatch.delenv("AFTERWORD_JOURNAL", raising=False)
    return Terminal(tmp_path, machine, capsys, monkeypatch)
