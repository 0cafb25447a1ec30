"""What the writer chose among guides: which are hidden, which is first for a kind, remarks for the coach."""

from __future__ import annotations

from journal.store.database import Store


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
