"""The reason for the bound on PySide6 in pyproject.toml, seen with the version that is installed."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_gives_none_back(qapp: QApplication) -> None:
    """PySide6 6.12 loses one reference to None a call, and Python 3.11 aborts when the last is gone."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(300):
        label.setText(str(number))
    assert before - sys.getrefcount(None) < 100
