"""Two texts as one: what stands only in one of them underlined, what stands only in the other struck out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat

from journal.ui.look import Look
from journal.ui.reading.compare import Run, Side
from journal.ui.reading.text_view import TextPiece


class RunsView(TextPiece):
    """Shows runs. `shown` is the side whose own words are underlined; the other's are struck out."""

    def __init__(
        self, look: Look, runs: Sequence[Run], role: str = "reading", shown: Side = Side.EARLIER
    ) -> None:
        self._runs, self._shown = _apart(runs), shown
        super().__init__(look, "".join(text for text, _ in self._runs), role)
        self._show_runs()
        look.changed.connect(self._show_runs)

    def _show_runs(self) -> None:
        spans = []
        start = 0
        for text, side in self._runs:
            if side is not Side.BOTH and text:
                spans.append((start, start + len(text), self._form(side)))
            start += len(text)
        self.set_spans(spans)

    def _form(self, side: Side) -> QTextCharFormat:
        form = QTextCharFormat()
        if side is self._shown:
            form.setFontUnderline(True)
            form.setFontWeight(QFont.Weight.DemiBold)
            form.setBackground(self._look.colour("accent_soft"))
        else:
            form.setFontStrikeOut(True)
            form.setForeground(self._look.colour("muted"))
        return form


def _apart(runs: Sequence[Run]) -> list[Run]:
    """Put a space between two words that stand for one another, so that they are not read as one."""
    shown: list[Run] = []
    for text, side in runs:
        if shown and Side.BOTH not in (side, shown[-1][1]) and not shown[-1][0][-1:].isspace():
            shown.append((" ", Side.BOTH))
        shown.append((text, side))
    return shown
