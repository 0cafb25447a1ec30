"""The `follow-ups` commands: conversations to go back to, for scripts and terminals."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import click

from journal.app import conversation_files, conversations
from journal.app.places import check_new
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.options import as_json, lists, to_file
from journal.cli.show import harmless, print_json
from journal.model import conversation as model
from journal.model.conversation import Conversation, State, conversation_data, heading

EVERY = 1_000_000  # rows of a group: all of them

an_entry = click.argument("entry_id", metavar="ID")


@click.group("follow-ups", invoke_without_command=True)
@click.option("--all", "everything", is_flag=True, help="Also those held and let go.")
@as_json
@click.pass_context
def follow_ups_command(context: click.Context, everything: bool, as_json: bool) -> None:
    """List conversations to go back to; plan them, and take their card along."""
    if not lists(context):
        return
    call: Call = context.obj
    with call.opened() as journal:
        board = conversations.groups(journal, EVERY)
    shown = [
        (group.id.value, each)
        for group in board.groups
        if everything or group.id not in {State.HELD, State.LET_GO}
        for each in group.rows
    ]
    if as_json:
        rows = [conversation_data(each) | {"stands": stands} for stands, each in shown]
        print_json(rows)
    else:
        for stands, each in shown:
            click.echo(_line(stands, each))


@follow_ups_command.command("plan")
@an_entry
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day; without it, no day.",
)
@click.option("--at", "at", type=click.DateTime(["%H:%M"]), metavar="HH:MM", help="The time of that day.")
@click.pass_obj
def plan_command(call: Call, entry_id: str, day: datetime | None, at: datetime | None) -> None:
    """Plan a conversation for a day, or move it."""
    with call.opened() as journal:
        conversations.plan(journal, entry_id, _day(day), _time(at))


@follow_ups_command.command("hold")
@an_entry
@click.pass_obj
def hold_command(call: Call, entry_id: str) -> None:
    """Say that a conversation took place, today."""
    with call.opened() as journal:
        conversations.hold(journal, entry_id)


@follow_ups_command.command("let-go")
@an_entry
@click.option("--why", default="", help="A word about it; it stays with the entry.")
@click.pass_obj
def let_go_command(call: Call, entry_id: str, why: str) -> None:
    """Let a conversation go; the entry stays."""
    with call.opened() as journal:
        conversations.let_go(journal, entry_id, why)


@follow_ups_command.command("calendar")
@an_entry
@to_file
@click.option("--title", default="", help='What the calendar shows; else "Conversation", and no name.')
@click.option("--minutes", default=30, show_default=True, help="How long it lasts.")
@click.option("--remind", type=click.IntRange(0), help="A reminder so many minutes before; else none.")
@click.pass_obj
def calendar_command(
    call: Call, entry_id: str, out: Path, title: str, minutes: int, remind: int | None
) -> None:
    """Write a file for your calendar; it names nobody unless the title does."""
    with call.opened() as journal:
        check_new(journal.folder, out)
        event = conversation_files.event_for(journal, entry_id, title, minutes, remind)
        conversation_files.save_calendar(journal, event, out)
    click.echo(out)


@follow_ups_command.command("card")
@an_entry
@to_file
@click.pass_obj
def card_command(call: Call, entry_id: str, out: Path) -> None:
    """Write the cue card as a PDF, to print."""
    with call.opened() as journal:
        check_new(journal.folder, out)
        conversation_files.save_card(out, conversation_files.card_pdf(journal, entry_id))
    click.echo(out)


def _line(stands: str, each: Conversation) -> str:
    plan = each.plan
    day = each.settled_on or plan.day
    at = f" {plan.at.isoformat('minutes')}" if plan.at and each.settled_on is None else ""
    when = f"{day.isoformat()}{at}" if day else f"since {each.since.isoformat()}"
    title = heading(each.entry.people, each.entry.title) or texts.A_CONVERSATION
    purpose = model.said_to(each.entry, model.PURPOSE)
    said = [title, *([purpose] if purpose else [])]
    if each.state is State.PLANNED and not each.is_prepared:
        said.append(texts.NOT_PREPARED)
    return harmless(f"{each.id}  {stands:<10}  {when:<16}  {' · '.join(said)}")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _time(given: datetime | None) -> time | None:
    return given.time() if given else None
