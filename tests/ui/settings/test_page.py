from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app import desktop, opening, preferences, settings
from journal.app.desktop import Desktop
from journal.app.preferences import Preferences
from journal.errors import DiskFull
from journal.model.change import Change
from journal.ui.settings.table import SETTINGS, Where
from journal.ui.widgets.plain_label import PlainLabel, breakable
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.disks import read_only
from tests.ui.doors.test_accessible import nameless

NEW = "an entirely new and long one"


def test_the_choices_held_are_shown(page):
    assert page.rows["theme"].chips["system"].isChecked()
    assert page.rows["text_size"].chips[100].isChecked()
    assert page.rows["cool_down_hours"].chips[20].isChecked()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.id)
def test_every_choice_takes_effect_and_is_kept(page, setting, config, answer, settled):
    for value in setting.choices:
        page.rows[setting.id].chips[value].click()
        settled()
        chips = page.rows[setting.id].chips
        assert [each for each, chip in chips.items() if chip.isChecked()] == [value]
        held = preferences.load(config) if setting.where is Where.COMPUTER else answer(settings.load)
        assert setting.get(held) == value
    assert page.notice.text() == ""


def test_the_look_follows_at_once(page, look, qtbot):
    qtbot.mouseClick(page.rows["theme"].chips["dark"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.rows["text_size"].chips[150], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.rows["writing_width"].chips["wide"], Qt.MouseButton.LeftButton)
    assert (look.theme, look.scale, look.writing_width) == ("dark", 150, "wide")


def test_a_choice_can_be_made_by_keys(page, look, qtbot):
    assert page.rows["theme"].chips["system"].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert look.theme == "light"


def test_pressing_the_choice_in_force_leaves_it_on(page, qtbot):
    chip = page.rows["theme"].chips["system"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()


def test_what_another_window_kept_stays(page, config, settled):
    preferences.save(config, Preferences(journals=("/a", "/b"), text_size=110))
    page.rows["theme"].chips["dark"].click()
    settled()
    assert preferences.load(config) == Preferences(theme="dark", text_size=110, journals=("/a", "/b"))


def test_a_choice_that_cannot_be_kept_holds_and_is_said(page, look, config, settled, monkeypatch):
    def full(path, *_):
        raise DiskFull(path)

    monkeypatch.setattr("journal.app.preferences.write_private", full)
    page.rows["text_size"].chips[125].click()
    settled()
    assert "holds until Afterword is closed" in page.notice.text()
    assert "disk is full" in page.notice.text()
    assert look.scale == 125
    assert page.rows["text_size"].chips[125].isChecked()
    monkeypatch.undo()
    page.rows["theme"].chips["dark"].click()
    settled()
    assert page.notice.text() == ""
    assert preferences.load(config).text_size == 125  # kept with the next one


def test_a_setting_that_the_journal_cannot_keep_shows_what_holds(page, settled, monkeypatch):
    def full(*_):
        raise DiskFull(Path("journal-0001.db"))

    monkeypatch.setattr("journal.store.values.put", full)
    page.rows["cool_down_hours"].chips[48].click()
    settled()
    settled()
    assert "could not be kept" in page.notice.text()
    assert "disk is full" in page.notice.text()
    assert page.rows["cool_down_hours"].chips[20].isChecked()


def test_broken_preferences_are_defaults(build, config):
    (config / preferences.FILE_NAME).write_text(json.dumps({"theme": 3, "text_size": 1e9}))
    page = build()
    assert page.rows["theme"].chips["system"].isChecked()


def test_a_cool_down_set_elsewhere_shows(page, session, settled):
    session.run(lambda journal: settings.change(journal, cool_down_hours=4), owner=page)
    settled()
    settled()
    assert page.rows["cool_down_hours"].chips[4].isChecked()
    session.run(lambda journal: settings.change(journal, cool_down_hours=5), owner=page)
    settled()
    settled()
    assert not any(chip.isChecked() for chip in page.rows["cool_down_hours"].chips.values())


def test_the_table_names_fields_that_exist():
    for setting in SETTINGS:
        held = Preferences() if setting.where is Where.COMPUTER else settings.Settings()
        assert setting.get(held) in setting.choices
        words = [setting.word(value) for value in setting.choices]
        assert len(set(words)) == len(words)
        assert setting.label()


# This journal.


def test_the_journal_is_named_with_its_folder_and_count(page):
    assert page.journal.name.text() == "Personal"
    assert page.journal.folder.text().replace("\u200b", "") == "~/Personal.afterword"
    assert page.journal.count.text() == "0 entries"


@pytest.mark.parametrize("path", ["~/" + "n" * 200, "C:\\" + "n" * 200, "/tmp" + "/n" * 100])
def test_a_path_of_any_length_goes_on_in_the_next_line(look, path):
    shown, short = PlainLabel(look, breakable(path)), PlainLabel(look, "~")
    assert shown.text().replace("\u200b", "") == path
    assert shown.heightForWidth(400) >= 3 * short.heightForWidth(400)


@pytest.mark.parametrize(("count", "words"), [(1, "1 entry"), (3, "3 entries")])
def test_the_count_follows_what_is_written(page, session, settled, monkeypatch, count, words):
    monkeypatch.setattr("journal.app.listing.count", lambda _journal: count)
    session.changed.emit(Change(None, entries=frozenset({"x"})))
    settled()
    assert page.journal.count.text() == words


def test_the_passphrase_is_changed_with_the_new_one_twice(page, session, folder, machine, settled, qtbot):
    qtbot.mouseClick(page.journal.change, Qt.MouseButton.LeftButton)
    first, again = page.journal.renew.passphrase.first.line, page.journal.renew.passphrase.again.line
    assert first.hasFocus()
    qtbot.keyClicks(first, NEW)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClicks(again, NEW)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.journal.notice.text()), timeout=20_000)
    assert "passphrase was changed" in page.journal.notice.text()
    assert first.text() == again.text() == ""
    assert not page.journal.renew.isVisible()
    session.close()
    settled()
    opening.close(opening.unlock(folder, NEW, machine))


