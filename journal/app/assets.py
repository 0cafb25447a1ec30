"""Where the app's own files are, for the layers that may not look for files themselves."""

from __future__ import annotations

from pathlib import Path

from journal.files.shipped import shipped


def assets(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `assets("icons", "ear.svg")`; it need not exist."""
    return shipped(*parts)
