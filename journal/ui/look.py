"""The look in force: theme, text scale and writing width, and what widgets derive from them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication

from journal.app.preferences import TEXT_SIZES, THEMES, WRITING_WIDTHS
from journal.ui import icons
from journal.ui.theme import DARK, LIGHT, SANS, SERIF, STYLES, Tokens, palette, stylesheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_WIDTHS = MappingProxyType({"narrow": 520, "normal": 640, "wide": 800})  # pixels at 100 %
# Letter spacing in per cent: small capitals want air, large letters less of it.
_CAPITALS_SPACING = 106
_TITLE_SPACING = 98
_ICON_TO_EM = 1.28  # 18 px beside 14 px text, as in Lucide's own pairing


class Look(QObject):
    """Colours, fonts and sizes of the moment. Widgets get it in their constructor and listen to `changed`.

    `theme` is one of THEMES, `scale` per cent from 80 to 200, `writing_width` one of WRITING_WIDTHS: the
    tables are in `journal.app.preferences`.
    """

    changed = Signal()

    def __init__(
        self,
        theme: str = "system",
        scale: int = 100,
        writing_width: str = "normal",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._scale, self._writing_width = theme, scale, writing_width
        self._sources: dict[str, str] = {}
        self._application: QApplication | None = None
        # Before `dress` gives it ours, the palette is the system's.
        self._dark_palette = QGuiApplication.palette().window().color().lightnessF() < 0.5
        self._asks_scheme = False
        self.tokens: Tokens = self._wanted()

    @property
    def theme(self) -> str:
        """What was chosen: system, light or dark."""
        return self._theme

    @property
    def scale(self) -> int:
        """Text size in per cent."""
        return self._scale

    @property
    def writing_width(self) -> str:
        """The name of the chosen width, one of WRITING_WIDTHS."""
        return self._writing_width

    @property
    def writing_px(self) -> int:
        """How wide a column of writing may be, in pixels."""
        return self.px(_WIDTHS[self._writing_width])

    def set(
        self, *, theme: str | None = None, scale: int | None = None, writing_width: str | None = None
    ) -> None:
        """Change what is given; `changed` is emitted once if anything is different."""
        wanted = (
            theme if theme is not None and theme in THEMES else self._theme,
            max(TEXT_SIZES[0], min(TEXT_SIZES[-1], scale)) if scale is not None else self._scale,
            writing_width
            if writing_width is not None and writing_width in WRITING_WIDTHS
            else self._writing_width,
        )
        if wanted == (self._theme, self._scale, self._writing_width):
            return
        self._theme, self._scale, self._writing_width = wanted
        self._renew()

    def dress(self, application: QApplication) -> None:
        """Give the application this look, now and whenever it or the system's scheme changes."""
        self._application = application
        self._renew()

    def follow_system(self) -> None:
        """From now on ask the system for its scheme, and follow it. Until then its palette tells.

        Not on the way to the first page: asking needs Qt's names (`tests/ui/test_first_page.py`).
        """
        self._asks_scheme = True
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._renew)
        if self._wanted() is not self.tokens:
            self._renew()

    def px(self, size: float) -> int:
        """A length at the present text scale, in pixels."""
        return max(1, round(size * self._scale / 100))

    def font(self, role: str = "base") -> QFont:
        """The font of a role of `journal.ui.theme.STYLES`. Raises KeyError for another name."""
        style = STYLES[role]
        made = QFont(SERIF if style.serif else SANS)
        made.setPixelSize(self.px(style.px))
        made.setWeight(QFont.Weight(style.weight))
        if style.capitals:
            made.setCapitalization(QFont.Capitalization.AllUppercase)
            made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _CAPITALS_SPACING)
        elif style.serif and style.weight > QFont.Weight.Normal:
            made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TITLE_SPACING)
        return made

    def colour(self, name: str) -> QColor:
        """The colour of a token: `ink`, `feedback`, `feedback.soft`. Raises KeyError for another name."""
        return QColor(self.tokens[name])

    def icon_px(self, role: str = "base") -> int:
        """The side of an icon beside text of a role, in pixels."""
        return round(STYLES[role].px * _ICON_TO_EM * self._scale / 100)

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """An icon of `resources/icons` that is painted in a token's colour and follows the theme."""
        from journal.ui.button_icons import icon

        return icon(self, name, colour)

    def paint_icon(self, painter: QPainter, rect: QRectF, name: str, colour: str = "ink") -> None:
        """Draw an icon into `rect`; icons with a direction turn with the direction of reading."""
        if name not in self._sources:
            self._sources[name] = icons.source(name)
        icons.paint(painter, rect, self._sources[name], self.tokens[colour], mirrored=icons.mirrored(name))

    def line_height(self, role: str = "writing") -> float:
        """The distance from one line of a role to the next, in pixels."""
        return STYLES[role].px * STYLES[role].leading * self._scale / 100

    def _wanted(self) -> Tokens:
        if self._theme == "system":
            return DARK if self._system_is_dark() else LIGHT
        return DARK if self._theme == "dark" else LIGHT

    def _system_is_dark(self) -> bool:
        if not self._asks_scheme:
            return self._dark_palette
        schemes, said = QtCore.Qt.ColorScheme, QGuiApplication.styleHints().colorScheme()
        return self._dark_palette if said == schemes.Unknown else said == schemes.Dark

    def _renew(self) -> None:
        self.tokens = self._wanted()
        if self._application is not None:
            self._application.setPalette(palette(self.tokens))
            self._application.setFont(self.font())
            self._application.setStyleSheet(stylesheet(self.tokens, self._scale / 100))
        self.changed.emit()
