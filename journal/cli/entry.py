"""The way into the command line: the window without click, everything else with it.

Loading click takes longer than painting the unlock page. The few arguments that only open the window are
read here; whatever else is given, right or wrong, is left to `journal.cli.root`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from journal.cli.setup import Setup, Wish

JOURNAL_VARIABLE = "AFTERWORD_JOURNAL"
_COMPLETION_VARIABLE = "_AFTERWORD_COMPLETE"  # a shell asks click for the words that may follow


def run(setup: Setup, version: Callable[[], str], arguments: Sequence[str]) -> int:
    """Run `afterword` with these arguments and give the exit code (`journal.cli.texts.EXIT_CODES`)."""
    wish = wish_of(arguments, os.environ)
    if wish is None:
        from journal.cli import root

        return root.run(setup, version, arguments)
    try:
        return setup.open_window(wish)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - see `answer`
        from journal.cli.root import answer

        return answer(error, version)


def wish_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Wish | None:
    """Give how the window is to be opened, or None when click has to say what is asked for.

    Understood are `[--journal PATH] [open [--window PLACE] [--demo]]`. A passphrase file is left to click: it
    may fail in as many ways as there are files.
    """
    if _COMPLETION_VARIABLE in environment:
        return None
    words = list(arguments)
    named, place, demo = environment.get(JOURNAL_VARIABLE) or None, "", False
    while words and words[0] != "open":
        if (value := _taken(words, "--journal")) is None:
            return None
        named = value
    del words[:1]
    while words:
        if words[0] == "--demo":
            demo = bool(words.pop(0))
        elif (value := _taken(words, "--window")) is not None:
            place = value
        else:
            return None
    folder = None if named is None else _folder(named)
    return None if folder is None and named is not None else Wish(folder, place, "", demo)


def _taken(words: list[str], option: str) -> str | None:
    """Take `--option value` or `--option=value` from the front, if it is there, and give the value."""
    name, equals, value = words[0].partition("=")
    if name != option or not (equals or len(words) > 1):
        return None
    del words[0]
    return value if equals else words.pop(0)


def _folder(named: str) -> Path | None:
    """Give the folder, a leading `~` as the home folder; None where click has something to say about it."""
    if os.access(named, os.F_OK) and not os.access(named, os.R_OK):
        return None
    try:
        return Path(named).expanduser()
    except RuntimeError:  # nobody has that home
        return None
