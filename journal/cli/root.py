"""The `afterword` command."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

import click

from journal.app.crash import report
from journal.cli import texts
from journal.cli.call import Call, home_expanded
from journal.cli.entry import JOURNAL_VARIABLE
from journal.cli.setup import Setup
from journal.cli.show import harmless
from journal.cli.window import open_command
from journal.errors import JournalError

# Each subcommand and the module it is in, as the function NAME_command (with _ for -).
MODULES = MappingProxyType(
    {"open": "window", "demo": "window"}
    | dict.fromkeys(("new", "log", "list", "search", "show", "check"), "commands")
    | dict.fromkeys(("attach", "detach", "save-attachment"), "attach")
    | {"follow-ups": "follow_ups", "next-times": "next_times", "insights": "insights"}
    | {"people": "people", "tags": "tags", "pack": "packs", "desktop": "desktop"}
    | {"export": "export", "share": "share"}
    | dict.fromkeys(("archive", "import", "take-out"), "moving")
)
OUTPUT_FAULTS = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG})  # of a file that the output goes to


class Commands(click.Group):
    """The subcommands, each loaded when it is asked for: the window should not wait for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Give the names in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give the subcommand of that name, or None."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"journal.cli.{MODULES[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command


def build(setup: Setup, version: Callable[[], str]) -> click.Group:
    """Give the command with all its subcommands."""

    def show_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(f"afterword {version()}")
            context.exit()

    @click.group(
        cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
    )
    @click.option(
        "--journal",
        type=click.Path(path_type=Path),
        envvar=JOURNAL_VARIABLE,
        metavar="PATH",
        help="The journal's folder; else the one opened last.",
    )
    @click.option(
        "--passphrase-file",
        metavar="PATH",
        help="Read the passphrase from the first line of this file (- is standard input).",
    )
    @click.option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show_version,
        help="Show the version and exit.",
    )
    @click.pass_context
    def afterword(context: click.Context, journal: Path | None, passphrase_file: str | None) -> None:
        """A private journal for what people tell you about yourself."""
        context.obj = Call(setup, home_expanded(journal), passphrase_file)
        if context.invoked_subcommand is None:
            context.invoke(open_command)

    return afterword


def run(setup: Setup, version: Callable[[], str], arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code (`texts.EXIT_CODES`)."""
    output = sys.stdout
    _let_anything_through(output)
    try:
        code = build(setup, version).main(args=list(arguments), prog_name="afterword", standalone_mode=False)
    except SystemExit as end:
        # click puts another in its place when the reader of a pipe has enough (`| head -1`): no error.
        if sys.stdout is not output:
            return texts.DONE
        return end.code if isinstance(end.code, int) else texts.STATED
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - see `answer`
        return answer(error, version)
    return code if isinstance(code, int) else texts.DONE


def _let_anything_through(output: TextIO) -> None:
    """Let no letter, and no name of a file, end a command because the output has no sign for it.

    In UTF-8 a name that is no text leaves as the bytes it has; elsewhere what is unknown comes as its number.
    """
    if isinstance(output, io.TextIOWrapper):
        unicode = output.encoding.lower().replace("-", "").startswith("utf")
        output.reconfigure(errors="surrogateescape" if unicode else "backslashreplace")


def answer(error: BaseException, version: Callable[[], str]) -> int:
    """Say on standard error what ended the program, and give its exit code.

    A stated error is one calm sentence. A fault of ours is a report without values: a traceback may hold what
    was written.
    """
    match error:
        case JournalError():
            sentence, code = texts.said(error)
            # A path in it may be a stranger's, and could steer the terminal.
            click.echo("\n".join(map(harmless, sentence.split("\n"))), err=True)
            return code
        case click.ClickException():
            error.show()
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():  # Ctrl+C, also while the passphrase is asked for
            return texts.STOPPED
        case OSError(filename=None) if error.errno in OUTPUT_FAULTS:
            click.echo(texts.NO_OUTPUT, err=True)
            return texts.STATED
    click.echo(f"{texts.WENT_WRONG}\n\n{report(error, f'Afterword {version()}')}", err=True)
    return texts.BUG
