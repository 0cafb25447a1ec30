"""From a shipped template and data to a tagged PDF, in memory.

typst reads the template; what a person wrote goes to it as data, and data is never markup there. Nothing
is written to the disk, and what the PDF says about its making is the date given and the app's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from journal.files.shipped import shipped

# In the document's information and again in its XMP; the length must stay, because PDF counts bytes.
_MAKER = re.compile(rb"(?<=/Creator\()Typst [0-9.]+|(?<=<xmp:CreatorTool>)Typst [0-9.]+")
_APP = b"Afterword"


def typeset(template: str, data: Mapping[str, object], made_on: date) -> bytes:
    """The PDF/UA-1 document that `resources/print/<template>` makes of `data`.

    The template reads `data` as JSON from `sys.inputs.data`. The same arguments give the same bytes, as
    long as the same fonts fill in for scripts that the app's own fonts do not have.
    """
    import typst

    made = typst.compile(
        str(shipped("print", template)),
        font_paths=[str(shipped("fonts"))],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gives one PDF as bytes")
    return _MAKER.sub(lambda found: _APP.ljust(len(found[0]))[: len(found[0])], made)
