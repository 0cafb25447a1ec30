"""Choosing a new passphrase: twice, with how long it would stand, or words made by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.errors import JournalError, PassphraseRefused
from journal.ui import texts
from journal.ui.doors import work
from journal.ui.doors.door import row
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.passphrase_field import PassphraseField
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from journal.app.journal import Machine
    from journal.app.secrets import Strength


class NewPassphrase(QWidget):
    """Two fields, a meter and the offer of a generated passphrase.

    `check` leads to `ready(str)` when both are the same and strong enough, or to words at the field.
    `submitted` on Enter in the last field. Judging runs on the session's worker.
    """

    ready = Signal(str)
    submitted = Signal()

    def __init__(self, look: Look, session: Session, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._machine = session, machine
        self.first = PassphraseField(look, self.tr("New passphrase"))
        self.again = PassphraseField(look, self.tr("The same once more"))
        self.meter = StrengthMeter(look)
        self.suggest = Button(look, self.tr("Suggest one"), role="link", flush=True)
        self.words = PlainLabel(look, role="card-title")
        self.use = Button(look, self.tr("Use these words"))
        self.other = Button(look, self.tr("Other words"), role="quiet")
        self._offer = self._build_offer(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.first, self.meter, row(self.suggest), self._offer, self.again):
            column.addWidget(widget)
        self._offer.setVisible(False)
        self._connect()
        self.setFocusProxy(self.first)

    def check(self) -> None:
        """Judge what is typed; `ready` follows, or words at the field."""
        text = self.first.text()
        self.first.set_error("")
        self.again.set_error("")
        if text and text != self.again.text():
            self._refuse_at(self.again, self.tr("This is not the same as above."))
            return
        self._session.call(
            work.check_new, text, owner=self, done=lambda _: self.ready.emit(text), failed=self.refuse
        )

    def refuse(self, error: JournalError) -> None:
        """Say at the field why a passphrase was not taken."""
        words = texts.error_text(error)
        if isinstance(error, PassphraseRefused) and error.reason == "empty":
            words = self.tr("Please type a passphrase, or let one be suggested.")
        self._refuse_at(self.first, words)

    def clear(self) -> None:
        """Take everything away that was typed or suggested."""
        self.first.clear()
        self.again.clear()
        self.words.clear()
        self._offer.setVisible(False)
        self.meter.set_score(None)

    def set_busy(self, busy: bool) -> None:
        """While the passphrase is being put to use, what was typed stays as it is."""
        for field in (self.first, self.again):
            field.line.setReadOnly(busy)
        for button in (self.suggest, self.use, self.other):
            button.setEnabled(not busy)

    def _build_offer(self, look: Look) -> Card:
        offer = Card(look)
        note = PlainLabel(
            look,
            self.tr(
                "Six words drawn by chance. Write them on paper before you go on; "
                "copying them would leave them in the clipboard, where other programs can read them."
            ),
            role="note",
        )
        offer.column.addWidget(self.words)
        offer.column.addWidget(note)
        offer.column.addWidget(row(self.use, self.other, spacing=4))
        return offer

    def _connect(self) -> None:
        self.first.edited.connect(self._judge)
        self.again.edited.connect(lambda _: self.again.set_error(""))
        self.first.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self.submitted)
        self.suggest.clicked.connect(self._draw)
        self.other.clicked.connect(self._draw)
        self.use.clicked.connect(self._use)

    def _judge(self, text: str) -> None:
        self.first.set_error("")
        if not text:
            self.meter.set_score(None)
        self._session.call(work.strength, text, owner=self, done=self._show_strength, key="strength")

    def _show_strength(self, found: Strength) -> None:
        if self.first.text():
            self.meter.set_score(found.score, hint_words(found.warning))

    def _draw(self) -> None:
        self._session.call(work.generate, self._machine, owner=self, done=self._show_words, key="words")

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self._offer.setVisible(True)
        self.use.setFocus()

    def _use(self) -> None:
        self.first.set_shown(True)
        self.first.set_text(self.words.text())
        self.again.clear()
        self._offer.setVisible(False)
        self.again.setFocus()

    def _refuse_at(self, field: PassphraseField, words: str) -> None:
        field.set_error(words)
        field.setFocus()
        field.select_all()


def hint_words(warning: str) -> str:
    """The sentence for a `warning` of `journal.app.secrets.Strength`; empty for none."""
    match warning:
        case "short":
            return QCoreApplication.translate("NewPassphrase", "It is short.")
        case "common":
            return QCoreApplication.translate("NewPassphrase", "Many people use it, or one like it.")
        case "word":
            return QCoreApplication.translate("NewPassphrase", "One word by itself is easy to guess.")
        case "name":
            return QCoreApplication.translate("NewPassphrase", "Names by themselves are easy to guess.")
        case "date":
            return QCoreApplication.translate("NewPassphrase", "Dates and years are easy to guess.")
        case "keys":
            return QCoreApplication.translate("NewPassphrase", "Keys beside each other are easy to guess.")
        case "repeat":
            return QCoreApplication.translate("NewPassphrase", "Repeating something adds little.")
        case "sequence":
            return QCoreApplication.translate("NewPassphrase", "Sequences such as “abc” are easy to guess.")
        case _:
            return ""
