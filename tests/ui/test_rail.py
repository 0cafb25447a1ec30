"""The rail in a window with little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.ui.look import Look
from journal.ui.page import Page, PageSpec, Place
from journal.ui.rail import Rail

PAGES = ("today", "journal", "follow-ups", "insights", "guides", "share", "settings")


@pytest.mark.parametrize(("scale", "height"), [(100, 760), (100, 480), (200, 1_000), (200, 600), (200, 480)])
def test_every_button_has_room_for_its_icon_and_its_ring(
    look: Look, qtbot: QtBot, scale: int, height: int
) -> None:
    look.set(scale=scale)
    specs = tuple(PageSpec(name, "sun", name, Page, place=Place.TOP) for name in PAGES)
    window = QWidget()
    qtbot.addWidget(window)
    rail = Rail(look, specs, window)
    rail.set_narrow(scale > 100)
    rail.resize(rail.width(), height)
    window.show()
    for button in (rail.menu_button, *rail._buttons.values(), rail.lock):
        assert button.height() >= look.icon_px() + 8
        assert button.geometry().bottom() < height
