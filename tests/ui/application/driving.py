"""What is done to the app, and read from it, by every test of the whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journal.app import entries, opening
from tests.conftest import PASSPHRASE
from tests.ui.waiting import rest

WORDS = "Nobody said it quite so plainly"


def settle(app):
    """Wait until nothing is under way."""
    for _ in range(3):
        QCoreApplication.processEvents()
        rest(app.session)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(app, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or app.frame, key, modifier)
    settle(app)


def ctrl(app, letter):
    press(app, letter, Qt.KeyboardModifier.ControlModifier)


def opened(begin, folder, **wishes):
    return begin(journal=folder, passphrase=PASSPHRASE, **wishes)


def page(app):
    return app.frame.shown.page.page_id


def door(app):
    return type(app.frame.shown).__name__


def actions(app):
    return [each.text() for each in app.frame.notice.findChildren(QPushButton) if each.isVisible()]


def choose(app, text):
    next(each for each in app.frame.notice.findChildren(QPushButton) if each.text() == text).click()
    settle(app)


def begin_writing(app, words=""):
    ctrl(app, Qt.Key.Key_N)
    QTest.keyClicks(QApplication.focusWidget(), words)


def words_in(folder, machine):
    journal = opening.unlock(folder, PASSPHRASE, machine)
    try:
        from journal.app import listing
        from journal.model.query import Query

        rows = listing.first_page(journal, Query())
        return {str(entries.read(journal, row.id).answers[0].value): row.status for row in rows}
    finally:
        opening.close(journal)
