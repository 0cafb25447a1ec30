"""Colours and type as data, and what Qt needs of them: a palette and a style sheet."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Pair(NamedTuple):
    """The ink of one kind of thing and the soft ground it may stand on, as #RRGGBB."""

    ink: str
    soft: str


class Tokens:
    """Every colour of a theme, as #RRGGBB. `kinds` has a pair for each colour name of `journal.model`."""

    __slots__ = ("_colours", "dark", "kinds")

    def __init__(self, *, dark: bool, kinds: MappingProxyType[str, Pair], **colours: str) -> None:
        self.dark, self.kinds = dark, kinds
        inks = {kind: pair.ink for kind, pair in kinds.items()}
        self._colours = colours | inks | {f"{kind}.soft": pair.soft for kind, pair in kinds.items()}

    def __getitem__(self, name: str) -> str:
        """The colour of a token, or of `kind` (its ink) or `kind.soft`. Raises KeyError for another name."""
        return self._colours[name]


COLOUR_NAMES = (
    "bg",
    "surface",
    "side",
    "ink",
    "muted",
    "line",
    "accent",
    "on_accent",
    "accent_soft",
)

LIGHT = Tokens(
    dark=False,
    bg="#F6F3EE",
    surface="#FFFDFA",
    side="#ECE7DF",
    ink="#23201C",
    muted="#665F56",
    line="#DDD6CB",
    accent="#1F5F5B",
    on_accent="#FFFFFF",
    accent_soft="#DCEAE7",
    kinds=MappingProxyType(
        {
            "feedback": Pair("#855A0C", "#F6E9CF"),
            "mistake": Pair("#9A4334", "#F6DFD8"),
            "conversation": Pair("#1F5F5B", "#DCEAE7"),
            "reflection": Pair("#574884", "#E7E2F3"),
            "learning": Pair("#3C662C", "#E2EDDA"),
        }
    ),
)

DARK = Tokens(
    dark=True,
    bg="#1C1A18",
    surface="#262320",
    side="#161412",
    ink="#EDE7DD",
    muted="#ADA498",
    line="#3A3530",
    accent="#7CC4BC",
    on_accent="#12211F",
    accent_soft="#23403D",
    kinds=MappingProxyType(
        {
            "feedback": Pair("#E2B860", "#40331A"),
            "mistake": Pair("#EE9C8A", "#452822"),
            "conversation": Pair("#7CC4BC", "#23403D"),
            "reflection": Pair("#BBAEEA", "#342E4A"),
            "learning": Pair("#A5CE90", "#2A3C22"),
        }
    ),
)

_GROUNDS = ("bg", "surface", "side", "accent_soft")

# Every (text, ground) that is put on screen, by token name: the contrast test reads it.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "muted", "accent") for ground in _GROUNDS),
    *(("ink", f"{kind}.soft") for kind in LIGHT.kinds),
    *(("muted", f"{kind}.soft") for kind in LIGHT.kinds),
    *((kind, ground) for kind in LIGHT.kinds for ground in (f"{kind}.soft", "bg", "surface")),
    ("on_accent", "accent"),
)


class TextStyle(NamedTuple):
    """One way of setting text: pixels at 100 %, weight 100–900, the colour's token.

    `leading` is the distance of lines as a factor of the size.
    """

    px: float
    weight: int = 400
    colour: str = "ink"
    serif: bool = False
    capitals: bool = False
    leading: float = 1.42


STYLES = MappingProxyType(
    {
        "base": TextStyle(14),
        "strong": TextStyle(14, 600),
        "muted": TextStyle(14, colour="muted"),
        "small": TextStyle(13),
        "note": TextStyle(13, colour="muted"),
        "fine": TextStyle(12, colour="muted"),
        "label": TextStyle(13, 600),
        "question-label": TextStyle(13, 600, "muted"),
        "overline": TextStyle(12, 600, "muted", capitals=True),
        "error": TextStyle(13, colour="mistake"),
        "nav": TextStyle(14, 500, "muted"),
        "button": TextStyle(13, 600),
        "chip": TextStyle(12, 600, "muted"),
        "hero": TextStyle(33, 600, serif=True, leading=1.2),
        "title": TextStyle(26, 600, serif=True, leading=1.26),
        "card-title": TextStyle(18, 600, serif=True, leading=1.28),
        "wordmark": TextStyle(18, 600, serif=True, leading=1.3),
        "writing": TextStyle(17, serif=True, leading=1.65),
        "say": TextStyle(14, serif=True, leading=1.4),
        "quote": TextStyle(16, colour="muted", serif=True, leading=1.5),
        "reading": TextStyle(18, serif=True, leading=1.5),
        "cue": TextStyle(20, serif=True, leading=1.48),
        "cue-large": TextStyle(34, serif=True, leading=1.36),
    }
)

