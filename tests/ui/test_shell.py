"""The window over an open journal, whichever of its pages were looked at."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from journal.app.journal import Machine
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.shell import Surroundings, make_shell
from tests.ui.rig import open_rig

PAGES = ("today", "journal", "people", "tags", "share", "share-log", "share-print", "moving", "settings")


def test_no_page_outlives_its_window(look: Look, machine: Machine, tmp_path: Path, qtbot: QtBot) -> None:
    """With a page, what was typed on it would stay in memory over a lock."""
    with open_rig(tmp_path / "mine.afterword", machine, qtbot) as rig:
        around = Surroundings(look, rig.session, machine, tmp_path, rig.folder, "1.0.0", None)
        window = make_shell(around)
        window.show()
        seen: dict[str, weakref.ref[Page]] = {}
        for page_id in PAGES:
            window.show_page(page_id)
            rig.wait()
            assert window.page is not None
            seen[window.page.page_id] = weakref.ref(window.page)
        assert set(seen) >= set(PAGES) - {"share-print"}  # with nothing to print it leads away
        window.close_for_good()
        window.deleteLater()
        del window
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
        gc.collect()
        assert {page_id for page_id, page in seen.items() if page() is not None} == set()