def test_a_change_that_fails_is_said_and_nothing_typed_is_lost(page, settled, qtbot, monkeypatch):
    def full(*_):
        raise DiskFull(Path("vault.keys"))

    monkeypatch.setattr("journal.vault.folder.change_passphrase", full)
    page.journal.change.click()
    page.journal.renew.passphrase.first.set_text(NEW)
    page.journal.renew.passphrase.again.set_text(NEW)
    page.journal.renew.set.click()
    qtbot.waitUntil(lambda: bool(page.journal.renew.notice.text()), timeout=20_000)
    settled()
    assert "disk is full" in page.journal.renew.notice.text()
    assert page.journal.renew.passphrase.first.text() == NEW


def test_leaving_the_page_forgets_a_passphrase_half_typed(page, qtbot):
    page.journal.change.click()
    qtbot.keyClicks(page.journal.renew.passphrase.first.line, "half")
    left = []
    page.leave(lambda: left.append(1))
    assert left
    assert page.journal.renew.passphrase.first.text() == ""


def test_cancel_puts_the_form_away(page, qtbot):
    page.journal.change.click()
    page.journal.renew.keep.click()
    assert not page.journal.renew.isVisible()
    assert page.journal.change.hasFocus()


def test_the_help_is_a_page_of_its_own(page, qtbot):
    with qtbot.waitSignal(page.go) as asked:
        page.help.click()
    assert asked.args == ["help", "index"]


def test_everything_that_takes_keys_has_a_name(page):
    page.journal.change.click()
    assert nameless(page) == []


def test_where_one_was_comes_back(page, build, settled):
    page.resize(600, 300)
    settled()
    page.restore({"scroll": 120})
    assert page.resume_state() == {"scroll": 120}
    page.restore({"scroll": "far"})
    assert page.resume_state() == {"scroll": 120}


@pytest.mark.parametrize("scale", [80, 200])
def test_nothing_is_wider_than_the_page(page, look, settled, scale):
    look.set(scale=scale)
    page.resize(668, 600)
    settled()
    assert page._page.widget().width() <= page._page.viewport().width()


def test_the_question_of_the_day_comes_from_the_packs_that_are_chosen(page, session, settled):
    packs = page.day_packs
    assert packs.isVisible()
    own = packs.chips["afterword.day"]
    assert [pack for pack, chip in packs.chips.items() if chip.isChecked()] == ["afterword.day"]
    other = next(chip for chip in packs.chips.values() if chip is not own)
    other.click()
    settled()
    assert own.isChecked()
    assert other.isChecked()
    own.click()
    settled()
    other.click()
    settled()
    assert own.isChecked()  # none chosen: the app's own


def test_without_a_question_there_is_nothing_to_choose(page, settled):
    page.rows["day_prompt"].chips[False].click()
    settled()
    assert not page.day_packs.isVisible()
    page.rows["day_prompt"].chips[True].click()
    settled()
    assert page.day_packs.isVisible()


# packs by double click


@pytest.fixture
def desk(tmp_path):
    return Desktop(tmp_path / "data", tmp_path / "desktop-config", ("/opt/afterword",))


@pytest.fixture
def with_desk(build, session, folder, machine, settled, desk):
    session.open(lambda: opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal, owner=session)
    settled()
    return build(desktop=desk)


def chosen(page):
    return [value for value, chip in page.pack_files.row.chips.items() if chip.isChecked()]


def test_double_clicks_are_set_up_and_taken_away(with_desk, desk, settled):
    page = with_desk
    assert page.pack_files.isVisible()
    assert chosen(page) == [False]
    page.pack_files.row.chips[True].click()
    settled()
    assert desktop.is_set_up(desk)
    assert chosen(page) == [True]
    page.pack_files.row.chips[False].click()
    settled()
    assert not desktop.is_set_up(desk)
    assert chosen(page) == [False]
    assert page.pack_files.notice.text() == ""


def test_tools_that_are_missing_are_said(with_desk, settled, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with_desk.pack_files.row.chips[True].click()
    settled()
    assert chosen(with_desk) == [True]
    assert "update-mime-database" in with_desk.pack_files.notice.text()


def test_what_could_not_be_set_up_is_said_and_shown_as_it_is(with_desk, desk, settled):
    desk.data.mkdir()
    with read_only(desk.data):
        with_desk.pack_files.row.chips[True].click()
        settled()
    assert with_desk.pack_files.notice.text()
    assert chosen(with_desk) == [False]


def test_where_it_is_not_for_the_app_to_do_there_is_no_such_row(page):
    assert not page.pack_files.isVisible()


def test_the_row_is_named_for_who_hears_the_page(with_desk):
    assert nameless(with_desk.pack_files) == []


def test_the_days_to_look_again_are_kept_in_the_journal(page, session, settled):
    held = []
    assert [days for days, chip in page.look_days.chips.items() if chip.isChecked()] == [7, 30, 365]
    page.look_days.chips[365].click()
    settled()
    session.run(settings.load, owner=page, done=held.append)
    settled()
    assert held[0].look_again_days == (7, 30)
