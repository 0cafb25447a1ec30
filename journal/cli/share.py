"""The `share` command: what left the journal, and the same share again."""

from __future__ import annotations

from pathlib import Path

import click

from journal.app import sharing
from journal.app.sharing import Logged
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.export import finish
from journal.cli.show import harmless


@click.command("share")
@click.argument("share_id", metavar="[ID]", default="")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--for", "for_whom", metavar="NAME", help="For whom it is; else for whom it was.")
@click.option("--protect", is_flag=True, help="Make up a password for the file and print it.")
@click.option(
    "--dry-run", is_flag=True, help="Only print what is replaced, and what still looks like a name."
)
@click.pass_obj
def share_command(
    call: Call, share_id: str, out: Path | None, for_whom: str | None, protect: bool, dry_run: bool
) -> None:
    """Make a share again, with what is new since; without an ID, list what left the journal."""
    if share_id and not (out or dry_run):
        raise click.UsageError(texts.NO_OUT)
    with call.opened() as journal:
        if not share_id:
            for each in sharing.log(journal):
                click.echo(_line(each))
            return
        before = sharing.logged(journal, share_id)
        new = sharing.again(journal, share_id)
        share = sharing.with_people(journal, new.share, letters=False)
        prepared = sharing.prepare(journal, share, before.format)
        whom = before.for_whom if for_whom is None else for_whom
        finish(journal, prepared, out or Path(), whom, protect=protect, dry_run=dry_run)
    click.echo(texts.new_in_share(len(new.added), len(new.changed)), err=True)


def _line(each: Logged) -> str:
    moment = each.made_at.strftime("%Y-%m-%d %H:%M")
    kind = f"{each.format}{' protected' if each.protection else ''}"
    return harmless(f"{each.id}  {moment}  {each.parts:>4}  {kind:<18}  {each.for_whom}".rstrip())
