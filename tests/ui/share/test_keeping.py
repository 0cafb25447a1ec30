"""A share that is being prepared is kept, over a lock, another share and a fault."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app import share_draft
from journal.app.share_draft import Held, Preparing
from journal.errors import DiskFull
from journal.model.share import Share
from journal.ui.widgets.buttons import Button
from tests.ui.share.conftest import Sharing, button


def test_what_was_typed_is_there_after_a_lock(sharing: Sharing, make: Callable[..., Sharing]) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "How do I back somebody up")
    held = sharing.stored()
    assert held.now.share.question == "How do I back somebody up"
    sharing.page.hide()
    again = make()
    again.enter()
    assert again.page.choices.question.text.toPlainText() == "How do I back somebody up"
    assert again.prepared.share == held.now.share


def test_what_was_kept_is_not_saved_over_before_it_is_read(
    sharing: Sharing, make: Callable[..., Sharing]
) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "First?")
    sharing.stored()
    sharing.page.hide()
    again, go_on = make(), threading.Event()
    again.rig.session.call(go_on.wait, 20, owner=again.rig.owner)
    again.page.enter()
    assert not again.page.choices.anew.isVisible()
    QTest.keyClicks(again.page.choices.question.text, "x")
    again.page.keeper.saver.save_now()
    go_on.set()
    again.settle()
    assert again.page.choices.question.text.toPlainText() == "First?"
    assert again.stored().now.share.question == "First?"


def test_what_is_typed_while_the_page_is_entered_again_stays(sharing: Sharing) -> None:
    sharing.stored()
    go_on = threading.Event()
    sharing.rig.session.call(go_on.wait, 20, owner=sharing.rig.owner)
    sharing.page.enter()
    QTest.keyClicks(sharing.page.choices.question.text, "Why?")
    go_on.set()
    sharing.settle()
    assert sharing.page.choices.question.text.toPlainText() == "Why?"
    assert sharing.stored().now.share.question == "Why?"


def test_a_share_that_cannot_be_read_is_tried_again(
    sharing: Sharing, make: Callable[..., Sharing], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> None:
        raise DiskFull(Path("journal"))

    sharing.stored()
    sharing.page.hide()
    again = make()
    monkeypatch.setattr(share_draft, "held", unread)
    again.page.enter()
    again.rig.wait()
    monkeypatch.undo()
    button(again.page.choices.notice, "Try again").click()
    again.settle()
    assert again.prepared.share == sharing.prepared.share
    assert again.page.choices.notice.text() == ""


def test_another_share_keeps_the_one_before(sharing: Sharing) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "First?")
    sharing.settle()
    sharing.enter(Share((sharing.second,)))
    choices = sharing.page.choices
    assert list(choices.entries.rows) == [sharing.second]
    assert choices.question.text.toPlainText() == ""
    assert "is kept" in choices.told.text()
    choices.back.click()
    sharing.settle()
    assert list(choices.entries.rows) == [sharing.first]
    assert choices.question.text.toPlainText() == "First?"
    choices.back.click()
    sharing.settle()
    assert list(choices.entries.rows) == [sharing.second]


def test_another_share_begins_at_its_top_wherever_one_was(sharing: Sharing) -> None:
    choices = sharing.page.choices
    sharing.page.pick()
    sharing.rig.wait()
    bar = choices.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sharing.enter(Share((sharing.second,)))
    assert choices.told.isVisible()
    assert bar.value() == 0
    assert sharing.page.preview.isVisible()
    assert QApplication.focusWidget() is choices.entries.rows[sharing.second].check
    choices.told.findChildren(Button)[0].click()
    sharing.settle()
    assert QApplication.focusWidget() is choices.entries.rows[sharing.first].check


def test_another_share_is_chosen_from_in_a_narrow_window_too(make: Callable[..., Sharing]) -> None:
    sharing = make(width=668)
    sharing.enter(Share((sharing.first,)))
    sharing.page.pick()
    sharing.rig.wait()
    sharing.enter(Share((sharing.second,)))
    assert sharing.page.choices.isVisible()
    assert sharing.page.sides.look.isVisible()


def test_what_is_typed_is_kept_without_leaving_the_page(sharing: Sharing) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "Half a sent")
    sharing.page.keeper.saver.save_now()
    sharing.rig.wait()
    held = sharing.rig.ask(share_draft.held)
    assert held.now.share.question == "Half a sent"


def test_what_is_begun_anew_begins_at_its_first_choice(sharing: Sharing) -> None:
    choices = sharing.page.choices
    choices.anew.setFocus()
    choices.anew.click()
    sharing.rig.wait()
    assert QApplication.focusWidget() is choices.entries.add
    assert choices.list.verticalScrollBar().value() == 0
    choices.back.click()
    sharing.settle()
    assert list(choices.entries.rows) == [sharing.first]
    assert not choices.back.isVisible()


def test_a_share_that_cannot_be_kept_says_so_until_it_is(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(Path("journal"))

    monkeypatch.setattr(share_draft, "keep", full)
    QTest.keyClicks(sharing.page.choices.question.text, "Why?")
    sharing.page.keeper.saver.save_now()
    sharing.rig.wait()
    left: list[bool] = []
    sharing.page.leave(lambda: left.append(True))
    sharing.rig.wait()
    assert left == []
    assert "Not saved yet" in sharing.page.choices.notice.text()
    monkeypatch.undo()
    sharing.page.keeper.saver.save_now()
    sharing.rig.wait()
    assert sharing.page.choices.notice.text() == ""
    assert sharing.rig.ask(share_draft.held).now.share.question == "Why?"


def test_a_share_that_moved_in_without_its_password_gets_another(sharing: Sharing) -> None:
    sharing.stored()
    moved = Held(Preparing(Share(()), protect=True, for_whom="Priya"))
    sharing.rig.ask(lambda journal: share_draft.keep(journal, moved))
    sharing.page.enter()
    sharing.rig.wait()
    assert sharing.page.choices.file.password.text() == sharing.page.held.now.password != ""
