"""What can be pressed: by mouse and by keyboard, with a name, a ring, in both themes and directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStyleOptionComboBox, QVBoxLayout, QWidget

from journal.ui.theme import DARK, LIGHT, contrast
from journal.ui.widgets.buttons import WEIGHTS, Button, IconButton
from journal.ui.widgets.card import Card, CardButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.choices import CheckBox, ChoiceBox, DayBox, RadioButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.passphrase_field import PassphraseField
from journal.ui.widgets.plain_label import plain_caption
from journal.ui.widgets.scroll_page import ScrollPage

MAKERS = {
    **{role: lambda look, role=role: Button(look, "Press", role=role, icon="check") for role in WEIGHTS},
    "next": lambda look: Button(look, "Press", role="primary", icon_after="arrow-right"),
    "icon": lambda look: IconButton(look, "ellipsis", "Press"),
    "chip": lambda look: Chip(look, "Press"),
    "switch": lambda look: Chip(look, "Press", checkable=True),
    "card": lambda look: CardButton(look, "ear", "Press", "More words", colour="feedback", lit=True),
    "box": lambda look: CheckBox(look, "Press"),
    "radio": lambda look: RadioButton(look, "Press"),
}
EVERY = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


@pytest.fixture
def ground(qtbot, look):
    """A window with a field that takes the focus first."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    return made


def put(ground: QWidget, widget: QWidget) -> QWidget:
    ground.layout().addWidget(widget)
    ground.resize(500, 300)
    ground.show()
    ground.activateWindow()
    QTest.qWaitForWindowActive(ground)
    ground.findChild(QLineEdit).setFocus()
    return widget


@pytest.mark.parametrize("name", [*WEIGHTS, "next", "icon", "chip", "switch", "card"])
def test_it_is_pressed_by_enter(qtbot, look, ground, name):
    button = put(ground, MAKERS[name](look))
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter)
    assert len(pressed) == 2


@EVERY
def test_it_is_pressed_by_mouse_and_space(qtbot, look, ground, make):
    button = put(ground, make(look))
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.click()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("name", ["plain", "icon", "chip", "card"])
def test_enter_presses_it_too(qtbot, look, ground, name, key):
    button = put(ground, MAKERS[name](look))
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=1_000):
        qtbot.keyClick(button, key)


