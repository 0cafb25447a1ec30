"""Labels, titles, badges, notices."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from journal.ui.theme import LIGHT, STYLES
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel, breakable, plain_tip
from journal.ui.widgets.progress_line import ProgressLine
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.widgets.strength_meter import StrengthMeter

LONG = "Catch their words before yours, and leave the weighing of them for a quieter hour. " * 3
MARKUP = "<b>bold</b> & <img src='file:///etc/passwd'>"


@pytest.mark.parametrize("make", [PlainLabel, ElidedLabel, SectionLabel])
def test_markup_is_shown_as_it_is(qtbot, look, make):
    label = make(look, MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def copy_by_keys(label):
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def copy_by_menu(label):
    place = label.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, label.mapToGlobal(place))
    QApplication.sendEvent(label, event)
    (menu,) = label.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("copy", [copy_by_keys, copy_by_menu])
def test_a_path_that_may_be_broken_is_copied_whole(qtbot, look, qapp, copy):
    path = "/home/kim/A very long evening/ofwordswithoutasinglespaceinthem.afterword"
    label = PlainLabel(look, breakable(path))
    qtbot.addWidget(label)
    label.set_selectable()
    label.show()
    assert label.text() != path
    qapp.clipboard().setText("before")
    copy(label)
    assert qapp.clipboard().text() == "before"  # nothing is selected
    label.setSelection(0, len(label.text()))
    copy(label)
    assert qapp.clipboard().text() == path


def test_a_tool_tip_does_not_read_markup():
    assert "<b>" not in plain_tip("<b>x</b>")
    assert plain_tip("") == ""


@pytest.mark.parametrize("role", ["note", "base", "title", "card-title"])
def test_a_wrapped_text_is_as_high_as_its_lines(qtbot, look, role):
    label = PlainLabel(look, LONG, role=role)
    qtbot.addWidget(label)
    one = PlainLabel(look, "x", role=role)
    qtbot.addWidget(one)
    narrow, wide = label.heightForWidth(200), label.heightForWidth(600)
    assert narrow > wide > one.heightForWidth(600)
    step = STYLES[role].px * STYLES[role].leading
    assert (narrow - one.heightForWidth(200)) % step == pytest.approx(0, abs=1) or (
        step - (narrow - one.heightForWidth(200)) % step
    ) == pytest.approx(0, abs=1)


def test_a_column_gives_a_text_the_height_it_needs(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    label, after = PlainLabel(look, LONG), QPushButton("after")
    column.addWidget(label)
    column.addWidget(after)
    column.addStretch()
    page.resize(240, 900)
    page.show()
    assert label.height() >= label.heightForWidth(label.width())
    assert after.y() >= label.geometry().bottom()


def inked(widget: QWidget) -> list[int]:
    """The rows of pixels that have ink on them."""
    image = widget.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return [
        y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]


def test_all_lines_are_painted_and_none_is_cut(qtbot, look):
    label = PlainLabel(look, "Ag\nyp\nÅj", role="note")
    qtbot.addWidget(label)
    label.resize(200, label.heightForWidth(200))
    rows = inked(label)
    gaps = sum(second > first + 1 for first, second in pairwise(rows))
    assert rows[0] > 0
    assert rows[-1] < label.height() - 1
    assert gaps >= 2


def test_a_long_word_is_broken_rather_than_cut(qtbot, look):
    label = PlainLabel(look, "w" * 200)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 120
    assert label.heightForWidth(200) > 2 * label.fontMetrics().height()


def test_text_grows_with_the_scale(qtbot, look):
    label = PlainLabel(look, LONG)
    qtbot.addWidget(label)
    before = label.heightForWidth(400)
    look.set(scale=200)
    assert label.heightForWidth(400) > 2 * before


def test_a_style_can_be_changed(qtbot, look):
    label = PlainLabel(look, "x")
    qtbot.addWidget(label)
    label.set_role("error")
    assert label.palette().windowText().color().name().upper() == LIGHT["mistake"]
    assert label.font().pixelSize() == 13


def test_a_short_line_is_whole_and_a_long_one_tells_the_rest(qtbot, look):
    label = ElidedLabel(look, LONG)
    qtbot.addWidget(label)
    label.resize(QSize(120, 20))
    QApplication.sendEvent(label, QEvent(QEvent.Type.Polish))
    assert "quieter" in label.toolTip()
    assert label.accessibleName() == LONG
    label.setText("one\nline")
    assert label.text() == "one line"
    assert label.toolTip() == ""


def test_a_badge_says_its_word(qtbot, look):
    badge = KindBadge(look, "ear", "Feedback", "feedback")
    qtbot.addWidget(badge)
    width = badge.sizeHint().width()
    badge.set("undo-2", "A much longer word", "mistake")
    assert badge.accessibleName() == "A much longer word"
    assert badge.sizeHint().width() > width
    assert not badge.grab().isNull()


def test_a_title_without_a_second_line_takes_no_room_for_it(qtbot, look):
    title = PageTitle(look, "Guides", "Sets of prompts.")
    qtbot.addWidget(title)
    high = title.sizeHint().height()
    title.set("Guides")
    assert title.sizeHint().height() < high


def test_a_notice_appears_says_and_goes(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    notice = Notice(look, page)
    page.show()
    assert not notice.isVisible()
    pressed: list[str] = []
    notice.show_error(MARKUP, [("Try again", lambda: pressed.append("again")), ("Other", lambda: None)])
    assert notice.isVisible()
    assert notice.text() == notice.accessibleName() == MARKUP
    button = next(b for b in notice.findChildren(QPushButton) if b.text() == "Try again")
    button.click()
    assert pressed == ["again"]
    notice.show_info("Saved.")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert notice.findChildren(QPushButton) == []
    notice.clear()
    assert not notice.isVisible()
    assert notice.text() == ""


def test_an_action_may_take_its_own_notice_away(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    notice = Notice(look, page)
    page.show()
    notice.show_error("x", [("Clear", notice.clear)])
    qtbot.mouseClick(notice.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


@pytest.fixture
def ground(qtbot):
    """A page to put things on."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field_and_notice(look, ground):
    """A field with the keyboard, under a button that comes first and a notice."""
    column = QVBoxLayout(ground)
    field, notice = QLineEdit(), Notice(look)
    for widget in (QPushButton("first"), notice, field):
        column.addWidget(widget)
    ground.show()
    ground.activateWindow()
    QTest.qWaitForWindowActive(ground)
    field.setFocus()
    return field, notice


