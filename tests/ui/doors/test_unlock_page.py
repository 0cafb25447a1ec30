from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from journal.app import opening
from journal.errors import VaultOlder
from journal.files.request import show_requested
from journal.ui.doors import work
from journal.ui.doors.unlock_page import UnlockPage
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.ui.doors.conftest import button, buttons
from tests.vault.makers import forge, write_both


@pytest.fixture
def page(look, session, machine, made, home, shown, settled):
    page = UnlockPage(look, session, machine, made.folder, [made.folder], home, cost=CHEAPEST)
    shown(page)
    page.focus_first()
    settled()
    return page


@pytest.fixture
def opened(page):
    folders = []
    page.opened.connect(folders.append)
    return folders


@pytest.fixture
def look_again(page, settled):
    def again():
        page.look_again()
        settled()
        return page.notice.text()

    return again


def line(page) -> QLineEdit:
    return page.passphrase.field.line


def error(page) -> str:
    return line(page).accessibleDescription()


def enter(qtbot, widget, text):
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def test_typing_the_passphrase_and_enter_opens_the_journal(page, opened, made, session, qtbot, settled):
    assert line(page).hasFocus()
    enter(qtbot, line(page), PASSPHRASE)
    settled()
    assert opened == [made.folder]
    assert session.is_open
    assert line(page).text() == ""


def test_the_button_opens_it_too(page, opened, qtbot, settled):
    qtbot.keyClicks(line(page), PASSPHRASE)
    qtbot.mouseClick(button(page, "Unlock"), Qt.MouseButton.LeftButton)
    settled()
    assert opened


def test_a_wrong_passphrase_stays_selected_and_nothing_has_changed(page, opened, qtbot, settled):
    enter(qtbot, line(page), "not this one")
    settled()
    assert "does not open this journal. Nothing has changed" in error(page)
    assert line(page).selectedText()
    assert line(page).hasFocus()
    assert not opened
    enter(qtbot, line(page), PASSPHRASE)
    settled()
    assert opened


def test_typing_takes_the_error_away(page, qtbot, settled):
    enter(qtbot, line(page), "not this one")
    settled()
    qtbot.keyClicks(line(page), "s")
    assert error(page) == ""


def test_an_empty_passphrase_is_told_at_once(page, opened, qtbot, settled):
    qtbot.keyClick(line(page), Qt.Key.Key_Return)
    settled()
    assert "needs a passphrase" in error(page)
    assert not opened


def test_ten_thousand_characters_are_told_and_stay(page, opened, qtbot, settled):
    line(page).setText("x" * 10_000)
    qtbot.keyClick(line(page), Qt.Key.Key_Return)
    settled()
    assert "at most" in error(page)
    assert len(line(page).text()) == 10_000
    assert not opened


def test_the_window_lives_while_the_key_is_derived(page, opened, qtbot, monkeypatch):
    """The worker waits until the event loop has turned often: the window's own thread would hang."""
    ticked, where, real = threading.Event(), [], work.unlock

    def slow(*arguments):
        where.append(threading.current_thread() is threading.main_thread())
        assert ticked.wait(20)
        return real(*arguments)

    monkeypatch.setattr(work, "unlock", slow)
    ticks = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(0) or (ticked.set() if len(ticks) >= 20 else None))
    qtbot.keyClicks(line(page), PASSPHRASE)
    timer.start()
    qtbot.keyClick(line(page), Qt.Key.Key_Return)
    assert "Opening…" in buttons(page)
    assert line(page).text() == PASSPHRASE
    qtbot.keyClick(line(page), Qt.Key.Key_Return)  # a second Enter asks for nothing
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    timer.stop()
    assert where == [False]
    assert len(ticks) >= 20
    assert "Unlock" in buttons(page)


def test_what_unlocking_needs_is_loaded_while_one_types(page, qtbot, settled, monkeypatch):
    loaded = []
    monkeypatch.setattr(work, "warm_up", lambda: loaded.append(threading.current_thread().name))
    qtbot.keyClicks(line(page), "abc")
    settled()
    assert loaded == ["journal"]


