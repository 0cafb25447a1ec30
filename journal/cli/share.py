"""The `share` command: what left the journal, the same share again, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from journal.app import share_log, sharing
from journal.app.journal import Journal
from journal.app.share_log import Left
from journal.app.sharing import Logged
from journal.cli import moving_texts
from journal.cli.call import Call
from journal.cli.export import finish
from journal.cli.show import harmless


@click.command("share")
@click.argument("share_id", metavar="[ID]", default="")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Make it again, with what is new: the file to write."
)
@click.option("--for", "for_whom", metavar="NAME", help="With --out: for whom it is; else for whom it was.")
@click.option("--protect", is_flag=True, help="With --out: make up a password for the file and print it.")
@click.option(
    "--dry-run", is_flag=True, help="Only print what is replaced, and what still looks like a name."
)
@click.option("--heard", metavar="TEXT", help="Note what was said about it, in the thread that was shared.")
@click.option(
    "--beside",
    metavar="ENTRY",
    default="",
    help="With --heard: an entry of the thread that is meant, of several.",
)
@click.pass_obj
def share_command(
    call: Call,
    share_id: str,
    out: Path | None,
    for_whom: str | None,
    protect: bool,
    dry_run: bool,
    heard: str | None,
    beside: str,
) -> None:
    """List what left the journal; with an ID, show one of it, make it again, or note what came of it."""
    again = bool(out or dry_run)
    if not again and (for_whom is not None or protect):
        raise click.UsageError(moving_texts.NO_OUT)
    if (again and heard is not None) or (beside and heard is None):
        raise click.UsageError(moving_texts.HEARD_ALONE)
    if not share_id and (again or heard is not None):
        raise click.UsageError(moving_texts.NO_SHARE)
    with call.opened() as journal:
        if heard is not None:
            click.echo(share_log.heard(journal, share_id, heard, beside).value.id)
        elif again:
            _make_again(journal, share_id, out or Path(), for_whom, protect=protect, dry_run=dry_run)
        else:
            found = _lines(journal, share_id) if share_id else map(_line, sharing.log(journal))
            for line in found:
                click.echo(harmless(line))


def _make_again(
    journal: Journal, share_id: str, out: Path, for_whom: str | None, *, protect: bool, dry_run: bool
) -> None:
    before = sharing.logged(journal, share_id)
    new = sharing.again(journal, share_id)
    share = sharing.with_people(journal, new.share, letters=False)
    prepared = sharing.prepare(journal, share, before.format)
    whom = before.for_whom if for_whom is None else for_whom
    finish(journal, prepared, out, whom, protect=protect, dry_run=dry_run)
    click.echo(moving_texts.new_in_share(len(new.added), len(new.changed)), err=True)


def _line(each: Logged) -> str:
    moment = each.made_at.strftime("%Y-%m-%d %H:%M")
    kind = "printed" if each.printed else f"{each.format}{' protected' if each.protection else ''}"
    return f"{each.id}  {moment}  {each.parts:>4}  {kind:<18}  {each.for_whom}".rstrip()


def _lines(journal: Journal, share_id: str) -> Iterator[str]:
    """Give one share: what was asked, its entries with what did not leave, and the names."""
    opened = share_log.opened(journal, share_id)
    logged = opened.logged
    yield _line(logged)
    if logged.share.question:
        yield f"asked     {' '.join(logged.share.question.split())}"
    for left in opened.entries:
        yield from _entry(left)
    shown = {alias.name: alias.shown for alias in logged.share.aliases}
    for name, times in sorted(logged.hidden.items()):
        yield f"replaced  {times:>3}  {name} = {shown.get(name, '')}".rstrip(" =")


def _entry(left: Left) -> Iterator[str]:
    day = left.day.isoformat() if left.day else moving_texts.NO_LONGER_HERE
    yield f"entry     {left.entry}  {day}  {' '.join(left.title.split())}".rstrip()
    unsaid = (*left.facts, *(" ".join(each.split()) for each in left.questions))
    for each in (*unsaid, *[moving_texts.NO_LONGER_HERE] * left.unknown):
        yield f"left out  {left.entry}  {each}"
