"""People and tags on the command line."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def filled(terminal: Any) -> Any:
    terminal.new()
    for title, names, text in (
        ("One", ("Sam Okafor", "Bo"), "Sam said so. I will ask sam."),
        ("Two", ("Sammy",), "Nothing to Samuel."),
    ):
        people = [part for name in names for part in ("--from", name)]
        made = terminal("log", "feedback", "--title", title, "--text", text, "--tag", "work", *people)
        assert made.code == 0, made.err
    return terminal


def names(terminal: Any) -> list[tuple[str, int]]:
    return [(row["name"], row["entries"]) for row in terminal("people", "--json").json]


def test_people_are_listed(filled: Any) -> None:
    assert sorted(names(filled)) == [("Bo", 1), ("Sam Okafor", 1), ("Sammy", 1)]
    assert "Sam Okafor" in filled("people").out


def test_renaming_merging_and_showing(filled: Any) -> None:
    renamed = filled("people", "rename", "bo", "Béatrice")
    assert (renamed.code, renamed.err) == (0, "Changed in 1 entry.\n")
    taken = filled("people", "rename", "Béatrice", "sammy")
    assert taken.code == 1
    assert "merge" in taken.err
    assert filled("people", "merge", "Sammy", "--into", "Sam Okafor").code == 0
    assert sorted(names(filled)) == [("Béatrice", 1), ("Sam Okafor", 2)]
    shown = filled("people", "show", "sam okafor", "--json").json
    assert shown["nicknames"] == ["Sammy"]
    assert shown["themes"] == ["work"]
    assert [row["title"] for row in shown["entries"]] == ["Two", "One"]
    assert "nicknames: Sammy" in filled("people", "show", "Sam Okafor").out
    assert filled("people", "show", "Nobody").code == 1


def test_deleting_is_shown_first_and_then_done(filled: Any) -> None:
    dry = filled("people", "delete", "Sam Okafor", "--dry-run")
    assert (dry.code, len(dry.out.splitlines())) == (0, 2)
    assert "- entry" in dry.out
    assert "[Sam] said so" in dry.out
    assert "1 entry and 0 earlier versions" in dry.err
    assert "Other forms of the name" in dry.err
    unasked = filled("people", "delete", "Sam Okafor")
    assert unasked.code == 2
    assert "--yes" in unasked.err
    assert ("Sam Okafor", 1) in names(filled)
    done = filled(
        "people", "delete", "Sam Okafor", "--words", "a colleague", "--all-mentions", "--yes", "--json"
    )
    assert done.code == 0
    assert {mention["goes"] for mention in done.json["mentions"]} == {True}
    assert sorted(names(filled)) == [("Bo", 1), ("Sammy", 1)]
    found = filled("search", "colleague", "--json").json
    assert [row["excerpt"] for row in found] == ["A colleague said so. I will ask a colleague."]
    assert not filled("search", "okafor", "--json").json


def test_the_sheet_is_written(filled: Any) -> None:
    path = filled.folder / "sheet.pdf"
    assert filled("people", "sheet", "Bo", "--out", str(path)).code == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_tags(filled: Any) -> None:
    assert [(row["tag"], row["entries"]) for row in filled("tags", "--json").json] == [("work", 2)]
    assert filled("tags", "rename", "work", "office").err == "Changed in 2 entries.\n"
    assert filled("tags", "merge", "nothing", "--into", "office").code == 1
    assert "office" in filled("tags").out
    assert filled("tags", "delete", "Office").code == 0
    assert filled("tags", "--json").json == []
