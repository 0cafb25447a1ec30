"""What the writer chose among guides and prompts: what is hidden, what comes first, remarks for the coach."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from journal.store import values
from journal.store.database import Store

PromptName = tuple[str, str, str]  # pack id, guide id, prompt id
HIDDEN_PROMPTS = "hidden_prompts"  # the value: [[pack, guide, prompt, since when], …]


def hidden(store: Store) -> frozenset[tuple[str, str]]:
    """Give the guides that are not offered, as (pack id, guide id)."""
    return frozenset((pack, guide) for pack, guide in store.rows("SELECT pack, guide FROM hidden_guide"))


def set_hidden(store: Store, pack: str, guide: str, hide: bool) -> None:
    """Hide a guide or offer it again."""
    statement = (
        "INSERT INTO hidden_guide (pack, guide) VALUES (?, ?) ON CONFLICT DO NOTHING"
        if hide
        else "DELETE FROM hidden_guide WHERE (pack, guide) = (?, ?)"
    )
    with store.transaction():
        store.execute(statement, (pack, guide))


def hidden_prompts(store: Store) -> dict[PromptName, datetime]:
    """Give the prompts that the writer does not want to be asked, and since when (UTC).

    Some of them may be of a pack or a guide that is not here, or no longer in it.
    """
    held = values.get(store, HIDDEN_PROMPTS)
    rows = (_hidden_prompt(row) for row in held) if isinstance(held, list) else ()
    return dict(row for row in rows if row is not None)


def set_hidden_prompt(store: Store, prompt: PromptName, since: datetime | None) -> None:
    """Hide a prompt from a moment (UTC) on; None asks it again. One that is hidden keeps its moment."""
    with store.transaction():
        held = hidden_prompts(store)
        if since is None:
            held.pop(prompt, None)
        else:
            held.setdefault(prompt, since)
        _put_hidden_prompts(store, held)


def forget(store: Store, pack: str) -> None:
    """Drop every choice about a pack."""
    with store.transaction():
        for table in ("hidden_guide", "default_guide", "remark"):
            store.execute(f"DELETE FROM {table} WHERE pack = ?", (pack,))
        held = hidden_prompts(store)
        _put_hidden_prompts(store, {name: since for name, since in held.items() if name[0] != pack})


def defaults(store: Store) -> dict[str, tuple[str, str]]:
    """Give the guides chosen for kinds: {kind: (pack id, guide id)}."""
    rows = store.rows("SELECT kind, pack, guide FROM default_guide")
    return {kind: (pack, guide) for kind, pack, guide in rows}


def set_default(store: Store, kind: str, guide: tuple[str, str] | None) -> None:
    """Choose the guide for a kind; None takes the choice back."""
    with store.transaction():
        store.execute("DELETE FROM default_guide WHERE kind = ?", (kind,))
        if guide is not None:
            store.execute("INSERT INTO default_guide (kind, pack, guide) VALUES (?, ?, ?)", (kind, *guide))


def remarks(store: Store, pack: str) -> dict[tuple[str, str], str]:
    """Give the remarks about a pack's prompts: {(guide id, prompt id): remark}."""
    rows = store.rows("SELECT guide, prompt, remark FROM remark WHERE pack = ?", (pack,))
    return {(guide, prompt): remark for guide, prompt, remark in rows}


def set_remark(store: Store, pack: str, guide: str, prompt: str, remark: str) -> None:
    """Keep a remark about a prompt; an empty one takes it away."""
    with store.transaction():
        store.execute("DELETE FROM remark WHERE (pack, guide, prompt) = (?, ?, ?)", (pack, guide, prompt))
        if remark:
            store.execute(
                "INSERT INTO remark (pack, guide, prompt, remark) VALUES (?, ?, ?, ?)",
                (pack, guide, prompt, remark),
            )


def _put_hidden_prompts(store: Store, held: dict[PromptName, datetime]) -> None:
    rows = [[*name, since.isoformat()] for name, since in sorted(held.items())]
    values.put(store, HIDDEN_PROMPTS, rows or None)


def _hidden_prompt(row: Any) -> tuple[PromptName, datetime] | None:
    """Give a row of the value; None for one that another version of the app wrote in another form."""
    if not (isinstance(row, list) and len(row) == 4 and all(isinstance(each, str) for each in row)):
        return None
    pack, guide, prompt, since = row
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return None
    return ((pack, guide, prompt), moment) if moment.tzinfo else None
