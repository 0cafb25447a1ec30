"""What was asked more than once in a thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from journal.model.asked_again import before, course, sting
from journal.model.entry import Answer, Entry, GuideUsed, Status
from journal.model.thread import LOOKING_AGAIN

LOOKED = GuideUsed(LOOKING_AGAIN[0], "1.0.0", LOOKING_AGAIN[1])
START = datetime(2026, 11, 19, 12, tzinfo=UTC)


def made(name: str, day: int, *answers: Answer, **facts: object) -> Entry:
    moment = START + timedelta(days=day)
    plain = Entry(name, "t", "feedback", moment, moment, moment, status=Status.KEPT, answers=answers)
    return replace(plain, **facts)  # type: ignore[arg-type]


def see(value: str) -> Answer:
    return Answer("see-already", "How much?", "choice", value)


def text(value: str) -> Answer:
    return Answer("true-in-it", "What is true?", "text", value)


def test_a_measure_is_followed_over_the_thread_in_the_order_of_writing() -> None:
    first, again = made("a", 0, see("Part of it")), made("b", 1, see("Most of it"), kind="reflection")
    points = course([again, first], "see-already")
    assert [(point.entry, point.kind, point.day, point.words) for point in points] == [
        ("a", "feedback", date(2026, 11, 19), "Part of it"),
        ("b", "reflection", date(2026, 11, 20), "Most of it"),
    ]


def test_a_measure_of_one_time_is_no_course() -> None:
    first = made("a", 0, see("Part of it"), text("x"))
    draft = made("b", 1, see("Most of it"), status=Status.DRAFT)
    assert course([first, draft], "see-already") == ()
    assert course([first, made("c", 2, text("y"))], "true-in-it") == ()


def test_scales_are_said_with_their_end() -> None:
    scales = [made(name, at, Answer("sure", "How sure?", "scale", at)) for at, name in enumerate("ab", 3)]
    assert [point.words for point in course(scales, "sure")] == ["3 / 10", "4 / 10"]


def test_how_it_stung_is_of_the_first_entry_and_of_each_look() -> None:
    first, looked = made("a", 0, sting=8), made("b", 30, sting=3, guide=LOOKED)
    other = made("c", 10, sting=9)
    assert [point.words for point in sting([looked, other, first])] == ["8 / 10", "3 / 10"]
    assert sting([first, other]) == ()
    assert sting([replace(first, sting=None), looked]) == ()


def test_what_was_said_the_last_time_is_found() -> None:
    first, second = made("a", 0, text("one")), made("b", 5, text("two"))
    now = made("c", 9, text("three"))
    found = before(now, [now, first, second], "true-in-it")
    assert found is not None
    assert (found.entry, found.day, found.answer.value) == ("b", date(2026, 11, 24), "two")
    assert before(first, [now, first, second], "true-in-it") is None
    assert before(now, [now, made("d", 3, see("A little"))], "see-already") is None
