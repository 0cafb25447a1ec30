"""An open journal: what every use case gets as its first argument."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal.model.ids import new_id

if TYPE_CHECKING:
    from journal.model.entry import GuideUsed
    from journal.prompts.guide import Guide, Pack
    from journal.store.database import Store
    from journal.vault.folder import OpenVault

Clock = Callable[[], datetime]
Random = Callable[[int], bytes]


class Machine(NamedTuple):
    """What use cases need of the machine.

    `clock` gives the local time with its offset, `random(n)` gives n bytes, `local` puts a wall-clock time
    into the machine's time zone (with the offset of that day, not of today), `seconds` counts seconds and
    never goes back, `pause` lets so many of them pass.
    """

    clock: Clock
    random: Random
    local: Callable[[datetime], datetime] = datetime.astimezone
    seconds: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep


class Journal:
    """An unlocked journal: its vault, its store, the packs at hand and the machine it runs on.

    One thread uses it: the one that opened it.
    """

    __slots__ = ("machine", "packs", "store", "vault")

    def __init__(self, vault: OpenVault, store: Store, packs: tuple[Pack, ...], machine: Machine) -> None:
        self.vault, self.store, self.packs, self.machine = vault, store, packs, machine

    @property
    def folder(self) -> Path:
        """The journal's folder."""
        return self.vault.folder

    def now(self) -> datetime:
        """The local time, with its UTC offset."""
        return self.machine.clock()

    def now_utc(self) -> datetime:
        """The same instant in UTC."""
        return self.machine.clock().astimezone(UTC)

    def new_id(self) -> str:
        """A new id (UUID version 7)."""
        return new_id(self.now(), self.machine.random)

    def guide(self, pack_id: str, guide_id: str) -> tuple[Pack, Guide] | None:
        """Give the pack and its guide, or None when the journal has no such guide."""
        for pack in self.packs:
            if pack.id == pack_id and (guide := pack.guide(guide_id)):
                return pack, guide
        return None

    def guide_of(self, used: GuideUsed | None) -> tuple[Pack, Guide] | None:
        """Give the pack and the guide that an entry is written with, or None: a free page, or not at hand."""
        return self.guide(used.pack, used.guide) if used else None
