"""One name of a share and what stands for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from journal.app.share_draft import Preparing
from journal.app.share_look import Meant
from journal.model.fields import clean_line, clean_text
from journal.model.person import SHOWN_MAX, initial
from journal.ui.look import Look
from journal.ui.reading.shown import isolated, one_line
from journal.ui.share import edits
from journal.ui.share.edits import Edit
from journal.ui.share.slim_button import SlimButton
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import ElidedLabel

NAME_MAX = 60  # characters
LTR = "\u200e"  # Unicode, UAX #9: left-to-right mark; a line takes the direction of its first letter
SIDES = (1, 1)  # how a name and the words for it share the line


class _Row(QWidget):
    """`name (times) → words`, the words to be changed."""

    edited = Signal(object)

    def __init__(self, look: Look, role: str) -> None:
        super().__init__()
        self._look = look
        self.label = ElidedLabel(look, role=role, elide="ElideMiddle")  # how often is at the end
        self.line = QLineEdit()
        self.line.setMaxLength(SHOWN_MAX)
        self.across = QHBoxLayout()
        self.across.setSpacing(look.px(8))
        self.across.addWidget(self.label, SIDES[0])
        self.across.addWidget(IconLabel(look, "arrow-right", "muted", 14))
        self.across.addWidget(self.line, SIDES[1])
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(4))
        self.column.addLayout(self.across)
        look.changed.connect(self._restyle)
        self._restyle()

    def _show_name(self, name: str, times: int) -> None:
        shown = one_line(name, NAME_MAX)
        said = self.tr("{name} ({times})").format(name=isolated(shown), times=times)
        self.label.setText(LTR + said if not self.isRightToLeft() else said)
        self.line.setAccessibleName(self.tr("{name} is shown as").format(name=shown))

    def _restyle(self) -> None:
        self.line.setFont(self._look.font("small"))


class PersonRow(_Row):
    """Somebody (or something) and the words that stand for them; a menu has the usual ones."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "small")
        self._name, self._alias, self._words, self._letter = "", "", "", ""
        self._longer: tuple[str, ...] = ()
        self._meant: tuple[str, ...] = ()
        self._known = True
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._offer)
        self.button = IconButton(look, "chevron-down", self.tr("Other words"))
        self.button.clicked.connect(self._open)
        self.across.addWidget(self.button)
        self.line.textEdited.connect(self._type)
        self.line.editingFinished.connect(self._settle)

    def show_name(self, meant: Meant, letter: str = "", *, known: bool = True) -> None:
        """Show somebody; what is not `known` to be a person can be let stand as it is again.

        `letter` is "Person A" or the next that stands for nobody yet.
        """
        self._name, self._letter, self._known = meant.name, letter, known
        self._alias = meant.alias.name if meant.alias is not None else meant.name
        self._words = meant.alias.shown if meant.alias is not None else meant.name
        self._show_name(meant.name, meant.times)
        self.button.setAccessibleDescription(self.line.accessibleName())
        if not self.line.hasFocus() and self.line.text() != self._words:
            self.line.setText(self._words)
            self.line.setCursorPosition(0)  # long words are read from their beginning

    def show_forms(self, longer: tuple[str, ...], meant: tuple[str, ...]) -> None:
        """Offer to let words stand: those taken for the name with an ending, and those that are words too."""
        self._longer, self._meant = longer, meant

    def _type(self, text: str) -> None:
        if clean_line(text):
            self._show_as(clean_text(text))

    def _settle(self) -> None:
        if not clean_line(self.line.text()):
            self.line.setText(self._words)

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _offer(self) -> None:
        self.menu.clear()
        usual = (self.tr("a colleague"), initial(self._name), self._letter, self.tr("somebody"))
        for words in filter(None, usual if self._known else ()):
            self.menu.addAction(words).triggered.connect(lambda _on=False, words=words: self._put(words))
        if self._known:
            name = self._name
            as_is = self.menu.addAction(self.tr("As it is"))
            as_is.triggered.connect(lambda _on=False: self._put(name))
        else:
            alias = self._alias
            back = self.menu.addAction(self.tr("Let it stand again"))
            back.triggered.connect(lambda _on=False: self.edited.emit(_again(alias)))

        for other in self._longer:
            name = one_line(other, NAME_MAX).replace("&", "&&")
            kept = self.menu.addAction(self.tr("“{name}” is somebody else").format(name=name))
            kept.triggered.connect(lambda _on=False, other=other: self.edited.emit(_as_it_is(other)))
        for word in self._meant:
            name = one_line(word, NAME_MAX).replace("&", "&&")
            stays = self.menu.addAction(self.tr("“{name}” is only a word").format(name=name))
            stays.triggered.connect(lambda _on=False, word=word: self.edited.emit(_only_a_word(word)))

    def _put(self, words: str) -> None:
        self.line.setText(words)
        self._show_as(words)

    def _show_as(self, words: str) -> None:
        alias = self._alias
        self._words = words
        self.edited.emit(lambda held: edits.show_as(held, alias, words))


