"""What a check of a journal found wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `part` is where: file, tables, search, links or entry; `what` is the fault in the database's words.

    `entry` is the id of the entry, when it is one; never anything that a person wrote.
    """

    part: str
    what: str
    entry: str = ""
