"""Looking for words in the memory of another process."""

from __future__ import annotations

import re
from pathlib import Path

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (r)")
_CHUNK = 16 << 20


def copies(pid: int, text: str) -> int:
    """How often `text` lies in what the process can read, as UTF-8 and as UTF-16 together.

    The process is not stopped meanwhile. A region that cannot be read (of a device, or gone) counts nothing.
    """
    needles = tuple(text.encode(code) for code in ("utf-8", "utf-16-le"))
    found = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            tail = b""
            for at in range(start, end, _CHUNK):
                try:
                    memory.seek(at)
                    piece = tail + memory.read(min(_CHUNK, end - at))
                except (OSError, ValueError, OverflowError):
                    break
                found += sum(piece.count(needle) for needle in needles)
                # One byte too short to hold a whole needle, so that none is counted twice.
                tail = b""
                if len(piece) >= len(needles[1]):
                    tail = piece[-(len(needles[1]) - 1) :]
                    found -= sum(tail.count(needle) for needle in needles)
    return found


def _regions(pid: int) -> list[tuple[int, int]]:
    lines = Path(f"/proc/{pid}/maps").read_text("ascii", "replace").splitlines()
    found = [(_REGION.match(line), line) for line in lines]
    return [
        (int(match[1], 16), int(match[2], 16))
        for match, line in found
        if match and not line.endswith(("[vvar]", "[vsyscall]"))
    ]
