"""What became of the threads of the demo, and which promises are kept: read from their file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journal.app import people, threads
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.model.thread import State
from journal.prompts.shipped import shipped_toml


def fill(journal: Journal, path: Path, written: Mapping[str, Entry]) -> None:
    """Keep what a file says about the stories `written`, by their keys. Raises OSError as reading does."""
    told = shipped_toml(path)
    for raw in told["thread"]:
        thread = written[raw["story"]].thread
        if title := raw.get("title"):
            threads.rename(journal, thread, title)
        match State(raw.get("state", State.OPEN)):
            case State.REST:
                threads.rest(journal, thread)
            case State.LET_GO:
                threads.let_go(journal, thread)
    for raw in told["promise"]:
        people.settle_promise(journal, written[raw["story"]].id)
