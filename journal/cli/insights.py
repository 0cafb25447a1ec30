"""The `insights` command: the figures of a span as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import click

from journal.app import insights
from journal.app.insights import FIGURES
from journal.app.journal import Journal
from journal.cli.call import Call
from journal.cli.options import as_json
from journal.cli.show import harmless, print_json
from journal.model.insights import Span, Table, last_year, table_data

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("insights")
@click.option("--since", type=DAY, metavar="YYYY-MM-DD", help="From this day on; else the last 12 months.")
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="Up to and with this day; else today.")
@as_json
@click.option(
    "--csv",
    "figure",
    type=click.Choice([figure.id for figure in FIGURES]),
    help="Print one figure's table for a spreadsheet.",
)
@click.pass_obj
def insights_command(
    call: Call, since: datetime | None, until: datetime | None, as_json: bool, figure: str | None
) -> None:
    """Print what the entries of some time show, each figure as a table."""
    if as_json and figure:
        raise click.UsageError("--json and --csv are two ways to print; one is meant.")
    with call.opened() as journal:
        span = _span(journal, since, until)
        wanted = [each for each in FIGURES if figure in {None, each.id}]
        tables = {each.id: each.table(each.read(journal, span)) for each in wanted}
    if figure:
        click.echo(insights.as_csv(tables[figure].columns, tables[figure].rows), nl=False)
    elif as_json:
        print_json(_data(span, tables))
    else:
        for name, table in tables.items():
            click.echo("\n".join([name, *_lines(table), ""]))


def _span(journal: Journal, since: datetime | None, until: datetime | None) -> Span:
    today = journal.now().date()
    last = until.date() if until else today
    span = replace(last_year(last), since=since.date()) if since else last_year(last)
    if span.since > span.until:
        raise click.UsageError("--since is after --until.")
    return span


def _data(span: Span, tables: dict[str, Table]) -> dict[str, object]:
    return {
        "since": span.since.isoformat(),
        "until": span.until.isoformat(),
        "figures": {name: table_data(table) for name, table in tables.items()},
    }


def _lines(table: Table) -> list[str]:
    """Give a table with its columns under one another; nothing to say is said."""
    if not table.rows:
        return ["  (too little yet to say)"]
    cells = [[harmless(str(cell)) for cell in row] for row in (table.columns, *table.rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(table.columns))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
