"""The sheet of paper that opens a journal when its passphrase is lost."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from journal.exporters.typeset import typeset
from journal.files.shipped import shipped

_INK = "#23201c"
_LONGEST_NAME = 90  # two lines; a longer one would push the sheet onto a second page


def recovery_sheet(code: str, journal_name: str, made_on: date, language: str = "en") -> bytes:
    """One A4 page as a tagged PDF: the code as text and as a QR code, what it is for, and where it is kept.

    `code` is in groups joined by dashes, as `journal.vault.code` writes it. A language without words of
    its own gets English. `made_on` is the only date in the file.
    """
    spoken, words = _words(language)
    data = {
        "words": words,
        "language": spoken,
        "journal": _short(journal_name),
        "groups": code.split("-"),
        "qr": _qr(code),
        "made": _spoken_date(made_on, words),
        "year": made_on.year,
        "month": made_on.month,
        "day": made_on.day,
    }
    return typeset("recovery-sheet.typ", data, made_on)


def _words(language: str) -> tuple[str, Mapping[str, Any]]:
    for each in (language.partition("_")[0].partition("-")[0].lower(), "en"):
        path = shipped("print", f"recovery-sheet.{each}.json")
        if each.isalpha() and path.is_file():
            words: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
            return each, words
    raise FileNotFoundError("recovery-sheet.en.json")


def _short(name: str) -> str:
    # Words of many letters get places to break at, so that they stay on the page.
    flat = " ".join(name.split())
    shown = flat if len(flat) <= _LONGEST_NAME else flat[: _LONGEST_NAME - 1] + "…"
    return "\u200b".join(shown[start : start + 30] for start in range(0, len(shown), 30))


def _spoken_date(day: date, words: Mapping[str, Any]) -> str:
    return str(words["date"]).format(day=day.day, month=words["months"][day.month - 1], year=day.year)


def _qr(code: str) -> str:
    """The code as an SVG. A quarter of it may be smudged or folded; the sheet leaves the white edge."""
    import segno

    out = io.BytesIO()
    segno.make(code, error="q", micro=False, boost_error=False).save(
        out, kind="svg", border=0, dark=_INK, xmldecl=False, svgns=True, scale=4
    )
    return out.getvalue().decode("utf-8")
