"""Being killed: what was written up to a second before is there."""

from __future__ import annotations

import signal
from concurrent.futures import ThreadPoolExecutor

from journal.app import entries, listing, opening
from journal.model.query import Query
from tests.conftest import PASSPHRASE
from tests.e2e.app import App
from tests.e2e.conftest import make_journal

RUNS = 20
LANES = 4
PAUSE = 1000  # milliseconds from the last key to the kill


def drafts(folder, machine):
    """The words of every draft, by entry."""
    journal = opening.unlock(folder, PASSPHRASE, machine)
    try:
        rows = listing.first_page(journal, Query())
        return {row.id: str(entries.read(journal, row.id).answers[0].value) for row in rows}
    finally:
        opening.close(journal)


def live_and_die(place, machine, number):
    """Write, pause, be killed; gives the entry and its words."""
    app = App(place, number=number)
    try:
        app.unlock(PASSPHRASE)
        app.wait_at(page="today")
        app.keys("Ctrl+N")
        entry = app.wait_writing("their-words")["entry"]
        words = f"Said for the {number}. time, and heard"
        app.type(words)
        app.ask("die", PAUSE)
        assert app.ended() == -signal.SIGKILL
    finally:
        app.kill()
    return entry, words


def test_a_second_after_a_pause_everything_is_there(tmp_path, machine):
    def run(lane):
        place = tmp_path / f"lane-{lane}"
        folder = make_journal(place, machine)
        written = {}
        for number in range(RUNS // LANES):
            entry, words = live_and_die(place, machine, number)
            written[entry] = words
            assert drafts(folder, machine) == written
        return len(written)

    with ThreadPoolExecutor(LANES) as lanes:
        assert sum(lanes.map(run, range(LANES))) == RUNS
