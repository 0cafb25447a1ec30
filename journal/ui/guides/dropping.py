"""Pack files among what is dragged over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDING = ".pack.toml"


def dropped_pack(data: QMimeData) -> Path | None:
    """The first pack file of this computer in what is dragged; None when there is none."""
    for url in data.urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(ENDING):
            return Path(url.toLocalFile())
    return None
