"""From a shipped template and data to a tagged PDF, in memory.

typst reads the template; what a person wrote goes to it as data, and data is never markup there. Nothing
is written to the disk, and what the PDF says about its making is the date given and the app's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal

from journal.files.shipped import shipped

# In the document's information and twice in its XMP; the length must stay, because PDF counts bytes. Three
# patterns that begin with fixed bytes go through a megabyte in a millisecond, one with alternatives in 50.
_MAKERS = tuple(
    re.compile(pattern)
    for pattern in (
        rb"(/Creator\()(Typst [0-9.]+)",
        rb"(<xmp:CreatorTool>)(Typst [0-9.]+)",
        rb"( x:xmptk=\")(xmp-writer)(?=\")",
    )
)
_APP = b"Afterword"


# What PDF/UA-1 forbids and a person may well type: a character that no font of this computer has.
_NO_GLYPH = "could not be displayed"

# typst keeps what it set until it was of no use in ten more runs. That is 450 kB an entry: a share of a
# thousand, looked at ten times, took 5 GB.
_LETTERS_KEPT = 20_000
_RUNS_KEPT = 11


def typeset(template: str, data: Mapping[str, object], made_on: date) -> bytes:
    """The tagged PDF that `resources/print/<template>` makes of `data`; PDF/UA-1 wherever fonts allow.

    The template reads `data` as JSON from `sys.inputs.data`. The same arguments give the same bytes, as
    long as the same fonts fill in for scripts that the app's own fonts do not have. A character that no
    font has is shown as an empty box: then the PDF is tagged as well as before, but does not claim UA-1.
    """
    import typst

    given = json.dumps(data, ensure_ascii=False)

    def compiled(standard: Literal["ua-1"] | None) -> object:
        return typst.compile(
            str(shipped("print", template)),
            font_paths=_fonts(),
            sys_inputs={"data": given},
            pdf_standards=standard,
            timestamp=datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
        )

    try:
        made = compiled("ua-1")
    except typst.TypstError as error:
        if _NO_GLYPH not in error.message:
            raise
        made = None
    # Outside of the handler: the error quotes what was typed, and must not travel with a later one.
    if made is None:
        made = compiled(None)
    if len(given) > _LETTERS_KEPT:
        _forget()
    if not isinstance(made, bytes):
        raise TypeError("typst gives one PDF as bytes")
    return _with_our_name(made)


def _with_our_name(pdf: bytes) -> bytes:
    for maker in _MAKERS:
        pdf = maker.sub(lambda found: found[1] + _APP.ljust(len(found[2]))[: len(found[2])], pdf)
    return pdf


@cache
def _fonts() -> Any:
    """Give the fonts of the app and of this computer, looked for once: that takes longer than any page."""
    import typst

    return typst.Fonts(font_paths=[str(shipped("fonts"))])


def _forget() -> None:
    """Have typst let go of what it set: the runs with nothing in them age all that it keeps."""
    import typst

    for _ in range(_RUNS_KEPT):
        typst.compile(b"", font_paths=_fonts(), format="svg")
