from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel

from journal.app.assets import assets
from journal.model.kinds import KINDS
from journal.ui import fonts
from journal.ui.icons import DIRECTED
from journal.ui.look import Look
from journal.ui.theme import DARK, LIGHT, STYLES


def test_one_signal_for_one_change(look, qtbot):
    told: list[int] = []
    look.changed.connect(lambda: told.append(1))
    look.set(theme="dark", scale=150, writing_width="wide")
    look.set(theme="dark", scale=150, writing_width="wide")
    assert len(told) == 1
    assert look.tokens is DARK
    assert look.scale == 150


def test_values_out_of_range_are_brought_in(look):
    look.set(theme="sepia", scale=900, writing_width="huge")
    assert (look.theme, look.scale, look.writing_width) == ("light", 200, "normal")


@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_a_forced_theme_is_the_applications_palette(look, dressed, theme, tokens):
    look.set(theme=theme)
    assert dressed.palette().color(QPalette.ColorRole.Window).name().upper() == tokens["bg"]


class Hints(QObject):
    """What the system says of its scheme."""

    colorSchemeChanged = Signal()

    def __init__(self):
        super().__init__()
        self.scheme = Qt.ColorScheme.Unknown

    def colorScheme(self):
        return self.scheme


@pytest.mark.parametrize(("ground", "tokens"), [("white", LIGHT), ("#202020", DARK)])
def test_the_system_theme_begins_with_the_palette_and_follows_the_system(
    dressed, monkeypatch, ground, tokens
):
    hints, palette = Hints(), QPalette()
    palette.setColor(QPalette.ColorRole.Window, ground)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    monkeypatch.setattr(QGuiApplication, "palette", lambda: palette)
    look = Look("system")
    assert look.tokens is tokens
    look.follow_system()
    assert look.tokens is tokens
    for scheme, wanted in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        hints.scheme = scheme
        hints.colorSchemeChanged.emit()
        assert look.tokens is wanted


def test_a_chosen_theme_stays_whatever_the_system_says(dressed, monkeypatch):
    hints = Hints()
    hints.scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    look = Look("light")
    look.follow_system()
    hints.colorSchemeChanged.emit()
    assert look.tokens is LIGHT


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_fonts_are_the_shipped_ones_at_the_scale(look, scale):
    look.set(scale=scale)
    for role, style in STYLES.items():
        info = QFontInfo(look.font(role))
        assert info.family() == ("Literata" if style.serif else "Inter")
        assert info.pixelSize() == round(style.px * scale / 100)
        assert info.weight() == style.weight


def test_every_shipped_face_is_loaded_and_a_missing_one_is_told(dressed):
    shipped = {path.stem for path in assets("fonts").glob("*.ttf")}
    assert shipped == set(fonts.FIRST + fonts.LATER)
    assert fonts.load(fonts.FIRST) == ()


def test_a_font_that_is_not_there_stops_nothing(dressed):
    assert fonts.load(("Nothing",)) == ("Nothing",)


def drawn(look: Look, name: str, colour: str) -> QImage:
    image = QImage(QSize(48, 48), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    look.paint_icon(painter, QRectF(0, 0, 48, 48), name, colour)
    painter.end()
    return image


def inks(image: QImage) -> list[QColor]:
    """The colours of fully covered pixels."""
    pixels = {image.pixel(x, y) for x in range(48) for y in range(48)}
    return [QColor.fromRgb(pixel) for pixel in pixels if pixel >> 24 == 255]


def near(pixels: list[QColor], wanted: str) -> bool:
    """Whether pixels are of that colour, but for the rounding of two half covered strokes."""
    ink = QColor(wanted)
    return bool(pixels) and all(
        abs(pixel.red() - ink.red()) + abs(pixel.green() - ink.green()) + abs(pixel.blue() - ink.blue()) <= 3
        for pixel in pixels
    )


def shape(image: QImage) -> list[list[bool]]:
    """Where there is ink, edges left out."""
    return [[image.pixelColor(x, y).alpha() > 128 for x in range(48)] for y in range(48)]


@pytest.mark.parametrize("name", sorted(path.stem for path in assets("icons").glob("*.svg")))
def test_every_icon_is_drawn_in_the_colour_asked_for(look, name):
    assert near(inks(drawn(look, name, "mistake")), LIGHT["mistake"])


def test_every_kind_has_its_icon():
    assert all(assets("icons", f"{kind.icon}.svg").is_file() for kind in KINDS)


def test_an_icon_follows_the_theme_without_being_made_again(look):
    icon = look.icon("ear", "feedback")
    copy = type(icon)(icon)
    before = icon.pixmap(48, 48).toImage()
    look.set(theme="dark")
    after = copy.pixmap(48, 48).toImage()
    assert near(inks(before), LIGHT["feedback"])
    assert near(inks(after), DARK["feedback"])


def test_arrows_turn_with_the_direction_of_reading(look):
    forward = drawn(look, "arrow-right", "ink")
    round_ = drawn(look, "circle", "ink")
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert shape(drawn(look, "arrow-right", "ink")) == [row[::-1] for row in shape(forward)]
    assert drawn(look, "circle", "ink") == round_
    assert {path for path in DIRECTED if not assets("icons", f"{path}.svg").is_file()} == set()


def test_colours_are_not_lost_to_labels(look, dressed):
    label = QLabel("words")
    label.setProperty("role", "error")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT["mistake"]
