"""What is dropped or pasted and can be attached, and the way to whoever attaches it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from journal.ui.guides.dropping import dropped_pack

_PNG = "image/png"


@runtime_checkable
class Receiver(Protocol):
    """What attaches for a page, as a child of it."""

    def receive(self, data: QMimeData) -> bool:
        """Attach it, and tell whether that was possible."""


def files_in(data: QMimeData) -> list[Path]:
    """Give the files of this computer among what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]


def is_attachable(data: QMimeData) -> bool:
    """Tell whether it is files or a picture. A prompt pack is none: it belongs to the guides.

    A picture that comes with text is text: word processors put a picture of the words beside them.
    """
    if dropped_pack(data) is not None:
        return False
    return bool(files_in(data)) or (data.hasImage() and not data.hasText())


def picture_in(data: QMimeData) -> bytes | QImage | None:
    """Give the picture: a PNG file as it came, else what it shows."""
    if data.hasFormat(_PNG) and (kept := bytes(data.data(_PNG).data())):
        return kept
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def hand_over(widget: QWidget, data: QMimeData) -> bool:
    """Give what was pasted in `widget` to the page around it; False when none takes it."""
    above = widget.parentWidget()
    while above is not None:
        for child in above.children():
            if isinstance(child, Receiver):
                return child.receive(data)
        above = above.parentWidget()
    return False
