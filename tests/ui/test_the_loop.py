"""The whole loop in the window, by keyboard alone: heard, reflected, followed up, tried, looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.app import conversations, entries, next_times
from journal.app.journal import Journal, Machine
from journal.model.conversation import Plan, State
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.page import Page
from journal.ui.shell import Surroundings, make_shell
from journal.ui.writing.frame import Shown
from journal.ui.writing.page import WritePage
from tests.conftest import Clock
from tests.ui.rig import Rig, open_rig

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ROUND = 90  # stops of Tab, more than any page has
PAGES = {
    "today": Key.Key_1,
    "journal": Key.Key_2,
    "follow-ups": Key.Key_3,
    "insights": Key.Key_4,
}

TOLD = "You finish my sentences, and then it is your idea."
HEARD = "That she rehearses what she wants to say."
CUE, ACT = "somebody pauses in a meeting", "count to four"


class Hands:
    """Two hands on a keyboard: they know what is under the keyboard, and nothing else of the window."""

    def __init__(self, window: MainWindow, rig: Rig) -> None:
        self.window, self.rig = window, rig

    @property
    def page(self) -> Any:
        assert isinstance(self.window.page, Page)
        return self.window.page

    def here(self) -> str:
        """What has the keyboard, by the name that a screen reader says."""
        return name_of(QApplication.activePopupWidget() or QApplication.focusWidget())

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(QApplication.activePopupWidget() or focused(), key, modifier)
            self._wait()

    def type(self, words: str) -> None:
        QTest.keyClicks(focused(), words)
        self._wait()

    def _wait(self) -> None:
        self.rig.wait()
        if QApplication.activePopupWidget() is None and not self.window.isActiveWindow():
            # Off the screen no window manager gives the keyboard back when a list of names closes.
            self.window.activateWindow()
            self.rig.wait()

    def go(self, page: str) -> None:
        self.press(PAGES[page], modifier=CTRL)
        assert self.page.page_id == page
        assert self.page.isAncestorOf(QApplication.focusWidget()), f"the keyboard is not on {page}"

    def tab(self, name: str) -> None:
        """Go on with Tab until something of that name has the keyboard."""
        passed = []
        for _ in range(ROUND):
            if name in self.here():
                return
            passed.append(self.here())
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {name!r}, only to {passed}")

    def choose(self, name: str) -> None:
        """Go there and press Enter."""
        self.tab(name)
        self.press(Key.Key_Return)

    def write(self, **answers: str) -> None:
        """Answer the prompts as they come: a text is typed, an option found by Tab and pressed with Space."""
        seen = []
        while self.page.page_id == "write" and self.page._frame.shown is Shown.PROMPT:
            prompt = self.page._prompt
            assert prompt.id not in seen, f"{prompt.id} does not lead on"
            seen.append(prompt.id)
            if answer := answers.get(prompt.id.replace("-", "_")):
                if prompt.field in {"choice", "choices", "checklist"}:
                    self.tab(answer)
                    self.press(Key.Key_Space)
                else:
                    self.type(answer)
            self.press(Key.Key_Return, modifier=CTRL)
        assert set(answers) <= {each.replace("-", "_") for each in seen}, f"only {seen} were asked"

    def is_at_rest(self) -> bool:
        return isinstance(self.page, WritePage) and self.page._frame.shown in {Shown.REST, Shown.NEXT}

    def sees(self, words: str) -> bool:
        """Whether a text is on the page in view."""
        return any(words in text_of(each) for each in self.page.findChildren(QWidget) if each.isVisible())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def name_of(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def text_of(widget: QWidget) -> str:
    said = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{said} {widget.accessibleName()} {widget.accessibleDescription()}"


@pytest.fixture
def rig(dressed: QApplication, tmp_path: Path, machine: Machine, qtbot: QtBot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


@pytest.fixture
def hands(look: Look, rig: Rig, machine: Machine, qtbot: QtBot) -> Hands:
    window = make_shell(Surroundings(look, rig.session, machine, rig.folder, rig.folder, "1.0", None))
    qtbot.addWidget(window)
    window.resize(1180, 760)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("today")
    rig.wait()
    return Hands(window, rig)


def test_the_whole_loop(hands: Hands, rig: Rig, clock: Clock) -> None:
    with_others(rig, clock)
    hear(hands)
    clock.forward(days=1)
    reflect(hands)
    plan(hands)
    clock.forward(days=2)
    take_the_card(hands)
    clock.forward(hours=6)
    note_how_it_went(hands)
    set_down_a_next_time(hands)
    clock.forward(days=7)
    say_that_it_was_tried(hands)
    clock.forward(days=23)
    look_again(hands)
    see_it_in_the_insights(hands, rig)


def with_others(rig: Rig, clock: Clock) -> None:
    """Two other threads, followed up after three days: of one alone there is no median, and none is shown."""
    clock.forward(days=-3)
    talks = [rig.ask(heard_from, person) for person in ("Ana", "Boris")]
    clock.forward(days=3)
    for talk in talks:
        rig.ask(conversations.hold, talk)


def heard_from(journal: Journal, person: str) -> str:
    heard = entries.log(journal, "feedback", "", "Something else", None, (person,), ()).value
    return conversations.begin(journal, (person,), "", Plan(), heard.id).value.id


def hear(hands: Hands) -> None:
    hands.press(Key.Key_N, modifier=CTRL)
    hands.write(their_words=TOLD, who="Ngozi", where="After the meeting", sting="7")
    assert hands.is_at_rest()
    hands.press(Key.Key_Return)
    assert hands.page.page_id == "today"
    assert not hands.sees(TOLD), "it has not cooled down yet"


def reflect(hands: Hands) -> None:
    hands.go("journal")
    hands.go("today")
    assert hands.sees(TOLD)
    hands.choose(f"Reflect: {TOLD}")
    hands.write(see_already="Part of it", next_time="I will count to four.")
    assert hands.is_at_rest()
    hands.press(Key.Key_Escape)
    assert hands.page.page_id == "today"
    assert not hands.sees(TOLD), "what is reflected on does not wait any more"


def plan(hands: Hands) -> None:
    hands.go("journal")
    assert hands.here() == "Entries"
    hands.press(Key.Key_Return)
    assert TOLD in hands.here()
    hands.choose("Plan the follow-up")
    assert (hands.page.page_id, hands.here()) == ("follow-ups", "What about")
    hands.type("The cover meeting")
    hands.tab("On a day")
    hands.press(Key.Key_Space, Key.Key_Tab)
    assert hands.here() == "Day"
    assert hands.page.form.when.plan().day == date(2026, 11, 23), "tomorrow is proposed"
    hands.press(Key.Key_Up)
    hands.choose("Plan and prepare")
    assert hands.page.page_id == "write"
    hands.write(purpose="To own my part", opening="You were right.", will_not="How busy that week was.")
    assert hands.is_at_rest()
    hands.press(Key.Key_Return)
    hands.go("today")
    assert not hands.sees("Open cue card"), "its day has not come"


def take_the_card(hands: Hands) -> None:
    hands.go("journal")
    hands.go("today")
    hands.choose("Open cue card: Talk with Ngozi")
    assert hands.page.page_id == "follow-ups"
    assert hands.page.cue.card.plan.day == date(2026, 11, 24)
    assert hands.sees("The cover meeting")
    hands.choose("Read it large")
    assert hands.here() == "Cue card"
    assert "You were right." in text_of(QApplication.focusWidget() or hands.page)
    hands.press(Key.Key_Tab, Key.Key_Escape)
    assert hands.here() == "Read it large"
    hands.choose("Print")
    hands.press(Key.Key_Escape)
    assert hands.here() == "Print"


def note_how_it_went(hands: Hands) -> None:
    hands.choose("Note how it went")
    assert hands.page.page_id == "write"
    hands.write(heard=HEARD, about_me="3", promised="To hand her the spring list", thanked="Yes, I said it")
    assert hands.is_at_rest()
    hands.press(Key.Key_Escape)
    hands.go("follow-ups")
    assert hands.page.cue.card.state is State.HELD
    assert hands.sees(HEARD)


def set_down_a_next_time(hands: Hands) -> None:
    hands.choose("Open the entry")
    assert hands.page.page_id == "journal"
    hands.choose("Next time")
    assert (hands.page.page_id, hands.here()) == ("next-times", "When …")
    hands.type(CUE)
    hands.press(Key.Key_Tab)
    hands.type(ACT)
    hands.press(Key.Key_Tab)
    assert hands.here().startswith("Ask about it"), "what is asked comes before what keeps it"
    while hands.here() != "Ask about it: In a week":
        hands.press(Key.Key_Right)
    hands.press(Key.Key_Space)
    hands.choose("Keep")
    assert hands.here() == "How is it going?"
    assert hands.sees(ACT)


def say_that_it_was_tried(hands: Hands) -> None:
    hands.go("today")
    assert hands.sees(ACT)
    hands.choose("I tried")
    hands.tab("How did it go?")
    while "Partly" not in hands.here():
        hands.press(Key.Key_Right)
    hands.press(Key.Key_Space)
    hands.tab("A line about it")
    hands.type("Three times of four")
    hands.press(Key.Key_Return)
    assert hands.here() == "Good"
    hands.press(Key.Key_Return)
    assert hands.page.isAncestorOf(QApplication.focusWidget())
    assert not hands.sees("I tried"), "it is asked about again in a week, not now"


def look_again(hands: Hands) -> None:
    hands.go("follow-ups")
    hands.go("today")
    hands.choose("Look again: Look again")
    assert hands.page.page_id == "write"
    hands.write(
        sting="2",
        see_already="Most of it",
        since_then="Yes, more than once",
        did_differently="I waited",
        where_it_stands="It can rest",
    )
    assert hands.is_at_rest()
    hands.press(Key.Key_Escape)
    assert hands.page.page_id == "today"
    assert not hands.sees("Look again: Look again")


def see_it_in_the_insights(hands: Hands, rig: Rig) -> None:
    hands.go("insights")
    cards = hands.page.cards
    assert (cards["followed-up"].value.count, cards["followed-up"].value.median) == (3, 3)
    assert cards["followed-up"].chart is not None
    assert cards["follow-ups"].value.held == 3
    assert (cards["next-times"].value.tried, cards["next-times"].value.partly) == (1, 1)
    (slope,) = cards["stings"].value
    assert (slope.then, slope.now) == (7, 2)
    hands.tab("How it stung")
    hands.press(Key.Key_Tab)
    assert "7 of 10" in hands.here()
    assert "2 of 10" in hands.here()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert hands.page.page_id == "journal", "a figure leads to the entries behind it"
    hands.press(Key.Key_4, modifier=CTRL)
    hands.press(Key.Key_Escape)
    assert "How it stung" in hands.here()


def test_tab_goes_as_one_reads_today(hands: Hands, rig: Rig, clock: Clock) -> None:
    """What waits stands before the question of the day, though its rows are made anew each time."""
    rig.ask(heard_and_meant)
    clock.forward(days=8)
    hands.go("journal")
    hands.go("today")
    stops = []
    for _ in range(ROUND):
        stops.append(hands.here())
        hands.press(Key.Key_Tab)
        if hands.here() == stops[0]:
            break
    wanted = ["Write something else", "Reflect: Something else", "Not now: Something else"]
    wanted += ["I tried", "All next times", "Write about it"]
    assert [each for each in stops if each in wanted] == wanted


def heard_and_meant(journal: Journal) -> None:
    heard = entries.log(journal, "feedback", "", "Something else", None, (), ()).value
    next_times.make(journal, CUE, ACT, heard.id, 7)


def test_a_day_is_proposed_by_the_day_of_now(hands: Hands, clock: Clock) -> None:
    """However long the window was open."""
    hands.go("follow-ups")
    clock.forward(days=3)
    hands.choose("Plan a conversation")
    hands.tab("On a day")
    hands.press(Key.Key_Space)
    assert hands.page.form.when.plan().day == date(2026, 11, 25)


def test_the_keyboard_stays_in_the_search_when_somebody_types_at_once(hands: Hands, rig: Rig) -> None:
    """The list takes the keyboard when it is read, but not from somebody who began to search."""
    rig.ask(heard_and_meant)
    QTest.keyClick(focused(), PAGES["journal"], CTRL)
    QTest.keyClicks(focused(), "else")
    rig.wait()
    assert hands.page.list.filters.search.hasFocus()
    assert hands.page.list.filters.query.text == "else"
