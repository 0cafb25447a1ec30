"""What the doors ask of the worker.

The use cases are imported when they run, on the worker's thread: the unlock page is on screen before the
cryptography behind it is loaded.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal.ui.session import Opened

if TYPE_CHECKING:
    from journal.app.journal import Journal, Machine
    from journal.app.opening import KdfCost
    from journal.app.secrets import DrawnPage, Strength
    from journal.errors import VaultInUse


def look_at(folder: Path) -> None:
    """As `journal.app.opening.look_at`."""
    from journal.app import opening

    opening.look_at(folder)


def warm_up() -> None:
    """As `journal.app.opening.warm_up`."""
    from journal.app import opening

    opening.warm_up()


def unlock(folder: Path, passphrase: str, machine: Machine, accept_older: bool) -> Journal:
    """As `journal.app.opening.unlock`."""
    from journal.app import opening

    return opening.unlock(folder, passphrase, machine, accept_older=accept_older)


def unlock_with_code(folder: Path, code: str, machine: Machine, accept_older: bool) -> Journal:
    """As `journal.app.opening.unlock_with_code`."""
    from journal.app import opening

    return opening.unlock_with_code(folder, code, machine, accept_older=accept_older)


def create(folder: Path, passphrase: str, machine: Machine, cost: KdfCost | None) -> Opened:
    """As `journal.app.opening.create`; the value beside the open journal is its recovery code."""
    from journal.app import opening

    made = opening.create(folder, passphrase, machine, cost)
    return Opened(made.journal, made.recovery_code)


def change_passphrase(journal: Journal, passphrase: str, cost: KdfCost | None) -> None:
    """As `journal.app.opening.change_passphrase`."""
    from journal.app import opening

    opening.change_passphrase(journal, passphrase, cost)


def replace_code(journal: Journal, passphrase: str, cost: KdfCost | None) -> str:
    """As `journal.app.opening.replace_code`."""
    from journal.app import opening

    return opening.replace_code(journal, passphrase, cost)


def can_show(error: VaultInUse) -> bool:
    """As `journal.app.opening.can_show`."""
    from journal.app import opening

    return opening.can_show(error)


def ask_to_show(folder: Path) -> bool:
    """As `journal.app.opening.ask_to_show`."""
    from journal.app import opening

    return opening.ask_to_show(folder)


def journal_at(folder: Path) -> Path:
    """As `journal.app.places.journal_at`."""
    from journal.app import places

    return places.journal_at(folder)


def check_place(place: Path, name: str) -> Path:
    """As `journal.app.places.check_place`."""
    from journal.app import places

    return places.check_place(place, name)


def strength(text: str) -> Strength:
    """As `journal.app.secrets.strength`."""
    from journal.app import secrets

    return secrets.strength(text)


def check_new(text: str) -> None:
    """As `journal.app.secrets.check_new`."""
    from journal.app import secrets

    secrets.check_new(text)


def generate(machine: Machine) -> str:
    """As `journal.app.secrets.generate`."""
    from journal.app import secrets

    return secrets.generate(machine)


def some_group(machine: Machine) -> int:
    """As `journal.app.secrets.some_group`."""
    from journal.app import secrets

    return secrets.some_group(machine)


def same_group(code: str, number: int, typed: str) -> bool:
    """As `journal.app.secrets.same_group`."""
    from journal.app import secrets

    return secrets.same_group(code, number, typed)


def save_sheet(path: Path, code: str, name: str, day: date) -> None:
    """Make the recovery sheet and keep it at `path`. Raises ReadOnly, DiskFull or StorageFailed."""
    from journal.app import places, secrets

    places.save_sheet(path, secrets.sheet(code, name, day))


def sheet_pages(code: str, name: str, day: date, scale: float) -> list[DrawnPage]:
    """Make the recovery sheet and draw its pages; scale 1 is 72 dots per inch."""
    from journal.app import secrets

    return secrets.pages(secrets.sheet(code, name, day), scale)
