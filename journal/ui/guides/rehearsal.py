"""Trying a guide out: the writing page on a session that reaches no journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject

from journal.app import asked_now, entries, writing
from journal.app.asked_now import AskedNow
from journal.app.listing import Names
from journal.app.writing import Sitting, WhatNext
from journal.model.entry import Entry, GuideUsed
from journal.prompts.guide import Guide, Pack
from journal.ui.session import Done, Failed, Session

NOBODY = Names((), ())
ENTRY = "trying-out"  # no entry of a journal can have this id


class Rehearsal(Session):
    """Stands in for the session while a guide is tried: what is written lives here and nowhere else.

    It has no thread and no journal. The use cases of writing are answered at once from memory; any other is
    not answered at all.
    """

    def __init__(self, pack: Pack, guide: Guide, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(_nothing_to_close, parent)
        self._guide = guide
        self._asked = AskedNow(pack.id, guide.id, guide.if_asked_now)
        self.entry = Entry(
            id=ENTRY,
            thread=ENTRY,
            kind=guide.kind,
            happened_at=now,
            created_at=now,
            updated_at=now,
            guide=GuideUsed(pack.id, pack.version, guide.id),
        )
        self._answers: MappingProxyType[object, Callable[..., Any]] = MappingProxyType(
            {
                writing.begin: lambda *_: self._sit(),
                writing.go_on: lambda *_: self._sit(),
                entries.save: lambda entry, *_: self._take(entry),
                entries.keep: lambda *_: self.entry,
                asked_now.change: lambda _pack, _guide, text: self._ask_so(text),
                writing.what_next: lambda *_: WhatNext(ENTRY, (), (), None),
            }
        )

    @property
    def is_open(self) -> bool:
        """Whether one can write: always, it needs no journal."""
        return True

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        owner: QObject,  # noqa: ARG002 - the session's
        done: Done | None = None,
        failed: Failed | None = None,  # noqa: ARG002
        key: str | None = None,  # noqa: ARG002
    ) -> None:
        """Answer a use case of writing from memory; `function` itself is never called."""
        if function in self._answers and done is not None:
            done(self._answers[function](*args))

    def call(self, function: Callable[..., Any], *args: Any, **others: Any) -> None:
        """Do nothing: a rehearsal touches neither the disk nor the journal."""

    def end(self) -> None:
        """Tell the page to forget what was written, and do the same: the page saves once more at its end."""
        self.locked.emit()
        self.entry = Entry(
            id=ENTRY,
            thread=ENTRY,
            kind=self.entry.kind,
            happened_at=self.entry.happened_at,
            created_at=self.entry.created_at,
            updated_at=self.entry.updated_at,
        )

    def _sit(self) -> Sitting:
        return Sitting(self.entry, self._guide, NOBODY, ENTRY, asked_now=self._asked)

    def _ask_so(self, text: str) -> AskedNow:
        own = text.strip() or self._guide.if_asked_now
        return replace(self._asked, text=own, own=bool(text.strip()))

    def _take(self, entry: Entry) -> Entry:
        self.entry = entry
        return entry


def _nothing_to_close(_journal: object) -> None:
    """A rehearsal opens no journal."""
