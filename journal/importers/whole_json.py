"""Our own JSON of a whole journal, read record by record however it is laid out, in little memory."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NoReturn

from journal.errors import CannotImport
from journal.importers.archives import Readable, opened_member
from journal.importers.reading import is_folder, open_plain

FORMAT = "afterword-journal"
VERSION = 1
CHUNK = 1024 * 1024  # bytes
MOST_RECORD = 64 * 1024 * 1024  # characters: an entry has up to some answers of five million each
IN_FOLDER = "journal.json"
ZIP = b"PK"  # how one begins, and no JSON
BLANK = " \t\n\r"


class _Text:
    """The text of a file from where it was read on, which grows as more is needed."""

    def __init__(self, file: Readable, path: Path) -> None:
        self._file, self._path = file, path
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._json = json.JSONDecoder(parse_constant=self._refuse, parse_float=_finite)
        self._held, self._at, self._line = "", 0, 1
        self._ended = False

    def peek(self) -> str:
        """Give the next character that is not blank, without going past it; empty at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in BLANK:
                    return self._held[self._at]
                self._line += self._held[self._at] == "\n"
                self._at += 1
            if not self._more():
                return ""

    def take(self, wanted: str) -> None:
        """Go past a character that has to come next."""
        if self.peek() != wanted:
            self.refuse()
        self._at += 1

    def value(self) -> Any:
        """Give the value that comes next, and go past it."""
        if self.peek() == "":
            self.refuse()
        while True:
            try:
                value, end = self._json.raw_decode(self._held, self._at)
            except json.JSONDecodeError:
                end = -1
            except (RecursionError, ValueError):
                self.refuse()
            # A number or word that reaches the end may go on.
            if end != -1 and (end < len(self._held) or self._ended):
                self._line += self._held.count("\n", self._at, end)
                self._at = end
                return value
            if len(self._held) - self._at > MOST_RECORD:
                raise CannotImport(self._path, "large", "", self._line)
            if not self._more():
                if end == -1:
                    self.refuse()
                self._ended = True

    @property
    def line(self) -> int:
        """The line of what comes next, from 1."""
        return self._line

    def refuse(self) -> NoReturn:
        """Raise CannotImport for what comes next: damaged at the end of the file, form elsewhere."""
        raise CannotImport(self._path, "damaged" if self._ended else "form", "", self._line)

    def _more(self) -> bool:
        # As much again as is held, so that a long record is not gone through once for each chunk.
        self._held = self._held[self._at :]
        self._at = 0
        try:
            data = self._file.read(max(CHUNK, len(self._held)))
            self._held += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError:
            raise CannotImport(self._path, "encoding", "", self._line) from None
        except OSError:
            raise CannotImport(self._path, "unreadable") from None
        self._ended = self._ended or not data
        return bool(data)

    def _refuse(self, _word: str) -> NoReturn:
        raise ValueError  # NaN and Infinity are no JSON


def _finite(text: str) -> float:
    """Give a number; 1e999 would be written out as Infinity, which is no JSON. Raises ValueError."""
    number = float(text)
    if math.isinf(number):
        raise ValueError
    return number


def opened(path: Path) -> AbstractContextManager[Readable]:
    """Open the JSON itself: of a whole journal as Markdown in a folder or zip, the one that lies in it.

    To be used in a `with`. Raises CannotImport: missing, unreadable, special, damaged, large or locked.
    """
    path = path / IN_FOLDER if is_folder(path) else path
    # Not by its name: whoever asks for JSON in a file named .zip gets that.
    with open_plain(path) as file:
        try:
            is_packed = file.read(len(ZIP)) == ZIP
        except OSError:
            raise CannotImport(path, "unreadable") from None
    return opened_member(path, IN_FOLDER) if is_packed else open_plain(path)


def records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give each record of a file (see `opened`) with the line that it begins on.

    Raises CannotImport: as `opened`, encoding, form, damaged (cut off), large or version.
    """
    with opened(path) as file:
        text = _Text(file, path)
        head: dict[str, Any] = {}
        text.take("{")
        while True:
            name = text.value()
            text.take(":")
            if name == "records":
                _check_head(head, path)
                yield from _list(text, path)
                text.take("}")
                if text.peek():
                    text.refuse()
                return
            if not isinstance(name, str) or len(head) > 100:
                text.refuse()
            head[name] = text.value()
            text.take(",")


def _check_head(head: dict[str, Any], path: Path) -> None:
    version = head.get("version")
    if head.get("format") != FORMAT or type(version) is not int:
        raise CannotImport(path, "form", "", 1)
    if version > VERSION:
        raise CannotImport(path, "version", "", 1)


def _list(text: _Text, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        return
    while True:
        text.peek()
        line, record = text.line, text.value()
        if not isinstance(record, dict) or not isinstance(record.get("record"), str):
            raise CannotImport(path, "form", "", line)
        yield line, record
        if text.peek() == "]":
            text.take("]")
            return
        text.take(",")
