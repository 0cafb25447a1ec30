"""Pictures of a widget in both themes and both sizes, to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.ui.look import Look

SIZES = ((880, 600), (1180, 760))


def shoot(
    make: Callable[[Look], QWidget], folder: Path, name: str, *, scale: int = 100, sizes=SIZES
) -> list[Path]:
    """Save NAME-THEME-WIDTH.png of the widget that `make` gives, in `folder`; gives the paths."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = []
    for theme in ("light", "dark"):
        look = Look(theme, scale)
        look.dress(application)
        for width, height in sizes:
            ground = QWidget()
            column = QVBoxLayout(ground)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(make(look))
            ground.resize(width, height)
            ground.show()
            application.processEvents()
            made.append(folder / f"{name}-{theme}-{width}.png")
            ground.grab().save(str(made[-1]))
            ground.close()
            ground.deleteLater()
            application.processEvents()
    return made
