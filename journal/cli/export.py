"""The `export` command: entries as one file, line by line and with other names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from journal.app import share_look, sharing
from journal.app.journal import Journal
from journal.app.sharing import FORMATS, Prepared
from journal.cli import moving_texts
from journal.cli.call import Call
from journal.cli.commands import query_of
from journal.cli.show import harmless
from journal.model.aliases import Alias
from journal.model.kinds import KIND_BY_ID
from journal.model.share import EVERYWHERE, FACTS, Dates, Line

F = TypeVar("F", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d"])


def which(command: F) -> F:
    """Add the options that tell which entries are meant."""
    options = (
        click.option("--kind", type=click.Choice(list(KIND_BY_ID)), help="Only this kind."),
        click.option("--person", default="", help="Only with this person."),
        click.option("--tag", default="", help="Only with this theme."),
        click.option("--since", type=DAY, help="From this day on."),
        click.option("--until", type=DAY, help="Up to and with this day."),
        click.option("--search", default="", metavar="QUERY", help="Only with these words."),
        click.option("--limit", type=click.IntRange(1), help="The newest, this many at most; else all."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("export")
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice([each.id for each in FORMATS]),
    help="The kind of file.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@which
@click.option("--question", default="", metavar="TEXT", help="What you want to ask; it stands on top.")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="NAME=SHOWN",
    help="Other words for a name; may be given again.",
)
@click.option(
    "--leave-out",
    multiple=True,
    metavar="PROMPT",
    help=f"Leave out the answers to a prompt, or one of {', '.join(FACTS)}; may be given again.",
)
@click.option(
    "--dates",
    type=click.Choice([each.value for each in Dates]),
    default=Dates.MONTH.value,
    show_default=True,
    help="How exactly to tell when it happened.",
)
@click.option(
    "--for", "for_whom", default="", metavar="NAME", help="For whom it is, for the log in the journal."
)
@click.option("--protect", is_flag=True, help="Make up a password for the file and print it.")
@click.option(
    "--dry-run", is_flag=True, help="Only print what is replaced, and what still looks like a name."
)
@click.pass_obj
def export_command(call: Call, /, form: str, out: Path, protect: bool, dry_run: bool, **asked: Any) -> None:
    """Write kept entries to a file outside the journal, unencrypted unless protected; prints where."""
    aliases = tuple(_alias(each) for each in asked["aliases"])
    with call.opened() as journal:
        prepared = _prepared(journal, form, aliases, asked)
        finish(journal, prepared, out, asked["for_whom"], protect=protect, dry_run=dry_run)


def finish(
    journal: Journal, prepared: Prepared, out: Path, for_whom: str, *, protect: bool, dry_run: bool
) -> None:
    """Write a file that is prepared and print where, and its password; or list the names."""
    if dry_run:
        _print_names(prepared)
        return
    password = sharing.new_password(journal) if protect else ""
    if password:
        prepared = sharing.protected(prepared, password)
    out = _with_age(out, prepared)
    sharing.save(journal, prepared, out, for_whom)
    click.echo(out)
    if password:
        click.echo(f"password: {password}")
        click.echo(moving_texts.TELL_IT, err=True)
    if prepared.made.still:
        click.echo(moving_texts.still_names(len(prepared.made.still)), err=True)


def _prepared(journal: Journal, form: str, aliases: tuple[Alias, ...], asked: dict[str, Any]) -> Prepared:
    query = replace(query_of(asked["search"], asked), drafts=False)
    share = replace(
        sharing.picked(journal, query, asked["limit"]),
        question=asked["question"],
        aliases=aliases,
        dates=Dates(asked["dates"]),
        left_out=frozenset(Line(EVERYWHERE, key) for key in asked["leave_out"]),
    )
    if unknown := share_look.unknown_lines(journal, share):
        raise click.BadParameter(moving_texts.no_such_line(unknown[0]), param_hint="--leave-out")
    return sharing.prepare(journal, sharing.with_people(journal, share, letters=False), form)


def _with_age(out: Path, prepared: Prepared) -> Path:
    """Give the path with the ending of an age file: under that of what is in it, it would look damaged."""
    needs = prepared.ending.endswith(".age") and out.suffix.lower() != ".age"
    return out.with_name(f"{out.name}.age") if needs else out


def _alias(text: str) -> Alias:
    name, equals, shown = (part.strip() for part in text.partition("="))
    if not (name and equals and shown):
        raise click.BadParameter("NAME=SHOWN expected", param_hint="--alias")
    return Alias(name, shown)


def _print_names(prepared: Prepared) -> None:
    for name, times in sorted(prepared.made.hidden.items()):
        click.echo(harmless(f"replaced  {times:>3}  {name}"))
    still = Counter((each.looks, " ".join(each.words.split())) for _, each in prepared.made.still)
    for (looks, words), times in sorted(still.items()):
        click.echo(harmless(f"{looks:<8}  {times:>3}  {words}"))
