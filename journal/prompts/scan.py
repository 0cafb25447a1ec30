"""A look at a pack before `tomllib` sees it: is it harmless to parse, and what stands on which line.

`tomllib` takes time that grows with the square of the parts of a dotted key (a key of 64 KB takes over a
minute) and recurses into brackets. So both are bounded here, in one pass that is linear in the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journal.errors import PackFault

SIZE_MAX = 256 * 1024  # bytes
LINE_LENGTH_MAX = 12_000  # characters: 2,000 characters, each written as an escape
DOTS_MAX = 8  # in one key
NESTING_MAX = 8  # brackets within brackets
FAULTS_MAX = 20  # enough to see what kind of file this is

Path = tuple[str | int, ...]

# What no pack may hold: controls but tab and line feed, lone surrogates, line and paragraph separators, and
# the characters that reorder text (Unicode Technical Report 36, section 3). The marks U+200E, U+200F and
# U+061C stay: right-to-left scripts need them and they override nothing.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

TOKEN = re.compile(r"""[ \t]+|\#[^\n]*|\n|\"{3}|'{3}|["'=,.\[\]{}]|[^ \t\n\#"'=,.\[\]{}]+""")
BASIC_END = re.compile(r'"|\\[^\n]|\n', re.DOTALL)
LONG_BASIC_END = re.compile(r'"""(?:"{0,2})|\\.', re.DOTALL)
LITERAL_END = re.compile(r"'|\n")
LONG_LITERAL_END = re.compile(r"'''(?:'{0,2})")


@dataclass(frozen=True, slots=True)
class Scan:
    """What the look gave: the text, every fault that forbids parsing, and the line of each header and key."""

    text: str
    faults: tuple[PackFault, ...]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Give the 1-based line of a path such as ("guide", 0, "prompt", 3), or of what it stands in."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1 if self.text else 0


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "bare", "string", "newline", or the punctuation itself
    text: str
    line: int


class _Unclosed(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def scan(data: bytes) -> Scan:
    """Look at the bytes of a pack. Nothing is raised: `faults` says what forbids parsing."""
    if len(data) > SIZE_MAX:
        return Scan("", (PackFault(0, "", f"the file is larger than {SIZE_MAX // 1024} KiB"),), {})
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Scan("", (PackFault(line, "", "this is no UTF-8 text; save the file as UTF-8"),), {})
    faults = list(_character_faults(text))
    reader = _Lines()
    if not faults:
        try:
            for token in _tokens(text):
                reader.take(token)
                if len(reader.faults) >= FAULTS_MAX:
                    break
        except _Unclosed as unclosed:
            reader.faults.append(
                PackFault(
                    unclosed.line, "", "a text begins on this line and its closing quotation mark is missing"
                )
            )
    return Scan(text, tuple(faults + reader.faults), reader.lines)


def hidden_character(text: str) -> str:
    """Name the first character that no pack may hold, such as "U+202E"; empty when there is none."""
    found = HIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def _character_faults(text: str) -> Iterator[PackFault]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LINE_LENGTH_MAX:
            yield PackFault(number, "", f"this line has more than {LINE_LENGTH_MAX:,} characters")
            return
        if name := hidden_character(line):
            yield PackFault(
                number, "", f"this line holds a hidden character ({name}) that a pack may not have"
            )
            return


def _tokens(text: str) -> Iterator[_Token]:
    place, line = 0, 1
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise AssertionError("every character begins a token")
        piece, begin = found.group(), place
        place = found.end()
        if piece[0] in "\"'":
            place = _string_end(text, place, piece, line)
            whole = text[begin:place]
            yield _Token("string", whole[len(piece) : -len(piece)], line)
            line += whole.count("\n")
        elif piece == "\n":
            yield _Token("newline", piece, line)
            line += 1
        elif piece[0] not in " \t#":
            yield _Token(piece if piece in "=,.[]{}" else "bare", piece, line)


def _string_end(text: str, place: int, quote: str, line: int) -> int:
    """Give the place behind the string whose opening quote ends at `place`."""
    ends = {'"': BASIC_END, '"""': LONG_BASIC_END, "'": LITERAL_END, "'''": LONG_LITERAL_END}[quote]
    for found in ends.finditer(text, place):
        if found.group() == "\n":
            break
        if found.group()[0] == quote[0]:
            return found.end()
    raise _Unclosed(line)


@dataclass(slots=True)
class _Lines:
    """Takes the tokens in turn, keeps the line of each header and key, and notes what is too deep."""

    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[PackFault] = field(default_factory=list)
    _counts: dict[Path, int] = field(default_factory=dict)
    _table: Path = ()
    _key: list[str] = field(default_factory=list)
    _header: int = 0  # opening brackets of the header that is being read
    _depth: int = 0
    _dots: int = 0
    _in_value: bool = False

    def take(self, token: _Token) -> None:
        """Take one token."""
        self._measure(token)
        if token.kind == "newline":
            self._end_of_line()
        elif self._in_value:
            return
        elif token.kind == "[" and not self._key and self._header < 2:
            self._header += 1
        elif token.kind == "]" and self._header:
            self._open_table(token.line)
        elif token.kind in {"bare", "string"}:
            self._key.append(token.text)
        elif token.kind == "=":
            self.lines.setdefault((*self._table, *self._key), token.line)
            self._in_value = True

    def _end_of_line(self) -> None:
        if self._depth <= 0 or not self._in_value:
            self._in_value, self._header, self._depth = False, 0, 0
            self._key.clear()

    def _open_table(self, line: int) -> None:
        if not self._key:
            return
        path: Path = ()
        for part in self._key[:-1]:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, self._key[-1])
        if self._header == 2:
            number = self._counts.get(path, 0)
            self._counts[path] = number + 1
            self.lines.setdefault(path, line)
            path = (*path, number)
        self._table = path
        self.lines.setdefault(path, line)
        self._key.clear()
        self._in_value = True  # nothing more is read from this line

    def _measure(self, token: _Token) -> None:
        """Count dots of a key and brackets within brackets; note once what is over the bound."""
        if token.kind == ".":
            self._dots += 1
            if self._dots == DOTS_MAX + 1:
                self.faults.append(
                    PackFault(token.line, "", f"a name on this line has more than {DOTS_MAX} dots")
                )
        elif token.kind in {"newline", "=", ",", "[", "]", "{", "}"}:
            self._dots = 0
        if token.kind in {"[", "{"}:
            self._depth += 1
            if self._depth == NESTING_MAX + 1:
                reason = f"brackets on this line stand more than {NESTING_MAX} deep in one another"
                self.faults.append(PackFault(token.line, "", reason))
        elif token.kind in {"]", "}"}:
            self._depth -= 1