@EVERY
def test_tab_reaches_it_and_it_has_a_name(qtbot, look, ground, make):
    button = put(ground, make(look))
    qtbot.keyClick(ground.findChild(QLineEdit), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Press"
    assert interface.role() in {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
    }


@EVERY
@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_focus_is_seen(qtbot, look, ground, make, theme, tokens):
    look.set(theme=theme)
    button = put(ground, make(look))
    before = button.grab().toImage()
    button.setFocus()
    after = button.grab().toImage()
    rings = [QColor(tokens[name]).rgb() for name in ("accent", "on_accent", "ink")]
    fresh = sum(
        1
        for y in range(after.height())
        for x in range(after.width())
        if after.pixel(x, y) != before.pixel(x, y) and after.pixel(x, y) in rings
    )
    assert fresh >= 40


@pytest.mark.parametrize("scale", [100, 200])
def test_the_ring_of_a_chip_has_round_ends(look, ground, scale):
    look.set(scale=scale)
    chip = put(ground, Chip(look, "200 per cent"))
    chip.setFocus()
    high = chip.height()
    middle, reach = high / 2, high / 2 - 1
    place = round(middle - reach / 2**0.5)  # where a half circle is at 45 degrees
    shown = chip.grab().toImage()
    accent = look.colour("accent").rgb()
    near = [(x, y) for x in range(place - 1, place + 2) for y in range(place - 1, place + 2)]
    assert any(shown.pixel(x, y) == accent for x, y in near)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("make", [ChoiceBox, DayBox])
def test_what_drops_down_is_drawn_by_the_theme(look, ground, make, theme):
    look.set(theme=theme)
    box = put(ground, make(look))
    ground.resize(300, 120)
    shown = box.grab().toImage()
    side = [shown.pixelColor(x, y) for x in range(box.width() - 40, box.width()) for y in range(box.height())]
    known = [look.colour(name) for name in ("surface", "line", "muted", "bg")]
    lowest, highest = min(each.lightness() for each in known), max(each.lightness() for each in known)
    assert all(lowest - 1 <= each.lightness() <= highest + 1 for each in side)
    assert any(each.rgb() != shown.pixelColor(box.width() - 40, box.height() // 2).rgb() for each in side)


@pytest.mark.parametrize("scale", [100, 200])
def test_a_press_beside_the_words_of_a_day_opens_the_calendar(qtbot, look, ground, scale):
    look.set(scale=scale)
    box = put(ground, DayBox(look))
    ground.resize(600, 300)
    day, end = box.date(), box.lineEdit().geometry().right()
    for x in range(end + 2, box.width() - 4, 3):
        place = QPoint(x, box.height() // 2)
        qtbot.mouseMove(box, place)
        qtbot.mousePress(box, Qt.MouseButton.LeftButton, pos=place)
        popup = QApplication.activePopupWidget()
        assert popup is not None, x
        popup.close()
    assert box.date() == day


def test_the_days_of_a_weekend_have_the_colours_of_the_theme(look, ground):
    look.set(theme="dark")
    calendar = put(ground, DayBox(look)).calendarWidget()
    for day in Qt.DayOfWeek:
        assert calendar.weekdayTextFormat(day).foreground().style() is Qt.BrushStyle.NoBrush


@EVERY
@pytest.mark.parametrize("scale", [80, 200])
def test_it_scales_and_turns(qtbot, look, ground, make, scale):
    small = put(ground, make(look))
    before = small.sizeHint()
    look.set(scale=scale)
    after = small.sizeHint()
    assert (after.height() > before.height()) is (scale > 100)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    small.setEnabled(False)
    assert not small.grab().isNull()


def test_a_primary_button_has_the_accent_for_a_ground(look, ground):
    button = put(ground, Button(look, "Unlock", role="primary"))
    image = button.grab().toImage()
    assert image.pixelColor(12, 5).name().upper() == LIGHT["accent"]
    assert WEIGHTS["quiet"].ground == ""


def test_a_button_has_room_for_an_ampersand_that_is_a_letter(look):
    with_letter = Button(look, plain_caption("R & D"), role="link", flush=True)
    without = Button(look, "R  D", role="link", flush=True)
    assert with_letter.sizeHint().width() > without.sizeHint().width()


def test_the_ring_of_a_flush_button_keeps_off_its_last_letter(look, ground):
    button = put(ground, Button(look, "Share with a mentor", role="quiet", icon="arrow-left", flush=True))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    image = button.grab().toImage()
    bare = image.pixelColor(image.width() - 1, 0)
    inked = [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != bare for y in range(image.height()))
    ]
    assert image.width() - 1 - inked[-1] >= 5, "two pixels of ring, and air"


def test_return_presses_a_button_of_a_window(qtbot, look, ground):
    chip = put(ground, Chip(look, "Press"))
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return]
)
def test_a_chip_is_taken_away_by_key(qtbot, look, ground, key):
    chip = put(ground, Chip(look, "meetings", removable=True))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)
    assert chip.accessibleName() == "meetings, remove"


def test_a_chip_that_stays_is_not_taken_away(qtbot, look, ground):
    chip = put(ground, Chip(look, "meetings"))
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        chip.click()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_chip_opens_its_menu_by_key(qtbot, look, ground, key):
    chip = put(ground, Chip(look, "All kinds"))
    menu = QMenu(chip)
    menu.addAction("Feedback")
    chip.set_menu(menu)
    qtbot.keyClick(chip, key)
    assert menu.isVisible()
    menu.close()


def test_a_switch_shows_its_state_by_more_than_colour(look, ground):
    chip = put(ground, Chip(look, "Amara", checkable=True))
    width = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() > width, "a check mark appears"


def test_a_row_that_is_full_goes_on_in_the_next(look, ground):
    holder = QWidget()
    flow = FlowLayout(holder, spacing=6)
    chips = [Chip(look, f"theme {n}") for n in range(12)]
    for chip in chips:
        flow.addWidget(chip)
    put(ground, holder)
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= holder.width() for chip in chips)
    assert holder.height() >= flow.heightForWidth(holder.width())
    first = chips[0].x()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(holder.rect())
    assert chips[0].x() > first
    flow.clear()
    assert flow.count() == 0
    assert flow.sizeHint().height() == 0


