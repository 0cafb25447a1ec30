"""What is attached to an entry, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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
        layout: QLayout = FlowLayout(ground, spacing=look.px(8)) if large else _Line(ground, look.px(8))
        self.tiles: list[Tile] = []
        for attachment in attached:
            tile = Tile(look, thumbnails, attachment, large=large, may_change=may_change)
            tile.clicked.connect(lambda _=False, one=attachment.id: self.open_wanted.emit(one))
            tile.save_wanted.connect(lambda one=attachment.id: self.save_wanted.emit(one))
            tile.remove_wanted.connect(lambda one=attachment.id: self.remove_wanted.emit(one))
            layout.addWidget(tile)
            self.tiles.append(tile)
        column.addWidget(ground if large else _Along(look, ground, self.tiles))


class _Line(QHBoxLayout):
    """Side by side, never in a second line."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)


class _Along(QScrollArea):
    """One line of tiles, however many they are: the room belongs to the writing."""

    def __init__(self, look: Look, ground: QWidget, tiles: Sequence[Tile]) -> None:
        super().__init__()
        self._look = look
        self._ground = ground
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        self.setWidget(ground)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading)
        for tile in tiles:
            tile.installEventFilter(self)
        self._fit()
        look.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Tile):
            self.ensureWidgetVisible(watched, self._look.px(8), 0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ground = self._ground
        ground.adjustSize()
        over = ground.width() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() + self._look.px(2) if over else 0
        self.setFixedHeight(ground.height() + bar)
