"""The `share` command: what left the journal, the same share again, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from journal.app import share_log, sharing
from journal.app.journal import Journal
from journal.app.share_log import Left, Opened
from journal.app.sharing import Logged
from journal.cli import moving_texts
from journal.cli.call import Call
from journal.cli.export import Protection, print_names, write
from journal.cli.options import as_json as json_option
from journal.cli.show import harmless, print_json
from journal.model.data import utc


@click.command("share")
@click.argument("share_id", metavar="[ID]", default="")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write it again to this file, with what is new, and with a password where it had one.",
)
@click.option("--for", "for_whom", metavar="NAME", help="With --out: for whom it is; else for whom it was.")
@click.option("--protect", is_flag=True, help="With --out: make up a password for the file and print it.")
@click.option("--age", is_flag=True, help="As --protect, and a PDF too becomes an age file.")
@click.option(
    "--dry-run",
    is_flag=True,
    help="Write nothing; print what is replaced, and what still looks like a name.",
)
@click.option("--heard", metavar="TEXT", help="Note what was said about it, in the thread that was shared.")
@click.option(
    "--beside",
    metavar="ENTRY",
    default="",
    help="With --heard: an entry of the thread that is meant, of several.",
)
@click.option("--forget", is_flag=True, help="Take it out of the log; nothing that left comes back.")
@json_option
@click.pass_obj
def share_command(call: Call, /, share_id: str, as_json: bool, **asked: Any) -> None:
    """List what left the journal; with an ID, show one of it, make it again, or note what came of it."""
    again, heard = bool(asked["out"] or asked["dry_run"]), asked["heard"]
    _check_goes_together(share_id, asked, again=again)
    with call.opened() as journal:
        if asked["forget"]:
            sharing.forget(journal, sharing.logged(journal, share_id).id)
            click.echo(moving_texts.FORGOTTEN, err=True)
        elif heard is not None:
            _note(share_log.heard(journal, share_id, heard, asked["beside"]).value.id, as_json)
        elif again:
            _make_again(journal, share_id, asked, as_json)
        elif share_id:
            _show(share_log.opened(journal, share_id), as_json)
        else:
            _list(sharing.log(journal, sys.maxsize), as_json)


def _check_goes_together(share_id: str, asked: dict[str, Any], *, again: bool) -> None:
    heard = asked["heard"] is not None
    of_file = asked["for_whom"] is not None or asked["protect"] or asked["age"]
    others = again or heard or of_file
    if asked["forget"] and (others or not share_id):
        raise click.UsageError(moving_texts.FORGET_ALONE)
    if not again and of_file:
        raise click.UsageError(moving_texts.NO_OUT)
    if (again and heard) or (asked["beside"] and not heard):
        raise click.UsageError(moving_texts.HEARD_ALONE)
    if not share_id and (again or heard):
        raise click.UsageError(moving_texts.NO_SHARE)


def _note(entry: str, as_json: bool) -> None:
    if as_json:
        print_json({"entry": entry})
    else:
        click.echo(entry)


def _make_again(journal: Journal, share_id: str, asked: dict[str, Any], as_json: bool) -> None:
    before = sharing.logged(journal, share_id)
    new = sharing.again(journal, share_id)
    share = sharing.with_people(journal, new.share, letters=False)
    prepared = sharing.prepare(journal, share, before.format)
    if asked["dry_run"]:
        print_names(prepared, as_json)
    else:
        whom = before.for_whom if asked["for_whom"] is None else asked["for_whom"]
        protection = Protection.asked(asked, before.protection)
        write(journal, prepared, asked["out"], whom, protection, as_json=as_json)
    click.echo(moving_texts.new_in_share(len(new.added), len(new.changed)), err=True)


def _list(log: tuple[Logged, ...], as_json: bool) -> None:
    if as_json:
        print_json([_data(each) for each in log])
        return
    for each in log:
        click.echo(harmless(_line(each)))


def _show(opened: Opened, as_json: bool) -> None:
    if as_json:
        print_json(_data(opened.logged) | _lines_data(opened))
        return
    for line in _lines(opened):
        click.echo(harmless(line))


def _line(each: Logged) -> str:
    moment = each.made_at.strftime("%Y-%m-%d %H:%M")
    kind = "printed" if each.printed else f"{each.format}{' protected' if each.protection else ''}"
    return f"{each.id}  {moment}  {each.parts:>4}  {kind:<18}  {each.for_whom}".rstrip()


def _lines(opened: Opened) -> Iterator[str]:
    """Give one share: what was asked, its entries with what did not leave, and the names."""
    logged = opened.logged
    yield _line(logged)
    if logged.share.question:
        yield f"asked     {' '.join(logged.share.question.split())}"
    for left in opened.entries:
        yield from _entry(left)
    for name, shown, times in opened.names:
        yield f"replaced  {times:>3}  {name} = {shown}".rstrip(" =")


def _entry(left: Left) -> Iterator[str]:
    day = left.day.isoformat() if left.day else moving_texts.NO_LONGER_HERE
    yield f"entry     {left.entry}  {day}  {' '.join(left.title.split())}".rstrip()
    unsaid = (*left.facts, *(" ".join(each.split()) for each in left.questions))
    for each in (*unsaid, *[moving_texts.NO_LONGER_HERE] * left.unknown):
        yield f"left out  {left.entry}  {each}"


def _data(each: Logged) -> dict[str, Any]:
    return {
        "id": each.id,
        "made_at": utc(each.made_at),
        "for": each.for_whom,
        "format": each.format,
        "protection": each.protection or None,
        "printed": each.printed,
        "parts": each.parts,
        "sha256": each.sha256.hex(),
    }


def _lines_data(opened: Opened) -> dict[str, Any]:
    return {
        "question": opened.logged.share.question,
        "entries": [
            {
                "id": left.entry,
                "day": left.day.isoformat() if left.day else None,
                "title": left.title,
                "left_out": [*left.facts, *left.questions],
                "left_out_unknown": left.unknown,
            }
            for left in opened.entries
        ],
        "replaced": [
            {"name": name, "shown": shown or None, "times": times} for name, shown, times in opened.names
        ],
    }
