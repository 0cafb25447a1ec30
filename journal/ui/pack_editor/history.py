"""The pack on the desk: what it is now, what is looked at, and every step back and forth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from journal.prompts import editing
from journal.prompts.editing import Edited, Place
from journal.prompts.guide import Guide, Pack, Prompt

STEPS_MAX = 1_000
MERGES = 1  # what QUndoStack asks for before it offers two steps to be one
FIRST_VERSION = "1.0.0"
OWN = "my."  # how the id of a pack begins until its writer gives it another


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A pack and what is looked at.

    `named` tells that the pack's id is chosen, `fresh` that the id of this part still follows its words.
    """

    pack: Pack
    place: Place
    named: bool
    fresh: bool


class History(QObject):
    """Holds the pack. Everything that changes it goes through `edit` or `take`, and can be undone.

    `changed` after the pack is another; `looked` after something else is looked at; `loosened` with the
    references that a step let go.
    """

    changed = Signal()
    looked = Signal()
    loosened = Signal(object)

    def __init__(self, pack: Pack, *, named: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = Snapshot(pack, (), named, fresh=False)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(STEPS_MAX)
        self._settled = False

    @property
    def pack(self) -> Pack:
        """The pack as it is now."""
        return self._now.pack

    @property
    def place(self) -> Place:
        """What is looked at."""
        return self._now.place

    @property
    def named(self) -> bool:
        """Whether the pack's id was chosen, and stays."""
        return self._now.named

    @property
    def part(self) -> Pack | Guide | Prompt:
        """The pack, guide or prompt that is looked at."""
        return editing.part(self.pack, self.place)

    def look_at(self, place: Place) -> None:
        """Look at another place; one where nothing is does nothing. This is no step of undo."""
        if place != self.place and editing.exists(self.pack, place):
            self._now = replace(self._now, place=place, fresh=_wordless(editing.part(self.pack, place)))
            self.looked.emit()

    def edit(self, words: str, *, merges: bool = False, **values: Any) -> None:
        """Give what is looked at other values; with `merges` going on in the same field is one step."""
        pack = editing.change(self.pack, self.place, **values)
        fresh = self._now.fresh and "id" not in values
        named = self.named or (not self.place and "id" in values)
        if fresh and self.place:
            pack = _named_part(pack, self.place)
        if not named and not self.place:
            pack = editing.change(pack, (), id=own_id(pack.title))
        if pack != self.pack or named != self.named:
            key = (self.place, *sorted(values)) if merges else None
            self._push(words, replace(self._now, pack=pack, fresh=fresh, named=named), key)

    def take(self, words: str, edited: Edited, *, fresh: bool = False) -> None:
        """Take a step of the outline; with `fresh` the id of what was added follows its words."""
        self._push(words, replace(self._now, pack=edited.pack, place=edited.place, fresh=fresh), None)
        if edited.loosened:
            self.loosened.emit(edited.loosened)

    def add(self, words: str, part: Guide | Prompt) -> None:
        """Put a new guide or prompt behind what is looked at."""
        place = self.place
        if isinstance(part, Guide):
            edited = editing.add_guide(self.pack, place[0] + 1 if place else len(self.pack.guides), part)
        else:
            guide = place[0] if place else len(self.pack.guides) - 1
            at = place[1] + 1 if len(place) == 2 else len(self.pack.guides[guide].prompts)
            edited = editing.add_prompt(self.pack, (guide, at), part)
        self.take(words, edited, fresh=True)

    def name(self, words: str, pack_id: str) -> None:
        """Give the pack the id that it keeps."""
        pack = editing.change(self.pack, (), id=pack_id)
        self._push(words, replace(self._now, pack=pack, named=True), None)

    def settle(self) -> None:
        """The pack goes out: no id is made from words from now on."""
        self._settled = True
        self._now = replace(self._now, named=True, fresh=False)

    def _push(self, words: str, after: Snapshot, key: tuple[Any, ...] | None) -> None:
        self.stack.push(_Step(words, self._now, after, key, self._show))

    def _show(self, wanted: Snapshot) -> None:
        moved = wanted.place != self.place
        self._now = replace(wanted, named=True, fresh=False) if self._settled else wanted
        self.changed.emit()
        if moved:
            self.looked.emit()


class _Step(QUndoCommand):
    """From one pack to another. Steps with the same `key` in a row become one."""

    def __init__(
        self,
        words: str,
        before: Snapshot,
        after: Snapshot,
        key: tuple[Any, ...] | None,
        show: Callable[[Snapshot], None],
    ) -> None:
        super().__init__(words)
        self._before, self.after, self.key, self._show = before, after, key, show

    def id(self) -> int:
        return -1 if self.key is None else MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.key != self.key:
            return False
        self.after = other.after
        return True

    def undo(self) -> None:
        self._show(self._before)

    def redo(self) -> None:
        self._show(self.after)


def new_pack(author: str = "") -> Pack:
    """Give the pack that a coach begins with: one guide with one prompt, without words yet."""
    guide = Guide("guide", "", "feedback", (new_prompt(),), minutes=5)
    return Pack(own_id(""), FIRST_VERSION, "", (guide,), author=author, licence="CC-BY-4.0")


def new_guide() -> Guide:
    """Give a guide with one prompt, without words yet."""
    return Guide("guide", "", "feedback", (new_prompt(),), minutes=5)


def new_prompt() -> Prompt:
    """Give a prompt without words yet."""
    return Prompt("prompt", "", "text")


def own_id(title: str) -> str:
    """Make the id of a pack from its title."""
    return OWN + editing.slug(title, "pack")


def words_of(part: Pack | Guide | Prompt) -> str:
    """Give the words that a part's id is made from."""
    return part.label if isinstance(part, Prompt) else part.title


def _wordless(part: Pack | Guide | Prompt) -> bool:
    return not isinstance(part, Pack) and not words_of(part).strip()


def _named_part(pack: Pack, place: Place) -> Pack:
    """Make the id of a guide or prompt from its words; each has its own."""
    part = editing.part(pack, place)
    ids = [guide.id for guide in pack.guides]
    if len(place) == 2:
        ids = [prompt.id for prompt in pack.guides[place[0]].prompts]
    taken = ids[: place[-1]] + ids[place[-1] + 1 :]
    fallback = "guide" if len(place) == 1 else "prompt"
    return editing.change(pack, place, id=editing.free_id(editing.slug(words_of(part), fallback), taken))
