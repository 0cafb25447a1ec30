from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from journal.app import opening
from journal.errors import DiskFull, WrongRecoveryCode
from tests.conftest import PASSPHRASE


@pytest.fixture
def old(page, answer):
    """The code that was there: made anew, because the fixture's journal forgot its own."""
    return answer(opening.replace_code, PASSPHRASE, page.journal.new_code._cost)


@pytest.fixture
def make(page, qtbot):
    """Ask for a new code by keys; gives it once it is shown."""

    def ask(passphrase=PASSPHRASE):
        page.journal.replace.setFocus()
        qtbot.keyClick(page.journal.replace, Qt.Key.Key_Space)
        form = page.journal.new_code
        assert form.field.line.hasFocus()
        qtbot.keyClicks(form.field.line, passphrase)
        qtbot.keyClick(form.field.line, Qt.Key.Key_Return)
        qtbot.waitUntil(form.make.isEnabled, timeout=20_000)
        return page.code._code

    return ask


def opens_with(session, folder, machine, settled, code):
    session.close()
    settled()
    try:
        opening.close(opening.unlock_with_code(folder, code, machine))
    except WrongRecoveryCode:
        return False
    return True


def test_a_new_code_opens_the_journal_and_the_one_before_does_not(
    page, old, make, session, folder, machine, settled
):
    code = make()
    assert code != old
    assert page.code.isVisible()
    assert page.code.print.hasFocus()
    assert page.journal.new_code.field.text() == ""
    assert opens_with(session, folder, machine, settled, code)
    assert not opens_with(session, folder, machine, settled, old)
    opening.close(opening.unlock(folder, PASSPHRASE, machine))


def test_the_code_goes_once_it_is_confirmed(page, make, qtbot):
    code = make()
    qtbot.keyClicks(page.code.typed.line, code.split("-")[page.code.asked_group()])
    qtbot.keyClick(page.code.typed.line, Qt.Key.Key_Return)
    assert not page.code.isVisible()
    assert page.code._code == ""
    assert "new recovery code opens" in page.journal.notice.text()
    assert page.journal.replace.hasFocus()


def test_a_wrong_passphrase_makes_no_code(page, old, make, session, folder, machine, settled):
    assert make("not this one, I think") == ""
    assert "does not open this journal" in page.journal.new_code.field.line.accessibleDescription()
    assert not page.code.isVisible()
    assert opens_with(session, folder, machine, settled, old)


def test_a_full_disk_leaves_the_code_before(page, old, make, session, folder, machine, settled, monkeypatch):
    def full(*_):
        raise DiskFull(Path("vault.keys"))

    monkeypatch.setattr("journal.vault.keyfiles.save", full)
    assert make() == ""
    assert "disk is full" in page.journal.new_code.notice.text()
    monkeypatch.undo()
    assert opens_with(session, folder, machine, settled, old)


def test_cancel_and_leaving_forget_what_was_typed(page, qtbot):
    form = page.journal.new_code
    for go in (form.keep.click, lambda: page.leave(lambda: None)):
        page.journal.replace.click()
        qtbot.keyClicks(form.field.line, "half")
        go()
        assert form.field.text() == ""
        assert not form.isVisible()
        assert page.journal.replace.isVisible()


def test_who_leaves_before_confirming_is_told_so(page, make):
    make()
    left = []
    page.leave(lambda: left.append(1))
    assert left
    assert page.code._code == ""
    assert not page.code.isVisible()
    assert "make another" in page.journal.notice.text()


def test_locking_takes_the_code_off_the_page(page, make, session, settled):
    make()
    session.close()
    settled()
    assert page.code._code == ""
