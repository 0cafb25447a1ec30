"""A guide's details: every prompt, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.prompts.guide import Guide
from journal.ui.guides.guide_card import BADGE
from journal.ui.guides.guide_text import GuideText
from journal.ui.guides.words import pack_facts, prompts_words
from journal.ui.look import Look
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel, plain_caption
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.writing.words import pack_text

if TYPE_CHECKING:
    from journal.app import guides

WIDTH = 760  # pixels at 100 %


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with a guide: an id, its words ({kind} is the guide's), and when it is offered."""

    id: str
    words: object
    offered: Callable[[guides.Card], bool]
    role: str = "quiet"
    icon: str = ""

    def text(self, card: guides.Card) -> str:
        """The words on the button, translated."""
        words = QCoreApplication.translate("GuideDetails", str(self.words))
        return words.format(kind=kind_label(card.guide.kind))


def _always(_card: guides.Card) -> bool:
    return True


def _is_added(card: guides.Card) -> bool:
    return card.origin != "built-in"


def _is_chosen(card: guides.Card) -> bool:
    """Whether it is first for its kind because the writer chose it."""
    return bool(card.default_for) and KIND_BY_ID[card.guide.kind].guide != (card.pack.id, card.guide.id)


ACTS: tuple[Act, ...] = (
    Act("use", QT_TRANSLATE_NOOP("GuideDetails", "Use now"), _always, "primary", "pencil"),
    Act("try", QT_TRANSLATE_NOOP("GuideDetails", "Try it out"), _always, "plain", "eye"),
    Act(
        "default",
        QT_TRANSLATE_NOOP("GuideDetails", "Make it the guide for {kind}"),
        lambda card: not card.default_for and not card.hidden,
        "plain",
    ),
    Act("usual", QT_TRANSLATE_NOOP("GuideDetails", "Not first for {kind} any more"), _is_chosen, "plain"),
    Act("hide", QT_TRANSLATE_NOOP("GuideDetails", "Hide"), lambda card: not card.hidden, icon="eye-off"),
    Act("show", QT_TRANSLATE_NOOP("GuideDetails", "Show again"), lambda card: card.hidden, icon="eye"),
    Act("copy", QT_TRANSLATE_NOOP("GuideDetails", "Copy and change"), _always, icon="copy"),
    Act("sheet", QT_TRANSLATE_NOOP("GuideDetails", "Which prompts helped…"), _is_added, icon="list"),
    Act("update", QT_TRANSLATE_NOOP("GuideDetails", "Update…"), _is_added, icon="download"),
    Act("export", QT_TRANSLATE_NOOP("GuideDetails", "Export…"), _is_added, icon="upload"),
    Act("remove", QT_TRANSLATE_NOOP("GuideDetails", "Remove…"), _is_added, icon="trash-2"),
)


OPPOSITES = MappingProxyType({"hide": "show", "show": "hide", "default": "usual", "usual": "default"})


