"""`afterword next-times`: list, make, check-in."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal
from tests.conftest import Clock


@pytest.fixture
def mine(terminal: Terminal) -> Terminal:
    terminal.new()
    return terminal


def test_a_plan_is_made_listed_and_answered(mine: Terminal, clock: Clock) -> None:
    entry = mine("log", "feedback", "--title", "On Monday", "--text", "words").out.strip()
    made = mine("next-times", "make", "ask Ana first", "--when", "the call begins", "--entry", entry)
    plan = made.out.strip()
    assert mine("next-times").out == (
        f"{plan}  open     2026-11-28  When the call begins, I will ask Ana first\n"
    )
    clock.forward(days=7)
    said = mine("next-times", "check-in", plan, "tried", "--went", "partly", "--note", "too late\x1b[2J")
    assert (said.code, said.out) == (0, "2026-12-05\n")
    assert mine("next-times").out.splitlines()[1] == "  2026-11-28  tried  partly  too late[2J"
    (data,) = mine("next-times", "--json").json
    assert (data["id"], data["entry"], data["every_days"], data["ask_on"]) == (plan, entry, 7, "2026-12-05")
    assert data["check_ins"][0]["outcome"] == "tried"
    assert data["check_ins"][0]["at"] == "2026-11-28T11:00:00Z"


def test_what_is_settled_or_let_go_is_listed_when_asked_for(mine: Terminal) -> None:
    plans = [mine("next-times", "make", f"act {number}", "--every", "1").out.strip() for number in range(3)]
    assert mine("next-times", "check-in", plans[0], "let-go").out == ""
    assert mine("next-times", "check-in", plans[1], "settled", "--note", "by itself").out == ""
    assert [each["id"] for each in mine("next-times", "--json").json] == plans[2:]
    every = mine("next-times", "--all", "--json").json
    assert {each["id"]: each["state"] for each in every} == dict(
        zip(plans, ("let-go", "settled", "open"), strict=True)
    )


def test_faults_are_stated(mine: Terminal) -> None:
    gone = mine("next-times", "check-in", "none", "tried")
    assert (gone.code, gone.out) == (1, "")
    assert "none" in gone.err
    assert mine("next-times", "make", "  ").code == 1
    assert mine("next-times", "make", "x", "--entry", "none").code == 1
    assert mine("next-times", "make", "x", "--every", "0").code == 2
    plan = mine("next-times", "make", "x").out.strip()
    assert mine("next-times", "check-in", plan, "not-yet", "--went", "well").code == 1
    assert mine("next-times", "check-in", plan, "maybe").code == 2
    assert mine("next-times", "--json", "check-in", plan, "tried").code == 2
    assert mine("next-times", "--json").json[0]["check_ins"] == []
