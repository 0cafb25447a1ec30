"""The `export` command: entries as one file, line by line and with other names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from journal.app import entries, share_log, share_look, sharing
from journal.app.journal import Journal
from journal.app.places import check_new
from journal.app.sharing import FORMATS, Prepared
from journal.cli import moving_texts
from journal.cli.call import Call
from journal.cli.commands import query_of
from journal.cli.options import as_json as json_option
from journal.cli.show import harmless, print_json
from journal.model.aliases import Alias
from journal.model.entry import Status
from journal.model.kinds import KIND_BY_ID
from journal.model.share import EVERYWHERE, FACTS, Dates, Line, Share
from journal.model.words import words_of

F = TypeVar("F", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d"])
DAY_SHOWN = "YYYY-MM-DD"
FILTERS = ("kind", "person", "tag", "since", "until", "search", "limit")


def which(command: F) -> F:
    """Add the options that tell which entries are meant."""
    options = (
        click.option("--kind", type=click.Choice(list(KIND_BY_ID)), help="Only this kind."),
        click.option("--person", callback=_words, help="Only with this person."),
        click.option("--tag", callback=_words, help="Only with this theme."),
        click.option("--since", type=DAY, metavar=DAY_SHOWN, help="From this day on."),
        click.option("--until", type=DAY, metavar=DAY_SHOWN, help="Up to and with this day."),
        click.option("--search", callback=_words, metavar="QUERY", help="Only with these words."),
        click.option("--limit", type=click.IntRange(1), help="The newest, this many at most; else all."),
        click.option(
            "--entry",
            "chosen",
            multiple=True,
            metavar="ID",
            help="This entry, and no filters; may be given again.",
        ),
        click.option(
            "--thread", callback=_words, metavar="ID", help="The thread of this entry, and no filters."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _words(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    """Refuse a filter without a word in it: it would find everything, and all of that would leave."""
    if given is not None and not words_of(given):
        raise click.BadParameter(moving_texts.NO_WORDS)
    return given or ""


@click.command("export")
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice([each.id for each in FORMATS]),
    help="The kind of file.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The file to write, where nothing is yet.")
@which
@click.option("--title", default="", metavar="TEXT", help="The heading; else the usual one.")
@click.option("--question", default="", metavar="TEXT", help="What you want to ask; it stands on top.")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="NAME=SHOWN",
    help="Other words for a name; may be given again.",
)
@click.option(
    "--meant",
    multiple=True,
    metavar="WORD",
    help="A word that is a name wherever it is spelled just like this; may be given again.",
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
@click.option("--age", is_flag=True, help="As --protect, and a PDF too becomes an age file.")
@click.option(
    "--dry-run",
    is_flag=True,
    help="Write nothing; print what is replaced, and what still looks like a name.",
)
@json_option
@click.pass_obj
def export_command(
    call: Call, /, form: str, out: Path | None, dry_run: bool, as_json: bool, **asked: Any
) -> None:
    """Write kept entries to a file outside the journal, unencrypted unless protected; prints where."""
    if out is None and not dry_run:
        raise click.UsageError(moving_texts.NO_OUT)
    aliases = tuple(_alias(each) for each in asked["aliases"])
    with call.opened() as journal:
        prepared = _prepared(journal, form, aliases, asked)
        if dry_run or out is None:
            print_names(prepared, as_json)
        else:
            protection = Protection.asked(asked)
            write(journal, prepared, out, asked["for_whom"], protection, as_json=as_json)
        met = {each.alias for _, each in prepared.made.still}
        met |= {*share_log.hid_by(journal, prepared.share, prepared.made.hidden).values()}
    if unmet := [each.name for each in aliases if each not in met]:
        click.echo(harmless(moving_texts.names_nowhere(unmet)), err=True)


class Protection(NamedTuple):
    """Whether a file gets a password, and becomes an age file even where it could ask for it itself."""

    wanted: bool
    as_age: bool

    @classmethod
    def asked(cls, asked: Mapping[str, Any], before: str = "") -> Protection:
        """Give what the options ask for, and no less than a file had that left `before`."""
        as_age = asked["age"] or before == sharing.AGE_PASSWORD
        return cls(bool(asked["protect"] or as_age or before), as_age)


def write(
    journal: Journal, prepared: Prepared, out: Path, for_whom: str, protection: Protection, *, as_json: bool
) -> None:
    """Write a file that is prepared and print where, and its password. Raises VaultExists, and as a save."""
    password = sharing.new_password(journal) if protection.wanted else ""
    if password:
        prepared = sharing.protected(prepared, password, as_age=protection.as_age)
    out = _with_age(out, prepared)
    check_new(journal.folder, out)
    logged = sharing.save(journal, prepared, out, for_whom)
    if as_json:
        print_json({"path": str(out), "password": password or None, "share": logged.id})
    else:
        click.echo("\n".join([str(out), *([f"password: {password}"] if password else [])]))
    if password:
        click.echo(moving_texts.TELL_IT, err=True)
    if prepared.made.still:
        click.echo(moving_texts.still_names(len(prepared.made.still)), err=True)


def print_names(prepared: Prepared, as_json: bool) -> None:
    """Print which names are replaced in a share, and what still looks like one."""
    replaced = sorted(prepared.made.hidden.items())
    still = Counter((each.looks, " ".join(each.words.split())) for _, each in prepared.made.still)
    if as_json:
        found = [{"looks": looks, "words": words, "times": n} for (looks, words), n in sorted(still.items())]
        print_json({"replaced": [{"name": name, "times": n} for name, n in replaced], "still_there": found})
        return
    for name, times in replaced:
        click.echo(harmless(f"replaced  {times:>3}  {name}"))
    for (looks, words), times in sorted(still.items()):
        click.echo(harmless(f"{looks:<8}  {times:>3}  {words}"))


def _prepared(journal: Journal, form: str, aliases: tuple[Alias, ...], asked: dict[str, Any]) -> Prepared:
    share = replace(
        _picked(journal, asked),
        title=asked["title"],
        question=asked["question"],
        aliases=aliases,
        meant=frozenset(asked["meant"]),
        dates=Dates(asked["dates"]),
        left_out=frozenset(Line(EVERYWHERE, key) for key in asked["leave_out"]),
    )
    if unknown := share_look.unknown_lines(journal, share):
        raise click.BadParameter(moving_texts.no_such_line(unknown[0]), param_hint="--leave-out")
    return sharing.prepare(journal, sharing.with_people(journal, share, letters=False), form)


def _picked(journal: Journal, asked: dict[str, Any]) -> Share:
    """Give the share of the entries that were named, or that the filters find."""
    chosen, thread = tuple(dict.fromkeys(asked["chosen"])), asked["thread"]
    found = any(asked[each] for each in FILTERS)
    if bool(chosen) + bool(thread) + found > 1:
        raise click.UsageError(moving_texts.ONE_WAY)
    if thread:
        return sharing.of_thread(journal, entries.read(journal, thread).thread)
    if not chosen:
        query = replace(query_of(asked["search"], asked), drafts=False)
        return sharing.picked(journal, query, asked["limit"])
    if unfit := [each for each in chosen if entries.read(journal, each).status is not Status.KEPT]:
        raise click.BadParameter(moving_texts.not_kept(unfit), param_hint="--entry")
    return Share(chosen)


def _with_age(out: Path, prepared: Prepared) -> Path:
    """Give the path with the ending of an age file: under that of what is in it, it would look damaged."""
    needs = prepared.ending.endswith(".age") and out.suffix.lower() != ".age"
    return out.with_name(f"{out.name}.age") if needs else out


def _alias(text: str) -> Alias:
    name, equals, shown = (part.strip() for part in text.partition("="))
    if not (name and equals and shown):
        raise click.BadParameter("NAME=SHOWN expected", param_hint="--alias")
    return Alias(name, shown)
