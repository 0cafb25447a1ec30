"""Pictures that stand in HTML as text of their own bytes (RFC 2397, `data:`), as an editor pastes them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

from journal.importers.record import File

# Within one tag: what is in it is gone through once, however many tags there are.
PICTURE = re.compile(
    r"<img\b[^<>]{0,300}?\bsrc=[\"']data:image/([a-z0-9.+-]{1,20});base64,([A-Za-z0-9+/=\s]*)[\"'][^<>]*>",
    re.IGNORECASE,
)
ANY_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)


def without_pictures(html: str) -> tuple[str, tuple[File, ...], int]:
    """Give HTML without its pictures, the pictures as files, and how many could not be taken.

    Those are damaged, or lie elsewhere: nothing is fetched.
    """
    files: list[File] = []

    def take(found: re.Match[str]) -> str:
        try:
            data = base64.b64decode("".join(found.group(2).split()), validate=True)
        except binascii.Error:
            return found.group()[:5] + ">"  # counted below
        ending = found.group(1).casefold().partition("+")[0].replace("jpeg", "jpg")
        files.append(File(f"picture {len(files) + 1}.{ending}", _reader(data)))
        return ""

    rest, lost = ANY_PICTURE.subn("", PICTURE.sub(take, html))
    return rest, tuple(files), lost


def _reader(data: bytes) -> Callable[[], bytes]:
    return lambda: data
