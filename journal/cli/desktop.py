"""The `desktop` commands: opening packs by double click, for the current user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from journal.app import desktop
from journal.app.desktop import Desktop
from journal.cli import texts


@click.group("desktop")
def desktop_command() -> None:
    """Open prompt packs by double click, on a Linux desktop."""


@desktop_command.command("install")
def install_command() -> None:
    """Have files that end in .pack.toml opened by Afterword; only for you, and only on this computer."""
    missing = desktop.set_up(_desktop())
    click.echo(texts.DESKTOP_SET_UP, err=True)
    _say_missing(missing)


@desktop_command.command("remove")
def remove_command() -> None:
    """Take away what `install` has put there."""
    missing = desktop.take_away(_desktop())
    click.echo(texts.DESKTOP_TAKEN_AWAY, err=True)
    _say_missing(missing)


def _desktop() -> Desktop:
    found = desktop.of_user(os.environ, Path.home())
    if found is None:
        click.echo(texts.NO_DESKTOP, err=True)
        sys.exit(texts.STATED)
    return found


def _say_missing(tools: tuple[str, ...]) -> None:
    if tools:
        click.echo(texts.not_told(tools), err=True)
