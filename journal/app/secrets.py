"""Passphrases and the recovery sheet, for the screens that make and open a journal."""

from __future__ import annotations

from datetime import date

from journal.app.journal import Machine
from journal.exporters.pages import Page as DrawnPage
from journal.exporters.pages import draw_pages
from journal.exporters.recovery_sheet import recovery_sheet
from journal.vault import code, passphrase
from journal.vault.passphrase import Strength

__all__ = (
    "DrawnPage",
    "Strength",
    "check_new",
    "code_group",
    "generate",
    "pages",
    "same_group",
    "sheet",
    "some_group",
    "strength",
)

LEAST_SCORE = 2  # under it zxcvbn expects a passphrase to fall to somebody who has the files
GROUPS = 7


def strength(text: str) -> Strength:
    """Give how long a passphrase would stand, as zxcvbn estimates it."""
    return passphrase.strength(text)


def check_new(text: str) -> None:
    """Raise PassphraseRefused when a new passphrase is empty, too long or too easily guessed."""
    passphrase.check_new(text, LEAST_SCORE)


def generate(machine: Machine) -> str:
    """Give a passphrase of random words."""
    return passphrase.generate(machine.random)


def code_group(recovery_code: str, number: int) -> str:
    """Give one group (0 to 6) of a recovery code, to be typed back."""
    return recovery_code.split("-")[number]


def some_group(machine: Machine) -> int:
    """Give the number of a group (0 to 6) chosen at random, to be typed back."""
    # 256 is not a multiple of 7: a lean of one part in 256 does not matter for a check of reading.
    return machine.random(1)[0] % GROUPS


def same_group(recovery_code: str, number: int, typed: str) -> bool:
    """Tell whether what was typed is that group, however it is spelled."""
    return code.spelled(typed) == code.spelled(code_group(recovery_code, number))


def sheet(recovery_code: str, journal_name: str, day: date) -> bytes:
    """Give the recovery sheet: a tagged PDF with the code as text and QR, made in memory."""
    return recovery_sheet(recovery_code, journal_name, day)


def pages(pdf: bytes, scale: float) -> list[DrawnPage]:
    """Give the pages of a PDF as pictures, for a preview or a printer; scale 1 is 72 dots per inch."""
    return draw_pages(pdf, scale)
