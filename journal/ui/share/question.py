"""What the writer wants to ask, and what stands over the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from journal.app.share_draft import Preparing
from journal.model.entry import TITLE_MAX
from journal.model.fields import clean_text
from journal.ui.look import Look
from journal.ui.share import edits

QUESTION_MAX = 10_000  # characters
FEWEST, MOST = 2, 8  # lines of the field


class Question(QWidget):
    """`edited(Edit)` with each letter; what is typed here comes back by `show_words` from elsewhere only."""

    edited = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = _Field(look)
        self.text.setAccessibleName(self.tr("What I want to ask"))
        self.text.setPlaceholderText(self.tr("What would you like to talk about?"))
        self.title = QLineEdit()
        self.title.setMaxLength(TITLE_MAX)
        self.title.setAccessibleName(self.tr("Heading of the page"))
        self.title.setPlaceholderText(self.tr("Heading: What I would like to talk about"))
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.text)
        column.addWidget(self.title)
        self.text.textChanged.connect(self._ask)
        self.title.textEdited.connect(self._call)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_words(self, preparing: Preparing) -> None:
        """Show what was typed before."""
        blocked = self.text.blockSignals(True)
        if self._asked() != preparing.share.question:
            self.text.setPlainText(preparing.share.question)
        self.text.blockSignals(blocked)
        if clean_text(self.title.text()) != preparing.share.title:
            self.title.setText(preparing.share.title)

    def _ask(self) -> None:
        question = self._asked()
        self.edited.emit(lambda held: edits.change(held, question=question))

    def _asked(self) -> str:
        return clean_text(self.text.toPlainText())[:QUESTION_MAX]

    def _call(self, title: str) -> None:
        title = clean_text(title)
        self.edited.emit(lambda held: edits.change(held, title=title))

    def _restyle(self) -> None:
        self.title.setFont(self._look.font("small"))


class _Field(QPlainTextEdit):
    """Plain text, as high as its lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        look.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        lines = round(self.document().documentLayout().documentSize().height())
        rows = max(FEWEST, min(MOST, lines))
        around = 2 * self._look.px(12) + 2 * round(self.document().documentMargin()) + 4
        return QSize(self._look.px(240), rows * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.sizeHint().height())

    def _restyle(self) -> None:
        self.setFont(self._look.font("base"))
        self.updateGeometry()