@pytest.mark.parametrize("make", [CheckBox, RadioButton])
def test_the_keyboard_is_shown_by_the_ring_alone(qtbot, look, ground, make):
    box = put(ground, make(look, "Press"))
    box.setMinimumWidth(300)
    with qtbot.waitActive(ground):
        ground.activateWindow()
    before = box.grab().toImage()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert box.hasFocus()
    after = box.grab().toImage()
    assert after != before
    words = box.rect().adjusted(30, 0, 0, 0)
    assert after.copy(words) == before.copy(words)


def test_a_card_of_rows_has_lines_between(look, ground):
    card = put(ground, Card(look, rows=True))
    for word in ("a", "b", "c"):
        card.add_row(Button(look, word))
    assert card.column.count() == 5


@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_where_something_can_be_dropped_is_seen(look, ground, theme, tokens):
    look.set(theme=theme)
    card = put(ground, Card(look, role="drop"))

    def edge() -> float:
        shown = card.grab().toImage()
        colours = {shown.pixelColor(x, 0).name() for x in range(shown.width())}
        return max(contrast(colour, tokens["bg"]) for colour in colours)

    assert edge() >= 3
    calm = card.grab().toImage().pixelColor(card.rect().center()).name()
    card.set_hot(True)
    assert card.grab().toImage().pixelColor(card.rect().center()).name().upper() == tokens["accent_soft"]
    card.set_hot(False)
    assert card.grab().toImage().pixelColor(card.rect().center()).name() == calm


def test_a_scroll_page_keeps_its_column_readable_and_shows_what_has_the_focus(qtbot, look):
    page = ScrollPage(look, max_width=600)
    qtbot.addWidget(page)
    buttons = [Button(look, f"Number {n}") for n in range(40)]
    for button in buttons:
        page.column.addWidget(button)
    page.resize(1180, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert page.body.width() <= 600
    buttons[0].setFocus()
    for _ in range(30):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    shown = page.viewport().rect()
    held = QApplication.focusWidget()
    assert held is buttons[30]
    assert shown.contains(held.mapTo(page.viewport(), held.rect().center()))


def test_a_choice_box_paints_its_arrow(look, ground):
    box = ChoiceBox(look)
    box.addItems(["One", "Two"])
    put(ground, box)
    image = box.grab().toImage()
    middle = range(image.height() // 2 - 6, image.height() // 2 + 6)
    right = range(image.width() - 30, image.width() - 6)
    assert any(image.pixelColor(x, y).name().upper() == LIGHT["muted"] for x in right for y in middle)


@pytest.fixture
def field(look, ground):
    return put(ground, PassphraseField(look, "Passphrase"))


def test_a_passphrase_is_hidden_until_one_asks(qtbot, field):
    eye = field.findChild(IconButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    name = eye.accessibleName()
    eye.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() != name
    field.clear()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_a_passphrase_is_submitted_and_followed(qtbot, field):
    told: list[str] = []
    field.edited.connect(told.append)
    field.setFocus()
    qtbot.keyClicks(field.line, "ab")
    assert told == ["a", "ab"]
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "ab"
    assert field.line.accessibleName() == "Passphrase"


def test_ten_thousand_characters_fit(field):
    field.set_text("x" * 10_000)
    assert len(field.text()) == 10_000


def test_an_error_is_shown_and_read_out(field):
    field.set_error("That passphrase does not open this journal.")
    assert "does not open" in field.line.accessibleDescription()
    field.set_error("")
    assert field.line.accessibleDescription() == ""


SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("text", "modifier", "warned"),
    [
        ("a", NONE, False),
        ("A", SHIFT, False),
        ("A", NONE, True),
        ("a", SHIFT, True),
        ("1", NONE, False),
        ("中", NONE, False),
    ],
)
def test_caps_lock_is_inferred(qtbot, field, text, modifier, warned):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    field.setFocus()
    event = QKeyEvent(QEvent.Type.KeyPress, 0, modifier, text)
    QApplication.sendEvent(field.line, event)
    assert field._caps.isVisible() is warned


def test_a_word_too_long_for_its_box_ends_in_an_ellipsis(qtbot, look):
    box = ChoiceBox(look)
    qtbot.addWidget(box)
    box.addItem("2024-03-31, 31.3.2024 or 31/3/2024")
    for width, ends in ((140, "…"), (600, "2024")):
        box.resize(width, 40)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        assert option.currentText.endswith(ends)
    assert box.currentText() == "2024-03-31, 31.3.2024 or 31/3/2024"
