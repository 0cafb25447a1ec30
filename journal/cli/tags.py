"""The `tags` commands: which there are, and changing them everywhere."""

from __future__ import annotations

import click

from journal.app import tags
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.options import as_json, lists
from journal.cli.show import harmless, print_json

a_tag = click.argument("tag", metavar="TAG")


@click.group("tags", invoke_without_command=True)
@as_json
@click.pass_context
def tags_command(context: click.Context, as_json: bool) -> None:
    """List the themes of entries; rename, merge and delete them everywhere."""
    if not lists(context):
        return
    call: Call = context.obj
    with call.opened() as journal:
        rows = tags.listed(journal)
    days = [row.last_day.isoformat() if row.last_day else None for row in rows]
    if as_json:
        data = [
            {"tag": row.name, "entries": row.entries, "last_day": day}
            for row, day in zip(rows, days, strict=True)
        ]
        print_json(data)
    else:
        for row, day in zip(rows, days, strict=True):
            click.echo(harmless(f"{day or '-':<10}  {row.entries:>5}  {row.name}"))


@tags_command.command("rename")
@a_tag
@click.argument("new", metavar="NEW")
@click.pass_obj
def rename_command(call: Call, tag: str, new: str) -> None:
    """Give a theme another name, in the trash and earlier versions too."""
    with call.opened() as journal:
        changed = tags.rename(journal, tag, new).entries
    click.echo(texts.changed_in(len(changed)), err=True)


@tags_command.command("merge")
@click.argument("names", metavar="TAG...", nargs=-1, required=True)
@click.option("--into", required=True, metavar="TAG", help="Which they all become.")
@click.pass_obj
def merge_command(call: Call, names: tuple[str, ...], into: str) -> None:
    """Make several themes one."""
    with call.opened() as journal:
        changed = tags.merge(journal, names, into).entries
    click.echo(texts.changed_in(len(changed)), err=True)


@tags_command.command("delete")
@a_tag
@click.pass_obj
def delete_command(call: Call, tag: str) -> None:
    """Take a theme off every entry; the entries stay."""
    with call.opened() as journal:
        changed = tags.delete(journal, tag).entries
    click.echo(texts.changed_in(len(changed)), err=True)
