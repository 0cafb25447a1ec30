"""`archive`, `import` and `take-out`: the whole journal out, and other journals in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journal.app import archive, importing
from journal.app.importing import Given, Looked
from journal.cli import moving_texts, texts
from journal.cli.call import PASSPHRASE_MAX, Call
from journal.cli.show import harmless

FIELDS = ("happened_at", "title", "text", "tags", "people", "place")


@click.command("archive")
@click.option("--as", "form", type=click.Choice(list(archive.FORMS)), default="json", show_default=True,
              help="One JSON file, or Markdown in a folder (a zip when PATH ends so).")  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Where to; nothing may be there.")
@click.pass_obj
def archive_command(call: Call, form: str, out: Path) -> None:
    """Write the whole journal to PATH, unencrypted, with all that is attached; prints where."""
    with call.opened() as journal:
        archive.FORMS[form](journal, out, _told_of if sys.stderr.isatty() else None)
    click.echo(out)


@click.command("import")
@click.option("--from", "source", required=True, type=click.Choice([name for name, _ in importing.sources()]),
              help="Which journal wrote it.")  # fmt: skip
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would come, and change nothing.")
@click.option("--source-passphrase-file", metavar="PATH", help="The passphrase of what is moved in.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME",
              help=f"Which column of a table is what: {', '.join(FIELDS)}.")  # fmt: skip
@click.option("--dates", type=click.Choice(["dmy", "mdy", "ymd"]),
              help="The order of day, month and year in a table, where it is not the usual one.")  # fmt: skip
@click.pass_obj
def import_command(
    call: Call,
    source: str,
    path: Path,
    dry_run: bool,
    source_passphrase_file: str | None,
    columns: tuple[str, ...],
    dates: str | None,
) -> None:
    """Move in what another journal wrote at PATH, all of it or nothing; prints what came."""
    passphrase = _first_line(source_passphrase_file) if source_passphrase_file else ""
    given = Given(source, path, passphrase, dict(_column(each) for each in columns), dates or "")
    told = _told if sys.stderr.isatty() else None
    with call.opened() as journal:
        if dry_run:
            _print(importing.look(journal, given, told))
            click.echo(moving_texts.DRY_RUN)
            return
        brought = importing.bring(journal, given, told).value
    _print(brought.looked)
    if brought.move:
        click.echo(moving_texts.moved_in(brought.move))


@click.command("take-out")
@click.argument("move", type=int, required=False)
@click.pass_obj
def take_out_command(call: Call, move: int | None) -> None:
    """Undo an import by its number; without one, list what was moved in."""
    with call.opened() as journal:
        if move is None:
            for each in importing.listed(journal):
                click.echo(f"{each.number:>4}  {each.made_at:%Y-%m-%d}  {each.entries:>6}  {each.source}")
            return
        taken = importing.take_out(journal, move).value
    click.echo(moving_texts.taken_out(taken.entries, taken.kept))


def _print(looked: Looked) -> None:
    click.echo(moving_texts.looked(looked.entries, looked.known, looked.files, looked.not_understood))
    if looked.earliest:
        click.echo(f"{looked.earliest} – {looked.latest}")
    for line in looked.first_lines:
        click.echo(f"  {harmless(line)}")
    for part in looked.left_out:
        line_number = f", line {part.line}" if part.line else ""
        click.echo(f"  ! {harmless(part.where)}{line_number}: {moving_texts.LEFT_OUT[part.reason]}")


def _column(given: str) -> tuple[str, str]:
    field, _, name = given.partition("=")
    if field not in FIELDS or not name:
        raise click.BadParameter(
            f"FIELD=NAME expected, FIELD one of {', '.join(FIELDS)}", param_hint="--column"
        )
    return field, name


def _first_line(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            return file.readline(PASSPHRASE_MAX).decode("utf-8").rstrip("\r\n")
    except OSError:
        raise click.UsageError(texts.unreadable(Path(name))) from None
    except UnicodeDecodeError:
        raise click.UsageError(texts.NOT_TEXT) from None


def _told(done: int, _files: int) -> None:
    click.echo(f"\r{done}", nl=False, err=True)


def _told_of(done: int, of: int) -> None:
    click.echo(f"\r{min(done, of) * 100 // max(of, 1)} %", nl=False, err=True)
