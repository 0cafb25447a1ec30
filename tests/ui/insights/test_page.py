"""The Insights page by keyboard."""

from __future__ import annotations

import csv
import io
import time
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries, insights
from journal.model.insights import Slope
from journal.model.recurring import Recurring
from journal.ui.insights import saving, spans
from journal.ui.insights.figure_card import FigureCard
from journal.ui.insights.page import InsightsPage
from journal.ui.insights.slope_chart import SlopeChart, name_text
from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel
from tests.conftest import Clock
from tests.ui.insights.conftest import fill, write
from tests.ui.rig import Rig

SHOWN = ("followed-up", "follow-ups", "year", "stings", "themes", "triggers", "words")


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code, modifiers)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisible())


def tab_to(widget: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(60):
        if QApplication.focusWidget() is widget:
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def test_an_empty_journal_says_kindly_that_it_is_too_little(empty_page: InsightsPage) -> None:
    for card in empty_page.cards.values():
        assert card.chart is None
        assert "Too little yet to say." in texts(card)
        assert not card.more.isEnabled()


def test_each_figure_says_what_it_counts_and_has_words_for_a_screen_reader(page: InsightsPage) -> None:
    for name in SHOWN:
        card = page.cards[name]
        assert card.chart is not None, name
        assert card.chart.accessibleName()
        assert len(card.chart.accessibleDescription()) > 30
        assert texts(card).count(".") >= 1
    assert "2 days" in page.cards["followed-up"].chart.parts[0].text
    assert "4 of 4" in page.cards["follow-ups"].chart.parts[0].text
    assert page.cards["next-times"].chart is None


def test_tab_goes_from_figure_to_figure_in_order(page: InsightsPage) -> None:
    page.span.setFocus()
    wanted: list[QWidget] = [page.print]
    for name in SHOWN:
        card = page.cards[name]
        wanted += [card.more, card.chart] + ([card.link] if card.link.isVisible() else [])
    for widget in wanted:
        key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


def test_keys_of_other_alphabets_do_nothing(page: InsightsPage) -> None:
    chart = page.cards["year"].chart
    chart.setFocus()
    QApplication.sendEvent(
        chart, QKeyEvent(QEvent.Type.KeyPress, 0x0439, Qt.KeyboardModifier.NoModifier, "\u0439")
    )
    assert chart.hasFocus()


def test_arrows_walk_the_days_and_enter_lists_their_entries(page: InsightsPage, rig: Rig) -> None:
    chart = page.cards["year"].chart
    chart.setFocus()
    names = [chart.accessibleName()]
    for code in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        key(code)
        names.append(chart.accessibleName())
    assert len(set(names)) > 3
    assert names[0] == names[-1]
    while "Saturday 21 November" not in chart.accessibleName():
        key(Qt.Key.Key_Up if "Tuesday" not in chart.accessibleName() else Qt.Key.Key_Home)
        if "2025" in chart.accessibleName():
            key(Qt.Key.Key_End)
            key(Qt.Key.Key_Left)
            for _ in range(6):
                if "Saturday" in chart.accessibleName():
                    break
                key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    rig.wait()
    rows = page.behind.rows
    assert rows.hasFocus()
    assert rows.count() == 4
    opened: list[tuple[str, object]] = []
    page.go.connect(lambda where, what: opened.append((where, what)))
    key(Qt.Key.Key_Return)
    assert opened[0][0] == "journal"
    assert rig.ask(entries.read, opened[0][1]).title == "A remark"
    key(Qt.Key.Key_Escape)
    assert chart.hasFocus()


@pytest.mark.parametrize("figure", ["themes", "words", "triggers", "stings", "followed-up", "follow-ups"])
def test_enter_on_a_part_lists_exactly_what_it_counts(page: InsightsPage, rig: Rig, figure: str) -> None:
    chart = page.cards[figure].chart
    chart.setFocus()
    key(Qt.Key.Key_Home)
    spot = chart.current
    key(Qt.Key.Key_Space)
    rig.wait()
    assert page.behind.isVisible()
    counted = {"themes": 4, "words": 16, "triggers": 4, "stings": 3, "followed-up": 4, "follow-ups": 4}
    assert page.behind.rows.count() == counted[figure], spot


def test_the_course_of_the_quarters_stands_beside_the_median(page: InsightsPage, rig: Rig) -> None:
    rig.ask(lambda journal: fill(journal, timedelta(days=120)))
    page.read()
    rig.wait()
    chart = page.cards["followed-up"].chart
    assert [spot.key for spot in chart.parts] == ["all", "2026-Q3", "2026-Q4"]
    chart.setFocus()
    key(Qt.Key.Key_End)
    assert "Oct – Dec 2026: 2 days" in chart.accessibleName()
    key(Qt.Key.Key_Return)
    rig.wait()
    assert page.behind.rows.count() == 4


def test_the_table_has_the_same_numbers_and_opens_the_same_entries(page: InsightsPage, rig: Rig) -> None:
    card = page.cards["themes"]
    card.chart.setFocus()
    card.actions_offered()[0].trigger()
    assert card.table is not None
    assert card.table.hasFocus()
    assert not card.chart.isVisible()
    row = card.table.topLevelItem(0)
    assert [row.text(at) for at in range(4)] == ["credit", "4", "0", "4"]
    key(Qt.Key.Key_Return)
    rig.wait()
    assert page.behind.rows.count() == 4
    key(Qt.Key.Key_Escape)
    assert card.table.hasFocus()
    assert page.resume_state()["tables"] == ["themes"]


def test_a_theme_of_several_people_leads_to_the_monthly_review(page: InsightsPage) -> None:
    assert "“credit” comes from 4 different people. Worth a longer look?" in texts(page.cards["themes"])
    asked: list[tuple[str, object]] = []
    page.review_requested.connect(lambda kind, guide: asked.append((kind, guide)))
    tab_to(page.cards["themes"].link)
    key(Qt.Key.Key_Return)
    assert asked == [("reflection", insights.GUIDE)]


def test_another_span_changes_the_figures(page: InsightsPage, rig: Rig) -> None:
    rig.ask(lambda journal: write(journal, happened_at=journal.now().replace(year=2024)))
    page.read()
    rig.wait()
    names = [action.text() for action in page._menu.actions()]
    assert names == ["The last 12 months", "This year", "Everything", "2025", "2024"]
    page._menu.actions()[-1].trigger()
    rig.wait()
    assert page.cards["year"].value.total == 1
    assert page.cards["follow-ups"].chart is None
    page.choose_span(spans.ALL)
    rig.wait()
    assert page.cards["words"].value.entries == 17


def test_what_is_written_is_counted_at_once(page: InsightsPage, rig: Rig) -> None:
    before = page.cards["year"].value.total
    rig.ask(lambda journal: entries.log(journal, "feedback", "New", "text"))
    rig.wait()
    assert page.cards["year"].value.total == before + 1


def test_a_new_day_is_a_new_span(page: InsightsPage, rig: Rig, clock: Clock) -> None:
    clock.forward(days=1)
    page.enter()
    rig.wait()
    assert page.cards["year"].value.span.until == clock().date()


def test_leaving_stops_the_work(page: InsightsPage, rig: Rig) -> None:
    page.cards["words"].value = None
    page.read()
    page.leave(lambda: None)
    rig.wait()
    assert page.cards["words"].value is None
    page.enter()
    rig.wait()
    assert page.cards["words"].value.done


def test_escape_stops_the_work(page: InsightsPage, rig: Rig) -> None:
    page.cards["words"].value = None
    page.read()
    page.span.setFocus()
    key(Qt.Key.Key_Escape)
    rig.wait()
    assert page.cards["words"].value is None


@pytest.mark.parametrize("kind", ["png", "svg", "csv"])
def test_figures_are_saved_whole(page: InsightsPage, rig: Rig, tmp_path: Path, kind: str) -> None:
    for name in SHOWN:
        path = tmp_path / f"{name}.{kind}"
        saving.write(page, rig.session, page.cards[name], kind, path, page.notice)
        rig.wait()
        data = path.read_bytes()
        if kind == "png":
            image = QImage.fromData(data)
            assert image.width() > 800
            assert len({image.pixel(x, y) for x in range(0, 800, 3) for y in range(0, image.height(), 3)}) > 3
        elif kind == "svg":
            assert ET.fromstring(data).tag.endswith("svg")
        else:
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert len(rows) > 1
            assert len({len(row) for row in rows}) == 1
    assert page.notice.text().startswith("Saved as words.")


def test_the_menu_of_a_figure_asks_where_to_save(page: InsightsPage, rig: Rig, tmp_path: Path) -> None:
    card = page.cards["themes"]
    tab_to(card.more)
    key(Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Up)  # round to the last
    QTest.keyClick(popup, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "themes.csv"
    dialog.selectFile(str(tmp_path / "mine.csv"))
    dialog.accept()
    rig.wait()
    assert "credit,4,0,4" in (tmp_path / "mine.csv").read_text("utf-8-sig")
    assert page.notice.text() == "Saved as mine.csv. Only you can read the file."


def test_who_saves_a_figure_far_down_the_page_sees_that_it_is_saved(
    page: InsightsPage, rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    tab_to(page.cards["words"].more)
    assert page.span.visibleRegion().isEmpty()
    saving.write(page, rig.session, page.cards["words"], "csv", tmp_path / "words.csv", page.notice)
    rig.wait()
    qtbot.waitUntil(lambda: page.notice.visibleRegion().boundingRect() == page.notice.rect())


def test_print_shows_the_pages_first(page: InsightsPage, rig: Rig) -> None:
    tab_to(page.print)
    key(Qt.Key.Key_Return)
    rig.wait()
    assert page.paper.print.hasFocus()
    assert page.paper.page_count >= 2
    key(Qt.Key.Key_Escape)
    assert page.print.hasFocus()


def test_a_long_name_of_a_slope_keeps_its_beginning_and_both_numbers(look: Look) -> None:
    day = date(2026, 5, 2)
    slope = Slope("t", "The wrong name in eleven thousand catalogues", 9, day, 3, day)
    metrics = QFontMetricsF(look.font("fine"))
    shown = name_text(metrics, slope.title, slope, 160)
    assert shown.startswith("The wrong na")
    assert shown.endswith("…  9 → 3")
    assert metrics.horizontalAdvance(shown) <= 161
    assert name_text(metrics, "Short", slope, 160) == "Short  9 → 3"


def test_names_of_slopes_never_cover_one_another(look: Look, qtbot: QtBot) -> None:
    day = date(2026, 1, 1)
    slopes = tuple(
        Slope(str(n), f"thread {n}", 9, day, sting, day) for n, sting in enumerate((0, 0, 0, 10, 10, 5))
    )
    chart = SlopeChart(look, "t", "s", slopes, ("a", "b"), tuple(each.title for each in slopes))
    qtbot.addWidget(chart)
    chart.resize(400, chart.heightForWidth(400))
    rects = [spot.rect for spot in chart.parts]
    for at, one in enumerate(rects):
        assert QRectF(0, 0, 400, chart.height()).contains(one)
        assert not any(one.adjusted(0, 0.5, 0, -0.5).intersects(other) for other in rects[at + 1 :])


def test_a_key_press_is_answered_while_words_are_counted(page: InsightsPage, rig: Rig) -> None:
    """Counting goes on in steps of its own; a key waits for none of them."""
    chart = page.cards["year"].chart
    chart.setFocus()
    page.choose_span(spans.ALL)
    start = time.perf_counter()
    key(Qt.Key.Key_Left)
    assert time.perf_counter() - start < 0.05
    rig.wait()


def test_words_that_cannot_be_told_apart_are_spoken_of(look: Look, qtbot: QtBot) -> None:
    card = FigureCard(look, "words")
    qtbot.addWidget(card)
    card.show_value(Recurring(done=True, entries=5, unspaced=5))
    said = " ".join(label.text() for label in card.findChildren(PlainLabel))
    assert "without spaces" in said
    card.show_value(Recurring(done=True, entries=5))
    said = " ".join(label.text() for label in card.findChildren(PlainLabel))
    assert "without spaces" not in said
