"""Copying what no list of what was copied should keep."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

# What managers of the clipboard look for before they keep something: Klipper and its like, and Windows with
# its history and its cloud. Whoever does not know them ignores them. Qt has no way to say it on macOS.
MARKS = MappingProxyType(
    {
        "x-kde-passwordManagerHint": b"secret",
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
        'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
        'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    }
)


def copy_secret(text: str) -> None:
    """Put a text on the clipboard, and ask that no program keeps it there for later."""
    data = QMimeData()
    data.setText(text)
    for name, value in MARKS.items():
        data.setData(name, value)
    QGuiApplication.clipboard().setMimeData(data)
