"""The outline of a pack: its guides and their prompts, in an order that mouse and keyboard can change."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from journal.model.kinds import KIND_BY_ID
from journal.prompts.editing import Place, part
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.look import Look
from journal.ui.pack_editor.words import title_of
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.plain_label import plain_tip

PLACE = Qt.ItemDataRole.UserRole
# What is looked at stands on the soft ground of a choice; its icon keeps its colour there.
_SHEET = """
QTreeView {{ background: transparent; }}
QTreeView::item {{ padding: {pad}px 2px; color: {ink}; }}
QTreeView::item:selected {{ background: {soft}; color: {ink}; }}
"""
Over = QAbstractItemView.DropIndicatorPosition


class Tree(QTreeWidget):
    """The tree itself. What it asks for is done by the page: it never changes by itself.

    `looked(place)`, `step_asked(by)` for Alt and an arrow key, `move_asked(place, to)` for a drop,
    `add_asked`, `copy_asked`, `remove_asked`, `entered` for Enter or a double click.
    """

    looked = Signal(object)
    step_asked = Signal(int)
    move_asked = Signal(object, object)
    add_asked = Signal()
    copy_asked = Signal()
    remove_asked = Signal()
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shape: tuple[int, ...] | None = None
        self._let_go: tuple[Place, Place] | None = None
        self._dressed: dict[Place, tuple[Pack | Guide | Prompt, bool]] = {}
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setProperty("role", "outline")
        self.setAccessibleName(self.tr("Guides and prompts"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.currentItemChanged.connect(self._current)
        self.itemDoubleClicked.connect(lambda _item, _column: self.entered.emit())
        look.changed.connect(self._dress)
        self._dress()

    def show_pack(self, pack: Pack, place: Place, amiss: frozenset[Place]) -> None:
        """Show the parts of a pack, `place` being looked at and those in `amiss` marked."""
        blocked = self.blockSignals(True)
        shape = tuple(len(guide.prompts) for guide in pack.guides)
        if shape != self._shape:
            self._shape = shape
            self._plant(shape)
        for item in self.items():
            here = self.place_of(item)
            shown = (part(pack, here), here in amiss)
            if self._dressed.get(here) != shown:  # a pack can have thousands of rows; a key changes one
                self._dressed[here] = shown
                self._dress_item(item, pack, here in amiss)
        self.look_at(place)
        self.blockSignals(blocked)

    def look_at(self, place: Place) -> None:
        """Select a part."""
        item = next((each for each in self.items() if self.place_of(each) == place), None)
        if item is not None and item is not self.currentItem():
            blocked = self.blockSignals(True)
            self.setCurrentItem(item)
            self.blockSignals(blocked)
        self.viewport().update()

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Every row from top to bottom."""
        walker = QTreeWidgetItemIterator(self)
        while (item := walker.value()) is not None:
            yield item
            walker += 1

    def place_of(self, item: QTreeWidgetItem) -> Place:
        """Give the place in the pack of a row."""
        return tuple(item.data(0, PLACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow key moves, Insert adds, Ctrl+D copies, Delete removes, Enter goes to the form."""
        key, held = event.key(), event.modifiers()
        if held & Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif key == Qt.Key.Key_D and held & Qt.KeyboardModifier.ControlModifier:
            self.copy_asked.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - the name is Qt's
        """Drag a row until it is let go, then ask for the move; the rows follow when the pack has changed."""
        self._let_go = None
        super().startDrag(supportedActions)
        if (let_go := self._let_go) is not None:
            self._let_go = None
            self.move_asked.emit(*let_go)

    def dropEvent(self, event: QDropEvent) -> None:
        """Note where to. During the drag Qt holds on to the rows, and planting them anew ends the program."""
        held, over = self.currentItem(), self.itemAt(event.position().toPoint())
        # After a drag that ended as a move Qt removes the rows; these are moved by the page. A tree that
        # moves within itself has no copying to offer, and an action not offered becomes a move again.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if held is None or event.source() is not self:
            return
        place = self.place_of(held)
        on = self.place_of(over) if over is not None else None
        if place and (to := dropped(place, on, self.dropIndicatorPosition(), self._shape or ())) is not None:
            self._let_go = place, to

    def _plant(self, shape: tuple[int, ...]) -> None:
        self.clear()
        self._dressed.clear()
        root = QTreeWidgetItem(self)
        root.setData(0, PLACE, [])
        root.setFlags(root.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        for number, prompts in enumerate(shape):
            guide = QTreeWidgetItem(self)
            guide.setData(0, PLACE, [number])
            for at in range(prompts):
                row = QTreeWidgetItem(guide)
                row.setData(0, PLACE, [number, at])
            guide.setExpanded(True)

    def _dress_item(self, item: QTreeWidgetItem, pack: Pack, amiss: bool) -> None:
        place = self.place_of(item)
        icon, colour = "layers", "ink"
        title = title_of(pack)
        if len(place) == 1:
            guide = pack.guides[place[0]]
            kind = KIND_BY_ID.get(guide.kind)
            title = title_of(guide)
            icon, colour = (kind.icon, kind.colour) if kind else ("compass", "ink")
        elif len(place) == 2:
            prompt = pack.guides[place[0]].prompts[place[1]]
            title, icon, colour = title_of(prompt), "clock" if prompt.later else "circle", "muted"
        line = " ".join(title.split())
        item.setText(0, line)
        item.setIcon(0, self._look.icon("pencil-line" if amiss else icon, "mistake" if amiss else colour))
        said = self.tr("{title}, something to mend") if amiss else "{title}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said.format(title=line))
        item.setToolTip(0, plain_tip(line))

    def _current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.looked.emit(self.place_of(item))

    def _dress(self) -> None:
        side = self._look.icon_px("base")
        self.setFont(self._look.font())
        self.setIconSize(QSize(side, side))
        self.setIndentation(self._look.px(18))
        tokens = self._look.tokens
        self.setStyleSheet(_SHEET.format(soft=tokens["accent_soft"], ink=tokens["ink"], pad=self._look.px(5)))


def dropped(place: Place, over: Place | None, where: Over, shape: tuple[int, ...]) -> Place | None:
    """Give where a part comes to that is let go over another; None where it cannot be.

    The place counts as it is once the part has been taken out. `over` is None for the ground below all rows.
    """
    if len(place) == 1:
        to = _guide_place(over, where, len(shape))
        return (to - (place[0] < to),)
    to_guide, at = _prompt_place(over, where, shape)
    if to_guide < 0:
        return None
    return to_guide, at - (to_guide == place[0] and place[1] < at)


def _guide_place(over: Place | None, where: Over, guides: int) -> int:
    if over is None:
        return guides
    if not over:
        return 0
    return over[0] if len(over) == 1 and where == Over.AboveItem else over[0] + 1


def _prompt_place(over: Place | None, where: Over, shape: tuple[int, ...]) -> tuple[int, int]:
    if over is None:
        return len(shape) - 1, shape[-1] if shape else 0
    if not over:
        return (0, 0) if shape else (-1, 0)
    if len(over) == 2:
        return over[0], over[1] + (where != Over.AboveItem)
    if where == Over.OnItem:
        return over[0], shape[over[0]]
    if where == Over.BelowItem or over[0] == 0:
        return over[0], 0
    return over[0] - 1, shape[over[0] - 1]


class Outline(QWidget):
    """The tree with its buttons: `add_prompt`, `add_guide`, `up`, `down`, `copy`, `remove`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tree = Tree(look)
        self.add_prompt = Button(look, self.tr("Prompt"), icon="plus", role="link", flush=True)
        self.add_prompt.setAccessibleName(self.tr("Add a prompt"))
        self.add_guide = Button(look, self.tr("Guide"), icon="plus", role="link", flush=True)
        self.add_guide.setAccessibleName(self.tr("Add a guide"))
        self.up = IconButton(look, "chevron-up", self.tr("Move up (Alt+Up)"))
        self.down = IconButton(look, "chevron-down", self.tr("Move down (Alt+Down)"))
        self.copy = IconButton(look, "copy", self.tr("Make a copy (Ctrl+D)"))
        self.remove = IconButton(look, "trash-2", self.tr("Take it away (Delete)"))
        adding, moving = QHBoxLayout(), QHBoxLayout()
        for line, buttons in (
            (adding, (self.add_prompt, self.add_guide)),
            (moving, (self.up, self.down, self.copy, self.remove)),
        ):
            line.setSpacing(look.px(4))
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
        adding.setSpacing(look.px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(10), look.px(10), look.px(8), look.px(8))
        column.setSpacing(look.px(4))
        column.addWidget(self.tree, 1)
        column.addLayout(adding)
        column.addLayout(moving)

    def show_pack(self, pack: Pack, place: Place, amiss: frozenset[Place]) -> None:
        """Show the parts of a pack."""
        self.tree.show_pack(pack, place, amiss)
        for button in (self.up, self.down, self.copy, self.remove):
            button.setEnabled(bool(place))
        self.add_prompt.setEnabled(bool(pack.guides))
