from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout

from journal.ui.main_window import MINIMUM, MainWindow
from journal.ui.page import Page, PageSpec, Place


class Sheet(Page):
    """A page that notes what is asked of it; `holds` keeps `then` instead of calling it."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self.log = log
        self.holds = False
        self.kept: list[Callable[[], None]] = []
        self.half = {}
        self.line = QLineEdit()
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.other)

    def enter(self, argument=None):
        self.log.append(f"{self.page_id} enter {argument}")

    def leave(self, then):
        self.log.append(f"{self.page_id} leave")
        if self.holds:
            self.kept.append(then)
        else:
            then()

    def resume_state(self):
        return {"text": self.line.text()}

    def half_written(self):
        return self.half

    def restore(self, state):
        self.line.setText(state["text"])


@pytest.fixture
def log():
    return []


@pytest.fixture
def window(qtbot, look, log):
    def factory():
        log.append("built")
        return Sheet(log)

    specs = (
        PageSpec("today", "sun", "Today", factory),
        PageSpec("journal", "book-open", "Journal", factory),
        PageSpec("settings", "settings-2", "Settings", factory, place=Place.BOTTOM),
        PageSpec("write", "pencil", "Write", factory, place=Place.NOWHERE, rail="today"),
    )
    made = MainWindow(look, specs)
    qtbot.addWidget(made, before_close_func=lambda w: w.close_for_good())
    made.resize(1180, 760)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_page("today")
    return made


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier


def test_pages_are_built_when_first_shown_and_kept(window, log):
    assert log == ["built", "today enter None"]
    window.show_page("journal", "search")
    window.show_page("today")
    assert log[2:] == ["today leave", "built", "journal enter search", "journal leave", "today enter None"]


def test_the_page_in_view_is_entered_again_without_leaving(window, log):
    window.show_page("today", "new")
    assert log[2:] == ["today enter new"]


def test_an_unknown_page_changes_nothing(window, log):
    window.show_page("nowhere")
    assert window.page.page_id == "today"
    assert log[2:] == []


def test_a_page_that_has_to_save_first_is_waited_for_and_the_last_wish_counts(window):
    today = window.page
    today.holds = True
    window.show_page("journal")
    window.show_page("settings")
    assert window.page is today
    first, last = today.kept
    first()
    assert window.page is today, "the wish was replaced"
    last()
    assert window.page.page_id == "settings"
    last()
    first()
    assert window.page.page_id == "settings"


def test_one_may_stay_where_one_is_while_a_page_saves(window):
    today = window.page
    today.holds = True
    window.show_page("journal")
    window.show_page("today")
    today.kept[0]()
    assert window.page is today


def test_the_window_asks_before_it_closes(qtbot, window):
    with qtbot.waitSignal(window.quit_asked):
        window.close()
    assert window.isVisible()
    window.close_for_good()
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("key", "page", "argument"),
    [
        (Qt.Key.Key_1, "today", "None"),
        (Qt.Key.Key_2, "journal", "None"),
        (Qt.Key.Key_F, "journal", "search"),
        (Qt.Key.Key_N, "today", "new"),
        (Qt.Key.Key_Comma, "settings", "None"),
    ],
)
def test_keys_lead_to_pages_and_into_them(qtbot, window, log, key, page, argument):
    window.rail.focus_current()
    press(qtbot, window, key, CTRL)
    assert log[-1] == f"{page} enter {argument}"
    assert window.page.page_id == page
    assert window.page.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize(("key", "signal"), [(Qt.Key.Key_L, "lock_asked"), (Qt.Key.Key_Q, "quit_asked")])
def test_keys_ask_to_lock_and_to_quit(qtbot, window, key, signal):
    with qtbot.waitSignal(getattr(window, signal)):
        press(qtbot, window, key, CTRL)


def test_f6_goes_from_pane_to_pane_and_back_to_the_same_field(qtbot, window):
    window.page.other.setFocus()
    press(qtbot, window, Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().text() == "Today"
    press(qtbot, window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.page.other


def test_f6_goes_through_the_parts_of_a_page(qtbot, window, monkeypatch):
    parts = [True, False]
    monkeypatch.setattr(window.page, "next_pane", lambda: parts.pop(0))
    window.page.other.setFocus()
    press(qtbot, window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.page.other
    press(qtbot, window, Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(QApplication.focusWidget())
    assert not parts


def test_the_rail_is_walked_with_arrows_and_pressed_with_return(qtbot, window):
    window.rail.focus_current()
    press(qtbot, window, Qt.Key.Key_Down)
    assert QApplication.focusWidget().text() == "Journal"
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.page.page_id == "journal"
    assert QApplication.focusWidget().text() == "Journal", "one may go on through the rail"
    press(qtbot, window, Qt.Key.Key_Up)
    press(qtbot, window, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is window.rail.lock
    with qtbot.waitSignal(window.lock_asked):
        press(qtbot, window, Qt.Key.Key_Space)


def lit(window) -> list[str]:
    return [button.text() for button in window.rail._buttons.values() if button.isChecked()]


def test_the_rail_lights_what_is_shown(window):
    assert lit(window) == ["Today"]
    window.rail._buttons["journal"].click()
    assert lit(window) == ["Journal"]
    window.show_page("write")
    assert lit(window) == ["Today"], "a page without a place lights the one it belongs to"
    window.page.holds = True
    window.rail._buttons["settings"].click()
    assert lit(window) == ["Today"], "not before the page was left"


def test_the_menu_opens_by_key_and_says_the_keys(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    whole = {
        action.text(): action.shortcut().toString()
        for sub in menu.findChildren(QMenu)
        for action in sub.actions()
    }
    menu.close()
    assert whole["&Lock"] == "Ctrl+L"
    assert whole["&New entry"] == "Ctrl+N"
    assert whole["Journal"] == "Ctrl+2"


def test_the_title_tells_nothing(window):
    window.show_page("journal")
    assert window.windowTitle() == "Afterword"


@pytest.mark.parametrize(
    ("width", "scale", "narrow"),
    [(1180, 100, False), (880, 100, False), (760, 100, True), (880, 200, True), (640, 100, True)],
)
def test_the_rail_gives_way_when_room_is_short(window, look, width, scale, narrow):
    look.set(scale=scale)
    window.resize(width, 600)
    assert window.rail.narrow is narrow
    assert window.width() == width


def test_the_smallest_window(window):
    window.resize(100, 100)
    assert (window.width(), window.height()) == MINIMUM


def test_where_one_was_is_given_and_taken_up(window):
    window.show_page("journal")
    window.page.line.setText("here")
    page, state = window.resume_state()
    assert (page, state) == ("journal", {"text": "here"})
    window.page.line.clear()
    window.show_page("today")
    window.resume(page, state)
    assert window.page.page_id == "journal"
    assert window.page.line.text() == "here"
    window.resume("gone", {"text": "x"})
    assert window.page.page_id == "today"


def test_what_is_half_written_elsewhere_is_given_and_waits_for_its_page(window, qtbot, look, log):
    window.show_page("journal")
    window.page.line.setText("here")
    window.page.half = {"text": "half"}
    window.show_page("settings")
    page, state = window.resume_state()
    assert (page, state) == ("settings", {"text": "", "elsewhere": {"journal": {"text": "half"}}})
    other = MainWindow(look, tuple(window._specs.values()))
    qtbot.addWidget(other, before_close_func=lambda w: w.close_for_good())
    other.resume(page, state)
    assert other.page.page_id == "settings"
    assert other.half_written() == {"elsewhere": {"journal": {"text": "half"}}}
    other.show_page("journal")
    assert other.page.line.text() == "half"
    assert other.half_written() == {}
    other.hold({"elsewhere": {"journal": {"text": "more"}, "gone": {"text": "x"}, "write": 3}})
    assert other.page.line.text() == "more"
    assert other.half_written() == {}


def test_a_count_is_shown_and_said(window):
    window.page.badge_changed.emit(2)
    button = window.rail._buttons["today"]
    assert "2" in button.accessibleDescription()
    window.page.badge_changed.emit(0)
    assert button.accessibleDescription() == ""


def test_a_page_asks_for_another(window):
    window.page.go.emit("journal", "id")
    assert window.page.page_id == "journal"


def test_every_button_of_the_rail_has_a_name(window):
    for button in (*window.rail._buttons.values(), window.rail.lock):
        assert button.text()
    assert window.rail.menu_button.accessibleName()
    window.rail.set_narrow(True)
    assert all(button.toolTip() for button in window.rail._buttons.values())


def test_from_right_to_left_the_rail_is_at_the_right(window):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert window.rail.mapTo(window, QPoint(0, 0)).x() > window.width() / 2
    assert not window.grab().isNull()
