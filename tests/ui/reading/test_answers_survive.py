"""The reading page shows an entry as it was written, whatever became of its pack."""

from __future__ import annotations

from collections.abc import Callable

from journal.app import entries, packs
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.ui.reading.page import JournalPage
from tests.app.surviving import FIRST, QUESTIONS, SECOND, add, write
from tests.ui.reading.conftest import Rig
from tests.ui.reading.test_entry_view import open_first, words_on


def test_every_question_stays_as_it_was_asked(shown: Callable[..., JournalPage], rig: Rig) -> None:
    def begin(journal: Journal) -> Entry:
        add(journal, FIRST)
        return write(journal)

    def update(journal: Journal) -> None:
        add(journal, SECOND)

    def remove(journal: Journal) -> None:
        packs.remove(journal, FIRST.id)

    def fresh() -> set[str]:
        page = shown()
        open_first(page, rig)
        words = set(words_on(page).splitlines())
        page.close()
        return words

    written = rig.ask(begin)
    before = fresh()
    assert set(QUESTIONS) <= before
    assert {
        "“You answered for me.”",
        "Twice.",
        "I had asked before.",
        "It hurt",
        "I was in a hurry",
    } <= before
    for change in (update, remove):
        rig.ask(change)
        # "Continue in the guide" goes with the guide; nothing that was asked or answered does.
        after = fresh()
        assert before - after <= {"Continue in the guide"}
        assert not {prompt.ask for guide in SECOND.guides for prompt in guide.prompts} & after
        assert rig.ask(entries.read, written.id) == written
