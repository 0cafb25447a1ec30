"""The two shipped families: what the first page needs at once, the rest after it is painted."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from journal.app.assets import assets

FIRST = ("Inter_400Regular", "Inter_600SemiBold", "Literata_600SemiBold")
LATER = (
    "Inter_500Medium",
    "Inter_700Bold",
    "Literata_400Regular",
    "Literata_400Regular_Italic",
    "Literata_500Medium",
    "Literata_700Bold",
)


def load(faces: tuple[str, ...]) -> tuple[str, ...]:
    """Make the faces known to Qt, and give those that could not be read: text then falls back, no more.

    Needs a QGuiApplication. Loading a face twice is harmless.
    """
    return tuple(
        face for face in faces if QFontDatabase.addApplicationFont(str(assets("fonts", f"{face}.ttf"))) == -1
    )