def test_the_eye_shows_what_is_typed(page, qtbot):
    qtbot.keyClicks(line(page), "abc")
    assert line(page).echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClick(line(page), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert line(page).echoMode() == QLineEdit.EchoMode.Normal


# What stands in the way before a passphrase is typed.


def test_a_missing_journal_is_said_before_anything_is_typed(page, made, look_again, settled, qtbot):
    shutil.rmtree(made.folder)
    said = look_again()
    assert "There is no journal at ~/Afterword/Personal.afterword now" in said
    assert "Nothing has been deleted" in said
    assert not line(page).isVisible()
    asked = []
    page.new_requested.connect(lambda: asked.append(1))
    qtbot.mouseClick(button(page, "Make a new journal…"), Qt.MouseButton.LeftButton)
    assert asked
    assert "Choose another…" in buttons(page)


def test_a_journal_that_comes_back_can_be_asked_for_again(page, made, look_again, settled, qtbot, tmp_path):
    qtbot.keyClicks(line(page), "half typ")
    made.folder.rename(tmp_path / "elsewhere")
    look_again()
    (tmp_path / "elsewhere").rename(made.folder)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # "Try again" has the focus
    settled()
    assert page.notice.text() == ""
    assert line(page).text() == "half typ"


def test_a_folder_that_is_no_journal_has_not_been_touched(page, home, settled):
    other = home / "Pictures"
    other.mkdir()
    page.show_journal(other)
    settled()
    assert "not an Afterword journal" in page.notice.text()
    assert "Pictures" in page.notice.text()
    assert list(other.iterdir()) == []


def test_a_header_cut_short_is_damage_left_as_it_is(page, made, look_again):
    data = (made.folder / "vault.keys").read_bytes()[:200]
    write_both(made.folder, data)
    assert "keys is damaged. It has been left exactly as it is" in look_again()
    assert (made.folder / "vault.keys").read_bytes() == data


def test_absurd_costs_are_refused_before_any_derivation(page, made, look_again, monkeypatch):
    def absurd(facts):
        facts["slots"][0]["kdf"]["m"] = 2**30

    monkeypatch.setattr("journal.vault.wrap.derive", lambda *_: pytest.fail("derived"))
    write_both(made.folder, forge((made.folder / "vault.keys").read_bytes(), absurd))
    assert "damaged" in look_again()


def test_a_journal_of_a_newer_version_is_not_touched(page, made, look_again):
    data = forge((made.folder / "vault.keys").read_bytes(), lambda facts: facts.update(version=7))
    write_both(made.folder, data)
    assert "newer version of Afterword. It has not been touched" in look_again()
    assert buttons(page)[0] == "Choose another…"


def test_a_truncated_database_is_damage(page, made, look_again):
    (made.folder / "journal-0001.db").write_bytes(b"")
    assert "entries is damaged" in look_again()


def test_the_five_messages_are_five(page, made, home, look_again, settled, qtbot):
    said = set()
    enter(qtbot, line(page), "wrong")
    settled()
    said.add(error(page))
    keys = (made.folder / "vault.keys").read_bytes()
    write_both(made.folder, keys[:50])
    said.add(look_again())
    write_both(made.folder, forge(keys, lambda facts: facts.update(version=7)))
    said.add(look_again())
    write_both(made.folder, keys)
    with holding(made.folder):
        said.add(look_again())
    shutil.rmtree(made.folder)
    said.add(look_again())
    assert len(said) == 5
    assert all(said)


def test_in_use_says_who_holds_it_and_asks_for_its_window(page, made, look_again, settled, qtbot):
    with holding(made.folder) as pid:
        said = look_again()
        assert f"process {pid}" in said
        assert "Nothing has changed" in said
        qtbot.mouseClick(button(page, "Show it"), Qt.MouseButton.LeftButton)
        settled()
        assert "asked to come to the front" in page.notice.text()
        assert show_requested(made.folder)
    qtbot.mouseClick(button(page, "Try again"), Qt.MouseButton.LeftButton)
    settled()
    assert page.notice.text() == ""
    assert line(page).hasFocus()


def test_in_use_on_another_computer_offers_no_window(page, made, look_again, monkeypatch):
    monkeypatch.setattr("journal.files.instance.this_computer", lambda: "kitchen")
    with holding(made.folder):
        assert "open on the computer" in look_again()
        assert "Show it" not in buttons(page)


def test_an_older_key_file_is_said_and_can_be_opened_all_the_same(
    page, made, machine, opened, settled, qtbot
):
    before = (made.folder / "vault.keys").read_bytes()
    journal = opening.unlock(made.folder, PASSPHRASE, machine)
    opening.change_passphrase(journal, "another one that is long", CHEAPEST)
    opening.close(journal)
    write_both(made.folder, before)
    with pytest.raises(VaultOlder):
        opening.unlock(made.folder, PASSPHRASE, machine)
    enter(qtbot, line(page), PASSPHRASE)
    settled()
    assert "older copy" in page.notice.text()
    assert "entries are as they were" in page.notice.text()
    assert not opened
    qtbot.mouseClick(button(page, "Open it all the same"), Qt.MouseButton.LeftButton)
    settled()
    assert opened


def test_a_journal_that_vanishes_while_one_types(page, made, opened, settled, qtbot):
    qtbot.keyClicks(line(page), PASSPHRASE)
    shutil.rmtree(made.folder)
    qtbot.keyClick(line(page), Qt.Key.Key_Return)
    settled()
    assert "There is no journal" in page.notice.text()
    assert line(page).text() == PASSPHRASE
    assert not opened


# The recovery code.


@pytest.fixture
def code_line(page, qtbot):
    qtbot.mouseClick(button(page, "Use recovery code"), Qt.MouseButton.LeftButton)
    assert page.code.line.hasFocus()
    return page.code.line


@pytest.mark.parametrize(
    "spell", [str, str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("-", "")]
)
def test_the_code_opens_however_it_is_spelled(page, code_line, made, opened, settled, qtbot, spell):
    enter(qtbot, code_line, spell(made.code))
    settled()
    assert not opened  # a new passphrase is offered first
    qtbot.mouseClick(button(page, "Keep the old one"), Qt.MouseButton.LeftButton)
    assert opened == [made.folder]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda code: code[:6] + "U" + code[7:], "Group 2, character 2: no code has “U”"),
        (lambda code: code[:-1], "28 letters and digits; here are 27"),
        (lambda code: code[1] + code[0] + code[2:], "not as it is on the sheet"),
        (lambda code: "", "28 letters and digits; here are 0"),
    ],
)
def test_a_typing_error_is_caught_before_any_derivation(
    page, code_line, made, settled, qtbot, monkeypatch, spoil, words
):
    assert made.code[0] != made.code[1]
    monkeypatch.setattr("journal.vault.folder.open_header", lambda *_: pytest.fail("derived"))
    enter(qtbot, code_line, spoil(made.code))
    settled()
    assert words in page.code.error()
    assert "Nothing has changed" in page.code.error()
    assert code_line.text() == spoil(made.code)


