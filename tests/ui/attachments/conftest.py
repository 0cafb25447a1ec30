"""Files to attach, made in code, and what other tests of the window have ready."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from journal.ui.attachments.pictures import as_png
from tests.ui.reading.conftest import rig, shown
from tests.ui.writing.conftest import desk

__all__ = ("desk", "rig", "shown")


def picture(width: int = 640, height: int = 400, colour: str = "#2f6f5e") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return as_png(image)


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1 << 16))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def pdf(pages: int = 3) -> bytes:
    """A PDF with that many pages, each with a rectangle of its own height."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (pages, b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(pages))),
    ]
    for number in range(pages):
        drawing = b"0.2 0.4 0.3 rg 40 %d 200 60 re f" % (60 * (number + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 280 400] /Contents %d 0 R >>" % (4 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + head + table + trailer


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over a widget and let it go there, as the window system tells it."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, entering)
    if not entering.isAccepted():
        return False
    event = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def copy_picture() -> None:
    data = QMimeData()
    data.setData("image/png", QByteArray(picture()))
    image = QImage()
    image.loadFromData(picture())
    data.setImageData(image)
    QApplication.clipboard().setMimeData(data)


@pytest.fixture
def make(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Give a function that makes a file outside the journal."""
    place = tmp_path / "outside"
    place.mkdir()

    def write(name: str, data: bytes) -> Path:
        path = place / name
        path.write_bytes(data)
        return path

    return write
