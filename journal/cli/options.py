"""Options that several commands share, and groups that list when no other command follows."""

from __future__ import annotations

from pathlib import Path

import click

from journal.cli import texts

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys.")
to_file = click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The file to write, where nothing is yet."
)


def lists(context: click.Context) -> bool:
    """Tell whether a group is to list what there is: no other command follows.

    Raises click.UsageError when one does and an option of the list was given: it would say nothing there.
    """
    if context.invoked_subcommand is None:
        return True
    given = [option.opts[0] for option in context.command.params if context.params.get(option.name or "")]
    if given:
        raise click.UsageError(texts.only_for_the_list(given))
    return False
