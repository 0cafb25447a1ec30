"""Reading a prompt pack: bytes in, a `Pack` out, or every fault with its line and in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from journal.errors import PackFault, PackInvalid, PackTooNew
from journal.prompts import rules
from journal.prompts.building import built
from journal.prompts.guide import Pack
from journal.prompts.scan import Path as PackPath
from journal.prompts.scan import Scan, scan
from journal.prompts.table import FIELD_OF, FORMAT, PackField, fields_of

FAULTS_MAX = 200  # reported at once; a file with more is not a pack with mistakes in it
AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)$")

# What `tomllib` says, and the same for somebody who has never heard of TOML. The first that fits is used.
TOML_WORDS: tuple[tuple[str, str], ...] = (
    ("Cannot overwrite", "a name on this line was used before in the same part"),
    ("Cannot declare", "this heading was used before; a list of guides or prompts needs [[double brackets]]"),
    ("Cannot mutate", "this adds to something that was closed before"),
    ("Expected '='", "an equals sign is missing after the name"),
    ("Expected ']", "the heading on this line is not closed"),
    ("Expected newline or end of document after a statement", "there is something left over on this line"),
    ("Unclosed array", "a list is not closed with ]"),
    ("Unclosed inline table", "a { is not closed with }"),
    ("Invalid initial character for a key", "a name is missing or begins with a character it may not have"),
    (
        "Invalid value",
        "what stands after the equals sign is no text in quotation marks, number, list, true or false",
    ),
    ("Unescaped '\\'", "a backslash in a text has to be written twice"),
    ("Cannot redefine", "this heading was used before"),
    ("Duplicate inline table key", "a name between { and } is used twice"),
    ("Invalid statement", "this line begins neither with a name nor with a [heading]"),
    ("Invalid hex value", "the code behind a \\u in a text is none"),
    ("Escaped character", "the code behind a \\u in a text is none"),
    ("Invalid date", "there is no such date"),
    ("Illegal character", "a text with single quotation marks has to end on its line"),
    ("Expected", "something is missing on this line"),
    ("Unterminated string", "a text is not closed with a quotation mark"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A pack and what is odd in it without being a fault, such as a field that this version does not know."""

    pack: Pack
    warnings: tuple[PackFault, ...]


def read_pack(data: bytes, path: Path) -> Pack:
    """Give the pack in `data`; `path` is only named in errors.

    Raises PackInvalid with every fault, or PackTooNew.
    """
    return read(data, path).pack


def read(data: bytes, path: Path) -> Reading:
    """Give the pack in `data` with the warnings about it; `path` is only named in errors.

    Raises PackInvalid with every fault, or PackTooNew.
    """
    looked = scan(data)
    if looked.faults:
        raise PackInvalid(path, looked.faults)
    raw = _parsed(looked, path)
    version = raw.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        raise PackTooNew(path, version)
    unknown = tuple(_unknown(raw, looked))
    from journal.prompts.schema import checked  # pydantic is slow to import: only when a pack is read

    tidy, errors = checked(raw)
    faults = [_from_schema(raw, looked, error) for error in errors]
    faults += [_fault(looked, place, reason) for place, reason in rules.findings(raw)]
    if faults:
        ordered = sorted(dict.fromkeys(faults + list(unknown)), key=lambda fault: fault.line)
        raise PackInvalid(path, tuple(ordered[:FAULTS_MAX]))
    return Reading(built(tidy), unknown)


