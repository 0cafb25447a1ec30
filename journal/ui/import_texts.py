"""What is said of a file or folder that cannot be moved in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def why_not_imported(reason: str) -> str:
    """Say why something cannot be moved in, with room for its `{place}`; `reason` is that of CannotImport."""
    match reason:
        case "missing" | "unreadable" | "special":
            return QCoreApplication.translate("errors", "{place}: it cannot be read. Nothing was moved in.")
        case "large":
            return QCoreApplication.translate(
                "errors", "{place}: it is larger than anything a journal writes. Nothing was moved in."
            )
        case "encoding":
            return QCoreApplication.translate(
                "errors",
                "{place}: its letters are not in UTF-8. Save it in that encoding, which a spreadsheet calls "
                "“CSV UTF-8”, and choose it again. Nothing was moved in.",
            )
        case "damaged":
            return QCoreApplication.translate(
                "errors", "{place}: it is damaged or cut off. Nothing was moved in."
            )
        case "unsafe":
            return QCoreApplication.translate(
                "errors", "{place}: it would lead out of its archive, or is a link. Nothing was moved in."
            )
        case "locked":
            return QCoreApplication.translate(
                "errors", "{place}: it is encrypted, and needs its passphrase. Nothing was moved in."
            )
        case "packed":
            return QCoreApplication.translate(
                "errors",
                "{place}: it is in an archive with a password. Unpack that first, and choose the folder. "
                "Nothing was moved in.",
            )
        case "passphrase":
            return QCoreApplication.translate(
                "errors", "{place}: it does not open with that passphrase. Nothing was moved in."
            )
        case "version":
            return QCoreApplication.translate(
                "errors", "{place}: it was written by a newer Afterword. Nothing was moved in."
            )
        case "column":
            return QCoreApplication.translate(
                "errors", "{place}: there is no such column. Nothing was moved in."
            )
    return QCoreApplication.translate(
        "errors", "{place}: it is not what that journal writes. Nothing was moved in."
    )
