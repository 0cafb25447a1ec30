"""What was answered before in the same thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from journal.model.entry import Answer, Entry
from journal.prompts.guide import Guide, Prompt
from journal.prompts.looking_back import across, beginning

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEARD = Prompt("heard", "What did they say?", "text", name="Their words")
WHERE = Prompt("where", "Where was it?", "short", fills="place", name="Where")
SEE = Prompt("see", "What do you see?", "text", show_earlier=("heard", "where"), later=True)
GUIDE = Guide("g", "G", "feedback", (HEARD, WHERE, SEE))


def entry(number: int, **answers: str) -> Entry:
    moment = NOW + timedelta(days=number)
    given = tuple(
        Answer(prompt, f"{prompt} then?", "text", text, name=prompt.title())
        for prompt, text in answers.items()
    )
    return Entry(f"e{number}", "t", "feedback", moment, moment, moment, answers=given)


def test_the_newest_entry_comes_first_with_the_question_of_its_time() -> None:
    thread = [entry(1, heard="one"), entry(3, heard="three"), entry(2, heard="two")]
    found = across(GUIDE, SEE, thread)
    assert [(each.entry, each.text) for each in found] == [("e3", "three"), ("e2", "two"), ("e1", "one")]
    assert (found[0].label, found[0].moment) == ("Heard", NOW + timedelta(days=3))


def test_a_fact_of_the_moment_is_an_answer_too() -> None:
    (found,) = across(GUIDE, SEE, [replace(entry(1), place="the kitchen")])
    assert (found.label, found.text) == ("Where", "the kitchen")


def test_words_asked_for_again_are_found() -> None:
    (found,) = across(GUIDE, replace(SEE, show_earlier=()), [entry(1, see="less than now")])
    assert found.text == "less than now"
    scale = Prompt("see", "How much?", "scale", extra={"ends": ["no", "much"]})
    assert across(GUIDE, scale, [entry(1, see="less than now")]) == ()


def test_without_answers_there_is_nothing() -> None:
    assert across(GUIDE, SEE, [entry(1, heard="  "), entry(2, other="x")]) == ()
    assert across(GUIDE, replace(SEE, show_earlier=("gone",)), [entry(1, gone="x")]) == ()


def test_a_thread_has_a_beginning_for_what_came_after_it() -> None:
    first, second = replace(entry(1, heard="one", see="more"), title="The lots"), entry(2, heard="two")
    found = beginning(second, [first])
    assert found is not None
    assert (found.entry, found.label, found.text) == ("e1", "The lots", "one")
    assert beginning(entry(5), [second, first]) == found
    assert beginning(first, [second]) is None
    assert beginning(second, [replace(first, answers=())]) is None
