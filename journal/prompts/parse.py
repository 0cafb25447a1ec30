"""From the bytes of a pack to plain values, and on past a line that is not written the way a pack is.

`tomllib` stops at the first fault. So that a coach sees all of them at once, the line is taken out and the
rest is read; what the line would have said is then not missed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from journal.errors import PackFault
from journal.prompts.scan import Path, Scan, scan

TRIES = 20  # faults of writing that are looked for
WORK = 512 * 1024  # bytes read at most on the way, so that a large file is refused as fast as a small one
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
class Parsed:
    """What stands in a pack, with the faults of writing it.

    `raw` is None when nothing could be made of it. `looked` has the line of each header and key. `left_out`
    are the paths of what stood on lines with a fault.
    """

    raw: dict[str, Any] | None
    looked: Scan
    faults: tuple[PackFault, ...]
    left_out: frozenset[Path]


def parse(data: bytes) -> Parsed:
    """Give what stands in a pack, as far as it can be told. Nothing is raised."""
    looked = scan(data)
    faults: list[PackFault] = []
    left_out: set[Path] = set()
    for _ in range(max(1, min(TRIES, WORK // (len(data) + 1)))):
        raw = None
        found = looked.faults
        if not found:
            try:
                raw = tomllib.loads(looked.text)
            except ValueError as error:  # TOMLDecodeError, and whole numbers of more digits than Python reads
                found = (_said(str(error), looked.text),)
        if raw is not None:
            return Parsed(raw, looked, tuple(faults), frozenset(left_out))
        faults += found
        rest = _without(looked, found[0].line) if len(found) == 1 else None
        if rest is None:
            break
        left_out |= {path for path, line in looked.lines.items() if line == found[0].line}
        looked = scan(rest.encode("utf-8"))
    return Parsed(None, looked, tuple(sorted(faults, key=lambda fault: fault.line)), frozenset(left_out))


def _said(error: str, text: str) -> PackFault:
    """Put what `tomllib` says into words."""
    found = AT_LINE.search(error)
    line = int(found.group(1)) if found and found.group(1) else text.count("\n") + 1 if found else 0
    words = next((words for start, words in TOML_WORDS if error.startswith(start)), "")
    return PackFault(line, "", words or "this is not written the way a pack is (TOML)")


def _without(looked: Scan, number: int) -> str | None:
    """Give the text with one line emptied; None where the lines after it would then mean something else."""
    lines = looked.text.split("\n")
    if number not in looked.statements:
        return None
    line = lines[number - 1].strip()
    opens = any(line.count(one) != line.count(other) for one, other in ("[]", "{}"))
    if line.startswith("[") or opens or '"""' in line or "'''" in line:
        return None
    lines[number - 1] = ""
    return "\n".join(lines)
