"""Locking: nothing written stays in memory, nothing is lost, and one comes back to the same place."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from journal.app import entries, listing, opening
from journal.model.query import Query
from tests.conftest import PASSPHRASE
from tests.disks import fill, small_disk
from tests.e2e.conftest import make_journal
from tests.e2e.memory import copies

pytestmark = pytest.mark.window

WORDS = "Nobody else heard it said quite so plainly"
UNSAVED = "not saved"


@pytest.fixture
def unheard() -> str:
    """A word that is nowhere else: not in this source, so not in what Python keeps of it."""
    return "q" + os.urandom(12).hex()


def begin_writing(app):
    app.unlock(PASSPHRASE)
    app.wait_at(page="today")
    app.keys("ctrl+n")
    return app.wait_writing("their-words")


def locked(app, before):
    """Wait for the unlock page in another process image."""
    return app.wait(
        lambda state: state["image"] != before["image"] and state["door"] == "UnlockPage" and state["active"],
        "a fresh process at the unlock page",
    )


def kept_words(folder, machine):
    """All answers in the journal, read by another process."""
    journal = opening.unlock(folder, PASSPHRASE, machine)
    try:
        rows = listing.first_page(journal, Query())
        return " ".join(str(answer.value) for row in rows for answer in entries.read(journal, row.id).answers)
    finally:
        opening.close(journal)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="the process is not dumpable, so that only root on Linux may read its memory",
)
def test_nothing_stays_in_memory(start, display, made, unheard):
    app = start(display=display)
    begin_writing(app)
    app.type(f"{WORDS} {unheard}")
    app.wait_typed(unheard)
    before = app.wait_saved()
    assert copies(app.pid, unheard) > 0  # the control: this way of searching finds it
    app.keys("ctrl+l")
    locked(app, before)
    assert copies(app.pid, unheard) == 0
    assert copies(app.pid, WORDS) == 0
    assert copies(app.pid, PASSPHRASE) == 0
    app.unlock(PASSPHRASE)
    app.wait_typed(unheard)
    assert copies(app.pid, unheard) > 0


def test_one_comes_back_to_the_same_place(start, display, made):
    app = start(display=display)
    begin_writing(app)
    app.type("The first of them")
    app.wait_typed("The first of them")
    app.keys("ctrl+Return")
    app.wait_writing("who")
    app.keys("ctrl+Return")
    app.wait_writing("where")
    app.keys("ctrl+Return")
    app.wait_writing("first-reaction")
    app.type(WORDS)
    app.wait_typed(WORDS)
    app.keys(*["Left"] * 7)
    window = display.windows(app.pid)[-1]
    display.do("windowsize", "--sync", window, "1010", "690")
    before = app.wait(lambda state: state["place"][2:] == [1010, 690], "the window resized")["place"]
    display.do("windowmove", "--sync", window, "130", "90")
    # The server has moved it; the app hears of that a moment later.
    at = app.wait(
        lambda state: (
            state["cursor"] == len(WORDS) - 7
            and state["place"][2:] == [1010, 690]
            and state["place"][:2] != before[:2]
        ),
        "the cursor and the window where they are put",
    )
    place, pid = display.place(app.pid), app.pid
    app.keys("ctrl+l")
    seen = locked(app, at)
    assert seen["place"] == at["place"]
    assert display.place(pid) == place  # the same process number, too: it was replaced, not left behind
    app.grab("locked")
    app.unlock(PASSPHRASE)
    back = app.wait_writing("first-reaction")
    assert {name: back[name] for name in ("entry", "prompt", "cursor", "page", "place")} == {
        name: at[name] for name in ("entry", "prompt", "cursor", "page", "place")
    }
    assert back["focus"]["text"] == WORDS
    app.grab("back")


@pytest.mark.parametrize("keys", ["ctrl+l", "ctrl+q"])
def test_the_last_words_are_saved(start, display, made, machine, keys):
    app = start(display=display)
    at = begin_writing(app)
    # No look in between: the keys of the words and the keys that leave come in one go.
    app.type(WORDS)
    app.keys(keys)
    if keys == "ctrl+q":
        assert app.ended() == 0
    else:
        locked(app, at)
    assert kept_words(made, machine) == WORDS


def test_locking_at_the_unlock_page_and_twice_does_no_harm(start, display, made, machine):
    app = start(display=display)
    app.wait_at("UnlockPage")
    app.keys("ctrl+l")
    at = begin_writing(app)
    app.type(WORDS)
    app.keys("ctrl+l", "ctrl+l")
    locked(app, at)
    assert kept_words(made, machine) == WORDS


def no_room(app):
    app.keys("ctrl+l")
    app.wait_says(UNSAVED)
    app.grab("no-room")
    stay = app.wait(lambda state: "Stay here" in state["texts"], "the offer to stay")
    assert "Leave without them" in stay["texts"]


def press_button(app, text):
    """Go to a button with Tab, and press it."""
    for _ in range(40):
        if app.state()["focus"].get("text") == text:
            app.keys("space")
            return
        before = app.state()["focus"]
        app.keys("ctrl+Tab" if before.get("class") == "ProseEdit" else "Tab")
        app.wait(lambda state, before=before: state["focus"] != before, "the keyboard to move on")
    pytest.fail(f"Tab leads to no button that says {text!r}")


def test_a_full_disk_loses_nothing(start, display, tmp_path, machine):
    with small_disk(tmp_path / "home", 1024) as disk:
        folder = make_journal(tmp_path, machine)
        app = start(display=display)
        begin_writing(app)
        app.type("First of all, ")
        app.wait_typed("First of all, ")
        app.wait_saved()
        fill(disk)
        app.type(WORDS * 8)
        no_room(app)
        press_button(app, "Stay here")
        stays = app.wait(lambda state: not state["notice"], "the notice to go")
        assert stays["page"] == "write"
        (disk / "filler").unlink()
        # The keyboard is back in the words, and the next key tries again at once.
        app.type(".")
        app.wait_saved()
        app.keys("ctrl+q")
        assert app.ended() == 0
        assert kept_words(folder, machine) == f"First of all, {WORDS * 8}."


def test_a_folder_that_is_gone_loses_nothing(start, display, made, machine, tmp_path):
    app = start(display=display)
    at = begin_writing(app)
    app.type("First of all, ")
    app.wait_typed("First of all, ")
    app.wait_saved()
    away = made.with_name("away")
    made.rename(away)
    app.type(WORDS)
    no_room(app)
    away.rename(made)
    # Nobody answered: once it can be saved, the wish to lock holds.
    locked(app, at)
    assert kept_words(made, machine) == "First of all, " + WORDS


def test_somebody_who_writes_on_stays(start, display, made):
    app = start(display=display)
    begin_writing(app)
    app.type("First of all, ")
    app.wait_typed("First of all, ")
    app.wait_saved()
    away = made.with_name("away")
    made.rename(away)
    app.type(WORDS)
    no_room(app)
    app.type(" and then")
    app.wait_typed(" and then")
    away.rename(made)
    app.type(".")
    app.wait_saved()
    stays = app.wait(lambda state: not state["notice"], "the notice to go: nobody wants to leave any more")
    assert stays["page"] == "write"
    assert stays["focus"]["text"].endswith(" and then.")


def test_one_may_leave_without_them(start, display, made, machine):
    app = start(display=display)
    begin_writing(app)
    app.type("First of all, ")
    app.wait_typed("First of all, ")
    app.wait_saved()
    away = made.with_name("away")
    made.rename(away)
    app.type(WORDS)
    app.keys("ctrl+q")
    app.wait_says(UNSAVED)
    press_button(app, "Leave without them")
    assert app.ended() == 0
    assert kept_words(Path(shutil.move(away, made)), machine) == "First of all, "
