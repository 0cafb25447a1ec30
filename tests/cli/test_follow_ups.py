"""The `follow-ups` commands as a script meets them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from icalendar import Calendar

from journal.app.conversations import MOST
from journal.cli import texts
from tests.cli.conftest import Terminal


@pytest.fixture
def talk(terminal: Terminal) -> str:
    terminal.new()
    made = terminal(
        "log", "conversation", "--title", "the stand-up", "--from", "Priya", "--text", "Asking first."
    )
    return made.out.strip()


def test_what_waits_is_listed_with_what_is_missing(terminal: Terminal, talk: str) -> None:
    shown = terminal("follow-ups")
    assert shown.out == f"{talk}  no-date     since 2026-11-21  Priya · the stand-up · not prepared yet\n"
    terminal("follow-ups", "plan", talk, "--on", "2026-11-21", "--at", "15:05")
    assert terminal("follow-ups").out.startswith(f"{talk}  today       2026-11-21 15:05  Priya")
    (row,) = terminal("follow-ups", "--json").json
    assert (row["id"], row["stands"], row["day"], row["time"]) == (talk, "today", "2026-11-21", "15:05")
    assert not row["prepared"]


def test_however_many_wait_every_one_is_listed(terminal: Terminal, talk: str) -> None:
    for number in range(MOST):
        terminal("log", "conversation", "--title", f"talk {number}", "--text", "Asking first.")
    assert len(terminal("follow-ups").out.splitlines()) == MOST + 1
    assert len(terminal("follow-ups", "--json").json) == MOST + 1


def test_what_is_over_is_listed_when_asked_for(terminal: Terminal, talk: str) -> None:
    assert terminal("follow-ups", "hold", talk).code == 0
    assert terminal("follow-ups").out == ""
    assert terminal("follow-ups", "--json").json == []
    (row,) = terminal("follow-ups", "--all", "--json").json
    assert (row["state"], row["settled_on"]) == ("held", "2026-11-21")
    terminal("follow-ups", "let-go", talk, "--why", "She moved away")
    assert terminal("follow-ups", "--all").out.startswith(f"{talk}  let-go      2026-11-21")
    assert "She moved away" in terminal("show", talk).out
    terminal("follow-ups", "plan", talk)
    assert "no-date" in terminal("follow-ups").out


def test_the_calendars_file_names_nobody(terminal: Terminal, talk: str, tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    missing = terminal("follow-ups", "calendar", talk, "--out", str(path))
    assert missing.code == texts.STATED
    assert not path.exists()
    terminal("follow-ups", "plan", talk, "--on", "2026-11-23", "--at", "09:30")
    made = terminal("follow-ups", "calendar", talk, "--out", str(path), "--remind", "10")
    assert made.out == f"{path}\n"
    assert not [word for word in ("Priya", "stand-up", "Asking", talk) if word in path.read_text("utf-8")]
    path = tmp_path / "coffee.ics"
    terminal("follow-ups", "calendar", talk, "--out", str(path), "--title", "Coffee", "--minutes", "45")
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Coffee"


def test_the_card_is_a_pdf(terminal: Terminal, talk: str, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    assert terminal("follow-ups", "card", talk, "--out", str(path)).code == 0
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        assert "Priya · the stand-up" in document[0].get_textpage().get_text_range()


def test_what_cannot_be_done_is_said_calmly(terminal: Terminal, talk: str) -> None:
    for arguments in (
        ("plan", "none", "--on", "2026-11-23"),
        ("plan", talk, "--at", "09:30"),
        ("hold", "none"),
    ):
        done = terminal("follow-ups", *arguments)
        assert done.code == texts.STATED
        assert "Traceback" not in done.err
    assert terminal("follow-ups", "plan", talk, "--on", "tomorrow").code == texts.USAGE


def test_what_was_written_cannot_move_the_cursor(terminal: Terminal) -> None:
    terminal.new()
    terminal("log", "conversation", "--title", "a\x1b[2Jb\u202e", "--text", "x")
    assert "\x1b" not in terminal("follow-ups").out
    assert "\u202e" not in terminal("follow-ups").out
