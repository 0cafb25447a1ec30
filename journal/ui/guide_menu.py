"""A menu of the guides at hand, those of one pack together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journal.app.offered import Offered
from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.widgets.plain_label import plain_caption


def fill(menu: QMenu, look: Look, guides: Iterable[Offered], choose: Callable[[Offered], None]) -> None:
    """Put an action for each guide into `menu`; `choose` gets the one that was picked.

    A pack with several guides has its name above them.
    """
    for number, (title, group) in enumerate(groupby(guides, key=lambda each: each.pack_title)):
        within = list(group)
        if len(within) > 1:
            if number:
                menu.addSeparator()
            head = QAction(plain_caption(title), menu)
            head.setEnabled(False)
            menu.addAction(head)
        for each in within:
            kind = KIND_BY_ID[each.kind]
            action = QAction(look.icon(kind.icon, kind.colour), plain_caption(each.title), menu)
            action.triggered.connect(lambda _=False, each=each: choose(each))
            menu.addAction(action)
        if len(within) > 1:
            menu.addSeparator()


def refill(menu: QMenu, look: Look, guides: Iterable[Offered], choose: Callable[[Offered], None]) -> None:
    """Fill a menu anew. `QMenu.clear` would take PySide's objects of the menu itself along."""
    for action in menu.actions():
        menu.removeAction(action)
        action.deleteLater()
    fill(menu, look, guides, choose)
