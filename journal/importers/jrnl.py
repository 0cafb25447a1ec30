"""jrnl (jrnl.sh): its plain file or folder, its exports, and its encrypted files of versions 1 to 4.

The forms are those of jrnl 4.6: `journals/Journal.py`, `journals/Entry.py` and `encryption/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from journal.errors import CannotImport
from journal.importers.jrnl_sealed import SEALED, is_sealed, unsealed
from journal.importers.moments import from_iso, placed
from journal.importers.reading import decode, is_folder, is_plain, parse_json, read_bytes, walk
from journal.importers.record import Found, NotUnderstood, Options, Record

HEAD = re.compile(r"^\[(\d[^\]\n]{5,40})\] ", re.MULTILINE)
OLD_HEAD = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d) ", re.MULTILINE)  # of jrnl 1
# A day in numbers with its year, or a year or such a day with a time. What else stands in brackets where a
# line begins, as "[2 of 10] done", is text; so jrnl reads it too.
DAY_IN = re.compile(
    r"\d{4}[-./]\d+[-./]\d|\d[-./]\d+[-./]\d{4}|(?:\d{4}|\d[-./]\d+[-./]\d).*\d:\d\d|\d:\d\d.*\d{4}", re.ASCII
)
SYMBOLS = "#@"  # `tagsymbols` of jrnl as it comes; "##" before a heading is no tag here
TAG = re.compile(r"(?<!\S)[#@]+([-+*/]{0,20}\w[-+*#/\w]*)")
STARRED = "starred"
ISO = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?", re.ASCII)  # read ten times faster than others
# `timeformat` is the writer's choice; these are the ones of jrnl's versions and its documentation.
FORMATS = (
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
)


def read(path: Path, options: Options) -> Found:
    """Give the records of a jrnl file or folder. Raises CannotImport."""
    if is_folder(path):
        for each in walk(path):
            if each.suffix == ".txt" and is_plain(each):
                name = each.relative_to(path).as_posix()
                yield from _of_text(decode(read_bytes(each), path, name), path, name, options, empty=True)
        return
    data = read_bytes(path)
    if is_sealed(data):
        data = unsealed(data, path, options.passphrase)
    elif options.passphrase and _is_no_text(data):
        data = SEALED["v1"](data, path, options.passphrase)
    text = decode(data, path)
    if text.lstrip()[:1] == "{":
        yield from _of_json(text, path, options)
    else:
        yield from _of_text(text, path, path.name, options)


def _of_text(text: str, path: Path, name: str, options: Options, *, empty: bool = False) -> Found:
    heads = [head for head in HEAD.finditer(text) if DAY_IN.search(head.group(1))]
    heads = heads or list(OLD_HEAD.finditer(text))
    if not heads and not (empty and not text.strip()):
        raise CannotImport(path, "form", name, 1)
    if heads and text[: heads[0].start()].strip():
        yield NotUnderstood(name, "form", 1)
    line, counted = 1, 0
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        line += text.count("\n", counted, head.start())
        counted = head.start()
        try:
            moment = placed(_moment(head.group(1)), options.local)
        except ValueError:
            yield NotUnderstood(name, "date", line)
            continue
        yield _record(text[head.end() : end], moment, name, line)


def _record(block: str, moment: datetime, name: str, line: int) -> Record:
    first, _, body = block.strip().partition("\n")
    title = first.rstrip()
    # The star stands at either end of the title, by jrnl's version.
    starred = title.endswith(" *") or title.startswith("*") or title == "*"
    title = title.removesuffix(" *").removeprefix("*").strip()
    found = dict.fromkeys(TAG.findall(f"{title}\n{body}")) if "@" in block or "#" in block else ()
    tags = (*found, *((STARRED,) if starred else ()))
    return Record(name, moment, body.strip("\n"), title, tags=tags, line=line)


def _of_json(text: str, path: Path, options: Options) -> Found:
    held = parse_json(text, path)
    entries = held.get("entries") if isinstance(held, dict) else None
    if not isinstance(entries, list):
        raise CannotImport(path, "form")
    for number, each in enumerate(entries, 1):
        where = f"entries[{number}]"
        if not isinstance(each, dict) or not all(isinstance(each.get(key), str) for key in ("title", "body")):
            yield NotUnderstood(where, "form")
            continue
        try:
            moment = from_iso(f"{each.get('date')}T{each.get('time') or '12:00'}", options.local)
        except ValueError:
            yield NotUnderstood(where, "date")
            continue
        tags = tuple(_tags(each.get("tags"))) + ((STARRED,) if each.get("starred") is True else ())
        yield Record(where, moment, each["body"], each["title"], tags=tags)


def _tags(held: object) -> Iterator[str]:
    for tag in held if isinstance(held, list) else ():
        if isinstance(tag, str) and tag.strip(SYMBOLS):
            yield tag.lstrip(SYMBOLS)


def _moment(text: str) -> datetime:
    if ISO.fullmatch(text):
        return datetime.fromisoformat(text)
    for form in FORMATS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - jrnl keeps no zone
        except ValueError:
            continue
    raise ValueError("no time")


def _is_no_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
