"""The help page: topics at the side, one of them to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from journal.app.assets import assets
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.page_title import PageTitle

TOPICS = (
    ("index", QT_TRANSLATE_NOOP("Help", "What this is")),
    ("first-steps", QT_TRANSLATE_NOOP("Help", "First steps")),
    ("threads", QT_TRANSLATE_NOOP("Help", "A moment over time")),
    ("follow-ups", QT_TRANSLATE_NOOP("Help", "Follow-ups")),
    ("next-times", QT_TRANSLATE_NOOP("Help", "Next times, Today")),
    ("people", QT_TRANSLATE_NOOP("Help", "People and themes")),
    ("attachments", QT_TRANSLATE_NOOP("Help", "Attachments")),
    ("insights", QT_TRANSLATE_NOOP("Help", "Insights")),
    ("sharing", QT_TRANSLATE_NOOP("Help", "Sharing")),
    ("first-pack", QT_TRANSLATE_NOOP("Help", "Write a pack")),
    ("moving-in", QT_TRANSLATE_NOOP("Help", "Moving in")),
    ("json", QT_TRANSLATE_NOOP("Help", "The whole as JSON")),
    ("keyboard", QT_TRANSLATE_NOOP("Help", "Keyboard")),
    ("security", QT_TRANSLATE_NOOP("Help", "What protects it")),
)
READING_WIDTH = 700  # pixels at 100 %
LINE_PERCENT = 140.0


class HelpPage(Page):
    """Shows the shipped help. `enter("keyboard")` shows that topic; `version` stands under the title."""

    page_id = "help"

    def __init__(self, look: Look, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.topic = "index"
        self.chips = {
            topic: Chip(look, QCoreApplication.translate("Help", str(name)), checkable=True)
            for topic, name in TOPICS
        }
        self.text = QTextBrowser()
        # The help is our own text; still, no page of this app opens a link by itself.
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setAccessibleName(self.tr("Help text"))
        self.text.setProperty("role", "bare")
        self.text.viewport().setAutoFillBackground(False)
        subtitle = self.tr("Afterword {version} · free software, GPL-3.0-or-later").format(version=version)
        self._column = QVBoxLayout(self)
        self._lay_out(PageTitle(look, self.tr("Help"), subtitle))
        for topic, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, topic=topic: self.show_topic(topic))
        look.changed.connect(self._restyle)
        self._restyle()

    def enter(self, argument: object = None) -> None:
        if isinstance(argument, str):
            self.show_topic(argument)

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_state(self) -> dict[str, Any]:
        return {"topic": self.topic}

    def restore(self, state: dict[str, Any]) -> None:
        self.show_topic(str(state.get("topic", "")))

    def show_topic(self, topic: str) -> None:
        """Show a topic; one that there is none of does nothing."""
        if topic in self.chips:
            self.topic = topic
            self._read()

    def _lay_out(self, title: PageTitle) -> None:
        self._column.addWidget(title)
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self._column.addWidget(chips)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self.text, 1000)
        row.addStretch(1)
        self._column.addLayout(row, 1)

    def _restyle(self) -> None:
        look = self._look
        self._column.setContentsMargins(look.px(36), look.px(28), look.px(36), look.px(12))
        self._column.setSpacing(look.px(14))
        self.text.setMaximumWidth(look.px(READING_WIDTH))
        self.text.document().setDefaultFont(look.font())
        self._read()

    def _read(self) -> None:
        for topic, chip in self.chips.items():
            chip.setChecked(topic == self.topic)
        self.text.setMarkdown(assets("help", f"{self.topic}.md").read_text("utf-8"))
        self._set_type()
        self._set_tables()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_type(self) -> None:
        """Give headings the app's serif face and everything room between its lines."""
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            spaced = QTextBlockFormat(block.blockFormat())
            spaced.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(spaced)
            if level := block.blockFormat().headingLevel():
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                letters = cursor.charFormat()
                letters.setFont(self._look.font("title" if level == 1 else "card-title"))
                cursor.setCharFormat(letters)
            block = block.next()

    def _set_tables(self) -> None:
        """Give tables hairlines in the look's colour, and air in their cells."""
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                drawn = frame.format()
                drawn.setBorderCollapse(True)
                drawn.setBorderBrush(self._look.colour("line"))
                drawn.setCellPadding(self._look.px(6))
                frame.setFormat(drawn)

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.fileName().removesuffix(".md"))
