"""The look at a file before it is parsed: the line of everything, and nothing mistaken for what it is not."""

from __future__ import annotations

import pytest

from journal.prompts.scan import DOTS_MAX, NESTING_MAX, hidden_character, scan

TEXT = '''format = 1 # [[guide]]
title = """
[[guide]]
ask = "in a text"
"""

[[guide]]
id = 'a'
"intro" = "x"
[[ guide . prompt ]]
options = [
  "[[guide]]",
  "b = 1",
]
when = { prompt = "x", is_any = ["y"] }
[[guide.prompt]]
[guide.prompt.when]
prompt = "z"
[[guide]]
[[guide.prompt]]
a.b = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 1),
        (("title",), 2),
        (("ask",), 1),  # only within a text: the pack itself is all that is known
        (("guide",), 7),
        (("guide", 0), 7),
        (("guide", 0, "id"), 8),
        (("guide", 0, "intro"), 9),
        (("guide", 0, "prompt", 0), 10),
        (("guide", 0, "prompt", 0, "options"), 11),
        (("guide", 0, "prompt", 0, "options", 1), 11),
        (("guide", 0, "prompt", 0, "b"), 10),
        (("guide", 0, "prompt", 0, "when", "is_any"), 15),
        (("guide", 0, "prompt", 1), 16),
        (("guide", 0, "prompt", 1, "when"), 17),
        (("guide", 0, "prompt", 1, "when", "prompt"), 18),
        (("guide", 1), 19),
        (("guide", 1, "prompt", 0), 20),
        (("guide", 1, "prompt", 0, "a", "b"), 21),
        ((), 1),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_each_header_and_key_has_its_line(path: tuple[str | int, ...], line: int, ends: str) -> None:
    looked = scan(TEXT.replace("\n", ends).encode())
    assert looked.faults == ()
    assert looked.line(path) == line


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * DOTS_MAX + " = 1",
        "a = " + "[" * NESTING_MAX + "]" * NESTING_MAX,
        'a = """x""""" # four and five quotation marks may end a text',
        r'a = "\"" # "',
        r'a = """\""" still in it """',
        "a = '''it''s'''",
        "a = 'C:\\' # a backslash is a backslash here",
        'a = "...................."',
        "a = [" + "1.5, " * 100 + "]",
        'a = "\u200f\u061cשלום سلام 👩‍👧"',
    ],
)
def test_what_is_harmless_passes(text: str) -> None:
    assert scan(text.encode()).faults == ()


def test_nothing_to_look_at_has_no_line() -> None:
    assert scan(b"").line(("guide",)) == 0


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u202a", "\u202e", "\u2066", "\ud800"]
)
def test_hidden_characters_are_named(character: str) -> None:
    assert hidden_character(f"a{character}b") == f"U+{ord(character):04X}"


def test_tabs_line_ends_and_marks_of_direction_are_not_hidden() -> None:
    assert hidden_character("a\tb\nc\u200f\u200e\u061c\u200d") == ""