def test_a_code_of_another_journal_is_told_from_a_typing_error(page, code_line, settled, qtbot):
    enter(qtbot, code_line, "0000-0000-0000-0000-0000-0000-0000")
    settled()
    assert "belongs to another journal" in page.code.error()


def test_after_the_code_a_new_passphrase_can_be_set(page, code_line, made, opened, settled, qtbot, machine):
    enter(qtbot, code_line, made.code)
    settled()
    first, again = page.renew.passphrase.first.line, page.renew.passphrase.again.line
    assert first.hasFocus()
    enter(qtbot, first, "an entirely new and long one")
    assert again.hasFocus()
    enter(qtbot, again, "an entirely new and long one")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    page._session.close()
    settled()
    opening.close(opening.unlock(made.folder, "an entirely new and long one", machine))


def test_escape_goes_back_to_the_passphrase_and_keeps_what_was_typed(page, code_line, qtbot):
    qtbot.keyClicks(code_line, "ABCD")
    qtbot.keyClick(code_line, Qt.Key.Key_Escape)
    assert line(page).hasFocus()
    qtbot.mouseClick(button(page, "Use recovery code"), Qt.MouseButton.LeftButton)
    assert page.code.line.text() == "ABCD"


# The footer.


def test_the_footer_names_the_journal_with_home_as_a_tilde(page):
    assert page.footer.label.text() == "Personal · ~/Afterword/Personal.afterword"


def test_the_menu_offers_other_journals_with_their_ampersands(
    look, session, machine, made, home, shown, settled
):
    other = home / "Work & rest.afterword"
    page = UnlockPage(look, session, machine, made.folder, [made.folder, other], home)
    shown(page)
    settled()
    menu = page.footer.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Work && rest · ~/Work && rest.afterword", "Choose a folder…", "Make a new journal…"]
    menu.actions()[0].trigger()
    settled()
    assert page.folder == other
    assert "There is no journal" in page.notice.text()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_by_keyboard(page, qtbot):
    page.footer.other.setFocus()
    qtbot.keyClick(page.footer.other, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_choosing_the_folder_above_the_only_journal_means_that_journal(page, made, home, settled):
    page._chosen(home / "Afterword")
    settled()
    assert page.folder == made.folder


def test_another_journal_forgets_what_was_typed_for_the_first(page, home, qtbot, settled):
    qtbot.keyClicks(line(page), "something")
    page.show_journal(home / "Other.afterword")
    assert line(page).text() == ""
    settled()


def test_a_long_path_is_cut_in_the_middle_and_said_in_full(page, home, settled):
    folder = home.joinpath(*["a very long name of a folder"] * 6) / "Deep.afterword"
    page.show_journal(folder)
    settled()
    assert page.footer.label.text().endswith("Deep.afterword")
    assert page.footer.label.toolTip()
    assert page.footer.width() <= page.viewport().width()
    assert page.footer.label.mapTo(page, QPoint(page.footer.label.width(), 0)).x() <= page.width()


class holding:
    """Another process has the journal's lock for the time of the block; gives its process number."""

    def __init__(self, folder):
        code = (
            "import sys; from pathlib import Path; from journal.files.instance import InstanceLock\n"
            "lock = InstanceLock(Path(sys.argv[1])); lock.acquire(); print('held', flush=True)\n"
            "sys.stdin.read()"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ,
        )
        assert self.process.stdout.readline() == b"held\n"

    def __enter__(self):
        return self.process.pid

    def __exit__(self, *_):
        self.process.communicate()