SANS = "Inter"
SERIF = "Literata"


def contrast(first: str, second: str) -> float:
    """Give the contrast ratio of two #RRGGBB colours, 1 to 21. WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1. WCAG 2.2, "relative luminance"."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_PALETTE_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "bg"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "mistake"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "side"),
    (QPalette.ColorRole.Mid, "line"),
    # Fusion derives outlines from these: from `line` a dark check box would be invisible.
    (QPalette.ColorRole.Dark, "muted"),
    (QPalette.ColorRole.Shadow, "muted"),
)
_DISABLED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(tokens: Tokens) -> QPalette:
    """Give the palette of a theme, disabled texts muted."""
    made = QPalette()
    for role, name in _PALETTE_ROLES:
        made.setColor(role, QColor(tokens[name]))
    for role in _DISABLED_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["muted"]))
    return made


_SHEET = """
QToolTip {{ color: {ink}; background: {surface}; border: 1px solid {line}; padding: {p4}px; }}
{labels}
QFrame[role="card"], QPushButton[role="card"] {{
  background: {surface}; border: 1px solid {line}; border-radius: {p12}px; }}
QFrame[role="panel"] {{ background: {bg}; border: 1px solid {line}; border-radius: {p12}px; }}
QFrame[role="drop"] {{ background: transparent; border: 1px dashed {muted}; border-radius: {p12}px; }}
QFrame[role="drop"][hot="true"] {{ background: {accent_soft}; border-color: {accent}; }}
QPushButton[role="card"] {{ text-align: left; }}
QPushButton[role="card"]:hover {{ border-color: {muted}; }}
{cards}
QPushButton[role="card"]:checked {{ border-color: {accent}; }}
QPushButton[role="card"]:focus {{ border: 2px solid {accent}; }}
QFrame[role="line"] {{ background: {line}; border: none; }}
QWidget[role="edge"] {{ background: {line}; }}
QWidget[role="side"] {{ background: {side}; }}
QWidget[role="surface"] {{ background: {surface}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{
  background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: {p8}px;
  selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {muted}; lineedit-password-character: 8226; }}
QAbstractSpinBox:disabled {{ color: {muted}; }}
QLineEdit, QAbstractSpinBox, QComboBox {{ padding: {p8}px {p12}px; }}
QPlainTextEdit, QTextEdit {{ padding: {p12}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
  border: 2px solid {accent}; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ padding: {q8}px {q12}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {q12}px; }}
QPlainTextEdit[role="bare"], QTextEdit[role="bare"], QLineEdit[role="bare"] {{
  background: transparent; border: none; padding: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {p28}px; }}
QDateEdit, QDateEdit:focus {{ padding-right: 0; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {p18}px; height: {p18}px; image: none; }}
QCheckBox, QRadioButton {{ spacing: {p8}px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line};
  selection-background-color: {accent_soft}; selection-color: {ink}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[role="column"] {{ background: transparent; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {p12}px; }}
QScrollBar:horizontal {{ height: {p12}px; }}
QScrollBar::handle {{ background: {line}; border-radius: {p4}px; margin: 2px; min-height: {p28}px;
  min-width: {p28}px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {line}; padding: {p4}px; }}
QMenu::item {{ padding: {p8}px {p28}px {p8}px {p12}px; border-radius: {p4}px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4}px; }}
QListView, QTreeView {{ background: {surface}; border: none; outline: none; }}
.QListView {{ border: 1px solid {line}; }}
.QListView::item {{ padding: {p4}px {p8}px; border-radius: {p4}px; }}
.QListView::item:selected {{ background: {accent_soft}; color: {ink}; }}
QSplitter::handle {{ background: {line}; }}
"""


def stylesheet(tokens: Tokens, scale: float) -> str:
    """Give the style sheet of a theme. `scale` is the text scale, 1 for 100 %; paddings follow it."""
    colours = {name: tokens[name] for name in COLOUR_NAMES}
    sizes = {f"p{n}": str(round(n * scale)) for n in (4, 8, 12, 18, 28)}
    # A focus border is one pixel wider: the padding gives it back, so that nothing moves.
    inner = {f"q{n}": str(max(0, round(n * scale) - 1)) for n in (8, 12)}
    labels = "\n".join(
        f'QLabel[role="{role}"] {{ color: {tokens[style.colour]}; }}' for role, style in STYLES.items()
    )
    cards = "\n".join(
        f'QFrame[role="card"][kind="{name}"], QPushButton[role="card"][kind="{name}"] '
        f"{{ background: {pair.soft}; border-color: {pair.ink}; }}"
        for name, pair in tokens.kinds.items()
    )
    return _SHEET.format(**colours, **sizes, **inner, labels=labels, cards=cards)
