"""RedNotebook: its data folder, one YAML file for each month (`storage.py` of RedNotebook 2)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from journal.errors import CannotImport
from journal.importers.moments import of_day
from journal.importers.reading import decode, is_plain, read_bytes, walk
from journal.importers.record import File, Found, NotUnderstood, Options, Record
from journal.importers.yaml_text import parse_yaml
from journal.model.attachment import MOST_BYTES as MOST_ATTACHED

MONTH = re.compile(r"(\d{4})-(\d\d)\.txt")
HASHTAG = re.compile(r"(?<![\w&#])#([^\W\d]\w*)")
PICTURE = re.compile(r'\[""([^"\n]{1,1000})""(\.[A-Za-z]{3,4})(?:\?\d+)?\]')
MOST_MONTH = 16 * 1024 * 1024


def read(path: Path, options: Options) -> Found:
    """Give a record for each day of a folder. Raises CannotImport."""
    months = [each for each in walk(path) if MONTH.fullmatch(each.name) and each.parent == path]
    if not months:
        raise CannotImport(path, "form")
    for month in months:
        if not is_plain(month):
            yield NotUnderstood(month.name, "link")
            continue
        text = decode(read_bytes(month, MOST_MONTH), path, month.name)
        held = parse_yaml(text, path, month.name)
        if held in (None, ""):
            continue
        if not isinstance(held, dict):
            raise CannotImport(path, "form", month.name)
        for day, content in held.items():
            yield from _day(str(day), content, month, options)


def _day(day: str, content: Any, month: Path, options: Options) -> Found:
    where = f"{month.name} {day[:20]}"
    year, number = month.stem.split("-")
    try:
        moment = of_day(date(int(year), int(number), int(day)), options.local)
    except ValueError:
        yield NotUnderstood(where, "date")
        return
    if not isinstance(content, dict) or not isinstance(content.get("text", ""), str):
        yield NotUnderstood(where, "form")
        return
    text = content.get("text", "")
    found = []
    for address, ending in PICTURE.findall(text):
        picture = _picture(address + ending, month.parent)
        if picture is None:
            yield NotUnderstood(f"{where} picture", "missing")
        else:
            found.append(File(picture.name, _reader(picture)))
    tags = tuple(dict.fromkeys(HASHTAG.findall(text)))
    categories, lines = _categories(content)
    whole = "\n\n".join(part for part in (PICTURE.sub("", text).strip("\n"), "\n".join(lines)) if part)
    yield Record(where, moment, whole, id=f"{month.stem}-{day}", tags=tags + categories, files=tuple(found))


def _categories(content: dict[Any, Any]) -> tuple[tuple[str, ...], list[str]]:
    """Give what a day has beside its text: categories as tags, and as lines the items in them."""
    held = {str(name): items for name, items in content.items() if name != "text"}
    lines = []
    for name, items in held.items():
        said = [str(item) for item in items] if isinstance(items, dict | list) else []
        lines += [f"{name}: {item}" for item in said]
    return tuple(name for name in held if name != "Tags") + tuple(
        str(item) for item in held.get("Tags") or () if isinstance(held.get("Tags"), dict | list)
    ), [line for line in lines if not line.startswith("Tags: ")]


def _picture(address: str, folder: Path) -> Path | None:
    """Give the file of a picture when it lies in the data folder: nothing else on the disk is read."""
    name = address.removeprefix("file://")
    try:
        # `Path.resolve` fails for links that lead in a circle.
        path = Path(os.path.realpath(folder / name))
    except (OSError, ValueError):
        return None
    inside = path.is_relative_to(os.path.realpath(folder))
    return path if inside and is_plain(path) else None


def _reader(path: Path) -> Callable[[], bytes]:
    return partial(read_bytes, path, MOST_ATTACHED)
