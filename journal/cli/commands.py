"""The commands: each opens the journal, runs a use case, and prints what it gave."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from journal.app import attachments, entries, listing, opening, places, secrets
from journal.app import check as checking
from journal.cli import attach, texts
from journal.cli.call import Call, home_expanded
from journal.cli.options import as_json
from journal.cli.show import entry_lines, finding_line, print_json, summary_line
from journal.errors import Invalid
from journal.model.data import entry_data, summary_data
from journal.model.kinds import KIND_BY_ID
from journal.model.query import Query

F = TypeVar("F", bound=Callable[..., Any])
LIMIT = 50  # rows printed unless told otherwise


@click.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--suggest", is_flag=True, help="Make up a passphrase of random words and print it.")
@click.pass_obj
def new_command(call: Call, path: Path, suggest: bool) -> None:
    """Make a journal at PATH; prints its recovery code once."""
    asked = home_expanded(path) or path
    folder = places.check_place(asked.absolute().parent, asked.name)
    if suggest:
        passphrase = secrets.generate(call.setup.machine)
        click.echo(f"passphrase: {passphrase}")
    else:
        passphrase = call.passphrase(twice=True)
    secrets.check_new(passphrase)
    made = opening.create(folder, passphrase, call.setup.machine, call.setup.cost)
    opening.close(made.journal)
    call.remember(folder)
    click.echo(texts.KEEP_THE_CODE, err=True)
    click.echo(made.recovery_code)


@click.command("log")
@click.argument("kind", type=click.Choice(list(KIND_BY_ID)))
@click.option("--title", required=True, help="One line.")
@click.option("--at", "at", metavar="ISO", help="When it happened, such as 2026-11-19T16:20; else now.")
@click.option("--from", "people", multiple=True, metavar="NAME", help="From whom; may be given again.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A theme; may be given again.")
@click.option("--text", help="What to write; else standard input.")
@click.pass_obj
def log_command(
    call: Call,
    kind: str,
    title: str,
    at: str | None,
    people: tuple[str, ...],
    tags: tuple[str, ...],
    text: str | None,
) -> None:
    """Write an entry of a KIND; prints its id."""
    moment = _moment(call, at) if at else None
    with call.opened() as journal:
        body = text if text is not None else _standard_input()
        change = entries.log(journal, kind, title, body, moment, people, tags)
    click.echo(change.value.id)


def filters(command: F) -> F:
    """Add the filter options that `list` and `search` share."""
    options = (
        click.option("--kind", type=click.Choice(list(KIND_BY_ID)), help="Only this kind."),
        click.option("--person", default="", help="Only with this person."),
        click.option("--tag", default="", help="Only with this theme."),
        click.option(
            "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="From this day on."
        ),
        click.option(
            "--until",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            help="Up to and with this day.",
        ),
        click.option(
            "--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="Rows at most."
        ),
        as_json,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("list")
@filters
@click.pass_obj
def list_command(call: Call, /, limit: int, as_json: bool, **asked: Any) -> None:
    """List entries, newest first."""
    _print_rows(call, query_of("", asked), limit, as_json)


@click.command("search")
@click.argument("query")
@filters
@click.pass_obj
def search_command(call: Call, /, query: str, limit: int, as_json: bool, **asked: Any) -> None:
    """Find entries by words, beginnings of words, or "phrases in quotes"."""
    _print_rows(call, query_of(query, asked), limit, as_json)


@click.command("show")
@click.argument("entry_id", metavar="ID")
@as_json
@click.pass_obj
def show_command(call: Call, entry_id: str, as_json: bool) -> None:
    """Print one entry, and what is attached to it."""
    with call.opened() as journal:
        entry = entries.read(journal, entry_id)
        attached = attachments.of_entry(journal, entry_id)
    if as_json:
        print_json(entry_data(entry) | {"attachments": [attach.data(each) for each in attached]})
    else:
        click.echo("\n".join([*entry_lines(entry), *attach.lines(attached)]))


@click.command("check")
@click.option("--deep", is_flag=True, help="Read every row and the search index too.")
@as_json
@click.pass_obj
def check_command(call: Call, deep: bool, as_json: bool) -> None:
    """Look whether the journal is whole; changes nothing."""
    with call.opened() as journal:
        report = checking.check(journal, deep=deep)
    if as_json:
        print_json(checking.report_data(report))
    else:
        for finding in report.findings:
            click.echo(finding_line(finding))
        entries_found = "1 entry" if report.entries == 1 else f"{report.entries} entries"
        click.echo(f"{entries_found}, {'no faults found' if report.sound else 'damaged'}")
    if not report.sound:
        sys.exit(texts.DAMAGED)


def query_of(text: str, asked: dict[str, Any]) -> Query:
    """Give the query of a search text and what was asked by the options of `filters`."""

    def day(value: datetime | None) -> date | None:
        return value.date() if value else None

    return Query(
        text=text,
        kinds=frozenset({asked["kind"]} if asked["kind"] else ()),
        person=asked["person"],
        tag=asked["tag"],
        since=day(asked["since"]),
        until=day(asked["until"]),
    )


def _print_rows(call: Call, query: Query, limit: int, as_json: bool) -> None:
    with call.opened() as journal:
        rows = listing.first_page(journal, query, limit)
    if as_json:
        print_json([summary_data(row) for row in rows])
        return
    for row in rows:
        click.echo(summary_line(row))


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid("text", f"no UTF-8 text at byte {error.start}") from None


def _moment(call: Call, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("a time such as 2026-11-19T16:20 expected", param_hint="--at") from None
    return moment if moment.tzinfo else call.setup.machine.local(moment)
