from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal.ui.secret_copy import copy_secret


def test_a_copied_secret_is_text_that_asks_not_to_be_kept(dressed: QApplication) -> None:
    copy_secret("linen-orbit-caper-frost")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "linen-orbit-caper-frost"
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    assert data.data('application/x-qt-windows-mime;value="CanUploadToCloudClipboard"').data() == bytes(4), (
        "a number of Windows: no"
    )
