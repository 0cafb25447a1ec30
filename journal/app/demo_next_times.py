"""The next times of the demo journal: read from their file, and kept with their stories."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from journal.app.journal import Journal
from journal.app.settings import load
from journal.model.commitment import NextTime, Outcome, State, Went, answered, checked
from journal.model.entry import Entry
from journal.model.ids import new_id
from journal.prompts.shipped import shipped_toml
from journal.store import commitments

AT = time(8, 10)  # the writer of the demo answers with the first coffee


def fill(journal: Journal, path: Path, stories: Mapping[str, Entry]) -> int:
    """Keep the plans of a file. `stories` are the entries by their keys. Gives how many.

    Raises OSError when the file cannot be read.
    """
    plans = [_plan(journal, raw, stories) for raw in shipped_toml(path)["next_time"]]
    for plan in plans:
        commitments.put(journal.store, plan)
    return len(plans)


def _plan(journal: Journal, raw: dict[str, Any], stories: Mapping[str, Entry]) -> NextTime:
    made_at, entry = _moment(journal, raw["made_days_ago"]), stories.get(raw.get("story", ""))
    days = raw.get("every_days", load(journal).check_in_days)
    plan = NextTime(
        id=new_id(made_at, journal.machine.random),
        cue=raw.get("cue", ""),
        act=raw["act"],
        made_at=made_at,
        every_days=days,
        ask_on=made_at.date() + timedelta(days=days),
        state=State.OPEN,
        entry=entry.id if entry else None,
        thread=entry.thread if entry else None,
    )
    for said in raw.get("check_in", ()):
        at, went = _moment(journal, said["days_ago"]), Went(said.get("went", ""))
        plan = answered(plan, at, Outcome(said["outcome"]), went, said.get("note", ""))
    return checked(plan)


def _moment(journal: Journal, days_ago: int) -> datetime:
    day = journal.now().date() - timedelta(days=days_ago)
    return journal.machine.local(datetime.combine(day, AT))