class StillRow(_Row):
    """Something that looks like a name and is still there: replace it, or call it fine."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, "error")
        self.words = words
        self._put: Callable[[str], Edit] = lambda shown: lambda held: edits.show_as(held, words, shown)
        self._room = QWidget()  # the lines of people have a button at their end
        self.across.addWidget(self._room)
        look.changed.connect(self._make_room)
        self._make_room()
        self.replace = SlimButton(look, self.tr("Replace"), role="link", flush=True)
        self.fine = SlimButton(look, self.tr("Fine"), role="link", flush=True)
        shown = one_line(words, NAME_MAX)
        self.replace.setAccessibleName(self.tr("Replace {name}").format(name=shown))
        self.fine.setAccessibleName(self.tr("{name} is fine").format(name=shown))
        acts = QHBoxLayout()
        acts.setSpacing(look.px(14))
        acts.addStretch(1)
        acts.addWidget(self.replace)
        acts.addWidget(self.fine)
        self.column.addLayout(acts)
        self.line.returnPressed.connect(self.put_in_place)
        self.line.editingFinished.connect(self._take_typed)
        self.replace.clicked.connect(self.put_in_place)
        self.fine.clicked.connect(lambda: self.edited.emit(_fine(words)))

    def _make_room(self) -> None:
        self._room.setFixedWidth(self._look.icon_px() + self._look.px(14))

    def show_doubt(self, times: int, offered: str, put: Callable[[str], Edit]) -> None:
        """Show how often it is there, and what is offered; `put` gives what lets other words stand there."""
        self._show_name(self.words, times)
        self.line.setPlaceholderText(offered)
        self._put = put

    def _take_typed(self) -> None:
        # Whoever typed words means them, and must not find the name in the file that they save next.
        typed = self.line.isModified() and clean_line(self.line.text())
        if typed and self.window().focusWidget() is not self.fine:
            self.put_in_place()

    def put_in_place(self) -> None:
        """Let the words in the line stand for it, or those that are offered."""
        self.line.setModified(False)
        self.edited.emit(self._put(clean_line(self.line.text()) or self.line.placeholderText()))


def _as_it_is(name: str) -> Edit:
    def edit(held: Preparing) -> Preparing:
        return edits.show_as(held, name, name)

    return edit


def _only_a_word(word: str) -> Edit:
    def edit(held: Preparing) -> Preparing:
        return edits.let_stand(held, word)

    return edit


def _again(alias: str) -> Edit:
    def edit(held: Preparing) -> Preparing:
        return edits.show_again(held, alias)

    return edit


def _fine(words: str) -> Edit:
    def edit(held: Preparing) -> Preparing:
        return edits.call_fine(held, (words,))

    return edit
