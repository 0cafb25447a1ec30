"""What is attached to an entry, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model.attachment import Attachment
from journal.ui.attachments.thumbnails import Thumbnails
from journal.ui.attachments.tile import Tile
from journal.ui.look import Look
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.section_label import SectionLabel


class Strip(QWidget):
    """Each of the signals gives an attachment's id. Large tiles stand under a title, small ones alone."""

    open_wanted = Signal(str)
    save_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        thumbnails: Thumbnails,
        attached: Sequence[Attachment],
        *,
        large: bool,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(12 if large else 0), 0, 0)
        column.setSpacing(look.px(8))
        title = QCoreApplication.translate("Attachments", "Attached")
        if large:
            column.addWidget(SectionLabel(look, title))
        self.setAccessibleName(title)
        ground = QWidget()
        flow = FlowLayout(ground, spacing=look.px(8))
        self.tiles: list[Tile] = []
        for attachment in attached:
            tile = Tile(look, thumbnails, attachment, large=large, may_change=may_change)
            tile.clicked.connect(lambda _=False, one=attachment.id: self.open_wanted.emit(one))
            tile.save_wanted.connect(lambda one=attachment.id: self.save_wanted.emit(one))
            tile.remove_wanted.connect(lambda one=attachment.id: self.remove_wanted.emit(one))
            flow.addWidget(tile)
            self.tiles.append(tile)
        column.addWidget(ground)
