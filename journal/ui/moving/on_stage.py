"""The screens of moving in and out for pictures."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journal.app import importing
from journal.app.journal import Journal
from journal.ui.moving.page import MovingPage
from journal.ui.stage import Stage

JRNL = (
    "[2019-03-01 08:30] A slow morning. Ana said I interrupt people. @listening\n"
    "It stung, and she is right.\n\n"
    "[2019-05-12 21:10] Asked Ana for one example.\nShe had three.\n\n"
    "[2021-10-27 18:00] The review that went well\n\n"
    "[2021-10-32 18:00] A day that no calendar has\n"
)
TABLE = (
    "Date,Heading,Note,Labels\n"
    "03/14/2021,The first plan,I had it finished before anybody asked.,plans\n"
    "04/02/2021,Too fast,“Slow down so that we can follow.” It took me a week to hear it.,pace\n"
    "04/19/2021,A better call,I waited until the end. Nobody had to ask twice.,pace\n"
)


def _out(stage: Stage) -> None:
    stage.page("moving", "out")


def _in(stage: Stage, name: str = "", text: str = "", *, brought: bool = False) -> None:
    """Show where one chooses what to bring in, or what was found in a file."""
    stage.app.session.run(_clear, owner=stage.app)
    stage.page("today")
    page = stage.shown(MovingPage, "moving", "in")
    page.bring.begin_anew()
    page.bring.verticalScrollBar().setValue(0)
    if not name:
        page.bring.focus_first()
        return
    folder = Path(tempfile.mkdtemp(prefix="afterword-"))
    try:
        path = folder / name
        path.write_text(text, "utf-8")
        page.bring.choice.take(path)
        stage.settle()
        bar = page.bring.verticalScrollBar()
        if page.bring.columns.isVisible():
            bar.setValue(bar.maximum())
        if brought:
            page.bring.looked.bring.click()
            stage.settle()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(journal: Journal) -> None:
    for move in importing.listed(journal):
        importing.take_out(journal, move.number)


SHOTS: tuple[tuple[str, Callable[[Stage], object]], ...] = (
    ("moving-out", _out),
    ("moving-in", _in),
    ("moving-looked", partial(_in, name="journal.txt", text=JRNL)),
    ("moving-table", partial(_in, name="notes.csv", text=TABLE)),
    ("moving-brought", partial(_in, name="journal.txt", text=JRNL, brought=True)),
)
