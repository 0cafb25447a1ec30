"""What the groups share that list when no other command follows."""

from __future__ import annotations

import pytest

from journal.cli import texts
from tests.cli.conftest import Terminal

LISTS = (
    (("people", "--json"), ("show", "Bo"), "--json"),
    (("tags", "--json"), ("delete", "work"), "--json"),
    (("follow-ups", "--all"), ("hold", "x"), "--all"),
    (("next-times", "--all", "--json"), ("make", "wait"), "--all, --json"),
)


@pytest.mark.parametrize(("listing", "command", "named"), LISTS, ids=[each[0][0] for each in LISTS])
def test_an_option_of_the_list_is_refused_before_another_command_does_anything(
    terminal: Terminal, listing: tuple[str, ...], command: tuple[str, ...], named: str
) -> None:
    terminal.new()
    told = terminal(*listing, *command)
    assert (told.code, told.out) == (texts.USAGE, "")
    assert texts.only_for_the_list(named.split(", ")) in told.err
    assert f"{named}: " in told.err
    assert terminal(*listing).code == texts.DONE
