"""Finished files of a share, read with other tools than made them: their words, and all that is in them."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any

import docx
import pikepdf
import pypdfium2


class Page(HTMLParser):
    """Reads a page as text, and remembers its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\u200b", "")


def of_word(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def of_markdown(data: bytes) -> str:
    return re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", data.decode())


def of_json(data: bytes) -> str:
    def walk(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [word for each in value.values() for word in walk(each)]
        return [word for each in value for word in walk(each)] if isinstance(value, list) else [str(value)]

    return "\n".join(walk(json.loads(data)))


READERS: MappingProxyType[str, Callable[[bytes], str]] = MappingProxyType(
    {
        "pdf": of_pdf,
        "word": of_word,
        "markdown": of_markdown,
        "html": lambda data: " ".join(Page(data.decode()).words),
        "text": bytes.decode,
        "json": of_json,
    }
)


def words_of(data: bytes, form: str) -> str:
    """The words of a file as one who reads it finds them."""
    return " ".join(READERS[form](data).split())


def everything_in(data: bytes) -> str:
    """The bytes and all that is packed in them, as one text in lower case.

    Members of archives with their names and comments, every object and string of a PDF, its streams
    decompressed and its text as `pdftotext` gives it, JSON and HTML without their escapes, UTF-16 as text.
    """
    found = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found.append(archive.comment)
            for each in archive.infolist():
                found += [each.filename.encode(), each.comment, each.extra, archive.read(each)]
    if data.startswith(b"%PDF"):
        with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
            for each in (pdf.trailer, *pdf.objects):
                found += _of_object(each)
        found.append(of_pdf(data).encode())
        found.append(by_pdftotext(data))
    for start in [match.end() for match in re.finditer(rb"stream\r?\n", data)]:
        try:
            found.append(zlib.decompressobj().decompress(data[start:]))
        except zlib.error:
            continue
    whole = b"\n".join(found)
    text = "\n".join([whole.decode("utf-8", "replace"), whole.replace(b"\0", b"").decode("utf-8", "replace")])
    plain = re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", text)  # Markdown's escapes
    return "\n".join((text, unescape(text), plain, of_json(data) if data.startswith(b"{") else "")).lower()


def by_pdftotext(data: bytes) -> bytes:
    """The text of a PDF by poppler, where that is installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return b""
    return subprocess.run([program, "-", "-"], input=data, capture_output=True, check=True).stdout


def _of_object(each: pikepdf.Object) -> Iterator[bytes]:
    if isinstance(each, pikepdf.Stream):
        yield each.read_bytes()
    yield from _strings(each, set())
    yield each.unparse(resolved=True)


def _strings(each: Any, seen: set[tuple[int, int]]) -> Iterator[bytes]:
    """Every string in an object, as its bytes and as the text that it stands for."""
    if isinstance(each, pikepdf.String):
        yield bytes(each)
        yield str(each).encode()
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for _, value in each.items():
            yield from _strings(value, seen) if not _again(value, seen) else ()
    elif isinstance(each, pikepdf.Array):
        for value in each:
            yield from _strings(value, seen) if not _again(value, seen) else ()


def _again(each: Any, seen: set[tuple[int, int]]) -> bool:
    """Whether this was met before, as the parent of a page is; what is not an object of its own never was."""
    number = each.objgen if isinstance(each, pikepdf.Object) and each.is_indirect else None
    if number is None or number not in seen:
        seen.update([number] if number else [])
        return False
    return True
