"""The small upper-case heading over a group."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel


class SectionLabel(PlainLabel):
    """WAITING FOR YOU. The text is kept as written; only its drawing is in capitals."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, role="overline", wrap=False, parent=parent)
