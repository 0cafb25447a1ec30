"""Where the files that come with the app are: fonts, icons, guides, help and print templates."""

from __future__ import annotations

from pathlib import Path

# `importlib.resources` gives the same place and costs 10 ms on the way to the unlock page.
_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `shipped("fonts")`; not checked for being there.

    An installed app has them inside the package, a checkout beside it.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
