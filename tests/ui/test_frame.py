"""The one window: what Tab goes to is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.frame import Frame
from journal.ui.look import Look
from journal.ui.widgets.scroll_page import ScrollPage


def test_what_tab_goes_to_from_beside_a_page_is_brought_into_view(look: Look, qtbot: QtBot) -> None:
    frame, shown, page = Frame(look), QWidget(), ScrollPage(look)
    qtbot.addWidget(frame)
    beside, after = QPushButton("Lock"), QPushButton("Save")
    buttons = [QPushButton(f"Number {number}") for number in range(60)]
    for button in buttons:
        page.column.addWidget(button)
    line = QHBoxLayout(shown)
    for widget in (beside, page, after):
        line.addWidget(widget)
    frame.show_only(shown)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    for before, key, wanted in (
        (beside, Qt.Key.Key_Tab, buttons[0]),
        (after, Qt.Key.Key_Backtab, buttons[-1]),
    ):
        before.setFocus()
        QTest.keyClick(before, key)
        assert QApplication.focusWidget() is wanted
        middle = wanted.mapTo(page.viewport(), wanted.rect().center())
        assert page.viewport().rect().contains(middle)
