"""Attachments: what one is, how its name is made harmless, and what its first bytes say that it is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

MOST_BYTES = 50 * 1024 * 1024
PART_BYTES = 1024 * 1024  # read, sealed and stored at a time
NAME_MOST = 200  # characters
FILE_NAME_MOST = 200  # bytes in UTF-8: file systems take 255, and an ending may be added
NAMELESS = "file"

PDF = "application/pdf"
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
OTHER = "application/octet-stream"
HEAD_BYTES = 1024  # enough to tell what a file is; readers of PDF look as far for its mark

# What turns the reading direction or hides in a line: UAX #9, and the marks of RFC 8264 without a width.
_UNSEEN = frozenset(
    "\u061c\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})  # sizes of the header that follows a bitmap's first
# Not in a file's name on Windows, where some names are also those of devices.
_NOT_IN_FILES = MappingProxyType(dict.fromkeys(map(ord, '<>:"|?*/\\'), "_"))
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an entry; its bytes are in the vault.

    `name` is what it is called, as `clean_name` gives it. `size` is in bytes, `sha256` 32 bytes over all of
    them, `added_at` in UTC. `media_type` is one of `PICTURES`, `PDF` or `OTHER`.
    """

    id: str
    entry: str
    name: str
    media_type: str
    size: int
    sha256: bytes
    added_at: datetime

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.media_type in PICTURES

    @property
    def is_pdf(self) -> bool:
        """Whether it has pages to show."""
        return self.media_type == PDF


def clean_name(name: str) -> str:
    """Give the name of a file in one harmless line: its last part, no control or direction characters.

    One that is too long is cut in its middle, so that the ending stays. `NAMELESS` when nothing is left.
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in last)
    line = " ".join("".join(char for char in seen if char not in _UNSEEN).split())
    line = unicodedata.normalize("NFC", line)
    if line.strip(".") == "":
        return NAMELESS
    if len(line) > NAME_MOST:
        stem, ending = _parted(line)
        line = stem[: NAME_MOST - len(ending)].rstrip() + ending
    return line


def file_name(name: str) -> str:
    """Give the name to offer for a copy, one that every system's disks take."""
    safe = clean_name(name).translate(_NOT_IN_FILES).rstrip(". ") or NAMELESS
    stem, ending = _parted(safe)
    while len((stem + ending).encode("utf-8")) > FILE_NAME_MOST:
        stem = stem[:-1]
    if stem.partition(".")[0].casefold() in _DEVICES:
        stem = f"_{stem}"
    return stem + ending


def media_type_of(head: bytes) -> str:
    """Give what a file is by its first `HEAD_BYTES` bytes, whatever it is called.

    By the specifications of the formats: PNG (RFC 2083), JPEG (ITU T.81, SOI and a marker), GIF89a, WebP
    (RFC 9649), BMP (its file header and the size of the next), PDF (ISO 32000, 7.5.2).
    """
    for beginning, media_type in _BEGINNINGS:
        if head.startswith(beginning):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and head[6:10] == bytes(4) and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return "image/bmp"
    return PDF if b"%PDF-" in head[:HEAD_BYTES] else OTHER


def _parted(name: str) -> tuple[str, str]:
    """Give a name's stem and its ending with the dot; what is too long to be an ending is none."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem and len(ending) <= 10 else (name, "")
