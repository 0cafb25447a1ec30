"""One attachment in a strip: a small picture or an icon, its name and its size."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from journal.model.attachment import Attachment
from journal.ui.attachments.thumbnails import Thumbnails
from journal.ui.look import Look
from journal.ui.texts import megabytes
from journal.ui.widgets.buttons import paint_ring
from journal.ui.widgets.plain_label import plain_tip
from journal.ui.widgets.turned import turned

LARGE = (168, 112)  # pixels at 100 % of the picture of a large tile
SMALL = 36  # pixels at 100 % of the picture of a small one
_SMALL_WIDTH = 208
_PAD = 8
_RADIUS = 8
_REMOVES = "Del"


def kind_of(attachment: Attachment) -> str:
    """What an attachment is, in a word."""
    if attachment.is_picture:
        return QCoreApplication.translate("Attachments", "Picture")
    if attachment.is_pdf:
        return QCoreApplication.translate("Attachments", "PDF")
    return QCoreApplication.translate("Attachments", "File")


def icon_of(attachment: Attachment) -> str:
    """The icon for an attachment."""
    return "image" if attachment.is_picture else "paperclip"


def _filling(box: QRect, size: QSize, *, page: bool) -> QRect:
    """Where a picture goes to fill the box; a page is as wide as that, for it is known by its head."""
    tall = QSize(box.width(), max(1, box.width() * size.height() // max(1, size.width())))
    if page:
        return QRect(box.topLeft(), tall)
    filled = QRect(QPoint(0, 0), size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    filled.moveCenter(box.center())
    return filled


class Tile(QAbstractButton):
    """Enter, Space or a click opens it; Delete removes it where that may be; its menu offers all of it."""

    save_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        look: Look,
        thumbnails: Thumbnails,
        attachment: Attachment,
        *,
        large: bool,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._thumbnails, self._large, self._may_change = look, thumbnails, large, may_change
        self.attachment = attachment
        self._image: QImage | None = thumbnails.of(attachment)
        self._detail = f"{kind_of(attachment)}, {megabytes(attachment.size)}"
        self.setAccessibleName(attachment.name)
        self.setAccessibleDescription(self._detail)
        self.setToolTip(plain_tip(attachment.name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self._renew)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look, pad = self._look, self._look.px(_PAD)
        if not self._large:
            lines = self._line("small") + self._line("fine")
            return QSize(look.px(_SMALL_WIDTH), max(look.px(SMALL), lines) + 2 * pad)
        width, height = (look.px(side) for side in LARGE)
        return QSize(width + 2, height + self._line("small") + self._line("fine") + 2 * pad + 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self._may_change:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_it = menu.addAction(self._look.icon("eye"), self.tr("Open"))
        open_it.triggered.connect(lambda _=False: self.click())
        save = menu.addAction(self._look.icon("download"), self.tr("Save a copy…"))
        save.triggered.connect(lambda _=False: self.save_wanted.emit())
        if self._may_change:
            words = self.tr("Remove")
            remove = menu.addAction(self._look.icon("trash-2"), words)
            remove.setText(f"{words}\t{_REMOVES}")
            remove.triggered.connect(lambda _=False: self.remove_wanted.emit())
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if by_key else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = self._look, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        radius = look.px(_RADIUS)
        painter.setPen(look.colour("line"))
        painter.setBrush(look.colour("side" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        picture, words = self._places()
        self._paint_picture(painter, picture, radius)
        self._paint_words(painter, words)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent", inset=1)

    def _places(self) -> tuple[QRect, QRect]:
        """Where the picture goes, and where the two lines."""
        look, pad, whole = self._look, self._look.px(_PAD), self.rect()
        if self._large:
            height = look.px(LARGE[1])
            picture = QRect(1, 1, whole.width() - 2, height)
            return picture, QRect(pad, height + pad, whole.width() - 2 * pad, whole.height() - height - pad)
        side = look.px(SMALL)
        picture = QRect(pad, (whole.height() - side) // 2, side, side)
        words = QRect(side + 2 * pad, pad, whole.width() - side - 3 * pad, whole.height() - 2 * pad)
        direction = self.layoutDirection()
        return turned(direction, whole, picture), turned(direction, whole, words)

    def _paint_picture(self, painter: QPainter, box: QRect, radius: int) -> None:
        look = self._look
        path = QPainterPath()
        path.addRoundedRect(QRectF(box), radius - 1, radius - 1)
        painter.save()
        painter.setClipPath(path)
        painter.fillPath(path, look.colour("side"))
        if self._image is None:
            side = look.px(28 if self._large else 18)
            middle = QRectF(0, 0, side, side)
            middle.moveCenter(QRectF(box).center())
            look.paint_icon(painter, middle, icon_of(self.attachment), "muted")
        else:
            painter.drawImage(_filling(box, self._image.size(), page=self.attachment.is_pdf), self._image)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        look = self._look
        alignment = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        top = box.top()
        if not self._large:
            top += max(0, box.height() - self._line("small") - self._line("fine")) // 2
        for role, colour, text in (
            ("small", "ink", self.attachment.name),
            ("fine", "muted", self._detail),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
            line = QRect(box.left(), top, box.width(), self._line(role))
            painter.drawText(line, int(alignment | Qt.TextFlag.TextSingleLine), elided)
            top += self._line(role)

    def _line(self, role: str) -> int:
        return round(self._look.line_height(role))

    def _renew(self, attachment_id: str) -> None:
        if attachment_id == self.attachment.id:
            self._image = self._thumbnails.of(self.attachment)
            self.update()
