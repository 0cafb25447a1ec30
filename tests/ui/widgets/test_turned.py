from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from journal.ui.widgets.turned import turned


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("bounds", [QRect(0, 0, 100, 20), QRect(7, 3, 31, 9)])
@pytest.mark.parametrize("box", [QRect(0, 0, 10, 10), QRect(12, 4, 5, 3), QRect(90, 0, 10, 20)])
def test_it_is_what_the_style_would_give(direction, bounds, box):
    assert turned(direction, bounds, box) == QStyle.visualRect(direction, bounds, box)
