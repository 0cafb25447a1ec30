"""What to say when one has to answer at once."""

from __future__ import annotations

import pytest

from journal.app import asked_now, opening
from journal.app.journal import Journal, Machine
from journal.errors import TooLong
from journal.prompts.guide import Guide
from journal.store import values
from tests.conftest import PASSPHRASE

GUIDE = Guide("g", "G", "feedback", (), if_asked_now="Thank you.\n")


def test_it_is_the_guide_s_own_until_the_writer_changes_it(journal: Journal) -> None:
    held = asked_now.words(journal, "p", GUIDE)
    assert (held.text, held.own) == ("Thank you.\n", False)
    change = asked_now.change(journal, "p", GUIDE, "  Give me a day.\r\nPlease. ")
    assert (change.value.text, change.value.own) == ("Give me a day.\nPlease.", True)
    assert asked_now.words(journal, "other", GUIDE).text == "Thank you.\n"


@pytest.mark.parametrize("text", ["", "  \n", "Thank you."])
def test_the_guide_s_own_comes_back(journal: Journal, text: str) -> None:
    asked_now.change(journal, "p", GUIDE, "Mine.")
    assert asked_now.change(journal, "p", GUIDE, text).value == asked_now.words(journal, "p", GUIDE)
    assert not asked_now.words(journal, "p", GUIDE).own
    assert values.get(journal.store, asked_now.KEY) is None


def test_it_is_there_after_the_next_unlock(journal: Journal, machine: Machine) -> None:
    asked_now.change(journal, "p", GUIDE, "Mine.")
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    try:
        assert asked_now.words(again, "p", GUIDE).text == "Mine."
    finally:
        opening.close(again)


def test_it_has_to_be_short(journal: Journal) -> None:
    with pytest.raises(TooLong):
        asked_now.change(journal, "p", GUIDE, "x" * (asked_now.LONGEST + 1))
    assert not asked_now.words(journal, "p", GUIDE).own
