"""Where one begins: a new pack, or one that was being written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.app.pack_drafts import Draft
from journal.ui.look import Look
from journal.ui.pack_editor.words import title_of
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel


class Start(ScrollPage):
    """`chosen(Draft)` goes on with one, `begun` with none, `put_away(draft id)` lets one go.

    `help_wanted` asks for the first steps of a coach.
    """

    chosen = Signal(object)
    begun = Signal()
    put_away = Signal(str)
    help_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=720, parent=parent)
        self._look = look
        self.notice = Notice(look)
        self.begin = Button(look, self.tr("A new pack"), role="primary", icon="file-plus")
        self.begin.clicked.connect(self.begun)
        self.help = Button(look, self.tr("Write your first pack in ten minutes"), role="link", icon="info")
        self.help.clicked.connect(self.help_wanted)
        self.heading = SectionLabel(look, self.tr("Continue the pack you were writing"))
        self.rows: list[Button] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.px(10))
        self.column.addWidget(
            PageTitle(look, self.tr("Write a pack"), self.tr("Questions of your own, for others or for you."))
        )
        self.column.addWidget(self.notice)
        self.column.addWidget(self.heading)
        self.column.addLayout(self._cards)
        self.column.addSpacing(look.px(8))
        line = QHBoxLayout()
        line.addWidget(self.begin)
        line.addWidget(self.help)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show the packs that were being written."""
        self.rows = []
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for draft in drafts:
            self._cards.addWidget(self._card(draft))
        self.heading.setVisible(bool(drafts))

    def focus_first(self) -> None:
        """Put the keyboard on what one most likely wants."""
        (self.rows[0] if self.rows else self.begin).setFocus()

    def _card(self, draft: Draft) -> Card:
        look, card = self._look, Card(self._look)
        prompts = sum(len(guide.prompts) for guide in draft.pack.guides)
        counted = self.tr("1 prompt") if prompts == 1 else self.tr("{count} prompts").format(count=prompts)
        words = QVBoxLayout()
        words.addWidget(PlainLabel(look, title_of(draft.pack), role="card-title"))
        words.addWidget(PlainLabel(look, f"{counted} · {draft.pack.version}", role="note"))
        go_on = Button(look, self.tr("Continue"))
        go_on.setAccessibleName(self.tr("Continue: {title}").format(title=title_of(draft.pack)))
        go_on.clicked.connect(partial(self._choose, draft))
        drop = IconButton(
            look, "trash-2", self.tr("Throw this draft away: {title}").format(title=title_of(draft.pack))
        )
        drop.clicked.connect(partial(self._ask_put_away, draft))
        line = QHBoxLayout()
        line.addLayout(words, 1)
        line.addWidget(go_on)
        line.addWidget(drop)
        card.column.addLayout(line)
        self.rows.append(go_on)
        return card

    def _choose(self, draft: Draft) -> None:
        self.chosen.emit(draft)

    def _ask_put_away(self, draft: Draft) -> None:
        words = self.tr("Throw the draft “{title}” away? What was saved or used stays as it is.")
        self.notice.show_info(
            words.format(title=title_of(draft.pack)),
            [
                (self.tr("Throw it away"), partial(self._put_away, draft)),
                (self.tr("Keep it"), self._keep),
            ],
        )
        self.reveal(self.notice)

    def _put_away(self, draft: Draft) -> None:
        self.notice.clear()
        self.put_away.emit(draft.id)

    def _keep(self) -> None:
        self.notice.clear()
        self.focus_first()
