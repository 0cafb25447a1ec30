from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from journal.importers.record import NotUnderstood, Options, Record
from journal.importers.sources import SOURCE_BY_ID

DATA = Path(__file__).parent / "data"
ZONE = timezone(timedelta(hours=1))


def local(naive: datetime) -> datetime:
    return naive.replace(tzinfo=ZONE)


Found = tuple[list[Record], list[NotUnderstood]]


def read(source: str, path: Path, passphrase: str = "", columns: Mapping[str, str] | None = None) -> Found:
    """Give what a reader understood, and what not."""
    found = list(SOURCE_BY_ID[source].read(path, Options(local, passphrase, columns or {})))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, NotUnderstood)]


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return make
