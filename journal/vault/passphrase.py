"""Passphrases: how long one would stand, what a new one must be, and a generated one.

How long is asked of zxcvbn (Wheeler, USENIX Security 2016), which guesses as attackers do. Rules about
capitals and digits are not asked: they make passphrases harder to remember and hardly harder to guess.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from journal.errors import PassphraseRefused

MOST_CHARACTERS = 4096
# Under this many, whatever zxcvbn thinks of the pattern, every combination can be tried.
FLOOR_CHARACTERS = 10
GENERATED_WORDS = 6  # 6 of 7,776 words: 77 bits, out of reach even without a slow derivation
_JUDGED_CHARACTERS = 72  # zxcvbn takes no more: its time grows with the cube of the length
# A graphics card is held by its memory to some two thousand guesses a second at the default cost; this is
# five of them, and the rate that zxcvbn itself takes for a slow hash.
_GUESSES_A_SECOND = 10_000.0

_WARNINGS: MappingProxyType[str, str] = MappingProxyType(
    {
        "Straight rows of keys are easy to guess.": "keys",
        "Short keyboard patterns are easy to guess.": "keys",
        'Repeats like "aaa" are easy to guess.': "repeat",
        'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': "repeat",
        'Sequences like "abc" or "6543" are easy to guess.': "sequence",
        "Recent years are easy to guess.": "date",
        "Dates are often easy to guess.": "date",
        "This is a top-10 common password.": "common",
        "This is a top-100 common password.": "common",
        "This is a very common password.": "common",
        "This is similar to a commonly used password.": "common",
        "A word by itself is easy to guess.": "word",
        "Names and surnames by themselves are easy to guess.": "name",
        "Common names and surnames are easy to guess.": "name",
    }
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How a passphrase would stand against somebody who has the journal's files.

    `score` 0 (at once) to 4 (out of reach); `guesses_log10` the powers of ten of guesses; `seconds` how
    long those take with a handful of graphics cards (infinity when beyond counting); `warning` a key for a
    sentence: "", short, common, word, name, date, keys, repeat, sequence.
    """

    score: int
    guesses_log10: float
    seconds: float
    warning: str


def strength(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """Judge a passphrase; `known` are words an attacker would try first, such as the journal's name.

    Takes some milliseconds, and some hundred the first time, when the dictionaries are loaded.
    """
    if not passphrase:
        return Strength(0, 0.0, 0.0, "short")
    from zxcvbn import zxcvbn

    judged = passphrase[:_JUDGED_CHARACTERS]
    found = zxcvbn(judged, user_inputs=[word[:_JUDGED_CHARACTERS] for word in known])
    power = float(found["guesses_log10"])
    score, warning = int(found["score"]), _WARNINGS.get(found["feedback"]["warning"], "")
    if len(passphrase) < FLOOR_CHARACTERS:
        score, warning = min(score, 1), warning or "short"
    seconds = 10**power / _GUESSES_A_SECOND if power < 300 else math.inf
    return Strength(score, power, seconds, warning)


def generate(random: Callable[[int], bytes], words: int = GENERATED_WORDS) -> str:
    """`words` words of the EFF's long list (7,776 words, made to be typed and told apart), with spaces."""
    from xkcdpass import xkcd_password

    listed = sorted(set(xkcd_password.generate_wordlist(wordfile="eff-long", min_length=3, max_length=9)))
    return " ".join(listed[_below(len(listed), random)] for _ in range(words))


def check_new(passphrase: str, least_score: int = 0) -> None:
    """Refuse a new passphrase that is empty, over the limit, or under `least_score` (0 refuses none).

    Raises PassphraseRefused("empty"), ("long", the limit in characters), or ("weak", the score asked for).
    """
    if not passphrase.strip():
        raise PassphraseRefused("empty")
    secret_of(passphrase)
    if least_score and strength(passphrase).score < least_score:
        raise PassphraseRefused("weak", least_score)


def secret_of(passphrase: str) -> bytes:
    """What is derived from: the same bytes whichever keyboard, system or composition typed the letters.

    NFKC joins a letter and its accent, which macOS and Linux keyboards do differently. Raises
    PassphraseRefused for what can be no passphrase, before any derivation.
    """
    if not passphrase:
        raise PassphraseRefused("empty")
    if len(passphrase) > MOST_CHARACTERS:
        raise PassphraseRefused("long", MOST_CHARACTERS)
    # A window may hand over half a surrogate pair; it is as good a secret as any.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _below(limit: int, random: Callable[[int], bytes]) -> int:
    """A number below `limit` (at most 65,536), each as likely: what would tip the scales is drawn again."""
    fair = 65536 - 65536 % limit
    while True:
        drawn = int.from_bytes(random(2), "big")
        if drawn < fair:
            return drawn % limit
