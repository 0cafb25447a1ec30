"""A journal of many invented entries, made fast: rows first, the search index afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import accumulate
from pathlib import Path

from journal.model.entry import Answer, Entry, GuideUsed, Status
from journal.model.kinds import KINDS
from journal.model.times import place_of
from journal.store.database import Store, create_store, open_store
from journal.store.entries import INSERT, NAME_TABLES
from journal.store.records import answers_of, facts_of, name_key, text_of
from journal.store.schema_0001 import TRIGGERS

VAULT_ID = "0192c0de-0000-7000-8000-00000000beef"
START = datetime(2016, 1, 1, 7, 0, tzinfo=UTC)
DAYS = 3650
RARE = "ptarmigan"  # in RARE_ENTRIES entries
RARE_ENTRIES = 12
COMMON = "meeting"  # in nearly every entry
PREFIX = "co"
SYLLABLES = (
    "ba",
    "co",
    "di",
    "fe",
    "gu",
    "ha",
    "jo",
    "ki",
    "le",
    "mo",
    "nu",
    "pa",
    "ri",
    "so",
    "tu",
    "ve",
    "wa",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where the journal is and how it opens."""

    path: Path
    key: bytes
    vault_id: str
    entries: int

    def open(self, *, read_only: bool = False) -> Store:
        return open_store(self.path, bytearray(self.key), self.vault_id, read_only=read_only)


def build(path: Path, number: int, key: bytes) -> Corpus:
    """Make the journal at `path`."""
    store = create_store(path, bytearray(key), VAULT_ID, START)
    names = [statement.split()[2] for statement in TRIGGERS]
    # Nothing of this file needs to be safe or secret while it is made.
    for setting in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -200000"):
        store.execute(f"PRAGMA {setting}")
    with store.transaction():
        for name in names:
            store.execute(f"DROP TRIGGER {name}")
        _fill(store, number)
        store.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
        for trigger in TRIGGERS:
            store.execute(trigger)
    store.close()
    return Corpus(path, key, VAULT_ID, number)


def invented(number: int) -> Iterator[Entry]:
    """Give that many entries, always the same ones, over ten years."""
    chance = random.Random(20261119)
    lines = _lines(chance)
    zone = timezone(timedelta(hours=1))
    rare = set(range(7, number, max(1, number // RARE_ENTRIES)))
    for index in range(number):
        made = START + timedelta(days=DAYS) * (index / number)
        text = chance.choices(lines, k=chance.randint(8, 13))
        text[0] = f"{COMMON} {text[0]}".capitalize()
        if index in rare:
            text[1] = f"{RARE} {text[1]}"
        third = len(text) // 3
        yield Entry(
            id=f"entry-{index:06}",
            thread=f"entry-{index:06}",
            kind=KINDS[index % len(KINDS)].id,
            happened_at=made.astimezone(zone),
            created_at=made,
            updated_at=made,
            title=text[2][:40],
            status=Status.KEPT,
            guide=GuideUsed("afterword.called-out", "1.0.0", "called-out"),
            people=(f"Person {int(chance.paretovariate(1)) % 300}",),
            tags=tuple(f"tag {chance.randrange(60)}" for _ in range(chance.randrange(5))),
            answers=tuple(
                Answer(
                    prompt,
                    f"What would you say about {prompt}?",
                    "text",
                    ". ".join(text[start : start + third]) + ".",
                )
                for prompt, start in (("their-words", 0), ("impact", third), ("next", 2 * third))
            ),
            reflected_at=made if index % 50 else None,
        )


def _lines(chance: random.Random) -> list[str]:
    """Give sentences of 15 words, the words as unevenly common as words are (Zipf's law)."""
    words = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)})
    chance.shuffle(words)
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    return [" ".join(chance.choices(words, cum_weights=weights, k=15)).capitalize() for _ in range(20_000)]


def _fill(store: Store, number: int) -> None:
    numbers: dict[tuple[str, str], int] = {}
    used: set[int] = set()
    for entry in invented(number):
        place = place_of(entry.happened_at)
        while place in used:
            place += 1
        used.add(place)
        store.execute(INSERT, (place, *facts_of(entry)))
        store.execute("INSERT INTO page VALUES (?, ?)", (place, answers_of(entry)))
        store.execute("INSERT INTO entry_text VALUES (?, ?, ?, ?)", (place, *text_of(entry)))
        for table, names in zip(NAME_TABLES, (entry.people, entry.tags), strict=True):
            for name in dict.fromkeys(names):
                known = (table, name_key(name))
                if known not in numbers:
                    numbers[known] = store.execute(
                        f"INSERT INTO {table} (name, folded) VALUES (?, ?)", (name, known[1])
                    )
                store.execute(f"INSERT INTO entry_{table} VALUES (?, 0, ?)", (numbers[known], place))
