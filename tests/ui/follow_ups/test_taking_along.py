"""The card over the whole window, on paper, and as a file for a calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from journal.ui.doors.paper import Sheet
from journal.ui.follow_ups import taking_along
from journal.ui.follow_ups.calendar_form import CalendarForm
from journal.ui.follow_ups.print_view import PrintView
from tests.ui.follow_ups.conftest import Stage, focused, name_of

KEY = Qt.Key


def test_the_large_card_lies_over_everything_until_escape(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.press(KEY.Key_Space)
    large = stage.page.large
    assert large is not None
    assert large.size() == stage.page.window().size()
    assert "Do you have ten minutes?" in stage.words(large)
    assert large.isAncestorOf(focused())
    stage.press(KEY.Key_Tab)
    assert large.isAncestorOf(focused())
    stage.page.window().resize(700, 500)
    assert large.size() == stage.page.window().size()
    bar = large.page.verticalScrollBar()
    stage.qtbot.waitUntil(lambda: bar.maximum() > 0)
    stage.press(KEY.Key_Space)
    assert bar.value() > 0
    stage.press(KEY.Key_PageUp)
    assert bar.value() == 0
    stage.press(KEY.Key_Down)
    assert bar.value() > 0
    stage.press(KEY.Key_Escape)
    assert stage.page.large is None
    assert name_of(focused()) == "Read it large"


def test_locking_and_leaving_take_the_large_card_away(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.page.read_large()
    left: list[bool] = []
    stage.page.leave(lambda: left.append(True))
    assert stage.page.large is None
    assert left
    stage.page.read_large()
    with stage.qtbot.waitSignal(stage.session.locked):
        stage.session.close()
    assert stage.page.large is None
    stage.settled()
    assert "Do you have" not in stage.words()
    assert "Priya" not in stage.words()


def test_the_calendars_file_is_seen_whole_before_it_is_saved(
    stage: Stage, planned: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.ics"
    asked: list[str] = []

    def choose(_page, _title, suggestion, _home, _names, chosen):  # type: ignore[no-untyped-def]
        asked.append(suggestion.name)
        chosen(path)

    monkeypatch.setattr(taking_along, "choose_saved", choose)
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Add to calendar")
    stage.press(KEY.Key_Space)
    form = stage.page._stack.currentWidget()
    assert isinstance(form, CalendarForm)
    assert "Title: Conversation" in form.contents.text()
    assert "Priya" not in stage.words(form)
    stage.type("Coffee")  # in place of what was selected
    stage.tab_to("Reminder")
    stage.press(KEY.Key_Down)
    stage.press(KEY.Key_Down)
    for words in (
        "Title: Coffee",
        "Day: Saturday, 21 November 2026",
        "Time: 15:00",
        "Length: 30 minutes",
        "Reminder: 5 minutes before",
    ):
        assert words in form.contents.text()
    stage.tab_to("Save for the calendar…")
    stage.press(KEY.Key_Space)
    assert asked == ["conversation.ics"]
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Coffee"
    assert "Saved as out.ics" in form.notice.text()
    stage.press(KEY.Key_Escape)
    assert stage.page.cue.isVisible()


def test_the_card_is_seen_before_it_is_printed_or_saved(
    stage: Stage, planned: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "card.pdf"
    monkeypatch.setattr(
        taking_along, "choose_pdf", lambda _page, _title, _suggestion, _home, chosen: chosen(path)
    )
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Print")
    stage.press(KEY.Key_Space)
    view = stage.page._stack.currentWidget()
    assert isinstance(view, PrintView)
    (sheet,) = view.findChildren(Sheet)
    assert sheet.accessibleName() == "Page 1 of 1 of the cue card"
    assert name_of(focused()) == "Print…"
    stage.tab_to("Save as PDF…")
    stage.press(KEY.Key_Space)
    assert path.read_bytes().startswith(b"%PDF")
    stage.press(KEY.Key_Escape)
    assert stage.page.cue.isVisible()


def test_file_dialogs_name_nobody(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.page._to_calendar()
    form = stage.page._stack.currentWidget()
    assert isinstance(form, CalendarForm)
    form.save.click()
    (dialog,) = stage.page.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("conversation.ics")
    dialog.reject()
