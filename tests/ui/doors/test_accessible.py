from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from journal.ui.doors.first_run import FirstRun
from journal.ui.doors.unlock_page import UnlockPage
from journal.vault.cost import CHEAPEST


def nameless(page: QWidget) -> list[str]:
    """The widgets that the keyboard reaches and a screen reader has no name for."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(type(widget).__name__)
    return found


@pytest.fixture
def unlock(look, session, machine, made, home):
    return UnlockPage(look, session, machine, made.folder, [made.folder], home, cost=CHEAPEST)


@pytest.fixture
def first_run(look, session, machine, home):
    run = FirstRun(look, session, machine, home, home, cost=CHEAPEST, can_cancel=True)
    run.code.show_code("0000-0000-0000-0000-0000-0000-0000", home / "Personal.afterword")
    return run


@pytest.mark.parametrize("name", ["unlock", "first_run"])
def test_everything_that_takes_keys_has_a_name(request, qtbot, settled, name):
    page = request.getfixturevalue(name)
    qtbot.addWidget(page)
    settled()
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [80, 200])
def test_nothing_is_wider_than_the_window(look, first_run, qtbot, settled, scale):
    qtbot.addWidget(first_run)
    look.set(scale=scale)
    first_run.resize(880, 600)
    first_run.show()
    for place in range(first_run.count()):
        first_run.setCurrentIndex(place)
        settled()
        step = first_run.currentWidget()
        assert step.horizontalScrollBar().maximum() == 0
        assert step.widget().width() <= step.viewport().width()
