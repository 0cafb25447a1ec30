"""Reading a TOML file that the app ships. Files of strangers go through `journal.prompts.reader`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def shipped_toml(path: Path) -> dict[str, Any]:
    """Give what one of the app's own TOML files says. Raises OSError; a fault in it is a bug."""
    return tomllib.loads(path.read_text("utf-8"))
