"""What is made of journals of one writer that jrnl 4.6 wrote, and that 2.8.4, 3.3 and 4.6 encrypted.

They were encrypted with `jrnl --encrypt`, and written on with their password, at the prompts of each version;
2.8.4 and 3.3 give form 2, 4.6 gives form 3. The JSON is jrnl's export.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.importers.conftest import DATA, ZONE, Write, read

SEALED = ("jrnl-2.8.4.bin", "jrnl-3.3.bin", "jrnl-4.6.bin")
WRITTEN = [
    ((1, 1, 0, 0), "neither", "", set()),
    ((3, 1, 8, 30), "A slow morning.", "Ana said I @interrupt people. #work", {"interrupt", "work"}),
    (
        (3, 2, 21, 5),
        "Talked with Ana. Grüße, 日本語 🌿.",
        "A second line.\n\n[not a date] in brackets",
        {"starred"},
    ),
    ((10, 27, 2, 30), "No body at all", "", set()),
]
ADDED = ((11, 1, 10, 0), "Added afterwards.", "With #more words.", {"more"})
Told = tuple[datetime, str, str, set[str]]


def told(path: Path) -> list[Told]:
    records, left = read("jrnl", path, "quiet herons")
    assert left == []
    return [(each.happened_at, each.title, each.text, set(each.tags)) for each in records]


def expected(*rows: tuple[tuple[int, int, int, int], str, str, set[str]]) -> list[Told]:
    return [(datetime(2024, *when, tzinfo=ZONE), title, text, tags) for when, title, text, tags in rows]


@pytest.mark.parametrize("name", ["jrnl-4.6.txt", "jrnl-4.6.json"])
def test_plain(name: str) -> None:
    assert told(DATA / name) == expected(*WRITTEN)


@pytest.mark.parametrize("name", SEALED)
def test_encrypted_by_each_version(name: str) -> None:
    assert told(DATA / name) == expected(*WRITTEN, ADDED)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "[2024-03-01 08:30] A\nx\n[2 of 10] done\n[9:30-10:15] y\n[10.2.3] z\n[2024-03-02 08:30] B\n",
            [("A", "x\n[2 of 10] done\n[9:30-10:15] y\n[10.2.3] z"), ("B", "")],
        ),
        (
            "2024-03-01 08:30 A\nx\n[2 of 10] done\n2024-03-02 08:30 B\n",
            [("A", "x\n[2 of 10] done"), ("B", "")],
        ),
    ],
)
def test_what_else_is_in_brackets_is_text(write: Write, text: str, rows: list[tuple[str, str]]) -> None:
    records, left = read("jrnl", write("a.txt", text))
    assert ([(each.title, each.text) for each in records], left) == (rows, [])


@pytest.mark.parametrize(
    "day", ["2024-13-01 08:30", "12 Mar 2024 08:30", "08:30 12 Mar 2024", "3/14/2024", "14.3.24 08:30"]
)
def test_a_day_in_another_form_is_named(write: Write, day: str) -> None:
    records, left = read("jrnl", write("a.txt", f"[2024-03-01 08:30] A\n[{day}] B\n"))
    assert [each.title for each in records] == ["A"]
    assert [(each.reason, each.line) for each in left] == [("date", 2)]


def test_a_heading_is_no_tag(write: Write) -> None:
    path = write("a.txt", "[2024-03-01 08:30] A # b ## c @ d #e @f-g x#y #@h\n## Heading\n#\n")
    (record,), _ = read("jrnl", path)
    assert record.tags == ("e", "f-g", "h")
