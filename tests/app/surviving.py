"""A pack in two versions and entries written with the first, for the tests that answers survive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journal.app import entries, packs
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.writer import write_pack

WORDS = Prompt("words", "What did they say, in their words?", "text", name="Their words")
SEE = Prompt("see", "How much can you see?", "choice", extra={"options": ["None", "Part"]})
WHY = Prompt("why-none", "What speaks against it?", "text", when=When("see", ("None",)))
SURE = Prompt("sure", "How sure are you?", "scale", later=True, extra={"ends": ["Guessing", "Certain"]})
BOTH = Prompt("both", "And both sides?", "two-sided", later=True, extra={"sides": ["Theirs", "Mine"]})
LISTEN = Guide("listen", "Listen", "feedback", (WORDS, SEE, WHY, SURE, BOTH))
SLOWLY = Guide("slowly", "Slowly", "feedback", (WORDS,))
FIRST = Pack("org.example.one", "1.0.0", "One", (LISTEN, SLOWLY))
# In 2.0 one prompt asks differently, one has other options and another field type, two have new ids, one is
# gone, the order is another, and so is the kind; a whole guide is gone as well.
SECOND = replace(
    FIRST,
    version="2.0.0",
    guides=(
        Guide(
            "listen",
            "Hear it out",
            "mistake",
            (
                Prompt("how-much", "How much of it is so?", "choice", extra={"options": ["A", "B"]}),
                replace(WORDS, ask="What was said?", name="Said"),
                Prompt("sure", "How sure is anybody?", "choice", extra={"options": ["Not", "Very"]}),
                Prompt("sides", "And the sides?", "text"),
            ),
        ),
    ),
)
QUESTIONS = tuple(prompt.ask for prompt in LISTEN.prompts)
GIVEN = {
    "words": "“You answered for me.”\nTwice.",
    "see": "None",
    "why-none": "I had asked before.",
    "sure": 7,
    "both": ["It hurt", "I was in a hurry"],
}


def add(journal: Journal, pack: Pack) -> None:
    packs.add(journal, packs.preview(journal, write_pack(pack), Path("one.pack.toml")))


def write(journal: Journal, guide: Guide = LISTEN) -> Entry:
    """Write an entry that answers every prompt of a guide, and keep it. Gives it as it was kept."""
    entry = entries.begin(journal, "feedback", (FIRST.id, guide.id))
    answers = tuple(entries.answer_to(prompt, GIVEN[prompt.id]) for prompt in guide.prompts)
    entry = replace(entry, title="Answered for her", people=("Amara",), answers=answers)
    entries.save(journal, entry, "first")
    return entries.keep(journal, entry.id).value
