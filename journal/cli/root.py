"""The `afterword` command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from journal.cli.commands import COMMANDS, open_command
from journal.cli.setup import Call, Setup
from journal.cli.texts import said
from journal.errors import JournalError


def build(setup: Setup, version: str) -> click.Group:
    """Give the command with all its subcommands."""

    @click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
    @click.option(
        "--journal",
        type=click.Path(path_type=Path),
        envvar="AFTERWORD_JOURNAL",
        metavar="PATH",
        help="The journal's folder; else the one opened last.",
    )
    @click.option(
        "--passphrase-file",
        metavar="PATH",
        help="Read the passphrase from the first line of this file (- is standard input).",
    )
    @click.version_option(version, prog_name="afterword", message="%(prog)s %(version)s")
    @click.pass_context
    def afterword(context: click.Context, journal: Path | None, passphrase_file: str | None) -> None:
        """A private journal for what people tell you about yourself."""
        context.obj = Call(setup, journal, passphrase_file)
        if context.invoked_subcommand is None:
            context.invoke(open_command)

    for command in COMMANDS:
        afterword.add_command(command)
    return afterword


def run(setup: Setup, version: str, arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code; a stated error is one calm sentence on standard error."""
    command: Callable[..., Any] = build(setup, version).main
    try:
        command(args=list(arguments), prog_name="afterword")
    except JournalError as error:
        sentence, code = said(error)
        click.echo(sentence, err=True)
        return code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
    return 0