def test_the_keyboard_stays_on_what_is_offered_again(qtbot, field_and_notice):
    _field, notice = field_and_notice
    tried: list[int] = []

    def offer(number: int) -> None:
        notice.show_error("Not saved yet.", [("Try now", lambda: tried.append(number))])

    offer(1)
    button = notice.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    offer(2)
    assert QApplication.focusWidget().text() == "Try now"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tried == [1, 2]


def test_tab_comes_to_what_a_notice_offers_where_it_is_seen(qtbot, ground, field_and_notice):
    field, notice = field_and_notice
    first = ground.findChild(QPushButton)
    notice.show_error("Not saved yet.", [("Try now", lambda: None), ("Not now", lambda: None)])
    first.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [*notice.findChildren(QPushButton), field]


@pytest.mark.parametrize("end", ["clear", "other", "plain"])
def test_the_keyboard_goes_back_when_what_it_was_on_is_gone(qtbot, field_and_notice, end):
    field, notice = field_and_notice
    notice.show_error("Not saved yet.", [("Try now", lambda: None)])
    qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    match end:
        case "clear":
            notice.clear()
        case "other":
            notice.show_error("Gone.", [("Choose another", lambda: None)])
        case "plain":
            notice.show_info("Saved.")
    assert QApplication.focusWidget() is field


def test_the_keyboard_is_left_alone_when_it_came_from_something_gone(qtbot, field_and_notice):
    field, notice = field_and_notice
    notice.show_error("Not saved yet.", [("Try now", lambda: None)])
    qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    field.deleteLater()
    QApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    notice.clear()
    assert not notice.isVisible()


def test_progress_is_said_in_words(qtbot, look):
    line = ProgressLine(look)
    qtbot.addWidget(line)
    line.set(4, 8)
    assert line.accessibleName() == "4 of 8"
    line.set(0, 0)
    assert not line.grab().isNull()


@pytest.mark.parametrize("score", [None, 0, 1, 2, 3, 4])
def test_strength_is_said_in_words(qtbot, look, score):
    meter = StrengthMeter(look)
    qtbot.addWidget(meter)
    meter.set_score(score, "Add a word.")
    said = meter.accessibleName()
    assert said.endswith("Add a word.")
    assert (said == "Add a word.") is (score is None)
    interface = QAccessible.queryAccessibleInterface(meter)
    assert interface.text(QAccessible.Text.Name) == said


def test_each_strength_has_its_own_words(qtbot, look):
    meter = StrengthMeter(look)
    qtbot.addWidget(meter)
    said = set()
    for score in range(5):
        meter.set_score(score)
        said.add(meter.accessibleName())
    assert len(said) == 5


@pytest.mark.parametrize("text", ["short", "קצר"])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_lines_begin_where_the_interface_begins(qtbot, look, text, direction):
    label = PlainLabel(look, text)
    qtbot.addWidget(label)
    label.setLayoutDirection(direction)
    label.resize(400, 30)
    image = label.grab().toImage()
    ground = image.pixel(200, 2)
    columns = [x for x in range(400) if any(image.pixel(x, y) != ground for y in range(30))]
    at_left = direction == Qt.LayoutDirection.LeftToRight
    assert columns[-1] < 100 if at_left else columns[0] > 300
