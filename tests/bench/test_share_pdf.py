"""A thousand entries on paper, against one QTextDocument with the same words through QPdfWriter."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import timedelta
from itertools import islice

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from journal.exporters.share_pdf import share_pdf
from journal.files.shipped import shipped
from journal.model.entry import Entry
from journal.model.share import Document, Share, document
from tests.bench.conftest import report
from tests.bench.corpus import START, invented

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet", "qapp")]

BOUND = 1.5
ENTRIES = 1_000
ATTEMPTS = 5
OFTEN = 1.5
DAY = (START + timedelta(days=3650)).date()
FACE, POINTS, MARGIN = "Literata", 11, 27.0  # of `resources/print/share.typ`, so that both set the same pages


def ours(entries: list[Entry]) -> tuple[Document, bytes]:
    share = Share(tuple(entry.id for entry in entries))
    made = document(share, entries, (), DAY)
    return made.document, share_pdf(made.document)


def bare(text: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    paper = QTextDocument()
    paper.setUndoRedoEnabled(False)
    paper.setDefaultFont(QFont(FACE, POINTS))
    paper.setPlainText(text)
    paper.print_(writer)
    del writer
    return bytes(buffer.data().data())


def words(made: Document) -> str:
    lines = [made.title, made.question]
    for part in made.parts:
        lines += [part.title, *part.people, *part.themes]
        for answer in part.answers:
            lines += [answer.question, *answer.lines]
    return "\n".join(lines)


def test_a_thousand_entries_on_paper() -> None:
    """Other entries in each attempt: what was set once is remembered, and would be set at once."""
    QFontDatabase.addApplicationFont(str(shipped("fonts", "Literata_400Regular.ttf")))
    every = invented(ATTEMPTS * ENTRIES + 1)
    ours(list(islice(every, 1)))  # looks for fonts, as the first look at a share did
    bare("x")
    best = float("inf")
    for _ in range(ATTEMPTS):
        entries = list(islice(every, ENTRIES))
        start = time.perf_counter()
        made, pdf = ours(entries)
        taken = time.perf_counter() - start
        text = words(made)
        start = time.perf_counter()
        plain = bare(text)
        raw = time.perf_counter() - start
        assert pdf.startswith(b"%PDF")
        assert plain.startswith(b"%PDF")
        best = min(best, report("a thousand entries on paper", taken, raw, BOUND))
        if best <= BOUND:
            return
    pytest.fail(f"{best:.2f} times the bare document")


# Shares of 200 entries that are all different: what a writer sees who changes one thing after another.
LOOKS = """
from itertools import islice
from tests.bench.corpus import invented
from tests.bench.test_share_pdf import ours
every = invented(8 * 200)
for look in range(8):
    ours(list(islice(every, 200)))
    if look in (1, 7):
        with open("/proc/self/status", encoding="ascii") as status:
            print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_looking_often_takes_no_more_memory_than_looking_twice() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOKS],
        capture_output=True,
        check=True,
        text=True,
        timeout=300,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    twice, often = map(int, done.stdout.split())
    ratio = often / twice
    sys.stdout.write(
        f"\nlooking at 200 entries: twice {twice} kB, eight times {often} kB {ratio:6.2f} (bound {OFTEN})"
    )
    assert ratio <= OFTEN
