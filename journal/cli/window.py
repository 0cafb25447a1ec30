"""The commands that open the window; nothing that the others need is loaded for them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journal.app import opening, preferences
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.setup import Wish


@click.command("open")
@click.option("--window", default="", hidden=True, help="Where the window was when the journal was locked.")
@click.option("--demo", is_flag=True, hidden=True, help="Say that the journal is a demo.")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def open_command(call: Call, window: str, demo: bool, path: Path | None = None) -> None:
    """Open the window (also without any command); with a passphrase file it opens unlocked.

    PATH is a journal's folder, or a prompt pack. A pack is shown once the journal is open; nothing of it is
    added before you say so. When a window has the journal open already, the pack is shown there.
    """
    pack = path
    if path is not None and path.is_dir():  # what is said of a folder that is no journal, the window says
        call.journal, pack = path, None
    if pack is not None and (words := _handed_over(call, pack)):
        click.echo(words, err=True)
        return
    passphrase = call.passphrase() if call.passphrase_file is not None else ""
    sys.exit(call.setup.open_window(Wish(call.journal, window, passphrase, demo, pack)))


def _handed_over(call: Call, pack: Path) -> str:
    """Give the pack to a window that is there; what there is to say of it, or nothing when there is none."""
    config, path, machine = call.setup.config, pack.absolute(), call.setup.machine
    folder = call.journal or preferences.load(config).last_journal
    if folder is not None and opening.hand_over(folder, path, machine):
        return texts.SHOWN_THERE
    # A window at its door asks for a passphrase, and may go to another journal than one that is named.
    anywhere = call.journal is None and call.passphrase_file is None
    if anywhere and opening.hand_over(config, path, machine):
        return texts.SHOWN_LATER
    return ""


@click.command("demo")
@click.option(
    "--screenshots",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Render every screen into this folder; needs no display.",
)
@click.option(
    "--look",
    "looks",
    type=click.Choice(("light", "dark", "large")),
    multiple=True,
    help="Render them only so; may be given twice.",
)
@click.pass_obj
def demo_command(call: Call, screenshots: Path | None, looks: tuple[str, ...]) -> None:
    """Open a throw-away journal with a year of invented entries."""
    sys.exit(call.setup.demo(screenshots, looks))
