"""What the reader of packs would say to the pack on the desk, and at which field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from journal.errors import PackFault, PackInvalid
from journal.prompts import editing
from journal.prompts.editing import Place
from journal.prompts.guide import Pack
from journal.prompts.reader import read
from journal.prompts.writer import write_pack
from journal.ui.pack_editor.words import title_of

FILE = Path("pack.pack.toml")  # only named in errors
# Names of fields in the file, and of the part itself, which stands over the words here.
_TECHNICAL = re.compile(r" \(`[a-z_]+`\)")
_ITSELF = re.compile(r"(?:prompt \d+ of )?(the|a second) (prompt|guide|pack)(?: '[^']*')?")


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing to mend: where, which field (empty for none), and what.

    `empty` tells that something is only not there yet.
    """

    place: Place
    field: str
    words: str
    empty: bool


def mends(pack: Pack) -> tuple[Mend, ...]:
    """Give what has to be mended before the pack can be used; nothing when it is whole."""
    try:
        read(write_pack(pack), FILE)
    except PackInvalid as error:
        found = dict.fromkeys(_mend(pack, fault) for fault in error.faults)
        return tuple(sorted(found, key=lambda mend: mend.place))
    return ()


def line_of(pack: Pack, mend: Mend) -> str:
    """Give a mend for the list: which part, and what."""
    return f"{title_of(editing.part(pack, mend.place))}: {mend.words}"


def _mend(pack: Pack, fault: PackFault) -> Mend:
    place, field = located(fault.field)
    if not editing.exists(pack, place):
        place, field = (), ""
    reason = _TECHNICAL.sub("", fault.reason)
    reason = _ITSELF.sub(
        lambda found: f"{'another' if 'second' in found[1] else 'this'} {found[2]}", reason, count=1
    )
    return Mend(place, field, f"{reason[:1].upper()}{reason[1:]}.", fault.missing)


def located(field: str) -> tuple[Place, str]:
    """Give the place and the name of the field of a fault, which is dotted and counted from 1."""
    parts = field.split(".")
    place: list[int] = []
    for owner in ("guide", "prompt"):
        if len(parts) > 1 and parts[0] == owner and parts[1].isdigit():
            place.append(int(parts[1]) - 1)
            parts = parts[2:]
    return tuple(place), parts[0] if parts else ""
