"""What a check of a journal found wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `part` is where: file, tables, links, search, entry or attachment; `what` is the fault.

    `entry` is the id of the entry, when it is one. Nothing that a person wrote is in it.
    """

    part: str
    what: str
    entry: str = ""
