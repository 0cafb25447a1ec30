"""The entry with its facts and answers as editors, where it stands; saved as one writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.app import entries
from journal.app.writing import Sitting
from journal.model.entry import Entry
from journal.model.kinds import KIND_BY_ID
from journal.prompts.guide import Prompt
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.session import Session
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel, plain_caption
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.writing.autosave import Done, Failed, SaveState
from journal.ui.writing.desk import Desk
from journal.ui.writing.facts import FactsPanel
from journal.ui.writing.fit import Cut, fitted
from journal.ui.writing.line import Line
from journal.ui.writing.saved_state import SavedState
from journal.ui.writing.words import broken_lines_text, cut_text, failing_text, pack_text

LABEL_MAX = 80  # characters of a prompt in the menu


class EntryEditor(QWidget):
    """Edits the entry of a sitting. `done_wanted` asks to leave; `finish` saves before that."""

    done_wanted = Signal()

    def __init__(self, look: Look, session: Session, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session, self._sitting = look, session, sitting
        self._cuts: tuple[Cut, ...] = ()
        self._blocks: dict[str, QWidget] = {}
        self.desk = Desk(look, sitting, self._send, self)
        self.saved = SavedState(look)
        self.notice = Notice(look)
        self.facts = FactsPanel(look, self.desk)
        self.add = Button(look, self.tr("Answer another prompt…"), icon="plus")
        self.add.clicked.connect(self.open_prompts)
        self._scroll = ScrollPage(look, max_width=640, parent=self)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(look.px(16))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def is_clean(self) -> bool:
        """Whether every word is saved."""
        return self.desk.saver.is_clean

    def finish(self, then: Callable[[], None]) -> None:
        """Save what is unsaved, then call `then`; not when it cannot be saved, which is said then."""
        self.desk.settle()
        self.facts.settle()
        self.desk.saver.flush(lambda saved: then() if saved else None)

    def focus_first(self) -> None:
        """Go to the first answer, or to the facts when there is none."""
        for prompt_id in self._blocks:
            self._editor(prompt_id).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.facts.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_prompt(self, prompt_id: str) -> None:
        """Bring an answer's editor into view with the keyboard in it, adding it when it is not there yet."""
        prompt = self.desk.draft.prompt(prompt_id)
        if prompt.fills:
            return
        if prompt_id not in self._blocks:
            self._add_block(prompt)
        editor = self._editor(prompt_id)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, editor, lambda: self._scroll.reveal(editor))

    def open_prompts(self) -> None:
        """Open the menu of prompts that are not answered yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for prompt in self.open_ones():
            label = plain_caption(one_line(pack_text(prompt.ask), LABEL_MAX))
            menu.addAction(label).triggered.connect(lambda _=False, id=prompt.id: self.show_prompt(id))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def open_ones(self) -> tuple[Prompt, ...]:
        """The prompts that could be answered and stand in no editor yet."""
        own = self.desk.draft.prompts
        return tuple(p for p in self.desk.asked() if p in own and p.id not in self._blocks and not p.fills)

    def resume_state(self) -> dict[str, Any]:
        """The answer that the cursor is in, and where."""
        for prompt_id in self._blocks:
            editor = self._editor(prompt_id)
            focused = self.focusWidget()
            if focused is not None and (focused is editor or editor.isAncestorOf(focused)):
                return {"prompt": prompt_id, "place": editor.place()}
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        prompt_id, place = state.get("prompt"), state.get("place")
        known = {prompt.id for prompt in self.desk.draft.prompts}
        if not isinstance(prompt_id, str) or prompt_id not in known:
            self.focus_first()
            return
        self.show_prompt(prompt_id)
        if isinstance(place, int) and prompt_id in self._blocks:
            self._editor(prompt_id).set_place(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc or Ctrl+Enter; what is written is saved."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (held and enter):
            self.done_wanted.emit()
        else:
            super().keyPressEvent(event)

    # building

    def _lay_out(self) -> None:
        look, column = self._look, self._scroll.column
        kind = KIND_BY_ID[self.desk.draft.kind]
        done = Button(look, self.tr("Done"), role="primary", icon="check")
        done.clicked.connect(self.done_wanted)
        head = QHBoxLayout()
        head.setSpacing(look.px(10))
        head.addWidget(KindBadge(look, kind.icon, kind_label(kind.id), kind.colour))
        head.addWidget(self.saved)
        head.addStretch(1)
        head.addWidget(done)
        column.addLayout(head)
        column.addWidget(self.notice)
        if self.desk.is_free:
            column.addWidget(self._title_line())
        panel = Card(look, role="panel")
        panel.column.addWidget(self.facts)
        column.addWidget(panel)
        column.addLayout(self._answers)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        for prompt in self.desk.guide.prompts:
            if not prompt.fills and (self.desk.is_free or self.desk.draft.is_answered(prompt)):
                self._add_block(prompt)

    def _title_line(self) -> Line:
        """A free page has its title over it; the panel of facts leaves it out there."""
        desk = self.desk
        title = Line(self._look, self.tr("Title"), role="card-title")
        title.setPlaceholderText(self.tr("A title, if you like"))
        title.show_text(desk.draft.facts.title)
        title.edited.connect(lambda: desk.change_fact("title", replace(desk.draft.facts, title=title.text())))
        title.undo_wanted.connect(desk.history.undo)
        title.redo_wanted.connect(desk.history.redo)
        desk.draft.fact_changed.connect(lambda _name: title.show_text(desk.draft.facts.title))
        return title

    def _add_block(self, prompt: Prompt) -> None:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(6))
        editor = self.desk.editor(prompt)
        question = PlainLabel(self._look, pack_text(prompt.ask), role="question-label")
        question.setBuddy(editor)
        column.addWidget(question)
        column.addWidget(editor)
        before = [p.id for p in self.desk.guide.prompts if p.id in self._blocks or p.id == prompt.id]
        self._answers.insertWidget(before.index(prompt.id), block)
        self._blocks[prompt.id] = block
        self._blocks = {prompt_id: self._blocks[prompt_id] for prompt_id in before}
        self._show_add()

    def _editor(self, prompt_id: str) -> Any:
        return self.desk.editor(self.desk.draft.prompt(prompt_id))

    def _connect(self) -> None:
        self.desk.show_prompt.connect(self.show_prompt)
        self.desk.chosen.connect(self._show_add)
        self.desk.broke_lines.connect(lambda: self.notice.show_info(broken_lines_text()))
        self.desk.saver.state_changed.connect(self._show_state)
        self._session.crashed.connect(self._lost)

    def _lost(self, _report: str) -> None:
        self.desk.saver.lost()

    def _show_add(self) -> None:
        self.add.setVisible(bool(self.open_ones()))

    def _show_state(self) -> None:
        saver = self.desk.saver
        self.saved.show_state(saver.state)
        if saver.state is SaveState.FAILING:
            again = (self.tr("Try now"), saver.save_now)
            self.notice.show_error(failing_text(saver.error), [again])
        elif self._cuts:
            self.notice.show_error(cut_text(self._cuts[0], self.desk.draft.facts))
        elif saver.state is SaveState.SAVED and self.notice.text() != broken_lines_text():
            self.notice.clear()

    def _send(self, entry: Entry, done: Done, failed: Failed) -> None:
        fits, self._cuts = fitted(entry)
        writing, plan = self._sitting.writing, self.desk.draft.new_plan
        self._session.run(entries.save, fits, writing, plan, owner=self, done=done, failed=failed)
