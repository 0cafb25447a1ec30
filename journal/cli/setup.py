"""What the command line gets from the composition root, and what it asks of the window.

Nothing of click is loaded for it: the way into the window does without (`journal.cli.entry`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal.app.journal import Machine
    from journal.app.opening import KdfCost


class Wish(NamedTuple):
    """How the window is to be opened.

    `journal` None means the one opened last; `place` is where the window was, as it was told when the journal
    was locked; with a `passphrase` it opens unlocked; `demo` says that the journal is thrown away afterwards.
    `pack` is a prompt pack to look at.
    """

    journal: Path | None = None
    place: str = ""
    passphrase: str = ""
    demo: bool = False
    pack: Path | None = None


class Setup(NamedTuple):
    """The machine, the configuration folder, the ways into the window, and the key derivation's cost.

    `open_window` and `demo(folder for screenshots or None, looks)` give an exit code.
    """

    machine: Machine
    config: Path
    open_window: Callable[[Wish], int]
    demo: Callable[[Path | None, tuple[str, ...]], int]
    cost: KdfCost | None = None
