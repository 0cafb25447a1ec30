"""What one does about a conversation, said on a notice with the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.app import conversations
from journal.app.journal import Clock
from journal.errors import JournalError
from journal.model.conversation import Conversation, CueCard, Plan
from journal.ui.follow_ups.words import when_words
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice


class Acting:
    """Runs the use cases for `page` and tells on `notice` what came of it."""

    def __init__(self, page: QWidget, session: Session, clock: Clock, notice: Notice) -> None:
        self._page, self._session, self._clock, self._notice = page, session, clock, notice

    def move(self, card: CueCard, plan: Plan) -> None:
        """Plan it for another day, or for none."""
        self._run(conversations.plan, (card.entry, plan.day, plan.at), lambda made: self._moved(made, card))

    def reopen(self, card: CueCard) -> None:
        """Take it up again."""
        self._run(conversations.reopen, (card.entry,), lambda made: self._moved(made, card))

    def hold(self, card: CueCard) -> None:
        """Say that it took place."""
        words = QCoreApplication.translate(
            "FollowUps", "Noted as held today. You can write down how it went at any time."
        )
        self._run(conversations.hold, (card.entry,), lambda _made: self._say(words, card))

    def let_go(self, card: CueCard, word: str) -> None:
        """Let it go."""
        words = QCoreApplication.translate("FollowUps", "Let go. What you wrote stays in your journal.")
        self._run(conversations.let_go, (card.entry, word), lambda _made: self._say(words, card))

    def fail(self, error: JournalError) -> None:
        """Say that something did not work."""
        self._notice.show_error(error_text(error))

    def _moved(self, made: Conversation, before: CueCard) -> None:
        words = QCoreApplication.translate("FollowUps", "Planned: {when}.")
        self._say(words.format(when=when_words(made.plan, self._clock().date())), before)

    def _say(self, words: str, before: CueCard) -> None:
        """Say what was done, with the way back to how it was."""
        undo = (QCoreApplication.translate("FollowUps", "Undo"), lambda: self._undo(before))
        self._notice.show_info(words, [undo])

    def _undo(self, before: CueCard) -> None:
        self._run(conversations.put_back, (before,), lambda _made: self._notice.clear())

    def _run(
        self, use_case: Callable[..., Any], args: tuple[Any, ...], done: Callable[[Conversation], None]
    ) -> None:
        self._session.run(use_case, *args, owner=self._page, done=done, failed=self.fail)
