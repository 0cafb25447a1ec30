"""What stands around a place in a text: whether a name there stands free, and whether a sentence begins.

Nothing stands free inside other words: not Ann in "Annual", in "Mary-Ann" or in "O'Ann". In scripts without
spaces a name stands free wherever its characters do, with no third of the same syllabary around it.
"""

from __future__ import annotations

import re
import unicodedata

HYPHENS = frozenset("-\u2010\u2011")
APOSTROPHES = frozenset("'’ʼ＇")
# "d'Anna", "l'Anna", "qu'Anna": French, Italian and Catalan; nothing else may stand before a name like that.
ELISIONS = frozenset(("c", "d", "dell", "j", "l", "m", "n", "nell", "qu", "s", "sull", "t", "all"))
LOUD_ENDINGS = frozenset(("S", "LL", "D", "VE", "RE"))  # after a name in capitals: "ANNA'S"
SENTENCE_END = re.compile(r"(?:^|[.!?…:;。！？])[\s\"'“”‘’«»„(\[*–—-]*$")
TAIL = 40  # characters before a place that tell whether a sentence begins there
KATAKANA = re.compile("[\u30a1-\u30ff\u31f0-\u31ff]")


def stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether what stands there is no piece of a longer word or of another name."""
    if end < len(text) and unicodedata.category(text[end]) in ("Mn", "Mc"):
        return False
    return _free_before(text, start) and _free_after(text, end) and _free_of_its_script(text, start, end)


def _free_before(text: str, start: int) -> bool:
    if start < 2 or not text[start - 2].isalpha():
        return True
    joint = text[start - 1]
    if joint not in HYPHENS and joint not in APOSTROPHES:
        return True
    word = _word_start(text, start - 1)
    if joint in HYPHENS:
        # "ex-Sam" is Sam, "Mary-Sam" is not.
        return not (_is_capital(text, start) and _is_capital(text, word))
    return text[word : start - 1].casefold() in ELISIONS


def _word_start(text: str, end: int) -> int:
    """Where the word that ends there begins."""
    while end and text[end - 1].isalpha():
        end -= 1
    return end


def _is_capital(text: str, place: int) -> bool:
    return text[place] != text[place].lower()


def _free_after(text: str, end: int) -> bool:
    if end + 1 >= len(text) or not text[end + 1].isalnum():
        return True
    joint = text[end]
    if joint in HYPHENS:
        cased = text[end - 1].lower() != text[end - 1].upper()
        # "Anna-Maria" is another name; "the boss-Sam" and "Sam-like" are not.
        double = _is_capital(text, _word_start(text, end)) and _is_capital(text, end + 1)
        return not cased or not (double or text[end + 1].isdigit())
    if joint not in APOSTROPHES:
        return True
    word = end + 1
    while word < len(text) and text[word].isalnum():
        word += 1
    tail = text[end + 1 : word]
    goes_on = text[word : word + 1] in APOSTROPHES and text[word + 1 : word + 2].isalpha()
    small = tail == tail.lower() or (tail in LOUD_ENDINGS and _is_loud(text, end))
    return len(tail) <= 4 and small and not goes_on


def _is_loud(text: str, end: int) -> bool:
    """Tell whether the word that ends there is in capitals, and more than the O of "O'NEILL"."""
    start = end
    while start and (text[start - 1].isalpha() or unicodedata.combining(text[start - 1])):
        start -= 1
    word = text[start:end]
    return sum(letter.isalpha() for letter in word) > 1 and word.isupper()


def _free_of_its_script(text: str, start: int, end: int) -> bool:
    """Tell whether no character of the same syllabary goes on: Katakana words stand apart by their script."""
    around = ((text[start], text[start - 1 : start] if start else ""), (text[end - 1], text[end : end + 1]))
    return not any(
        KATAKANA.match(inner) and outer != "・" and KATAKANA.match(outer) for inner, outer in around
    )


def begins_sentence(text: str, place: int) -> bool:
    """Tell whether a sentence begins at a place: nothing but quotes and brackets since the last one ended."""
    before = text[max(0, place - TAIL) : place]
    line = before.rpartition("\n")[2]
    if line == before and place > TAIL:
        return re.search(r"[.!?…:;。！？][\s\"'“”‘’«»„(\[*–—-]*$", before) is not None
    return SENTENCE_END.search(line) is not None
