"""Reading a prompt pack: bytes in, a `Pack` out, or every fault with its line and in words."""

from __future__ import annotations

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
from journal.prompts.parse import parse
from journal.prompts.scan import Path as PackPath
from journal.prompts.scan import Scan
from journal.prompts.table import FIELD_OF, FORMAT, PackField, fields_of

FAULTS_MAX = 200  # reported at once; a file with more is not a pack with mistakes in it


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
    parsed = parse(data)
    raw, looked = parsed.raw, parsed.looked
    if raw is None:
        raise PackInvalid(path, parsed.faults)
    version = raw.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        raise PackTooNew(path, version)
    unknown = tuple(_unknown(raw, looked))
    from journal.prompts.schema import checked  # pydantic is slow to import: only when a pack is read

    tidy, errors = checked(raw)
    left_out = parsed.left_out
    faults = list(parsed.faults)
    faults += [_from_schema(raw, looked, error) for error in errors if tuple(error["loc"]) not in left_out]
    leaning = any(place[-1] in rules.REFERRED_TO for place in left_out)
    for place, reason in rules.findings(raw):
        if place not in left_out and not (leaning and place[-1] not in rules.BY_THEMSELVES):
            faults.append(_fault(looked, place, reason, missing=isinstance(reason, rules.Lack)))
    if faults:
        ordered = sorted(dict.fromkeys(faults + list(unknown)), key=lambda fault: fault.line)
        raise PackInvalid(path, tuple(ordered[:FAULTS_MAX]))
    return Reading(built(tidy), unknown)


def _fault(looked: Scan, place: PackPath, reason: str, *, missing: bool = False) -> PackFault:
    return PackFault(looked.line(place), dotted(place), str(reason), missing)


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
LACKING = frozenset({"missing", "string_too_short", "too_short"})  # those that say: not there yet
PATTERNS = MappingProxyType(
    {
        "id": "can have only small letters a–z, digits and single hyphens between them",
        "ids": "can have only small letters a–z, digits and single hyphens between them",
        "references": "has to be a guide such as #called-out, or org.example.listening-first#called-out",
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
    return _fault(looked, place, reason, missing=kind in LACKING)


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
