"""The screens of sharing for pictures: the demo journal has shared nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from journal.app import sharing
from journal.app.journal import Journal
from journal.app.sharing import Prepared
from journal.model.aliases import Alias
from journal.model.share import WHEN, Line
from journal.ui.share.log import ShareLogPage
from journal.ui.share.page import SharePage
from journal.ui.share.printing import ToPrint
from journal.ui.stage import Stage

QUESTION = "How do I go back to this without asking to be forgiven?"
SAMPLE_WORDS = "linen-orbit-caper-frost"


def _log(stage: Stage, *, opened: bool = False) -> None:
    """Show what left, or one of it."""
    stage.app.session.run(_share, stage.finds.thread, owner=stage.app)
    stage.settle()
    page = stage.shown(ShareLogPage, "share-log")
    page.close_opened()
    stage.settle()
    if opened:
        next(iter(page.rows.values())).click()


def _print(stage: Stage) -> None:
    found: list[Prepared] = []
    stage.app.session.run(_prepared, stage.finds.thread, owner=stage.app, done=found.append)
    stage.settle()
    stage.page("share-print", ToPrint(found[0], "Priya"))


def _prepare(stage: Stage, part: str = "") -> None:
    """Show a thread being prepared; `part` is what is shown of it."""
    stage.page("today")
    stage.settle()
    found: list[Prepared] = []
    stage.app.session.run(_prepared, stage.finds.thread, owner=stage.app, done=found.append)
    stage.settle()
    page = stage.shown(SharePage, "share", found[0].share)
    page.stop_picking()
    page.focus_first()
    choices = page.choices
    page.sides.show_choices()
    choices.list.verticalScrollBar().setValue(0)
    choices.file.formats["markdown" if part == "text" else "pdf"].click()
    page.looker.look()
    stage.settle()
    if part == "lines":
        choices.entries.open_first()
        stage.settle()
        choices.list.reveal(next(iter(choices.entries.rows.values())))
    elif part == "add":
        page.pick()
    elif part in {"file", "text"}:
        page.next_pane()
    elif part == "protect":
        choices.file.protect.setChecked(True)
        stage.settle()
        choices.list.reveal(choices.file.for_whom)


SHOTS: tuple[tuple[str, Callable[[Stage], object]], ...] = (
    ("share", _prepare),
    ("share-lines", partial(_prepare, part="lines")),
    ("share-file", partial(_prepare, part="file")),
    ("share-text", partial(_prepare, part="text")),
    ("share-protect", partial(_prepare, part="protect")),
    ("share-add", partial(_prepare, part="add")),
    ("share-log", _log),
    ("share-log-opened", partial(_log, opened=True)),
    ("share-print", _print),
)


def _share(journal: Journal, thread: str) -> None:
    """Leave two shares of a thread in the log, once."""
    if not sharing.log(journal):
        prepared = _prepared(journal, thread)
        sharing.note(journal, prepared, printed=True)
        sharing.note(journal, sharing.protected(prepared, SAMPLE_WORDS), "Priya")


def _prepared(journal: Journal, thread: str) -> Prepared:
    """Prepare a thread: without dates and the last answer of its first entry, every name replaced."""
    share = sharing.of_thread(journal, thread)
    first = sharing.entries_of(journal, share)[0]
    left_out = frozenset({Line("", WHEN), Line(first.id, first.answers[-1].prompt)})
    aliases = tuple(Alias(name, "a colleague") for name, _ in sharing.whom(journal, share))
    share = replace(share, question=QUESTION, left_out=left_out, aliases=aliases)
    return sharing.prepare(journal, share, "pdf")
