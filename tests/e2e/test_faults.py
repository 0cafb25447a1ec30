"""Bugs of ours: the window goes on, and says so with a report that holds nothing of the person's."""

from __future__ import annotations

import signal

import pytest

from journal.app import entries, opening
from tests.conftest import PASSPHRASE

WORDS = "Nobody said it quite so plainly"


def test_a_bug_leaves_the_app_usable_and_the_words_out_of_the_report(start, made):
    app = start()
    app.unlock(PASSPHRASE)
    app.keys("Ctrl+N")
    app.wait_writing("their-words")
    app.ask("fail", WORDS)
    app.wait_says("What was saved is safe")
    app.type(WORDS)
    app.wait_typed(WORDS)
    app.wait_saved()
    app.ask("click", "Copy the report")
    report = app.ask("clipboard")
    assert "builtins.KeyError" in report
    assert WORDS not in report
    app.ask("click", "Close")
    app.wait(lambda state: not state["notice"], "the notice to go")
    app.keys("Ctrl+Q")
    assert app.ended() == 0
    assert WORDS not in app.said.read_text("utf-8")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_the_system_may_end_it_and_the_last_words_are_saved(start, made, machine, name):
    app = start()
    app.unlock(PASSPHRASE)
    app.keys("Ctrl+N")
    entry = app.wait_writing("their-words")["entry"]
    app.type(WORDS)
    app.process.send_signal(getattr(signal, name))
    assert app.ended() == 0
    journal = opening.unlock(made, PASSPHRASE, machine)
    try:
        assert entries.read(journal, entry).answers[0].value == WORDS
    finally:
        opening.close(journal)
