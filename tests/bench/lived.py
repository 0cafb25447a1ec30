"""Copies of the benches' journals in which more happened after the moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from journal.app.journal import Journal, Machine
from journal.store.database import Store
from tests.bench.corpus import DAYS, START, Corpus

LAST = (START + timedelta(days=DAYS)).date()
NOW = datetime(LAST.year, LAST.month, LAST.day, 12, tzinfo=UTC)


def lived(corpus: Corpus, folder: Path, statements: Sequence[str]) -> Corpus:
    """Give a copy of a journal in a folder, after statements of SQL; `{today}` in them is the last day."""
    path = folder / f"lived-{corpus.entries}.db"
    shutil.copyfile(corpus.path, path)
    made = Corpus(path, corpus.key, corpus.vault_id, corpus.entries)
    store = made.open()
    with store.transaction():
        for statement in statements:
            store.execute(statement.replace("{today}", LAST.isoformat()))
    store.close()
    return made


def journal_of(store: Store) -> Journal:
    """Give the journal of a store, at noon of the last day."""
    return Journal(cast(Any, None), store, (), Machine(lambda: NOW, os.urandom))


def opened(corpus: Corpus) -> Iterator[Journal]:
    """Hold a journal open."""
    store = corpus.open()
    yield journal_of(store)
    store.close()
