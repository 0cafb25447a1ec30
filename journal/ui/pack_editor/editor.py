"""One pack on the desk: its columns, what is to mend, and the buttons over them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.prompts import editing
from journal.prompts.editing import Loosened, Place
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.look import Look
from journal.ui.pack_editor.checks import Mend, mends
from journal.ui.pack_editor.columns import Columns
from journal.ui.pack_editor.history import History, new_guide, new_prompt
from journal.ui.pack_editor.mending import MendList
from journal.ui.pack_editor.naming import Naming
from journal.ui.pack_editor.words import title_of
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import ElidedLabel
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.saved_state import SavedState

CHECK_MS = 250  # after the last change
PREVIEW_MS = 150
ROOMY = 720  # from this width on, in pixels at 100 %, title and buttons share a line


class PackEditor(QWidget):
    """Everything about one pack. With a `session`, the pack is read on its worker while somebody types.

    A whole pack goes out by `save_wanted`, `export_wanted` and `use_wanted`; `try_wanted` asks to run the
    guide of that number. The page saves what is written.
    """

    save_wanted = Signal(object)
    export_wanted = Signal(object)
    use_wanted = Signal(object)
    try_wanted = Signal(int)

    def __init__(
        self,
        look: Look,
        pack: Pack,
        clock: Callable[[], datetime],
        *,
        named: bool,
        session: Session | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self.history = History(pack, named=named, parent=self)
        self.found: tuple[Mend, ...] = ()
        self.title = ElidedLabel(look, role="card-title")
        self.state, self.notice = SavedState(look), Notice(look)
        self.aside = Notice(look)  # about the last step; gone with the next one
        self.naming, self.mending = Naming(look), MendList(look)
        self.columns = Columns(look, clock)
        self.undo = IconButton(look, "undo-2", self.tr("Undo (Ctrl+Z)"))
        self.redo = IconButton(look, "redo-2", self.tr("Redo (Ctrl+Y)"))
        self.try_it = Button(look, self.tr("Try it"), role="quiet", icon="eye")
        self.hand_on = Button(look, self.tr("Save or send"), icon="share-2")
        self.use = Button(look, self.tr("Use it in my journal"), role="primary")
        self.menu = QMenu(self)
        self.save_file = self._action(self.tr("Save as a file…"), self.save_wanted)
        self.export = self._action(self.tr("Export for a client…"), self.export_wanted)
        self._checking, self._showing = QTimer(self), QTimer(self)
        for timer, milliseconds, act in (
            (self._checking, CHECK_MS, self._check_aside),
            (self._showing, PREVIEW_MS, self.show_preview),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(act)
        self._lay_out()
        look.changed.connect(self._fit)
        self._connect()
        self._show(moved=True)
        self.check()
        self.show_preview()

    # What is done to the pack

    def focus_first(self) -> None:
        """Put the keyboard into the first field of what is looked at."""
        self.columns.form.go_to("")

    def settle(self) -> None:
        """Take in what is typed and not yet taken."""
        self.columns.form.settle()

    def show_saved(self, state: SaveState) -> None:
        """Say how what is here relates to what is kept."""
        self.state.show_state(state)
        self.state.show()

    def clear(self) -> None:
        """Take everything off: the page goes."""
        self._checking.stop()
        self._showing.stop()
        self.columns.preview.clear()

    def step_back(self) -> bool:
        """Put away what is open over the pack; False when nothing is."""
        if self.naming.isVisible():
            self.naming.put_away()
        elif self.mending.isVisible():
            self.mending.toggle()
        else:
            return False
        self.focus_first()
        return True

    def move_part(self, by: int) -> None:
        """Move what is looked at one up (-1) or down (1)."""
        if (to := editing.step(self.history.pack, self.history.place, by)) is not None:
            self.move_to(self.history.place, to)

    def move_to(self, place: Place, to: Place) -> None:
        """Move a part to a place, as it is counted once it has been taken out."""
        if place != to:
            self.history.take(self.tr("Move"), editing.move(self.history.pack, place, to))

    def copy_part(self) -> None:
        """Put a copy of what is looked at behind it."""
        if self.history.place:
            self.history.take(self.tr("Copy"), editing.duplicate(self.history.pack, self.history.place))

    def remove_part(self) -> None:
        """Take away what is looked at; it can be undone."""
        if not (place := self.history.place):
            return
        words = self.tr("“{title}” is taken away.").format(title=title_of(self.history.part))
        edited = editing.remove(self.history.pack, place)
        self.history.take(self.tr("Take away"), edited)
        if not edited.loosened:
            self.aside.show_info(words, [(self.tr("Put it back"), self._put_back)])

    def add_prompt(self) -> None:
        """Add a prompt behind what is looked at."""
        if self.history.pack.guides:
            self._add(new_prompt())

    def add_guide(self) -> None:
        """Add a guide behind what is looked at."""
        self._add(new_guide())

    def go_to(self, mend: Mend) -> None:
        """Go to the field that is to mend."""
        self.history.look_at(mend.place)
        self.columns.bring("form")
        self.columns.form.go_to(mend.field)

    def check(self) -> None:
        """Look what is to mend, and say it at the fields and in the list."""
        self._checking.stop()
        self.found = mends(self.history.pack)
        self._show_mends()

    def show_preview(self) -> None:
        """Show what is looked at as a writer will see it."""
        self._showing.stop()
        self.columns.preview.show_part(self.history.pack, self.history.place)

    # Inside

    def _check_aside(self) -> None:
        """As `check`; but reading a large pack takes so long that typing would wait for it."""
        if self._session is None:
            self.check()
            return
        pack = self.history.pack

        def done(found: tuple[Mend, ...]) -> None:
            if pack is self.history.pack:  # else it was changed meanwhile, and is read again
                self.found = found
                self._show_mends()

        self._session.call(mends, pack, owner=self, done=done, key="check")

    def _add(self, part: Guide | Prompt) -> None:
        self.history.add(self.tr("Add"), part)
        self.columns.bring("form")
        self.focus_first()

    def _put_back(self) -> None:
        self.history.stack.undo()
        self.columns.outline.tree.setFocus()  # the button is gone

    def _edit(self, name: str, value: Any) -> None:
        merges = self.columns.form.sheet.fields[name].typed
        self.history.edit(self.tr("Write"), merges=merges, **{name: value})

    def _changed(self) -> None:
        self.aside.clear()
        # Found in the pack as it was: until the next check a place of then may be none any more.
        self.found = tuple(mend for mend in self.found if editing.exists(self.history.pack, mend.place))
        self._show(moved=False)
        self._checking.start()
        self._showing.start()

    def _looked(self) -> None:
        self._show(moved=True)
        self._show_mends()
        self.show_preview()

    def _show(self, *, moved: bool) -> None:
        history = self.history
        self.columns.form.show_part(history.pack, history.place, moved=moved)
        self._show_outline()
        self.title.setText(title_of(history.pack))
        self.try_it.setEnabled(bool(self._guide_here()))

    def _show_outline(self) -> None:
        amiss = frozenset(mend.place for mend in self.found)
        self.columns.outline.show_pack(self.history.pack, self.history.place, amiss)

    def _show_mends(self) -> None:
        place = self.history.place
        self.columns.form.show_mends(mend for mend in self.found if mend.place == place)
        self.mending.show_mends(self.history.pack, self.found)
        self._show_outline()

    def _loosened(self, loosened: tuple[Loosened, ...]) -> None:
        pack = self.history.pack
        named = []
        for each in loosened:
            guide = pack.guide(each.guide)
            prompt = guide.prompt(each.prompt) if guide is not None else None
            part = prompt or guide
            if part is not None:
                named.append(f"“{title_of(part)}”")
        if named:
            words = self.tr("{names} looked back at something that no longer comes before. That was let go.")
            self.aside.show_info(
                words.format(names=", ".join(dict.fromkeys(named))),
                [(self.tr("Put it back"), self._put_back)],
            )

    def _guide_here(self) -> Guide | None:
        place, guides = self.history.place, self.history.pack.guides
        guide = guides[place[0]] if place else next(iter(guides), None)
        return guide if guide is not None and guide.prompts else None

    def _try(self) -> None:
        place = self.history.place
        self.try_wanted.emit(place[0] if place else 0)

    def _go_out(self, wanted: Any) -> None:
        """Hand the pack on when it is whole and has its name; else say what is missing."""
        self.settle()
        self.check()
        if self.found:
            self.notice.show_info(self.tr("It can go out when nothing is left to mend."))
            self.mending.hide()
            self.mending.toggle()
            return
        if self.history.named:
            self.naming.put_away()
            self.history.settle()
            wanted.emit(self.history.pack)
            return
        self.naming.ask(self.history.pack.id, lambda name: self._name(name, wanted))

    def _name(self, name: str, wanted: Any) -> None:
        trial = editing.change(self.history.pack, (), id=name)
        amiss = next((mend for mend in mends(trial) if mend.field == "id"), None)
        if amiss is not None:
            self.naming.refuse(amiss.words)
            return
        self.history.name(self.tr("Name"), name)
        self._go_out(wanted)

    def _action(self, words: str, wanted: Any) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _=False: self._go_out(wanted))
        return action

    def _open_menu(self) -> None:
        self.menu.popup(self.hand_on.mapToGlobal(QPoint(0, self.hand_on.height())))

    def _connect(self) -> None:
        history, form, tree = self.history, self.columns.form, self.columns.outline.tree
        history.changed.connect(self._changed)
        history.looked.connect(self._looked)
        history.loosened.connect(self._loosened)
        # While a step is taken the stack does not count it yet: it says itself when it does.
        history.stack.canUndoChanged.connect(self.undo.setEnabled)
        history.stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        form.edited.connect(self._edit)
        form.undo_wanted.connect(history.stack.undo)
        form.redo_wanted.connect(history.stack.redo)
        tree.looked.connect(self._look_from_tree)
        tree.step_asked.connect(self.move_part)
        tree.move_asked.connect(self.move_to)
        tree.copy_asked.connect(self.copy_part)
        tree.remove_asked.connect(self.remove_part)
        tree.entered.connect(self._enter_form)
        tree.add_asked.connect(self.add_prompt)
        outline = self.columns.outline
        for button, act in (
            (outline.add_prompt, self.add_prompt),
            (outline.add_guide, self.add_guide),
            (outline.copy, self.copy_part),
            (outline.remove, self.remove_part),
            (outline.up, lambda: self.move_part(-1)),
            (outline.down, lambda: self.move_part(1)),
            (self.undo, history.stack.undo),
            (self.redo, history.stack.redo),
            (self.try_it, self._try),
            (self.hand_on, self._open_menu),
            (self.use, lambda: self._go_out(self.use_wanted)),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        self.mending.wanted.connect(self.go_to)
        steps = (
            ("Ctrl+Z", history.stack.undo),
            ("Ctrl+Y", history.stack.redo),
            ("Ctrl+Shift+Z", history.stack.redo),
        )
        for keys, act in steps:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _look_from_tree(self, place: Place) -> None:
        self.settle()
        self.history.look_at(place)

    def _enter_form(self) -> None:
        self.columns.bring("form")
        self.focus_first()

    def _lay_out(self) -> None:
        look = self._look
        words, buttons = QHBoxLayout(), QHBoxLayout()
        words.setSpacing(look.px(12))
        words.addWidget(self.title, 1)
        words.addWidget(self.mending.button)
        words.addWidget(self.state)
        self.state.hide()
        buttons.setSpacing(look.px(6))
        for button in (self.undo, self.redo, self.try_it, self.hand_on, self.use):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(look.px(10))
        self._head.addLayout(words, 1)
        self._head.addLayout(buttons)
        top = QVBoxLayout()
        top.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(8))
        top.setSpacing(look.px(8))
        top.addLayout(self._head)
        for widget in (self.notice, self.aside, self.naming, self.mending):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= self._look.px(ROOMY)
        direction = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        self.use.setText(self.tr("Use it in my journal") if roomy else self.tr("Use it"))
        self.hand_on.setText(self.tr("Save or send") if roomy else self.tr("Save…"))
        self.try_it.set_icon("eye" if roomy else "")
