"""What in a text one can be reached by: e-mail addresses, links, handles and phone numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Each begins where no longer run of its own characters goes on, so that a search takes time that grows with
# the text alone. A link needs a scheme, "www.", a path or one of the endings of sites that are no words, as
# "it" or "me" would be; a phone number 7 digits or more.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SITES = "com|org|net|edu|gov|io|co|dev|app|info|biz|eu|uk|de|fr|es|pt|nl|ch|se|dk|fi|pl|cz|ca|au|nz|jp|cn|br"
LINK = re.compile(
    r"(?<!\w)(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}://|www\.)[^\s<>\"]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/[^\s<>\"]*"
    rf"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{SITES})(?![\w-]|\.\w)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@\w[\w.-]*\w")
PHONE = re.compile(r"(?<![\w+])\+?\(?\d[\d ().\-/\u00a0]{4,30}\d(?!\w)")
DAY = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?([./-])\d\d?\1\d{2,4}")
PHONE_DIGITS = 7
CLOSING = ".,;:!?)]}'’”»"

EMAIL_ADDRESS = "email"
WEB_LINK = "link"
A_HANDLE = "handle"
PHONE_NUMBER = "phone"
# Each with a sign that it cannot do without: most texts have none, and are not searched.
CONTACTS = (
    (EMAIL_ADDRESS, re.compile("@"), EMAIL),
    (WEB_LINK, re.compile(r"://|/|\.\w"), LINK),
    (A_HANDLE, re.compile("@"), HANDLE),
    (PHONE_NUMBER, re.compile(r"\d"), PHONE),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address, a link, a handle or a phone number: text[start:end], and which of them."""

    start: int
    end: int
    looks: str


def contacts(text: str) -> tuple[Contact, ...]:
    """Give e-mail addresses, links, handles and phone numbers in the order of the text, without overlap."""
    found: list[Contact] = []
    for looks, sign, pattern in CONTACTS:
        for match in pattern.finditer(text) if sign.search(text) else ():
            said = match.group().rstrip(CLOSING) if looks == WEB_LINK else match.group()
            if looks != PHONE_NUMBER or _is_phone(said):
                found.append(Contact(match.start(), match.start() + len(said), looks))
    apart: list[Contact] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or apart[-1].end <= each.start:
            apart.append(each)
    return tuple(apart)


def _is_phone(text: str) -> bool:
    return sum(character.isdigit() for character in text) >= PHONE_DIGITS and not DAY.fullmatch(text)
