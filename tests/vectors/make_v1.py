"""How `v1.afterword` was made, with what must be read from it: `python -m tests.vectors.make_v1 FOLDER`.

It is made anew with every change of the format until the format is released, and then never again: what a
released version wrote must open for ever.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from journal.app import entries, listing, opening, settings
from journal.app.journal import Journal, Machine
from journal.model.data import entry_data
from journal.model.query import Query
from journal.vault.cost import CHEAPEST

NAME = "v1"
PASSPHRASE = "forty-two paper boats, ünïcode and all"
ZONE = timezone(timedelta(hours=2))
TEXTS = (
    ("feedback", "You answered for me", "She said: “You did it again.”\n\nI had no reply."),
    ("mistake", "יום ארוך", "שכחתי להזמין אותה לפגישה."),
    ("conversation", "もう一度話す", "先週の会議のことをもう一度話したい。"),
    ("reflection", "", "ภาษาไทย and naïve café 🙂, with no title"),
    ("learning", "Μαθαίνω", "Ακούω πριν απαντήσω."),
    ("action", "Я попробовал", "Спросил, прежде чем решать."),
)


class Clock:
    """A clock that goes on by an hour at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 29, 1, 30, tzinfo=ZONE)

    def __call__(self) -> datetime:
        self.moment += timedelta(hours=1)
        return self.moment


def make(place: Path) -> None:
    """Make the vault and `v1.json` beside it."""
    machine = Machine(Clock(), random.Random(1).randbytes, lambda naive: naive.replace(tzinfo=ZONE))
    folder = opening.folder_named(place, NAME)
    shutil.rmtree(folder, ignore_errors=True)
    created = opening.create(folder, PASSPHRASE, machine, CHEAPEST)
    journal = created.journal
    write(journal)
    facts = {
        "passphrase": PASSPHRASE,
        "code": created.recovery_code,
        "vault_id": journal.vault.vault_id,
        "seq": journal.vault.seq,
        **read(journal),
    }
    opening.close(journal)
    (journal.folder / "in-use").unlink(missing_ok=True)
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (place / f"{NAME}.json").write_text(text + "\n", "utf-8")


def write(journal: Journal) -> None:
    """Every kind and several scripts; a draft, something in the trash, and one entry with a revision."""
    kept = [
        entries.log(journal, kind, title, text, people=("Wanjirũ", "Ana"), tags=("listening",)).value
        for kind, title, text in TEXTS
    ]
    draft = replace(entries.begin(journal, "feedback"), title="A draft", sting=7, place="the kitchen")
    entries.save(journal, draft, "first")
    deeper = replace(kept[0].answers[0], value="She said it calmly, and I heard it late.")
    entries.save(journal, replace(kept[0], answers=(deeper,), sting=0), "second")
    gone = entries.log(journal, "reflection", "Thrown away", "Not this one.").value
    entries.trash(journal, gone.id)
    settings.change(journal, cool_down_hours=4)
    settings.leave_off(journal, settings.Resume("write", {"entry": kept[0].id, "cursor": 3}))


def read(journal: Journal) -> dict[str, Any]:
    """Everything that can be read from the journal, as JSON values."""
    rows = {
        name: listing.first_page(journal, Query(trash=name == "trash"), 1000) for name in ("list", "trash")
    }
    ids = [row.id for found in rows.values() for row in found]
    return {
        "list": [row.id for row in rows["list"]],
        "trash": [row.id for row in rows["trash"]],
        "entries": {entry_id: entry_data(entries.read(journal, entry_id)) for entry_id in ids},
        "earlier": {
            entry_id: [entry_data(item.entry) for item in history]
            for entry_id in ids
            if (history := entries.history(journal, entry_id))
        },
        "people": [list(name) for name in listing.names(journal).people],
        "tags": [list(name) for name in listing.names(journal).tags],
        "cool_down_hours": settings.load(journal).cool_down_hours,
        "found": {word: [row.id for row in listing.first_page(journal, Query(text=word))] for word in WORDS},
    }


WORDS = ("calmly", "reply", "פגישה", "会議", "ไทย", "cafe", "ακουω", "спрос", "wanjiru", "listening", "boats")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
