"""Versions compare as numbers, and a pre-release stands before what it leads to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journal.errors import Invalid
from journal.prompts.versions import bump, newer, version_key

RISING = (
    "0.9",
    "1.0.0-1",
    "1.0.0-9",
    "1.0.0-10",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0",
    "1.0.1",
    "1.2.0",
    "1.10.0",
    "2.0.0-rc.1",
    "2.0",
    "10.0.0",
)


def test_they_rise() -> None:
    falling = RISING[::-1]
    assert sorted(falling, key=version_key) == list(RISING)
    assert all(newer(later, earlier) and not newer(earlier, later) for earlier, later in pairwise(RISING))


def test_a_missing_number_is_nought() -> None:
    assert version_key("1.2") == version_key("1.2.0")
    assert version_key("01.2") == version_key("1.2")


@pytest.mark.parametrize(
    ("version", "part", "then"),
    [
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
        ("1.9", "minor", "1.10.0"),
        ("1.2.0-beta.1", "patch", "1.2.0"),
        ("1.2.0-beta.1", "minor", "1.2.0"),
        ("1.2.0-beta.1", "major", "2.0.0"),
        ("2.0.0-rc.1", "major", "2.0.0"),
        ("1.2.3-beta", "minor", "1.3.0"),
    ],
)
def test_the_next_one(version: str, part: str, then: str) -> None:
    assert bump(version, part) == then
    assert newer(then, version)


@pytest.mark.parametrize(
    "version", ["", "1", "1.2.3.4", "v1.0", "1.0\n", "1.0-", "1.0-Beta", "1..0", "1.0000000"]
)
def test_what_is_no_version(version: str) -> None:
    with pytest.raises(Invalid):
        version_key(version)


def test_what_is_no_part() -> None:
    with pytest.raises(Invalid):
        bump("1.0.0", "huge")
