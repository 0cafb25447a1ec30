"""`archive`, `import` and `take-out`: the whole journal out, and other journals in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from journal.app import archive, importing
from journal.app.importing import Brought, Given, Looked, Move
from journal.app.journal import Journal
from journal.cli import moving_texts
from journal.cli.call import Call, first_line
from journal.cli.options import as_json
from journal.cli.show import harmless, print_json
from journal.errors import CannotImport
from journal.model.data import utc

FIELDS = ("happened_at", "title", "text", "tags", "people", "place")
# What only some sources take: the option, its name here, and the one that `importing.Source` has for it.
ONLY_FOR_SOME = (
    ("--source-passphrase-file", "source_passphrase_file", "passphrase"),
    ("--column", "columns", "columns"),
    ("--dates", "dates", "columns"),
)
Told = Callable[[int, int], None]


@click.command("archive")
@click.option("--as", "form", type=click.Choice(list(archive.FORMS)),
              help="One JSON file, or Markdown in a folder (a zip when PATH ends so). "
              "[default: markdown for a zip, else json]")  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Where to; nothing may be there.")
@click.pass_obj
def archive_command(call: Call, form: str | None, out: Path) -> None:
    """Write the whole journal to PATH, unencrypted, with all that is attached; prints where."""
    usual = "markdown" if out.suffix.casefold() == ".zip" else "json"
    with call.opened() as journal, _telling(moving_texts.part_done) as told:
        archive.FORMS[form or usual](journal, out, told)
    click.echo(out)


@click.command("import")
@click.option("--from", "source", required=True, type=click.Choice([name for name, _ in importing.sources()]),
              help="Which journal wrote it.")  # fmt: skip
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Tell what would come, and change nothing.")
@click.option("--source-passphrase-file", metavar="PATH",
              help="The passphrase of an encrypted jrnl, from the first line of this file (- is standard "
              "input); else it is asked for.")  # fmt: skip
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME",
              help=f"Which column of a table is what: {', '.join(FIELDS)}; may be given again.")  # fmt: skip
@click.option("--dates", type=click.Choice(["dmy", "mdy", "ymd"]),
              help="The order of day, month and year in a table; else the one that its first rows tell, or "
              "the day first.")  # fmt: skip
@as_json
@click.pass_obj
def import_command(
    call: Call, /, source: str, path: Path, dry_run: bool, as_json: bool, **asked: Any
) -> None:
    """Move in what another journal wrote at PATH, all of it or nothing; prints what came."""
    _check_taken(source, asked)
    columns = dict(_column(each) for each in asked["columns"])
    with call.opened() as journal:
        secret = asked["source_passphrase_file"]
        given = Given(source, path, first_line(secret) if secret else "", columns, asked["dates"] or "")
        if importing.chosen_from(source).columns and not given.dates:
            given = replace(given, dates=importing.dates_told(given))
        move, looked = _unlocked(journal, given, dry_run)
    if as_json:
        print_json(_data(looked) | {"move": move or None})
    else:
        _print(looked)
    if dry_run:
        click.echo(moving_texts.DRY_RUN, err=True)
    elif move:
        click.echo(moving_texts.moved_in(move), err=as_json)


@click.command("take-out")
@click.argument("move", metavar="[NUMBER]", type=int, required=False)
@as_json
@click.pass_obj
def take_out_command(call: Call, move: int | None, as_json: bool) -> None:
    """Undo an import by its number; without one, list what was moved in."""
    with call.opened() as journal:
        if move is None:
            _list(importing.listed(journal), as_json)
            return
        taken = importing.take_out(journal, move).value
    if as_json:
        print_json({"taken_out": taken.entries, "kept": taken.kept})
    else:
        click.echo(moving_texts.taken_out(taken.entries, taken.kept))


def _list(moves: Iterable[Move], as_json: bool) -> None:
    if as_json:
        print_json([each._asdict() | {"made_at": utc(each.made_at)} for each in moves])
        return
    for each in moves:
        click.echo(f"{each.number:>4}  {each.made_at:%Y-%m-%d}  {each.entries:>6}  {each.source}")


def _unlocked(journal: Journal, given: Given, dry_run: bool) -> Brought:
    """Look or bring; what is encrypted asks for its passphrase where somebody is there to ask."""
    try:
        return _moved(journal, given, dry_run)
    except CannotImport as error:
        takes_one = importing.chosen_from(given.source).passphrase and not given.passphrase
        if error.reason != "locked" or not takes_one or not sys.stdin.isatty():
            raise
    typed = click.prompt(moving_texts.THEIR_PASSPHRASE, hide_input=True, err=True)
    return _moved(journal, replace(given, passphrase=typed), dry_run)


def _moved(journal: Journal, given: Given, dry_run: bool) -> Brought:
    with _telling(moving_texts.read_so_far) as told:
        if dry_run:
            return Brought(0, importing.look(journal, given, told))
        return importing.bring(journal, given, told).value


@contextmanager
def _telling(words: Callable[[int, int], str]) -> Iterator[Told | None]:
    """Tell on a terminal how far it is, in one line that is gone afterwards."""
    if not sys.stderr.isatty():
        yield None
        return
    width = 0

    def told(done: int, of: int) -> None:
        nonlocal width
        said = words(done, of)
        width = max(width, len(said))
        click.echo(f"\r{said}", nl=False, err=True)

    try:
        yield told
    finally:
        click.echo(f"\r{' ' * width}\r", nl=False, err=True)


def _check_taken(source: str, asked: Mapping[str, Any]) -> None:
    """Refuse options that would say nothing to this source."""
    takes = importing.chosen_from(source)
    for option, name, needed in ONLY_FOR_SOME:
        if asked[name] and not getattr(takes, needed):
            raise click.UsageError(moving_texts.takes_none(source, option))


def _print(looked: Looked) -> None:
    click.echo(moving_texts.looked(looked.entries, looked.known, looked.files, looked.not_understood))
    if looked.trash:
        click.echo(moving_texts.in_trash(looked.trash))
    if looked.undated:
        click.echo(moving_texts.undated(looked.undated))
    if looked.earliest:
        click.echo(f"{looked.earliest} – {looked.latest}")
    for line in looked.first_lines:
        click.echo(f"  {harmless(line)}")
    for part in looked.left_out:
        line_number = f", line {part.line}" if part.line else ""
        click.echo(f"  ! {harmless(part.where)}{line_number}: {moving_texts.LEFT_OUT[part.reason]}")


def _data(looked: Looked) -> dict[str, Any]:
    return {
        "new": looked.entries,
        "known": looked.known,
        "attached": looked.files,
        "not_understood": looked.not_understood,
        "in_trash": looked.trash,
        "undated": looked.undated,
        "earliest": looked.earliest or None,
        "latest": looked.latest or None,
        "first_lines": list(looked.first_lines),
        "left_out": [
            {"where": part.where, "line": part.line or None, "reason": part.reason}
            for part in looked.left_out
        ],
    }


def _column(given: str) -> tuple[str, str]:
    field, _, name = given.partition("=")
    if field not in FIELDS or not name:
        raise click.BadParameter(
            f"FIELD=NAME expected, FIELD one of {', '.join(FIELDS)}", param_hint="--column"
        )
    return field, name
