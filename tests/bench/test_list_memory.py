"""Memory with 100,000 entries after scrolling the list to the end, against a bare window with a label.

Both are processes of their own; resident memory is read from the system. Run with `-s` to see the figures.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.bench.corpus import Corpus

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]

BOUND = 2.2

RESIDENT = """
def resident():
    with open("/proc/self/status", encoding="ascii") as status:
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1])
"""

BARE = (
    RESIDENT
    + """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("Afterword")
label.resize(1180, 760)
label.show()
application.processEvents()
print(resident())
"""
)

OURS = (
    RESIDENT
    + """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journal.app.journal import Journal, Machine
from journal.ui import fonts
from journal.ui.look import Look
from journal.ui.reading.page import JournalPage
from journal.ui.session import Session
from tests.bench.corpus import Corpus

path, key, vault, entries = sys.argv[1:]
application = QApplication([])
fonts.load(fonts.FIRST + fonts.LATER)
look = Look("light")
look.dress(application)
session = Session(closer=lambda journal: journal.store.close())
corpus = Corpus(Path(path), bytes.fromhex(key), vault, int(entries))
machine = Machine(lambda: datetime(2026, 1, 1, tzinfo=UTC), os.urandom)
session.open(lambda: Journal(None, corpus.open(), (), machine), owner=look)
page = JournalPage(look, session)
page.resize(1180, 760)
page.show()
page.enter()

def settle():
    application.processEvents()
    while session.is_busy:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1000)
    application.processEvents()

settle()
view = page.list.view
assert page.list.model.entries == corpus.entries
view.setFocus()
bar = view.verticalScrollBar()
for step in range(1, 201):
    bar.setValue(bar.maximum() * step // 200)
    settle()
QTest.keyClick(view, Qt.Key.Key_End)
settle()
assert bar.value() == bar.maximum()
assert page.entry.view.reading is not None
print(resident())
session.shutdown(timeout=60)
"""
)


def resident_kb(script: str, *arguments: str) -> int:
    """Give what the script prints last, in kilobytes."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def test_memory_stays_flat_to_the_end_of_the_list(corpus: Corpus) -> None:
    bare = resident_kb(BARE)
    ours = resident_kb(OURS, str(corpus.path), corpus.key.hex(), corpus.vault_id, str(corpus.entries))
    print(
        f"\nmemory at the end of the list {ours / 1024:8.1f} MB {bare / 1024:8.1f} MB {ours / bare:5.2f}",
        end="",
    )
    assert ours / bare <= BOUND
