"""The words of the commands that let something out of the journal, or into it."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

TELL_IT = "Tell the password by another way than the file goes. It is kept nowhere."
NO_OUT = "--out is needed: the file to write."
NO_SHARE = "Which share? `afterword share` lists them with their ids."
HEARD_ALONE = "--heard comes with an ID and, where several threads were shared, with --beside; nothing else."
NO_LONGER_HERE = "no longer here"
DRY_RUN = "Nothing was changed: this was a dry run."
THEIR_PASSPHRASE = "Passphrase of what is moved in"  # noqa: S105 - the question for one
NO_WORDS = "a word expected; leave the option out where nothing is to be found by it."
ONE_WAY = "--entry, --thread and the filters are three ways to say which entries are meant; one is needed."
FORGET_ALONE = "--forget comes with an ID and nothing else."
FORGOTTEN = "Taken out of the log. What left is where it went."
# Why a part of what is moved in was left out.
LEFT_OUT = MappingProxyType(
    {
        "date": "no day can be told",
        "form": "it is not in the form that journal writes",
        "encoding": "it is no UTF-8 text",
        "link": "it is a link, and not followed",
        "missing": "it is named, but not there",
        "large": "it is too large",
        "empty": "there is nothing in it",
        "locked": "it is encrypted",
    }
)


def looked(entries: int, known: int, files: int, left_out: int) -> str:
    """Say what is in something to move in."""
    return f"{entries} new, {known} here already, {files} attached, {left_out} not understood."


def in_trash(count: int) -> str:
    """Say that something in the trash of the source stays there."""
    return f"{count} in its trash, and left there."


def undated(count: int) -> str:
    """Say what day is given to what says none."""
    if count == 1:
        return "1 says no day: it gets the one on which its file was last changed."
    return f"{count} say no day: they get the one on which their file was last changed."


def moved_in(move: int) -> str:
    """Say how to undo a move."""
    return f"`afterword take-out {move}` undoes this."


def read_so_far(records: int, files: int) -> str:
    """Say how far moving in is."""
    attached = f", {files:,} attached" if files else ""
    return f"{records:,} read{attached}"


def part_done(done: int, of: int) -> str:
    """Say how far an export is."""
    return f"{min(done, of) * 100 // max(of, 1)} %"


def takes_none(source: str, option: str) -> str:
    """Say that an option is for other sources."""
    return f"{option} says nothing about what {source} writes."


def taken_out(entries: int, kept: int) -> str:
    """Say what undoing a move did."""
    stay = "1 stays: it was changed since." if kept == 1 else f"{kept} stay: they were changed since."
    return f"{entries} taken out.{f' {stay}' if kept else ''}"


def still_names(places: int) -> str:
    """Say that something in a file that was written looks like a name."""
    found = "1 place still looks" if places == 1 else f"{places} places still look"
    return f"{found} like a name or an address; --dry-run lists what. Only you can tell whether it may stay."


def not_kept(ids: Sequence[str]) -> str:
    """Say which entries cannot leave."""
    return f"only kept entries can leave; drafts or in the trash: {', '.join(ids)}"


def names_nowhere(names: Sequence[str]) -> str:
    """Say which names other words were given for, but stand nowhere: one of them may be mistyped."""
    return f"Nowhere in it, as it is spelled here: {', '.join(names)}."


def new_in_share(added: int, changed: int) -> str:
    """Say what is in a share that was not in it the last time."""
    if not added and not changed:
        return "Nothing is new since the last time."
    entries = "1 entry is" if added == 1 else f"{added} entries are"
    earlier = "1 was" if changed == 1 else f"{changed} were"
    return f"{entries} new since the last time, and {earlier} changed."


def no_such_line(key: str) -> str:
    """Say that what is to be left out is no line of any entry."""
    return f"no entry and no guide has a line {key}. `show ID --json` tells what they are called."
