from __future__ import annotations

import csv
import io
import os
import stat
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from journal.app import coach_sheet, entries, packs, writing
from journal.app.entries import answer_to
from journal.ui.guides import sheet_page as module
from tests.ui.guides.conftest import COACH, EVERY_FIELD

PROMPT = EVERY_FIELD.prompts[0]
ANSWER = "A secret that stays here"


@pytest.fixture
def sheet(page, rig, lay):
    """The sheet of a pack with which one entry was kept, its first prompt answered."""
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    sitting = rig.ask(writing.begin, "conversation", (COACH.id, EVERY_FIELD.id))
    entry = replace(sitting.entry, answers=(answer_to(PROMPT, ANSWER),), people=("Priya",))
    rig.ask(entries.save, entry, sitting.writing)
    rig.ask(entries.keep, entry.id)
    rig.wait()
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    page.details.buttons["sheet"].click()
    rig.wait()
    return page.passing


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def choose(monkeypatch, path):
    monkeypatch.setattr(module, "choose_saved", lambda *args: args[-1](path))


def test_each_prompt_is_counted_and_no_answer_is_shown(sheet):
    words = said(sheet)
    assert "Kept 1 · skipped 0" in words
    assert "Kept 0 · skipped 1" in words
    assert len(sheet.view.remarks) == sum(len(guide.prompts) for guide in COACH.guides)
    assert not any(ANSWER in text or "Priya" in text for text in words)


def test_what_is_shown_is_what_leaves(sheet, rig, tmp_path, monkeypatch, qtbot):
    line = sheet.view.remarks[EVERY_FIELD.id, PROMPT.id]
    qtbot.keyClicks(line.line, "This one helped most")
    shown = sheet.view.preview.text()
    assert "This one helped most" in shown
    path = tmp_path / "sheet.txt"
    choose(monkeypatch, path)
    qtbot.mouseClick(sheet.view.save_text, Qt.MouseButton.LeftButton)
    rig.wait()
    assert path.read_text("utf-8") == shown
    assert ANSWER not in shown
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "sheet.txt" in sheet.view.notice.text()


def test_a_table_for_a_spreadsheet(sheet, rig, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "sheet.csv"
    choose(monkeypatch, path)
    qtbot.mouseClick(sheet.view.save_table, Qt.MouseButton.LeftButton)
    rig.wait()
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert len(rows) == 1 + len(sheet.view.remarks)
    assert ANSWER not in path.read_text("utf-8-sig")


def test_a_remark_is_kept_when_one_leaves_the_line(sheet, rig, qtbot):
    line = sheet.view.remarks[EVERY_FIELD.id, PROMPT.id]
    assert QApplication.focusWidget() is line.line
    qtbot.keyClicks(line.line, "Too long")
    qtbot.keyClick(line.line, Qt.Key.Key_Tab)
    rig.wait()
    kept = {(row.guide, row.prompt): row.remark for row in rig.ask(coach_sheet.sheet, COACH.id).rows}
    assert kept[EVERY_FIELD.id, PROMPT.id] == "Too long"


@pytest.mark.parametrize("way", ["escape", "back", "leave"])
def test_a_remark_is_kept_however_one_goes(page, sheet, rig, qtbot, way):
    line = sheet.view.remarks[EVERY_FIELD.id, PROMPT.id]
    qtbot.keyClicks(line.line, "Half a rem")
    if way == "escape":
        qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    elif way == "back":
        sheet.view.back.click()
    else:
        page.leave(lambda: None)
    rig.wait()
    kept = {(row.guide, row.prompt): row.remark for row in rig.ask(coach_sheet.sheet, COACH.id).rows}
    assert kept[EVERY_FIELD.id, PROMPT.id] == "Half a rem"
    if way != "leave":
        assert page.details.isVisible()


def test_a_disk_that_refuses_is_said(sheet, rig, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "nowhere" / "sheet.txt")
    sheet.view.save_text.click()
    rig.wait()
    assert sheet.view.notice.text()
    assert "Saved as" not in sheet.view.notice.text()


def test_a_pack_that_is_gone_is_said(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    rig.wait()
    card = page.gallery.card_of(COACH.id, EVERY_FIELD.id).card
    rig.ask(packs.remove, COACH.id)
    page._show_sheet(card)
    rig.wait()
    assert page.passing.notice.text()
