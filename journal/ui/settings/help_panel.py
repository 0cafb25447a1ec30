"""The help on the settings page: its titles, and the text of the one that was asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.settings.help_text import HelpPage, read_help
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class HelpPanel(QWidget):
    """A chip for each page of the help; pressing it opens the text under it, pressing it again closes it."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.chips: dict[str, Chip] = {}
        self._titles = QWidget()
        self._flow = FlowLayout(self._titles, spacing=6)
        self._text: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(14))
        self._column.addWidget(self._titles)
        session.call(read_help, owner=self, done=self._show_titles)

    def _show_titles(self, pages: tuple[HelpPage, ...]) -> None:
        for page in pages:
            chip = Chip(self._look, page.title, checkable=True)
            chip.clicked.connect(lambda on, page=page: self._open(page if on else None))
            self.chips[page.id] = chip
            self._flow.addWidget(chip)
        self.setVisible(bool(pages))

    def _open(self, page: HelpPage | None) -> None:
        for name, chip in self.chips.items():
            chip.setChecked(page is not None and name == page.id)
        if self._text is not None:
            self._text.setParent(None)
            self._text.deleteLater()
            self._text = None
        if page is not None:
            self._text = self._make_text(page)
            self._column.addWidget(self._text)

    def _make_text(self, page: HelpPage) -> QWidget:
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(10))
        for block in page.blocks:
            if block.role == "strong" and column.count():
                column.addSpacing(self._look.px(8))
            label = PlainLabel(self._look, block.text, role=block.role)
            label.set_selectable()
            column.addWidget(label)
        return text
