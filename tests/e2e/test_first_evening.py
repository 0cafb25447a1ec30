"""The first evening with Afterword in a real window, by keys alone."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.window

SECRET = "copper lantern slow orchard"
UNUSUAL = "marzipan"
WRITTEN = (
    ("their-words", "She said I talk over people when a plan of mine is questioned"),
    ("who", "Priya"),
    ("where", "at the review on the third floor"),
    ("first-reaction", f"Hot in the face, and then as small as a {UNUSUAL} mouse"),
)


def test_from_nothing_to_reading_what_was_found(start, display):
    app = start(display=display)
    make_a_journal(app)
    entry = capture(app)
    close(app)

    app = start(display=display)
    app.wait_at("UnlockPage")
    app.enter("not this one, I think")
    said = app.wait_says("does not open this journal")
    assert said["door"] == "UnlockPage"
    app.grab("wrong-passphrase")
    # What was typed is selected, so that the next try replaces it.
    app.unlock(SECRET)
    app.wait_at(page="today")
    find(app, entry)
    close(app)

    found = on_the_command_line(app, "search", UNUSUAL, "--json")
    assert [(row["id"], row["status"], row["people"]) for row in found] == [(entry, "kept", ["Priya"])]
    shown = on_the_command_line(app, "show", entry, "--json")
    assert shown["place"] == dict(WRITTEN)["where"]
    assert shown["sting"] == 7
    answers = {answer["prompt"]: answer["value"] for answer in shown["answers"]}
    assert answers == {prompt: words for prompt, words in WRITTEN if prompt not in ("who", "where")}


def make_a_journal(app):
    app.wait_at("FirstRun", "PlaceStep")
    app.grab("place")
    app.keys("ctrl+a")
    app.type("Evenings")
    app.wait_typed("Evenings")
    app.keys("Return")
    app.wait_at("FirstRun", "PassphraseStep")
    app.enter(SECRET)
    app.wait(lambda state: state["focus"]["text"] == "", "the second field")
    app.enter(SECRET)
    app.wait_at("FirstRun", "CodeStep")
    app.grab("code")
    tab_to(app, "I understand")
    app.keys("space")
    tab_to(app, "Start writing")
    app.keys("Return")
    app.wait_at("FirstRun", "WaysStep")
    app.grab("ways")
    app.keys("Return")


def tab_to(app, words):
    for _ in range(20):
        if words in app.state()["focus"]["text"]:
            return
        before = app.state()["focus"]
        app.keys("Tab")
        app.wait(lambda state, before=before: state["focus"] != before, "the keyboard to move on")
    pytest.fail(f"Tab leads nowhere that says {words!r}")


def capture(app):
    for prompt, words in WRITTEN:
        entry = app.wait_writing(prompt)["entry"]
        app.type(words)
        app.wait_typed(words)
        app.grab(f"write-{prompt}")
        app.keys("ctrl+Return")
    app.wait_writing("sting")
    app.keys("7", "ctrl+Return")
    app.wait(lambda state: state["rest"], "the end of the capture")
    app.grab("rest")
    app.keys("Return")
    app.wait_at(page="today")
    app.grab("today")
    return entry


def find(app, entry):
    app.keys("ctrl+f")
    app.wait(lambda state: state["focus"].get("class") == "SearchField", "the search field")
    app.type(UNUSUAL)
    app.wait(lambda state: state["rows"] == 1, "one entry to be found")
    app.keys("Return")
    app.wait(lambda state: state["read"] == entry, "the entry to read")
    app.grab("read")


def close(app):
    app.keys("ctrl+q")
    assert app.ended() == 0, app.said.read_text("utf-8")
    assert app.said.read_text("utf-8") == ""


def on_the_command_line(app, *arguments):
    secret = app.place / "passphrase"
    secret.write_text(SECRET + "\n", "utf-8")
    line = [sys.executable, "-P", "-m", "journal", "--passphrase-file", str(secret), *arguments]
    done = subprocess.run(line, env=app.environment(), capture_output=True, check=True)
    return json.loads(done.stdout)