class GuideDetails(ScrollPage):
    """Shows one card of the gallery at a time.

    `asked(act, card)`: somebody wants one of `ACTS`, or "removed" once they have confirmed.
    `hide_wanted(card, prompt id, whether)`: not to be asked a prompt, or again. `closed`: back to the
    gallery. `notice` is for what came of it.
    """

    asked = Signal(str, object)
    hide_wanted = Signal(object, str, bool)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self.card: guides.Card | None = None
        self.buttons: dict[str, Button] = {}
        self.notice = Notice(look)
        self.confirm = _Confirm(look)
        self.confirm.yes.clicked.connect(lambda: self.asked.emit("removed", self.card))
        self.confirm.no.clicked.connect(self._keep)
        self.back = Button(look, self.tr("All guides"), role="link", icon="arrow-left", flush=True)
        self.back.clicked.connect(self.closed)
        self._head, self.text = QWidget(), GuideText(look, Guide("", "", "", ()))
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self._head, self.notice, self.confirm, self.text):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_card(self, card: guides.Card) -> None:
        """Show a guide; the same one again keeps its place and the keyboard."""
        before, held, reads = self.card, self._held(), self._reads()
        self.card = card
        self.confirm.hide()
        self._head = self._put(self._head, self._new_head(card))
        same = before is not None and before.pack == card.pack and before.guide == card.guide
        if not same:
            self.notice.clear()
            text = GuideText(self._look, card.guide, can_hide=True)
            text.hide_wanted.connect(lambda prompt, hide: self.hide_wanted.emit(self.card, prompt, hide))
            self._put(self.text, text)
            self.text = text
            self.verticalScrollBar().setValue(0)
        self.text.show_hidden(card.unasked)
        if not (same and reads):
            self._give_back(held if same else "use")

    def ask_remove(self, title: str) -> None:
        """Ask whether the pack is to go, in place."""
        self.confirm.ask(title)
        self.reveal(self.confirm)
        self.confirm.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.confirm.hide()
        self._give_back("remove")

    def _put(self, old: QWidget, new: QWidget) -> QWidget:
        at = self.column.indexOf(old)
        self.column.insertWidget(at, new)
        self.column.removeWidget(old)
        old.hide()
        old.deleteLater()
        return new

    def _held(self) -> str:
        return next((act for act, button in self.buttons.items() if button.hasFocus()), "use")

    def _reads(self) -> bool:
        """Whether the keyboard is at one of the prompts."""
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus() and self.text.isAncestorOf(focused)

    def _give_back(self, act: str) -> None:
        if self.isVisible():
            fallback = OPPOSITES.get(act, "use")
            button = self.buttons.get(act) or self.buttons.get(fallback) or self.buttons["use"]
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_head(self, card: guides.Card) -> QWidget:
        look, head = self._look, Card(self._look, role="bare")
        column = head.column
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._badges(card))
        column.addWidget(PlainLabel(look, card.guide.title, role="title"))
        for text in dict.fromkeys((card.pack.summary, card.guide.intro)):
            if text:
                column.addWidget(PlainLabel(look, pack_text(text), role="muted"))
        column.addWidget(PlainLabel(look, self._meta(card), role="note"))
        if all(prompt.id in card.unasked for prompt in card.guide.prompts):
            words = self.tr("Every prompt is hidden, so this guide begins with a free page.")
            column.addWidget(PlainLabel(look, words, role="note"))
        if card.default_for:
            words = self.tr("This is the guide that opens first for {kind}.")
            column.addWidget(PlainLabel(look, words.format(kind=kind_label(card.default_for)), role="note"))
        column.addWidget(self._actions(card))
        return head

    def _badges(self, card: guides.Card) -> QWidget:
        line_of, kind = QWidget(), KIND_BY_ID[card.guide.kind]
        line = QHBoxLayout(line_of)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(KindBadge(self._look, kind.icon, kind_label(kind.id), kind.colour))
        if card.signed_by:
            line.addWidget(KindBadge(self._look, "badge-check", self.tr("signed"), BADGE))
        line.addStretch(1)
        return line_of

    def _meta(self, card: guides.Card) -> str:
        counted = prompts_words(card.guide, card.unasked)
        if not _is_added(card):
            return f"{counted} · {self.tr('built in')}"
        facts = f"{counted} · {card.pack.title} · {pack_facts(card.pack)}"
        if card.signed_by:
            return f"{facts} · {self.tr('signed by {name}').format(name=card.signed_by)}"
        return f"{facts} · {self.tr('not signed')}"

    def _actions(self, card: guides.Card) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=self._look.px(8))
        self.buttons = {}
        for act in ACTS:
            if act.offered(card):
                words = plain_caption(act.text(card))
                button = self.buttons[act.id] = Button(self._look, words, role=act.role, icon=act.icon)
                button.clicked.connect(lambda _on=False, act=act: self.asked.emit(act.id, self.card))
                flow.addWidget(button)
        return holder


class _Confirm(Card):
    """Asks before a pack goes."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, role="panel")
        self._words = PlainLabel(look)
        self.yes = Button(look, self.tr("Remove it"), role="danger")
        self.no = Button(look, self.tr("Leave it here"))
        line = QHBoxLayout()
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch(1)
        self.column.addWidget(self._words)
        self.column.addLayout(line)
        self.hide()

    def ask(self, title: str) -> None:
        words = self.tr(
            "Remove “{title}” with all its guides? Entries that you wrote with it keep their questions and "
            "your answers. You can add the pack again from its file."
        )
        self._words.setText(words.format(title=title))
        self.show()
