"""Pictures and PDF pages made from memory, within bounds; these run on the worker."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from journal.app.attachments import draw_page
from journal.model.attachment import PDF

# What Qt calls the formats. Their readers are named, so that no file chooses its own.
_READERS = MappingProxyType(
    {
        "image/png": b"png",
        "image/jpeg": b"jpeg",
        "image/gif": b"gif",
        "image/webp": b"webp",
        "image/bmp": b"bmp",
    }
)
# A few bytes can ask for gigabytes: what is larger is not unpacked. JPEG is made smaller while it is read.
_MOST_PIXELS = 50_000_000
_MOST_PIXELS_JPEG = 250_000_000


class Shown(NamedTuple):
    """What can be shown of an attachment: one picture, and how many pages there are of it (1 for pictures).

    `image` is None when it cannot be shown here.
    """

    image: QImage | None
    pages: int = 1


def drawn(data: bytes, media_type: str, width: int, height: int, page: int = 0) -> Shown:
    """Give the picture, or that page of the PDF, as large as fits into `width` times `height` pixels."""
    if media_type == PDF:
        sheet = draw_page(data, page, width, height)
        if sheet is None:
            return Shown(None)
        wide, high, pixels = sheet.drawn
        # A copy: the bytes go when this returns.
        return Shown(QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy(), sheet.pages)
    return Shown(_picture(data, media_type, QSize(max(1, width), max(1, height))))


def as_png(image: QImage) -> bytes:
    """Give a picture of the clipboard as a PNG file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(kept.data())


def _picture(data: bytes, media_type: str, box: QSize) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_READERS[media_type]))
    reader.setAutoTransform(True)
    size = reader.size()
    most = _MOST_PIXELS_JPEG if media_type == "image/jpeg" else _MOST_PIXELS
    if not size.isValid() or size.isEmpty() or size.width() * size.height() > most:
        return None
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    box = box.transposed() if turned else box
    if size.width() > box.width() or size.height() > box.height():
        fitting = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
