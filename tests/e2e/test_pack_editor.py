"""The outline of the pack editor under a real mouse: only there does Qt run a drag of its own."""

from __future__ import annotations

import pytest

from tests.conftest import PASSPHRASE
from tests.e2e.waiting import until

pytestmark = pytest.mark.window

STEPS = 12  # of the mouse on its way: a jump is no drag
MOVED = ("First", "Beta", "Second", "Gamma", "Alpha")
TURNED = ("Second", "Gamma", "Alpha", "First", "Beta")


def test_guides_and_prompts_follow_the_mouse(start, display, made):
    app = start("--journal", str(made), display=display)
    app.unlock(PASSPHRASE)
    write_a_pack(app)
    drag(app, "Beta", "Alpha", -0.4)
    outline(app, "First", "Beta", "Alpha", "Second", "Gamma")
    drag(app, "Alpha", "Second")
    outline(app, *MOVED)
    for _again in range(3):
        drag(app, "Second", "First", -0.4)
        outline(app, *TURNED)
        drag(app, "First", "Second", -0.4)
        outline(app, *MOVED)
    for undone in (TURNED, MOVED):
        app.keys("ctrl+z")
        outline(app, *undone)
    assert app.state()["page"] == "pack-editor"


def write_a_pack(app):
    """Write two guides, the first with two prompts, by keys and buttons."""
    app.wait_at(page="today")
    app.ask("click", "Guides")
    app.wait_at(page="guides")
    app.ask("click", "Write a pack")
    app.wait_at(page="pack-editor")
    for press, words in ((("Down", "Return"), "First"), (("Down", "Return"), "Alpha")):
        app.ask("focus", "Guides and prompts")
        app.keys(*press)
        say(app, words)
    for button, words in (("Prompt", "Beta"), ("Guide", "Second")):
        app.ask("click", button)
        say(app, words)
    app.ask("focus", "Guides and prompts")
    app.keys("Down", "Return")
    say(app, "Gamma")
    outline(app, "First", "Alpha", "Beta", "Second", "Gamma")


def say(app, words):
    app.wait(lambda state: state["focus"].get("text") == "", "an empty field")
    app.type(words)
    app.wait_typed(words)


def rows(app):
    """The outline below the pack itself: the words of each row, and where it is on the screen."""
    return {words: place for words, *place in (app.ask("rows", "Guides and prompts") or [])[1:]}


def outline(app, *words):
    until(lambda: tuple(rows(app)) == words, what=f"the outline {words}", last=lambda: tuple(rows(app)))


def drag(app, held, over, beside=0.0):
    """Drag a row over another one: to its middle, or that part of its height above (-) or below it."""
    shown = rows(app)
    (x, top, _), (_, end, height) = shown[held], shown[over]
    end += round(beside * height)
    mouse = app.display.do
    mouse("mousemove", "--sync", str(x), str(top))
    mouse("mousedown", "1")
    for step in range(1, STEPS + 1):
        mouse("mousemove", str(x), str(top + round((end - top) * step / STEPS)))
    mouse("mouseup", "1")
