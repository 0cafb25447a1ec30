from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from journal.app import entries
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.prompts.guide import Guide, Prompt

Write = Callable[..., Entry]


def guide_of(journal: Journal, entry: Entry) -> Guide:
    """The guide of an entry that has one."""
    assert entry.guide is not None
    found = journal.guide(entry.guide.pack, entry.guide.guide)
    assert found is not None
    return found[1]


def prompt_of(journal: Journal, entry: Entry, *, later: bool) -> Prompt:
    """The first prompt for text of the entry's guide, of the first or the deeper stage."""
    prompts = guide_of(journal, entry).prompts
    return next(prompt for prompt in prompts if prompt.field == "text" and prompt.later is later)


@pytest.fixture
def write(journal: Journal) -> Write:
    """Give a function that stores an entry: a draft, or a kept one with `keep=True`."""

    def store(
        text: str = "what they said", *, kind: str = "feedback", keep: bool = False, **facts: Any
    ) -> Entry:
        entry = replace(entries.begin(journal, kind), **facts)
        if text:
            prompt = prompt_of(journal, entry, later=False) if entry.guide else entries.PAGE
            entry = replace(entry, answers=(entries.answer_to(prompt, text),))
        stored = entries.save(journal, entry, "first sitting").value
        return entries.keep(journal, stored.id).value if keep else stored

    return store
