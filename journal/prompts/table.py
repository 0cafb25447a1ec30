"""What can stand in a pack: one record per field, which the reader, its messages and the schema go by."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

FORMAT = 1  # the pack format that this version reads and writes

GUIDES_MAX = 50
PROMPTS_MAX = 100
TEXT_MAX = 2_000  # characters
LINE_MAX = 300  # characters in a text of one line
ID_MAX = 100  # characters
OPTIONS_MAX = 30
THEN_MAX = 6  # guides offered at the end of a guide; more would be a menu and no offer
REFERENCE_MAX = 2 * ID_MAX + 1  # characters
MINUTES_MAX = 240

# Where in a thread a guide belongs.
STAGES = ("heard", "reflected", "followed-up", "looked-again")

# A fact of the moment that a prompt may ask for, and the field type that can hold it.
FILLS = MappingProxyType(
    {
        "people": "people",
        "place": "short",
        "sting": "scale",
        "tags": "choices",
        "happened_at": "date",
        "title": "short",
    }
)


@dataclass(frozen=True, slots=True)
class PackField:
    """One field of a pack file.

    `owner` is the part it stands in (`pack`, `guide`, `prompt` or `when`), `name` its TOML key and `words`
    what it is, for a coach. `shape` is a key of `journal.prompts.schema.SHAPES`. `least` and `most` bound the
    number of characters of a text, of items of a list, or a number itself.
    """

    owner: str
    name: str
    shape: str
    words: str
    required: bool = False
    least: int = 1
    most: int = LINE_MAX


PACK_FIELDS: tuple[PackField, ...] = (
    PackField("pack", "format", "number", "format number", required=True, most=FORMAT),
    PackField("pack", "id", "dotted", "id", required=True, most=ID_MAX),
    PackField("pack", "version", "version", "version", required=True, most=30),
    PackField("pack", "title", "line", "title", required=True),
    PackField("pack", "author", "line", "author"),
    PackField("pack", "language", "language", "language", most=35),
    PackField("pack", "licence", "line", "licence"),
    PackField("pack", "summary", "text", "summary", most=TEXT_MAX),
    PackField("pack", "guide", "guides", "guide", required=True, most=GUIDES_MAX),
    PackField("guide", "id", "id", "id", required=True, most=ID_MAX),
    PackField("guide", "title", "line", "title", required=True),
    PackField("guide", "kind", "line", "kind of entry", required=True),
    PackField("guide", "minutes", "number", "number of minutes", least=0, most=MINUTES_MAX),
    PackField("guide", "stage", "line", "stage"),
    PackField("guide", "intro", "text", "introduction", most=TEXT_MAX),
    PackField("guide", "if_asked_now", "text", "text for answering at once", most=TEXT_MAX),
    PackField("guide", "then", "references", "list of guides to go on with", least=0, most=THEN_MAX),
    PackField("guide", "prompt", "prompts", "prompt", required=True, most=PROMPTS_MAX),
    PackField("prompt", "id", "id", "id", required=True, most=ID_MAX),
    PackField("prompt", "ask", "text", "question", required=True, most=TEXT_MAX),
    PackField("prompt", "name", "line", "short name", most=60),
    PackField("prompt", "help", "text", "help text", most=TEXT_MAX),
    PackField("prompt", "why", "text", "reason", most=TEXT_MAX),
    PackField("prompt", "rests_on", "ids", "list of advice", least=0, most=OPTIONS_MAX),
    PackField("prompt", "field", "line", "field type", required=True),
    PackField("prompt", "show_earlier", "ids", "list of earlier prompts", least=0, most=OPTIONS_MAX),
    PackField("prompt", "when", "when", "condition"),
    PackField("prompt", "fills", "line", "fact of the moment"),
    PackField("prompt", "later", "switch", "later switch"),
    PackField("prompt", "options", "lines", "list of options", least=2, most=OPTIONS_MAX),
    PackField("prompt", "ends", "lines", "words for both ends", least=2, most=2),
    PackField("prompt", "sides", "lines", "words for both sides", least=2, most=2),
    PackField("prompt", "items", "lines", "list of items", most=OPTIONS_MAX),
    PackField("when", "prompt", "id", "earlier prompt", required=True, most=ID_MAX),
    PackField("when", "is_any", "lines", "list of answers", required=True, most=OPTIONS_MAX),
)

FIELD_OF = MappingProxyType({(field.owner, field.name): field for field in PACK_FIELDS})


def fields_of(owner: str) -> tuple[PackField, ...]:
    """Give the fields that may stand in that part of a pack."""
    return tuple(field for field in PACK_FIELDS if field.owner == owner)
