"""Versions of packs: two or three numbers with dots, and a pre-release behind a hyphen ("2.0.0-beta.1").

They compare as Semantic Versioning 2.0.0, section 11, says: numbers as numbers, a pre-release before the
version that it leads to. A missing third number is 0.
"""

from __future__ import annotations

import re

from journal.errors import Invalid

PARTS = ("major", "minor", "patch")
PATTERN = r"^[0-9]{1,6}(\.[0-9]{1,6}){1,2}(-[0-9a-z]{1,10}(\.[0-9a-z]{1,10}){0,3})?$"
FORM = re.compile(PATTERN)

VersionKey = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


def version_key(version: str) -> VersionKey:
    """Give what versions sort by. Raises Invalid for what is no version."""
    numbers, before = _parted(version)
    names = before.split(".") if before else []
    # Numbers come before names, and compare as numbers.
    marks = tuple((not name.isdigit(), int(name) if name.isdigit() else 0, name) for name in names)
    return numbers, not before, tuple((named, number, name if named else "") for named, number, name in marks)


def newer(one: str, other: str) -> bool:
    """Tell whether `one` is a later version than `other`. Raises Invalid."""
    return version_key(one) > version_key(other)


def bump(version: str, part: str) -> str:
    """Give the next version: `part` is what changed, "major", "minor" or "patch".

    A pre-release becomes the version that it led to, when that is no smaller a step. Raises Invalid.
    """
    if part not in PARTS:
        raise Invalid("part", f"none of {', '.join(PARTS)}")
    numbers, before = _parted(version)
    place = PARTS.index(part)
    if not (before and not any(numbers[place + 1 :])):
        numbers = (*numbers[:place], numbers[place] + 1, *([0] * (len(numbers) - place - 1)))
    return ".".join(map(str, numbers))


def _parted(version: str) -> tuple[tuple[int, ...], str]:
    if not FORM.fullmatch(version):
        raise Invalid("version", "numbers with dots expected, such as 1.0.0")
    numbers, _, before = version.partition("-")
    parted = tuple(map(int, numbers.split(".")))
    return parted + (0,) * (len(PARTS) - len(parted)), before
