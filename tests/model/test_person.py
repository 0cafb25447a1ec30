"""Names: their parts, and what stands for them."""

from __future__ import annotations

import pytest

from journal.errors import Invalid
from journal.model.person import (
    COLLEAGUE,
    INITIAL,
    NICKNAMES_MAX,
    OWN_WORDS,
    Person,
    checked,
    initial,
    parts,
    shown,
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sam Okafor", ("Sam", "Okafor")),
        ("Sam", ()),
        ("Anna-Lena von der Weber", ("Anna-Lena", "Weber")),
        ("J. R. Smith", ("Smith",)),
        ("my manager", ()),
        ("Sam (work)", ()),
        ("Sam Okafor (work)", ("Sam", "Okafor")),
        ("王小明", ("小明",)),
        ("王芳", ()),
        ("김민수", ("민수",)),
        ("محمد علي", ("محمد", "علي")),
    ],
)
def test_parts_that_stand_for_the_whole(name: str, said: tuple[str, ...]) -> None:
    assert parts(name) == said


@pytest.mark.parametrize(
    ("name", "said"), [("Sam Okafor", "S."), ("élodie", "É."), ("(work)", "W."), ("王芳", "王."), ("…", "…")]
)
def test_the_initial(name: str, said: str) -> None:
    assert initial(name) == said


def test_what_is_shown() -> None:
    ways = {"": "Sam", INITIAL: "S.", COLLEAGUE: "a colleague", f"{OWN_WORDS}my sister": "my sister"}
    for way, said in ways.items():
        assert shown(Person("Sam", (), way), "a colleague") == said


def test_what_is_kept_is_clean() -> None:
    person = checked(Person("  Sam  ", ("sam", " Sammy ", "", "SAMMY", "Boss"), f"{OWN_WORDS} my  sister "))
    assert person == Person("Sam", ("SAMMY", "Boss"), f"{OWN_WORDS}my sister")
    assert checked(Person("Sam", (), OWN_WORDS)).shown_as == ""
    assert len(checked(Person("Sam", tuple(map(str, range(99))))).nicknames) == NICKNAMES_MAX
    for wrong in (Person(" "), Person("Sam", (), "loud")):
        with pytest.raises(Invalid):
            checked(wrong)
