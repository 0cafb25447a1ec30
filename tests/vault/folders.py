"""A journal's folder as a test looks at it and damages it."""

from __future__ import annotations

import os
from pathlib import Path

from journal.errors import (
    WrongPassphrase,
)
from journal.vault.folder import (
    unlock,
)

NEW = "quite another passphrase"


def opens(folder: Path, passphrase: str) -> bool:
    try:
        unlock(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def keys_of(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "vault.keys").read_bytes(), (folder / "vault.keys.copy").read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail(number: int):
    def failing(*arguments: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing
