"""Writing a pack: one canonical file for every pack, so that two files differ only where the packs do.

Fields come in the order of `PACK_FIELDS`, an optional field only when it says something. A text that does not
fit on its line stands in triple quotation marks, wrapped between words; the reader joins its lines again.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from journal.prompts.building import EXTRAS
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.scan import HIDDEN, unwrapped
from journal.prompts.table import FORMAT, PackField, fields_of

WIDTH = 110  # columns
ALWAYS = frozenset({"language"})  # optional, and yet better said: who reads the file sees which one it is
LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def write_pack(pack: Pack) -> bytes:
    """Give the file of a pack: UTF-8 TOML that `read_pack` reads as the same pack.

    Nothing is checked: a pack that breaks a rule gives a file that the reader refuses, naming it. White
    space that the reader would tidy away is tidied.
    """
    lines = list(_part("pack", pack))
    for guide in pack.guides:
        lines += ["", "[[guide]]", *_part("guide", guide)]
        for prompt in guide.prompts:
            lines += ["", "[[guide.prompt]]", *_part("prompt", prompt)]
    text = "\n".join(lines) + "\n"
    return LONE_SURROGATES.sub("\ufffd", text).encode("utf-8")


def _part(owner: str, part: Pack | Guide | Prompt) -> Iterator[str]:
    defaults = {field.name: field.default for field in dataclasses.fields(part)}
    for field in fields_of(owner):
        if field.shape in {"guides", "prompts"}:
            continue
        value = _value(field, part)
        plain = not value or value == defaults.get(field.name)
        if field.required or field.name in ALWAYS or not plain:
            yield _line(field, value)


def _value(field: PackField, part: Pack | Guide | Prompt) -> Any:
    if field.name == "format":
        return FORMAT
    if isinstance(part, Prompt) and field.name in EXTRAS:
        return part.extra.get(field.name)
    return getattr(part, field.name)


def _line(field: PackField, value: Any) -> str:
    if field.shape == "text":
        return _text(field.name, value)
    whole = f"{field.name} = {_toml(value)}"
    return whole if len(whole) <= WIDTH else f"{field.name} = {_toml(value, wrapped=True)}"


def _text(name: str, value: str) -> str:
    paragraphs = unwrapped(value).split("\n\n")
    whole = f"{name} = {_string(paragraphs[0])}"
    if len(paragraphs) < 2 and len(whole) <= WIDTH:
        return whole
    wrapped = "\n\n".join(_wrapped(paragraph) for paragraph in paragraphs)
    body = _escaped(wrapped).replace('"""', '""\\"')
    return f'{name} = """\n{body}\n"""'


def _wrapped(paragraph: str) -> str:
    # `textwrap` takes a no-break space between two spaces for white space, and drops it.
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip(" ")
    return "\n".join(lines)


def _toml(value: Any, *, wrapped: bool = False) -> str:
    """Give a value in TOML; `wrapped` puts each item of a list on a line of its own."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list | tuple):
        items = [_toml(item) for item in value]
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]" if wrapped else f"[{', '.join(items)}]"
    names = [field.name for field in dataclasses.fields(value)]
    pairs = (f"{name} = {_toml(getattr(value, name), wrapped=wrapped)}" for name in names)
    return "{ " + ", ".join(pairs) + " }"


def _string(value: str) -> str:
    return '"' + _escaped(value).replace('"', '\\"').replace("\n", "\\n") + '"'


def _escaped(value: str) -> str:
    """Escape what is no plain character; quotation marks and line ends are the caller's."""
    value = value.replace("\\", "\\\\").replace("\t", "\\t")
    return HIDDEN.sub(lambda found: _code(found.group()), value)


def _code(character: str) -> str:
    # A lone surrogate has no escape in TOML: `write_pack` puts U+FFFD in its place.
    surrogate = "\ud800" <= character <= "\udfff"
    return character if surrogate else f"\\u{ord(character):04X}"
