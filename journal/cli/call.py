"""One call of a command: how it opens its journal and asks for the passphrase."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from journal.app import opening, preferences
from journal.app.journal import Journal
from journal.cli import texts
from journal.cli.setup import Setup

PASSPHRASE_MAX = 64 * 1024  # bytes read of a passphrase file


def home_expanded(path: Path | None) -> Path | None:
    """Give the path with a leading `~` as the home folder, as shells do where it is not quoted."""
    try:
        return path and path.expanduser()
    except RuntimeError:
        raise click.UsageError(texts.NO_HOME) from None


def first_line(name: str) -> str:
    """Give the passphrase in the first line of a file, for `-` in the next one of standard input.

    Raises click.UsageError when it cannot be read, or is no text.
    """
    try:
        if name == "-":
            line = sys.stdin.buffer.readline(PASSPHRASE_MAX)
        else:
            with Path(name).open("rb") as file:
                line = file.readline(PASSPHRASE_MAX)
        return line.decode("utf-8").rstrip("\r\n")
    except OSError:
        raise click.UsageError(texts.unreadable(Path(name))) from None
    except UnicodeDecodeError:
        raise click.UsageError(texts.NOT_TEXT) from None


@dataclass(slots=True)
class Call:
    """One run of the command line: the set-up and what was given before the subcommand."""

    setup: Setup
    journal: Path | None
    passphrase_file: str | None

    def folder(self) -> Path:
        """The journal that is meant. Raises click.UsageError when none is known."""
        folder = self.journal or preferences.load(self.setup.config).last_journal
        if folder is None:
            raise click.UsageError(texts.NO_JOURNAL)
        return folder

    def passphrase(self, *, twice: bool = False) -> str:
        """Read the passphrase from the file given, else ask on the terminal."""
        if self.passphrase_file is not None:
            return first_line(self.passphrase_file)
        if not sys.stdin.isatty():
            raise click.UsageError(texts.NO_TERMINAL)
        typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
        return typed

    def remember(self, folder: Path) -> None:
        """Make this the journal opened last; a configuration that cannot be written changes nothing else."""
        config = self.setup.config
        preferences.save_quietly(config, preferences.load(config).opened(folder.absolute()))

    @contextmanager
    def opened(self) -> Iterator[Journal]:
        """Unlock the journal for the time of the block."""
        folder = self.folder()
        opening.look_at(folder)
        journal = opening.unlock(folder, self.passphrase(), self.setup.machine)
        try:
            self.remember(folder)
            yield journal
        finally:
            opening.close(journal)
