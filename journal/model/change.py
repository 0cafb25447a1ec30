"""What a use case changed, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """The result of a use case that wrote something.

    `value` is what the caller gets. `entries` are the ids of entries made, changed, trashed or restored;
    `settings` tells that a setting changed, `packs` that packs or what was chosen among guides did.
    """

    value: T
    entries: frozenset[str] = frozenset()
    settings: bool = False
    packs: bool = False
