"""The `next-times` commands: what one set out to do, and how it went."""

from __future__ import annotations

from typing import Any

import click

from journal.app import next_times
from journal.app.next_times import Told
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.options import as_json, lists
from journal.cli.show import harmless, print_json
from journal.model.commitment import DAYS_MOST, CheckIn, Outcome, Went
from journal.model.data import offset_minutes, utc

MOST = 10_000  # plans of a state: more than anybody keeps


@click.group("next-times", invoke_without_command=True)
@click.option("--all", "everything", is_flag=True, help="Also those that are settled or let go.")
@as_json
@click.pass_context
def next_times_command(context: click.Context, everything: bool, as_json: bool) -> None:
    """List what you set out to do the next time; `make` and `check-in` go on from there."""
    if not lists(context):
        return
    call: Call = context.obj
    with call.opened() as journal:
        shelf = next_times.shelf(journal, MOST)
    told = (*shelf.open, *shelf.settled, *shelf.let_go) if everything else shelf.open
    if as_json:
        print_json([_data(each) for each in told])
    else:
        for each in told:
            click.echo("\n".join(_lines(each)))


@next_times_command.command("make")
@click.argument("act")
@click.option("--when", "cue", default="", metavar="MOMENT", help="The moment that will come again.")
@click.option("--entry", metavar="ID", help="The entry that it comes from.")
@click.option(
    "--every", type=click.IntRange(1, DAYS_MOST), metavar="DAYS", help="Ask after so many days; else as set."
)
@click.pass_obj
def make_command(call: Call, act: str, cue: str, entry: str | None, every: int | None) -> None:
    """Set down "When MOMENT, I will ACT"; prints its id."""
    with call.opened() as journal:
        plan = next_times.make(journal, cue, act, entry, every).value
    click.echo(plan.id)


@next_times_command.command("check-in")
@click.argument("plan_id", metavar="ID")
@click.argument("outcome", type=click.Choice([each.value for each in Outcome]))
@click.option("--went", type=click.Choice([each.value for each in Went if each]), help="How trying it went.")
@click.option("--note", default="", help="A line about it.")
@click.pass_obj
def check_in_command(call: Call, plan_id: str, outcome: str, went: str | None, note: str) -> None:
    """Answer how a next time is going; prints the day of the next question, if there is one."""
    with call.opened() as journal:
        plan = next_times.check_in(journal, plan_id, outcome, went or "", note).value
    if plan.ask_on is not None:
        click.echo(plan.ask_on.isoformat())


def _lines(told: Told) -> list[str]:
    plan = told.plan
    day = plan.ask_on.isoformat() if plan.ask_on else texts.NOT_ASKED
    first = f"{plan.id}  {plan.state.value:<7}  {day:<10}  {texts.next_time_sentence(plan.cue, plan.act)}"
    return [harmless(first), *(f"  {harmless(_answer(each))}" for each in plan.check_ins)]


def _answer(answer: CheckIn) -> str:
    parts = (answer.at.date().isoformat(), answer.outcome.value, answer.went.value, answer.note)
    return "  ".join(" ".join(part.split()) for part in parts if part)


def _data(told: Told) -> dict[str, Any]:
    plan = told.plan
    return {
        "id": plan.id,
        "state": plan.state.value,
        "cue": plan.cue,
        "act": plan.act,
        "made_at": utc(plan.made_at),
        "utc_offset_minutes": offset_minutes(plan.made_at),
        "every_days": plan.every_days,
        "ask_on": plan.ask_on.isoformat() if plan.ask_on else None,
        "rests": told.rests,
        "entry": plan.entry,
        "thread": plan.thread,
        "check_ins": [
            {
                "at": utc(each.at),
                "utc_offset_minutes": offset_minutes(each.at),
                "outcome": each.outcome.value,
                "went": each.went.value,
                "note": each.note,
            }
            for each in plan.check_ins
        ],
    }
