"""Keeps the row of a conversation in step with its entry; `journal.app.entries` calls it at every save."""

from __future__ import annotations

from dataclasses import replace

from journal.app.journal import Journal
from journal.model.conversation import KIND, Plan, State, noted_later
from journal.model.entry import Entry
from journal.store import conversations as stored
from journal.store.conversations import Kept


def follow(journal: Journal, before: Entry | None, entry: Entry, plan: Plan | None = None) -> bool:
    """Bring the row of an entry that was just stored up to date. Tells whether the row changed.

    `before` is the entry as it was stored until now. `plan` is the day and time to plan it for, None to leave
    that as it is; only a planned conversation takes it. What was noted of afterwards and is new makes it held
    today. An entry that became another kind of entry is no conversation any more.
    """
    kept = stored.find(journal.store, entry.id)
    if entry.kind != KIND:
        if kept is not None:
            stored.remove(journal.store, entry.id)
        return kept is not None
    now = kept or Kept(State.PLANNED, Plan(), entry.created_at)
    if plan is not None and now.state is State.PLANNED:
        now = replace(now, plan=plan)
    if now.state is not State.HELD and _noted(before if kept else None, entry):
        # An entry that was noted long ago and becomes a conversation (again) was held then.
        here = journal.now().tzinfo
        noted = entry.reflected_at.astimezone(here) if entry.reflected_at and not kept else journal.now()
        now = replace(now, state=State.HELD, settled_on=noted.date())
    if now == kept:
        return False
    stored.put(journal.store, entry.id, now)
    return True


def plan_of(journal: Journal, entry_id: str) -> Plan | None:
    """Give when a conversation is planned for; None when it was held or let go.

    One that is not stored yet is planned for no day.
    """
    kept = stored.find(journal.store, entry_id)
    if kept is None:
        return Plan()
    return kept.plan if kept.state is State.PLANNED else None


def is_planned(journal: Journal, entry: Entry, plan: Plan | None = None) -> bool:
    """Tell whether a day is said for it, which is worth keeping even when nothing is written yet."""
    if entry.kind != KIND:
        return False
    if plan is None:
        kept = stored.find(journal.store, entry.id)
        plan = kept.plan if kept else Plan()
    return plan.day is not None


def _noted(before: Entry | None, entry: Entry) -> bool:
    noted = noted_later(entry)
    return bool(noted) and (before is None or noted != noted_later(before))
