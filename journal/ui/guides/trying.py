"""The page on which a guide is tried out: everything works, and nothing is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.prompts.guide import Guide, Pack
from journal.ui.guides.passing import Passing
from journal.ui.guides.rehearsal import Rehearsal
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.page import WritePage


class TryOut(Passing):
    """Runs `guide` on the real writing page; `ended` when the writer has seen enough.

    What was written is thrown away when it goes. Every prompt is asked; without `whole` it says that some are
    hidden otherwise.
    """

    has_escape = True
    ended = Signal()

    def __init__(
        self,
        look: Look,
        pack: Pack,
        guide: Guide,
        now: datetime,
        *,
        whole: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rehearsal = Rehearsal(pack, guide, now, self)
        self.page = _Stage(self.rehearsal, look)
        self.page.go.connect(lambda _page, _argument: self.ended.emit())
        self.stop = Button(look, self.tr("Stop trying"))
        self.stop.clicked.connect(self.ended)
        words = self.tr("Trying it out: nothing is saved.")
        if not whole:
            words = self.tr("Trying it out: nothing is saved. Every prompt is asked, hidden ones too.")
        self.words = PlainLabel(look, words, role="small")
        strip = QWidget()
        strip.setProperty("role", "side")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(strip)
        line.setContentsMargins(look.px(20), look.px(8), look.px(20), look.px(8))
        line.setSpacing(look.px(8))
        line.addWidget(IconLabel(look, "eye", "muted", 16))
        line.addWidget(self.words, 1)
        line.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.page, 1)
        self.page.open_new(guide.kind, (pack.id, guide.id))

    def put_away(self) -> None:
        """Throw away what was written."""
        self.rehearsal.end()

    def focus_first(self) -> None:
        """Put the keyboard into the first answer."""
        self.page.focus_first()


class _Stage(WritePage):
    """The writing page with words that fit: it says nothing of saving or keeping."""

    def conclude(self) -> None:
        """Stop: nothing follows what is not kept."""
        self.keep()

    def _show_state(self) -> None:
        super()._show_state()
        self._frame.header.state.hide()

    def _show_place(self) -> None:
        super()._show_place()
        self._frame.header.state.hide()
        self._frame.bar.finish.setText(self.tr("Stop trying"))
        self._frame.bar.keep.setText(self.tr("Done"))
        self._frame.rest.keep.setText(self.tr("Stop here"))
