"""A print on its way to CUPS: what Qt gathers for it is in memory, and on no disk."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.app import environment
from tests.e2e.print_service import NAME, PrintService
from tests.e2e.tracing import traced

ROOT = Path(__file__).parent.parent.parent
NO_CUPS = 3
# Prints one page as the app does, or with a painter that begins by itself.
PROGRAM = f"""
import sys
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from journal.ui.doors import printing
from tests.e2e.test_print_trace import Blank

app = QApplication([])
if {NAME!r} not in QPrinterInfo.availablePrinterNames():
    sys.exit({NO_CUPS})
printer = QPrinter(QPrinter.PrinterMode.HighResolution)
printer.setPrinterName({NAME!r})
if sys.argv[1] == "alone":
    printing.begin_printing = QPainter.begin
sys.exit(not printing.print_pages(printer, [Blank()] * 2))
"""
WROTE = re.compile(r"\bp?write(?:v|64)?\(\d+<([^>]*)>, .*%PDF")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt prints by CUPS there")


class Blank:
    """A page without anything on it."""

    width, height, pixels = 4, 4, bytes(64)


@pytest.mark.parametrize("way", ["app", "alone"])
def test_a_print_is_gathered_in_memory(tmp_path: Path, way: str) -> None:
    log = tmp_path / "trace"
    with PrintService() as service:
        around = environment(tmp_path) | {
            "CUPS_SERVER": service.address,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [*traced("write,writev,pwrite64", log), "-y", sys.executable, "-B", "-c", PROGRAM, way],
            env=around,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode == NO_CUPS:
        pytest.skip("CUPS is not here")
    assert done.returncode == 0, done.stderr
    (document,) = service.documents
    with pypdfium2.PdfDocument(document) as printed:
        assert len(printed) == 2
    found = (WROTE.search(line) for line in log.read_text("utf-8", "replace").splitlines())
    files = {each[1] for each in found if each and each[1].startswith("/")}
    (path,) = files
    place = "/dev/shm" if way == "app" else around["TMPDIR"]
    assert Path(path).parent == Path(place)
    assert not Path(path).exists()
