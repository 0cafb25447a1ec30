"""The packs that come with the app."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from journal.model.kinds import KINDS
from journal.prompts.building import trusted
from journal.prompts.guide import Pack
from journal.prompts.shipped import shipped_toml

ENDING = ".pack.toml"
PATTERN = f"*{ENDING}"
PREFIX = "afterword."  # of the ids of these packs; no other pack may have one of them


@lru_cache(maxsize=1)  # an installed app does not change while it runs, and one unlocks it many times
def builtin_packs(folder: Path) -> tuple[Pack, ...]:
    """Give every pack in the folder: those that kinds of entry offer, in their order, then the rest by id.

    Raises OSError when a file cannot be read.
    """
    offered = [kind.guide[0] for kind in KINDS if kind.guide]
    # They are checked when the app is tested; checking them at every unlock would only cost.
    packs = [trusted(shipped_toml(path)) for path in folder.glob(PATTERN)]

    def rank(pack: Pack) -> tuple[int, str]:
        return (offered.index(pack.id) if pack.id in offered else len(offered), pack.id)

    return tuple(sorted(packs, key=rank))


def is_builtin(pack_id: str) -> bool:
    """Tell whether the id is one of a pack that comes with the app, now or in a later version."""
    return pack_id.startswith(PREFIX)


def builtin_name(pack_id: str) -> str:
    """Give the file name of a built-in pack."""
    return pack_id.removeprefix(PREFIX) + ENDING
