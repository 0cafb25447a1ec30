"""`archive`, `import` and `take-out`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

DATA = Path(__file__).parent.parent / "importers" / "data"


@pytest.fixture
def mine(terminal: Terminal) -> Terminal:
    terminal.new()
    return terminal


def titles(mine: Terminal) -> list[str]:
    return [row["title"] for row in mine("list", "--json").json]


def test_a_journal_is_looked_at_moved_in_and_taken_out_again(mine: Terminal) -> None:
    dry = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"), "--dry-run")
    assert dry.out.splitlines()[:3] == [
        "3 new, 0 here already, 0 attached, 0 not understood.",
        "2024-03-01 – 2024-10-27",
        "  A slow morning. Ana said I @interrupt people.",
    ]
    assert titles(mine) == []
    assert mine("import", "--from", "jrnl", str(DATA / "jrnl.txt")).out.endswith(
        "`afterword take-out 1` undoes this.\n"
    )
    assert len(titles(mine)) == 3
    again = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"))
    assert again.out == "0 new, 3 here already, 0 attached, 0 not understood.\n"
    assert mine("take-out").out.split() == ["1", "2026-11-21", "3", "jrnl"]
    assert mine("take-out", "1").out == "3 taken out.\n"
    assert titles(mine) == []
    gone = mine("take-out", "1")
    assert (gone.code, gone.err) == (1, "move: no import has that number. Nothing was saved.\n")


def test_encrypted_files_ask_for_their_passphrase(mine: Terminal, tmp_path: Path) -> None:
    sealed = str(DATA / "jrnl-v3.bin")
    refused = mine("import", "--from", "jrnl", sealed)
    assert (refused.code, "--source-passphrase-file" in refused.err) == (1, True)
    (tmp_path / "theirs").write_text("quiet herons\n")
    mine("import", "--from", "jrnl", sealed, "--source-passphrase-file", str(tmp_path / "theirs"))
    assert len(titles(mine)) == 3


def test_columns_are_told(mine: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Wann;Was\n01.03.2024;Ein Morgen\n32.03.2024;Nie\n", "utf-8")
    assert mine("import", "--from", "csv", str(table)).code == 1
    said = mine("import", "--from", "csv", str(table), "--column", "happened_at=Wann", "--column", "text=Was")
    assert "1 new, 0 here already, 0 attached, 1 not understood." in said.out
    assert "  ! row 3, line 3: no day can be told" in said.out
    assert mine("import", "--from", "csv", str(table), "--column", "colour=Wann").code == 2


def test_months_may_come_first(mine: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("date,text\n03/04/2024,A heron\n", "utf-8")
    said = mine("import", "--from", "csv", str(path), "--dates", "mdy", "--dry-run").out
    assert "2024-03-04" in said
    assert "2024-04-03" in mine("import", "--from", "csv", str(path), "--dry-run").out


def test_the_whole_goes_out_and_comes_back(mine: Terminal, tmp_path: Path) -> None:
    mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"))
    out = tmp_path / "all.json"
    assert mine("archive", "--out", str(out)).out.strip() == str(out)
    assert json.loads(out.read_text("utf-8"))["format"] == "afterword-journal"
    assert mine("archive", "--out", str(out)).code == 1
    assert mine("archive", "--as", "markdown", "--out", str(tmp_path / "all.zip")).code == 0
    mine("take-out", "1")
    mine("import", "--from", "afterword", str(out))
    assert len(titles(mine)) == 3
