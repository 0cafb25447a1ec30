"""What the way to the first page leaves out.

Qt's own namespace (`PySide6.QtCore.Qt`: keys, alignments, roles) is made whole at its first mention, in a
fifth of the time from the start to the unlock page. Modules on that way say `QtCore.Qt` where they need a
name, not `from PySide6.QtCore import Qt`, and set by name what is wanted before:
`setProperty("focusPolicy", …)`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.app import opening
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE

UNTIL_PAINTED = """
import os, sys
from PySide6 import QtCore
from tests.bench import first_paint

leave = os._exit

def told(code):
    print("Qt" in vars(QtCore), flush=True)
    leave(code)

os._exit = told
first_paint.afterword(sys.argv[1:])
"""


@pytest.mark.parametrize("theme", ["system", "light", "dark"])
def test_the_unlock_page_is_painted_without_what_it_does_not_need(
    tmp_path: Path, machine: Machine, theme: str
) -> None:
    folder = opening.folder_named(tmp_path, "Träume")
    opening.close(opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal)
    config = tmp_path / "config"
    config.mkdir()
    (config / "preferences.json").write_text(f'{{"theme": "{theme}"}}')
    shown = subprocess.run(
        [sys.executable, "-c", UNTIL_PAINTED, "--journal", str(folder), "open"],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "AFTERWORD_CONFIG": str(config)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert shown.stdout.split() == ["False"], "something on the way to the first page mentions Qt's names"
