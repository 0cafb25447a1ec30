"""What may be said about a fault of ours: types and places, never values."""

from __future__ import annotations

from pathlib import PurePath

_KEPT_PARTS = 3  # journal/ui/session.py: enough to find the line, too little to name a person's folders


def report(error: BaseException, *versions: str) -> str:
    """Give a bug report that may be copied: error types and frames of the whole chain, one per line.

    `versions` name what else was running, such as "Qt 6.11". Neither messages nor locals are in it: both
    could carry what a person wrote.
    """
    # Faults are rare: nobody else should wait for these to load.
    import platform
    import traceback

    lines = [", ".join((f"Python {platform.python_version()}", *versions, platform.system()))]
    told: set[int] = set()
    seen: BaseException | None = error
    while seen is not None and id(seen) not in told:
        told.add(id(seen))
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(PurePath(frame.filename).parts[-_KEPT_PARTS:])
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)
