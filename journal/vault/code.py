"""The recovery code: 128 random bits that a person can write down and type back.

26 characters of Crockford's base 32 (no I, L, O or U) and two check characters, in seven groups of four.
The check is a Reed-Solomon code over 32 symbols: any two wrong characters, and so any single error and
any swap, are told before a derivation is run. 128 bits cannot be guessed whatever the derivation costs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from journal.errors import RecoveryCodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 16
LETTERS = 26
LENGTH = 28
GROUP = 4

_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: its powers of x reach all 31 non-zero symbols
_LOOKALIKES = str.maketrans("OIL", "011")
_SEPARATORS = frozenset("-‐‑‒–—―−_.·:,")


def new_code(random: Callable[[int], bytes]) -> tuple[bytes, str]:
    """A fresh secret of 16 bytes, and the code that says it."""
    secret = random(SECRET_BYTES)
    return secret, format_code(secret)


def format_code(secret: bytes) -> str:
    """The code for 16 bytes: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery secret has 16 bytes")
    number = int.from_bytes(secret, "big")
    symbols = [number >> 5 * place & 31 for place in reversed(range(LETTERS))]
    text = "".join(ALPHABET[symbol] for symbol in (*symbols, *_check(symbols)))
    return "-".join(text[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def parse_code(text: str) -> bytes:
    """The 16 bytes that a typed code says; case, spaces, dashes and O/0, I/L/1 do not matter.

    Raises RecoveryCodeMistyped, with the place of a character that is none of the alphabet.
    """
    symbols: list[int] = []
    for character in spelled(text):
        symbol = ALPHABET.find(character)
        if symbol < 0:
            raise RecoveryCodeMistyped(len(symbols) + 1)
        symbols.append(symbol)
    if len(symbols) != LENGTH or _check(symbols[:LETTERS]) != tuple(symbols[LETTERS:]):
        raise RecoveryCodeMistyped
    number = 0
    for symbol in symbols[:LETTERS]:
        number = number << 5 | symbol
    # 26 characters hold 130 bits: two are always zero, or one secret would have four codes.
    if number >> 8 * SECRET_BYTES:
        raise RecoveryCodeMistyped
    return number.to_bytes(SECRET_BYTES, "big")


def spelled(text: str) -> str:
    """Capitals and digits as the code has them, without separators: one text for all spellings."""
    # A page of text pasted by mistake is told as too long without being looked through.
    plain = unicodedata.normalize("NFKC", text[: LENGTH * 16]).upper().translate(_LOOKALIKES)
    return "".join(sign for sign in plain if not sign.isspace() and sign not in _SEPARATORS)


def _check(symbols: list[int]) -> tuple[int, int]:
    """The two symbols that make the plain sum and the sum weighted by powers of x both zero."""
    plain = weighted = 0
    for place, symbol in enumerate(symbols):
        plain ^= symbol
        weighted ^= _times_power(symbol, place)
    # Two equations in the two unknowns c26 and c27: c26 + c27 = plain, x^26 c26 + x^27 c27 = weighted.
    right = weighted ^ _times_power(plain, LETTERS)
    divisor = _times_power(1, LETTERS) ^ _times_power(1, LETTERS + 1)
    last = next(symbol for symbol in range(32) if _times(symbol, divisor) == right)
    return plain ^ last, last


def _times_power(symbol: int, power: int) -> int:
    for _ in range(power):
        symbol <<= 1
        if symbol & 32:
            symbol ^= _POLYNOMIAL
    return symbol


def _times(left: int, right: int) -> int:
    product = 0
    for power in range(5):
        if right >> power & 1:
            product ^= _times_power(left, power)
    return product