def _parsed(looked: Scan, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(looked.text)
    except ValueError as error:  # TOMLDecodeError, and whole numbers of more digits than Python reads
        said = str(error)
        found = AT_LINE.search(said)
        line = (
            int(found.group(1)) if found and found.group(1) else looked.text.count("\n") + 1 if found else 0
        )
        words = next((words for start, words in TOML_WORDS if said.startswith(start)), "")
        reason = words or "this is not written the way a pack is (TOML)"
        raise PackInvalid(path, (PackFault(line, "", reason),)) from None


def _fault(looked: Scan, place: PackPath, reason: str) -> PackFault:
    return PackFault(looked.line(place), dotted(place), reason)


def dotted(place: PackPath) -> str:
    """Give a path for people: places count from 1, as in "guide.1.prompt.4.ask"."""
    return ".".join(str(part + 1) if isinstance(part, int) else rules.shown(part) for part in place)


# pydantic's names of errors, and what is wrong in words that follow "the question (`ask`) of the prompt 'x'".
PROBLEMS = MappingProxyType(
    {
        "string_type": "has to be text in quotation marks",
        "string_too_short": "is empty",
        "string_too_long": "is longer than {most:,} characters",
        "hidden": "holds a hidden character ({name}) that a pack may not have",
        "one_line": "has to be on one line",
        "int_type": "has to be a whole number",
        "greater_than_equal": "has to be at least {least}",
        "less_than_equal": "can be {most} at most",
        "bool_type": "has to be true or false",
        "list_type": "has to be a list",
        "too_short": "needs at least {least}",
        "too_long": "can have {most} at most",
        "model_type": "has to be a part of its own",
    }
)
PATTERNS = MappingProxyType(
    {
        "id": "can have only small letters a–z, digits and single hyphens between them",
        "ids": "can have only small letters a–z, digits and single hyphens between them",
        "dotted": "has to be small letters with dots between them, such as org.example.listening-first",
        "version": "has to be numbers with dots, such as 1.0.0",
        "language": "has to be a language code, such as en or pt-BR",
    }
)


def _from_schema(raw: dict[str, Any], looked: Scan, error: Any) -> PackFault:
    """Say one of pydantic's errors in words."""
    place: PackPath = tuple(error["loc"])
    named = max((i for i, part in enumerate(place) if isinstance(part, str)), default=0)
    field = _field_at(place)
    whose = rules.subject(raw, place)
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        reason = f"{whose} has no {field.words} (`{field.name}`){_meant(raw, place)}"
    else:
        problem = PATTERNS.get(field.shape, "") if kind == "string_pattern_mismatch" else ""
        if not problem:
            most = context.get("max_length", field.most)
            problem = PROBLEMS.get(kind, "cannot be read").format(
                least=field.least, most=most, name=context.get("name", "")
            )
        item = f"item {place[-1] + 1} of " if named < len(place) - 1 and isinstance(place[-1], int) else ""
        reason = f"{item}the {field.words} (`{field.name}`) of {whose} {problem}"
    return _fault(looked, place, reason)


def _field_at(place: PackPath) -> PackField:
    owner, field = "pack", FIELD_OF["pack", "id"]
    for part in place:
        if isinstance(part, str):
            field = FIELD_OF[owner, part]
            owner = part if part in {"guide", "prompt", "when"} and field.shape != "id" else owner
    return field


def _meant(raw: dict[str, Any], place: PackPath) -> str:
    """Name a field that was probably meant to be the missing one, or say nothing."""
    part: Any = raw
    for step in place[:-1]:
        part = part[step]
    known = {field.name for field in fields_of(_field_at(place).owner)}
    near = get_close_matches(str(place[-1]), [str(name) for name in part if name not in known][:50], n=1)
    return f"; is `{rules.shown(near[0])}` meant to be it?" if near else ""


def _unknown(raw: dict[str, Any], looked: Scan) -> Iterable[PackFault]:
    """Give a warning for each field that this version does not know."""
    for owner, place, part in _parts(raw):
        known = {field.name for field in fields_of(owner)}
        for name in part:
            if name not in known:
                reason = f"`{rules.shown(name)}` is unknown to this version and is left out"
                yield _fault(looked, (*place, name), reason)


def _parts(raw: dict[str, Any]) -> Iterable[tuple[str, PackPath, dict[str, Any]]]:
    yield "pack", (), raw
    for i, guide in rules.tables(raw, "guide"):
        yield "guide", ("guide", i), guide
        for j, prompt in rules.tables(guide, "prompt"):
            yield "prompt", ("guide", i, "prompt", j), prompt
            if isinstance(prompt.get("when"), dict):
                yield "when", ("guide", i, "prompt", j, "when"), prompt["when"]
