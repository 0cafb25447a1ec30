"""Pages in the window on 100,000 entries beside 1,000: from opening one until all of it is painted.

What is due is as much in both journals: a page costs what it shows. Keys are pressed all the while. Run with
`-s` to see the table: large, small, ratio.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.assets import assets
from journal.app.journal import Journal, Machine
from journal.prompts.builtin import builtin_packs
from journal.store.database import Store
from journal.ui import fonts
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.session import Session
from journal.ui.shell import Surroundings, make_shell
from tests.bench.conftest import report
from tests.bench.corpus import Corpus
from tests.bench.lived import LAST, NOW, lived
from tests.bench.test_insights import LIVED

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

GROWTH = 2.0  # 100 times the journal, the same rows shown
FLOOR = 0.03  # seconds: what nobody notices is no growth
ANSWERED = 0.05  # seconds a key press may take while a page is read
ROUNDS = 9
PERSON = "Person 4"  # in one of twenty entries: 5,000 of the large journal
DUE = (
    f"UPDATE conversation SET day = date('{LAST}', '+9 days') WHERE state = 'planned'",
    f"""UPDATE conversation SET day = '{LAST}' WHERE entry IN (
        SELECT entry FROM conversation WHERE state = 'planned' ORDER BY entry LIMIT 4)""",
    f"""UPDATE commitment SET ask_on = '{LAST}' WHERE id IN (
        SELECT id FROM commitment ORDER BY made_at DESC, id DESC LIMIT 3)""",
    # Every thread was planned to be looked at again; most of them have been.
    f"""INSERT INTO look_again SELECT thread, CASE WHEN n <= 12 THEN '{LAST}' WHEN n <= 100
            THEN date('{LAST}', '+' || n || ' days') ELSE '9999-12-31' END, 0
        FROM (SELECT thread, row_number() OVER (ORDER BY max(place) DESC) AS n FROM entry GROUP BY thread)""",
    "INSERT INTO thread SELECT thread, '', 'rest', 0 FROM entry GROUP BY thread HAVING min(place) % 40 = 1",
    "INSERT INTO person_about SELECT folded, name, 'initial', '[]' FROM person",
)


def prepared(corpus: Corpus, folder: Path) -> Corpus:
    return lived(corpus, folder, (*LIVED, *DUE))


@pytest.fixture(scope="module")
def windows(
    corpus: Corpus, small_corpus: Corpus, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Window, Window]]:
    fonts.load(fonts.FIRST + fonts.LATER)
    look = Look("light")
    look.dress(qapp)
    folder = tmp_path_factory.mktemp("windows")
    made = [Window(look, prepared(each, folder), folder) for each in (corpus, small_corpus)]
    yield made[0], made[1]
    for each in made:
        each.close()


class Window:
    """The window of a journal."""

    def __init__(self, look: Look, corpus: Corpus, folder: Path) -> None:
        machine = Machine(lambda: NOW, os.urandom)

        def opened() -> Journal:
            store: Store = corpus.open()
            return Journal(cast(Any, None), store, builtin_packs(assets("packs")), machine)

        self.session = Session(closer=lambda journal: journal.store.close())
        self.session.open(opened, owner=look)
        self.shell: MainWindow = make_shell(
            Surroundings(look, self.session, machine, folder, folder, "1.0", None)
        )
        self.shell.resize(1180, 760)
        self.shell.show()
        self.quiet()

    def close(self) -> None:
        self.shell.close_for_good()
        self.session.shutdown(timeout=60)
        self.shell.deleteLater()

    def quiet(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            while self.session.is_busy:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def open(self, page: str, argument: object = None) -> float:
        """Give the seconds until a page shows all it has."""
        self.shell.show_page("help")
        self.quiet()
        start = time.perf_counter()
        self.shell.show_page(page, argument)
        self.quiet()
        self.shell.repaint()
        return time.perf_counter() - start

    def slowest_key(self, page: str, argument: object = None) -> float:
        """Give the longest that a key took, until it was painted, while a page was read."""
        self.shell.show_page("help")
        self.quiet()
        self.shell.show_page(page, argument)
        taken = [self._key()]
        while self.session.is_busy:
            taken.append(self._key())
        return max(taken)

    def _key(self) -> float:
        target = self.shell.focusWidget() or self.shell
        start = time.perf_counter()
        QTest.keyClick(target, Qt.Key.Key_Tab)
        QApplication.processEvents()
        return time.perf_counter() - start


@pytest.mark.parametrize("page", ["today", "follow-ups", "next-times"])
def test_a_page_opens_in_the_time_that_its_rows_need(windows: tuple[Window, Window], page: str) -> None:
    large, small = windows
    large.open(page)
    small.open(page)
    for _ in range(3):
        times = [(large.open(page), small.open(page)) for _ in range(ROUNDS)]
        ours, bare = (sorted(column)[ROUNDS // 2] for column in zip(*times, strict=True))
        report(f"open {page}", ours, bare, GROWTH)
        if ours <= GROWTH * bare + FLOOR:
            return
    pytest.fail(f"{page}: {ours:.3f} s, and {bare:.3f} s in a journal of 1,000 entries")


@pytest.mark.parametrize(
    ("page", "argument"), [("today", None), ("follow-ups", None), ("next-times", None), ("people", PERSON)]
)
def test_keys_are_answered_while_a_page_is_read(
    windows: tuple[Window, Window], page: str, argument: object
) -> None:
    """What else the machine does stops a key as well: as many are pressed when nothing is read."""
    large, _ = windows
    for _ in range(ROUNDS):
        ours = large.slowest_key(page, argument)
        idle = max(large._key() for _ in range(20))
        report(f"slowest key, {page}", ours, idle, ANSWERED)
        if ours < max(ANSWERED, 1.5 * idle):
            return
    pytest.fail(f"a key waited for {ours:.3f} s")
