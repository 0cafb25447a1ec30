"""The figure of what makes it hard to take in reads one prompt of a pack: it must be there as it is read."""

from __future__ import annotations

from journal.app import insights
from journal.app.journal import Journal
from journal.model.insights import TRIGGERS


def test_the_prompt_and_its_options_are_those_that_are_counted(journal: Journal) -> None:
    found = journal.guide("afterword.called-out", "hard-to-hear")
    assert found is not None
    prompt = found[1].prompt("hard-because")
    assert prompt is not None
    assert prompt.field == "choices"
    truth, relationship, identity, *others = prompt.extra["options"]
    assert "true" in truth
    assert "who said it" in relationship
    assert "who I want to be" in identity
    assert others
    assert TRIGGERS == ("truth", "relationship", "identity", "other")


def test_the_guide_of_a_longer_look_is_there(journal: Journal) -> None:
    assert journal.guide(*insights.GUIDE) is not None
