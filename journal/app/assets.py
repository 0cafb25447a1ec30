"""Where the app's own files are: fonts, icons, packs, help."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def assets(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `assets("icons", "ear.svg")`.

    An installed package carries the folder inside itself; a checkout has it beside the package. The path
    need not exist.
    """
    package = Path(str(files("journal")))
    inside = package / "resources"
    root = inside if inside.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
