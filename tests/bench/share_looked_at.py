"""Open a journal, look at a share of one entry as the page does, and print the seconds that each look took.

The first look is the first of the process: what it needs is loaded in it.
"""

from __future__ import annotations

import sys
import time
from os import urandom
from pathlib import Path

from journal.app import opening, share_draft, share_look, sharing
from journal.app.journal import Machine
from journal.model.query import Query
from tests.conftest import NOON, PASSPHRASE

LOOKS = 5
SCALE = 0.93  # of a page in a window of 1180 pixels


def main() -> None:
    machine = Machine(lambda: NOON, urandom, lambda naive: naive.replace(tzinfo=NOON.tzinfo))
    journal = opening.unlock(Path(sys.argv[1]), PASSPHRASE, machine)
    preparing = share_draft.begun(sharing.picked(journal, Query(), 1))
    for _ in range(LOOKS):
        began = time.perf_counter()
        assert share_look.look(journal, preparing, "en", 0, SCALE).shown is not None
        sys.stdout.write(f"{time.perf_counter() - began}\n")
    opening.close(journal)


if __name__ == "__main__":
    main()
