"""The names in a share, what stands for them, and what still looks like a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.app import sharing
from journal.app.share_look import Looked, Meant
from journal.model.aliases import Alias
from journal.model.share import Made, Share
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.share import edits
from journal.ui.share.name_row import NAME_MAX, PersonRow, StillRow
from journal.ui.share.slim_button import SlimButton
from journal.ui.share.words import stands_for
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.tab_order import put_before, put_in_order, stops_in

AT_FIRST = 5  # rows of what is still there; the likely ones come first


class Doubt(NamedTuple):
    """Words that look like a name, what they look like, and how often they are there.

    `alias` is the one for somebody known who may be meant by them, or leaves them their own name.
    """

    words: str
    looks: str
    times: int
    likely: bool
    alias: Alias | None = None

    @property
    def offered(self) -> str:
        """What stands there with one click."""
        if self.alias is not None and self.alias.hides:
            return self.alias.shown
        return stands_for(self.looks)

    def put(self, shown: str) -> edits.Edit:
        """Give what lets other words stand there."""
        return lambda held: edits.put_in_place(held, self.words, shown, self.alias)


class NameList(QWidget):
    """`edited(Edit)` when something else shall stand for a name, or words are called fine."""

    edited = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._all = False
        self._doubts: list[Doubt] = []
        self._fine_shown: tuple[str, ...] = ()
        self._longer: Mapping[str, tuple[str, ...]] = {}
        self._meant: Mapping[str, tuple[str, ...]] = {}
        self.people: dict[str, PersonRow] = {}
        self.still: dict[str, StillRow] = {}
        self.fine: list[Chip] = []
        self.warning = PlainLabel(look, role="note")
        self.more = SlimButton(look, "", role="link", flush=True)
        self.all_fine = SlimButton(look, self.tr("All of these are fine"), role="link", flush=True)
        self.judge = PlainLabel(
            look,
            self.tr(
                "Only you can judge whether somebody can be told from this. A name in small letters, a "
                "nickname that the journal does not know, or simply what happened may give it away."
            ),
            role="fine",
        )
        self._people, self._still = QVBoxLayout(), QVBoxLayout()
        self._warned, self._fine = QWidget(), QWidget()
        self._chips = FlowLayout(self._fine, spacing=look.px(6))
        self._build()
        self.more.clicked.connect(self._show_all)
        self.all_fine.clicked.connect(self._call_all_fine)

    def _build(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        warned = QHBoxLayout(self._warned)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(look.px(6))
        warned.addWidget(IconLabel(look, "triangle-alert", "mistake", 14), 0, Qt.AlignmentFlag.AlignTop)
        warned.addWidget(self.warning, 1)
        for rows in (self._people, self._still):
            rows.setSpacing(look.px(6))
        column.addLayout(self._people)
        column.addWidget(self._warned)
        column.addLayout(self._still)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.all_fine, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._fine)
        column.addWidget(self.judge)

    def show_names(self, looked: Looked) -> None:
        """Show who is in what was looked at, and what still looks like a name there."""
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        made = looked.prepared.made if looked.prepared is not None else None
        share = looked.preparing.share
        known = {meant.name for meant in looked.people}
        letter = next(sharing.free_letters(alias.shown for alias in share.aliases), "")
        self._longer, self._meant = with_endings(made), words_too(share, made)
        self._show_people([*looked.people, *others(share, looked.people, made)], known, letter)
        self._doubts = doubts(made)
        self._show_still()
        self._show_fine(tuple(sorted(share.fine)))
        stops = stops_in(*self.people.values(), *self.still.values())
        put_before(self.more, *stops)
        put_in_order(self.more, self.all_fine, *self.fine)
        if inside and focused is not None and not (focused.isVisibleTo(self) and focused.isEnabled()):
            self.focus_next()

    def focus_next(self) -> None:
        """Put the keyboard on the next thing that looks like a name, on the first name, or past them."""
        rows = [*(row.line for row in self.still.values()), *(row.line for row in self.people.values())]
        if rows:
            rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        # Past what is fine: pressed once more, the first would be pointed out again.
        while self.isAncestorOf(self.window().focusWidget() or self.window()) and self.focusNextChild():
            pass

    def focus_still(self, words: str) -> None:
        """Put the keyboard on the line of words that are still there."""
        if words not in self.still:
            self._show_all()
        if words in self.still:
            self.still[words].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, wanted: Sequence[Meant], known: set[str], letter: str) -> None:
        names = [meant.name for meant in wanted]
        for name in [each for each in self.people if each not in names]:
            _drop(self._people, self.people.pop(name))
        for at, meant in enumerate(wanted):
            if meant.name not in self.people:
                row = self.people[meant.name] = PersonRow(self._look)
                row.edited.connect(self.edited)
            row = self.people[meant.name]
            row.show_name(meant, letter, known=meant.name in known)
            row.show_forms(self._longer.get(meant.name, ()), self._meant.get(meant.name, ()))
            if self._people.indexOf(row) != at:
                self._people.removeWidget(row)
                self._people.insertWidget(at, row)
        self.people = {name: self.people[name] for name in names}

    def _show_still(self) -> None:
        shown = self._doubts if self._all else self._doubts[:AT_FIRST]
        words = [doubt.words for doubt in shown]
        for gone in [each for each in self.still if each not in words]:
            _drop(self._still, self.still.pop(gone))
        for at, doubt in enumerate(shown):
            if doubt.words not in self.still:
                row = self.still[doubt.words] = StillRow(self._look, doubt.words)
                row.edited.connect(self.edited)
                self._still.insertWidget(at, row)
            self.still[doubt.words].show_doubt(doubt.times, doubt.offered, doubt.put)
        self.still = {each: self.still[each] for each in words}
        self.warning.setText(self._warn())
        self._warned.setVisible(bool(self._doubts))
        hidden = len(self._doubts) - len(shown)
        self.more.setText(self.tr("Show {count} more").format(count=hidden))
        self.more.setVisible(hidden > 0)
        self.all_fine.setVisible(len(self._doubts) > 1)

    def _warn(self) -> str:
        if len(self._doubts) == 1:
            words = self.tr("“{name}” looks like a name and is still there.")
            return words.format(name=one_line(self._doubts[0].words, NAME_MAX))
        return self.tr("{count} things look like a name and are still there.").format(count=len(self._doubts))

    def _show_fine(self, fine: tuple[str, ...]) -> None:
        if fine == self._fine_shown:
            return
        self._fine_shown = fine
        self._chips.clear()
        self.fine = []
        for words in fine:
            chip = Chip(self._look, one_line(words, NAME_MAX), removable=True)
            chip.setAccessibleName(self.tr("{name} is fine; point it out again").format(name=chip.text()))
            chip.removed.connect(
                lambda words=words: self.edited.emit(lambda held: edits.doubt_again(held, words))
            )
            self.fine.append(chip)
            self._chips.addWidget(chip)
        self._fine.setVisible(bool(fine))

    def _show_all(self) -> None:
        self._all = True
        self._show_still()

    def _call_all_fine(self) -> None:
        words = [doubt.words for doubt in self._doubts]
        self.edited.emit(lambda held: edits.call_fine(held, words))


def doubts(made: Made | None) -> list[Doubt]:
    """Give what still looks like a name, each once: the likely ones first, in the order of the text."""
    found: dict[str, Doubt] = {}
    for _, still in made.still if made is not None else ():
        held = found.get(still.words, Doubt(still.words, still.looks, 0, False))
        likely, alias = held.likely or still.likely, held.alias or still.alias
        found[still.words] = held._replace(times=held.times + 1, likely=likely, alias=alias)
    return sorted(found.values(), key=lambda doubt: not doubt.likely)


def with_endings(made: Made | None) -> dict[str, tuple[str, ...]]:
    """Give by name what was hidden as the name with an ending, and may be another: "Joses" for José."""
    found: dict[str, tuple[str, ...]] = {}
    for _, each in made.replaced if made is not None else ():
        was = each.was
        if not each.sure and was.isalpha() and was[0].isupper() and was[-1] in "sS":
            found[each.name] = tuple(dict.fromkeys((*found.get(each.name, ()), was)))
    return found


def words_too(share: Share, made: Made | None) -> dict[str, tuple[str, ...]]:
    """Give by name what was hidden because the writer said that it is the name, though a word as well."""
    found: dict[str, tuple[str, ...]] = {}
    for _, each in made.replaced if made is not None and share.meant else ():
        if each.was in share.meant and not each.sure:
            found[each.name] = tuple(dict.fromkeys((*found.get(each.name, ()), each.was)))
    return found


def others(share: Share, people: Sequence[Meant], made: Made | None) -> list[Meant]:
    """Give what words stand for besides people, as far as it is in the file."""
    of_people = {meant.alias.name for meant in people if meant.alias is not None}
    hidden: Mapping[str, int] = made.hidden if made is not None else {}
    rest: list[Alias] = [alias for alias in share.aliases if alias.name not in of_people]
    return [Meant(alias.name, hidden[alias.name], alias) for alias in rest if hidden.get(alias.name)]


def _drop(rows: QVBoxLayout, row: QWidget) -> None:
    rows.removeWidget(row)
    row.hide()
    row.deleteLater()
