"""What stands between a person and their journal, and what they can do about it."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal import errors
from journal.app.places import shown_path
from journal.ui import texts

_LONGEST = 46  # characters of a path in a sentence: what a line of the unlock page holds


class Obstacle(NamedTuple):
    """How the unlock page meets an error: `ways` are ids of `way_label`, offered in this order.

    With `asks` the fields stay in view, because typing again can help.
    """

    ways: tuple[str, ...] = ("again", "choose")
    asks: bool = False


OBSTACLES: MappingProxyType[type[errors.JournalError], Obstacle] = MappingProxyType(
    {
        errors.VaultMissing: Obstacle(("again", "choose", "new")),
        errors.NotAJournal: Obstacle(("choose", "new")),
        errors.VaultDamaged: Obstacle(("again", "choose")),
        errors.VaultTooNew: Obstacle(("choose",)),
        errors.VaultInUse: Obstacle(("show", "again")),
        errors.VaultOlder: Obstacle(("older", "choose")),
        errors.StorageLost: Obstacle(("again", "choose")),
        errors.WrongPassphrase: Obstacle((), asks=True),
        errors.WrongRecoveryCode: Obstacle((), asks=True),
        errors.RecoveryCodeMistyped: Obstacle((), asks=True),
        errors.PassphraseRefused: Obstacle((), asks=True),
    }
)


def obstacle(error: errors.JournalError) -> Obstacle:
    """How to meet an error."""
    return OBSTACLES.get(type(error), Obstacle())


def said(error: errors.JournalError, home: Path) -> str:
    """The sentence for an error, its path as people write it and no longer than a line."""
    path = getattr(error, "path", None)
    if isinstance(path, Path):
        error = type(error)(**vars(error) | {"path": Path(_short(shown_path(path, home)))})
    return texts.error_text(error)


def _short(path: str) -> str:
    if len(path) <= _LONGEST:
        return path
    half = (_LONGEST - 1) // 2
    return f"{path[:half]}…{path[-half:]}"


def way_label(way: str) -> str:
    """The words on the button of a way out."""
    match way:
        case "again":
            return QCoreApplication.translate("Obstacles", "Try again")
        case "choose":
            return QCoreApplication.translate("Obstacles", "Choose another…")
        case "new":
            return QCoreApplication.translate("Obstacles", "Make a new journal…")
        case "show":
            return QCoreApplication.translate("Obstacles", "Show it")
        case _:
            return QCoreApplication.translate("Obstacles", "Open it all the same")
