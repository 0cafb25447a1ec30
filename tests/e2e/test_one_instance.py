"""One process per journal: the second one says who has it, and leads there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journal.files.instance import InstanceLock, holder_of
from tests.conftest import PASSPHRASE
from tests.e2e.waiting import until

pytestmark = pytest.mark.window

PACK = Path(__file__).parent.parent.parent / "resources" / "demo" / "listening-first.pack.toml"


def test_the_second_one_shows_the_first(start, display, made):
    first = start(display=display)
    first.unlock(PASSPHRASE)
    first.wait_at(page="today")
    second = start(display=display)
    seen = second.wait_says(f"process {first.pid}")
    assert seen["door"] == "UnlockPage"
    assert "Nothing has changed" in " ".join(seen["texts"])
    second.wait(lambda state: state["focus"].get("text") == "Show it", "the keyboard at the way out")
    second.grab("in-use")
    until(lambda: display.front() == second.pid, what="the second window to be in front")
    second.keys("space")
    first.wait(lambda state: state["active"], "the first window to have the keyboard")
    until(lambda: display.front() == first.pid, what="the first window to be in front")
    second.wait_says("asked to come to the front")


def test_a_hidden_first_one_comes_back(start, display, made):
    first = start(display=display)
    first.unlock(PASSPHRASE)
    first.wait_at(page="today")
    display.do("windowminimize", "--sync", display.windows(first.pid)[-1])
    first.wait(lambda state: state["minimised"], "the first window to be put away")
    second = start(display=display)
    second.wait(lambda state: state["focus"].get("text") == "Show it", "the offer to show it")
    second.keys("space")
    seen = first.wait(lambda state: state["active"], "the first window to come back")
    assert not seen["minimised"]


def test_once_the_first_is_closed_the_second_opens(start, display, made):
    first = start(display=display)
    first.unlock(PASSPHRASE)
    second = start(display=display)
    second.wait(lambda state: "Show it" in state["texts"], "the offer to show it")
    first.kill()  # even a killed process gives the journal back
    second.wait(lambda state: state["active"], "the second window to have the keyboard")
    second.keys("Tab")
    second.wait(lambda state: state["focus"].get("text") == "Try again", "the way on")
    second.keys("space")
    second.unlock(PASSPHRASE)
    second.wait_at(page="today")


def test_a_pack_goes_to_the_window_that_is_open(start, display, made, tmp_path):
    pack = shutil.copy(PACK, tmp_path / "für dich.pack.toml")
    first = start(display=display)
    first.unlock(PASSPHRASE)
    first.wait_at(page="today")
    display.do("windowminimize", "--sync", display.windows(first.pid)[-1])
    first.wait(lambda state: state["minimised"], "the first window to be put away")
    second = start("--journal", str(made), "open", str(pack), display=display)
    assert second.ended() == 0
    assert "it shows the pack now" in second.said.read_text("utf-8")
    seen = first.wait_says("für dich.pack.toml")
    assert seen["page"] == "guides"
    first.wait(lambda state: state["active"] and not state["minimised"], "the first window to be in front")
    assert seen["focus"].get("text") == "Cancel"
    first.grab("handed-over")


def test_a_pack_goes_to_the_window_that_is_locked_and_waits_there(start, display, made, tmp_path):
    pack = shutil.copy(PACK, tmp_path / "kind.pack.toml")
    first = start(display=display)
    first.unlock(PASSPHRASE)
    image = first.wait_at(page="today")["image"]
    first.keys("ctrl+l")
    first.wait(lambda state: state["image"] != image and state["door"] == "UnlockPage", "the door again")
    until(lambda: holder_of(tmp_path / "config"), what="the window to be there for others")
    second = start("open", str(pack), display=display)
    assert second.ended() == 0
    assert "once a journal is open" in second.said.read_text("utf-8")
    first.wait_says("kind.pack.toml is shown once a journal is open")
    first.grab("waiting")
    first.unlock(PASSPHRASE)
    seen = first.wait_says("Cancel")
    assert seen["page"] == "guides"


def test_a_pack_waits_for_a_journal_that_something_else_holds(start, display, made, tmp_path):
    pack = shutil.copy(PACK, tmp_path / "kind.pack.toml")
    holder = InstanceLock(made)
    holder.acquire()
    try:
        second = start("open", str(pack), display=display)
        second.wait(lambda state: "Show it" in state["texts"], "what is said of a journal in use")
    finally:
        holder.release()
    second.keys("Tab")
    second.wait(lambda state: state["focus"].get("text") == "Try again", "the way on")
    second.keys("space")
    second.unlock(PASSPHRASE)
    second.wait_says("kind.pack.toml")
