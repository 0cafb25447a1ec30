"""The `people` commands: who there is, a person, and changing names everywhere."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from journal.app import forgetting, listing, people, person_sheet
from journal.app.journal import Journal
from journal.app.people import Said
from journal.app.places import check_new
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.options import as_json, lists, to_file
from journal.cli.show import harmless, print_json, summary_line
from journal.model.data import summary_data
from journal.model.forgetting import Key, Line, Preview
from journal.model.query import Query

a_name = click.argument("name", metavar="NAME")


@click.group("people", invoke_without_command=True)
@as_json
@click.pass_context
def people_command(context: click.Context, as_json: bool) -> None:
    """List the people you wrote about; rename, merge and delete them everywhere."""
    if not lists(context):
        return
    call: Call = context.obj
    with call.opened() as journal:
        rows = people.listed(journal)
    if as_json:
        print_json(
            [
                {
                    "name": row.name,
                    "entries": row.entries,
                    "last_day": row.last_day.isoformat() if row.last_day else None,
                    "nicknames": list(row.nicknames),
                }
                for row in rows
            ]
        )
    else:
        for row in rows:
            day = row.last_day.isoformat() if row.last_day else "-"
            click.echo(harmless(f"{day:<10}  {row.entries:>5}  {row.name}"))


@people_command.command("show")
@a_name
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Entries to list.")
@as_json
@click.pass_obj
def show_command(call: Call, name: str, limit: int, as_json: bool) -> None:
    """Print what is open with a person, and their newest entries."""
    with call.opened() as journal:
        found = _shown(journal, name, limit)
        rows = listing.first_page(journal, Query(person=name), limit)
    if as_json:
        print_json(found | {"entries": [summary_data(row) for row in rows]})
        return
    click.echo(harmless(found["name"]))
    for label in ("nicknames", "themes"):
        if found[label]:
            click.echo(harmless(f"{label}: {', '.join(found[label])}"))
    for label in ("promised", "planned", "next_times"):
        for line in found[label]:
            click.echo(harmless(f"{label.replace('_', ' ')}: {line}"))
    for row in rows:
        click.echo(summary_line(row))


@people_command.command("sheet")
@a_name
@to_file
@click.pass_obj
def sheet_command(call: Call, name: str, out: Path) -> None:
    """Write the sheet "before you meet" as a PDF."""
    with call.opened() as journal:
        check_new(journal.folder, out)
        sheet = person_sheet.sheet(journal, name)
    person_sheet.save(out, person_sheet.pdf(sheet))
    click.echo(out)


@people_command.command("rename")
@a_name
@click.argument("new", metavar="NEW")
@click.pass_obj
def rename_command(call: Call, name: str, new: str) -> None:
    """Give a person another name, in the trash and earlier versions too."""
    with call.opened() as journal:
        changed = people.rename(journal, name, new).entries
    click.echo(texts.changed_in(len(changed)), err=True)


@people_command.command("merge")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--into", required=True, metavar="NAME", help="Who they all are.")
@click.pass_obj
def merge_command(call: Call, names: tuple[str, ...], into: str) -> None:
    """Make several people one; the other names become nicknames."""
    with call.opened() as journal:
        changed = people.merge(journal, names, into).entries
    click.echo(texts.changed_in(len(changed)), err=True)


@people_command.command("delete")
@a_name
@click.option(
    "--words", default=forgetting.WORDS, show_default=True, help="Instead of the name in sentences."
)
@click.option("--all-mentions", is_flag=True, help="Also where it may be somebody else, or only a word.")
@click.option("--dry-run", is_flag=True, help="Only print each mention with its line.")
@click.option("--yes", is_flag=True, help="Delete without asking.")
@as_json
@click.pass_obj
def delete_command(
    call: Call, name: str, words: str, all_mentions: bool, dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Delete a person everywhere; it cannot be taken back.

    Shows what would change, and asks.
    """
    if not (dry_run or yes or sys.stdin.isatty()):
        raise click.UsageError(texts.NOBODY_TO_ASK)
    with call.opened() as journal:
        seen = forgetting.preview(journal, name)
        goes = {line.key: line.sure or all_mentions for line in seen.lines}
        if not as_json and not yes:
            _print_preview(seen, goes)
        if dry_run:
            click.echo(texts.NOTHING_CHANGED, err=True)
        else:
            if not yes:
                click.confirm(texts.DELETE_EVERYWHERE, abort=True, err=True)
            changed = forgetting.delete(journal, name, words, goes)
            while forgetting.clean_up(journal):
                pass
            click.echo(texts.changed_in(len(changed.entries)), err=True)
    if as_json:
        print_json(_preview_data(seen, all_mentions))


def _shown(journal: Journal, name: str, limit: int) -> dict[str, Any]:
    portrait = people.portrait(journal, name)
    detail = people.detail(journal, name)
    return {
        "name": portrait.person.name,
        "nicknames": list(portrait.person.nicknames),
        "shown_as": portrait.person.shown_as,
        "first_day": portrait.first_day.isoformat() if portrait.first_day else None,
        "last_day": portrait.last_day.isoformat() if portrait.last_day else None,
        "promised": [_one_line(said) for said in detail.promises[:limit]],
        "planned": [
            " ".join(filter(None, (talk.plan.day.isoformat() if talk.plan.day else "", talk.entry.title)))
            for talk in detail.planned[:limit]
        ],
        "next_times": [": ".join(filter(None, (plan.cue, plan.act))) for plan in detail.next_times[:limit]],
        "themes": [tag for tag, _ in detail.themes],
    }


def _one_line(said: Said) -> str:
    return f"{said.day.isoformat()} {' '.join(said.text.split())}"


def _print_preview(seen: Preview, goes: Mapping[Key, bool]) -> None:
    for line in seen.lines:
        click.echo(_mention(line, goes[line.key]))
    click.echo(texts.would_lose(len(seen.bearers), seen.earlier), err=True)
    click.echo(texts.OTHER_FORMS_STAY, err=True)


def _mention(line: Line, goes: bool) -> str:
    mark = "-" if goes else " "
    text = f"{line.text[: line.start]}[{line.text[line.start : line.end]}]{line.text[line.end :]}"
    return harmless(f"{mark} {line.where.value:<9}  {line.times:>3}  {text}")


def _preview_data(seen: Preview, all_mentions: bool) -> dict[str, Any]:
    return {
        "name": seen.name,
        "entries": [bearer.entry for bearer in seen.bearers],
        "earlier_versions": seen.earlier,
        "mentions": [
            {
                "where": line.where.value,
                "entry": line.entry or None,
                "line": line.text,
                "start": line.start,
                "end": line.end,
                "times": line.times,
                "sure": line.sure,
                "goes": line.sure or all_mentions,
            }
            for line in seen.lines
        ],
    }
