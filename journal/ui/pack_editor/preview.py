"""The pack as a writer will see it: the real view of a prompt, the guide's page, or its card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app.entries import answer_to
from journal.app.listing import Names
from journal.app.writing import Sitting
from journal.model.entry import Entry, GuideUsed
from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KIND_BY_ID
from journal.prompts import editing
from journal.prompts.editing import Place
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.guides.guide_text import GuideText
from journal.ui.guides.words import origin_words, pack_facts, prompts_words, when_words
from journal.ui.look import Look
from journal.ui.pack_editor.words import title_of
from journal.ui.widgets.card import Card
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.desk import Desk
from journal.ui.writing.header import Header
from journal.ui.writing.prompt_view import PromptView
from journal.ui.writing.words import pack_text

NOBODY = Names((), ())
SPARE_KIND = "reflection"  # while the kind of a guide is none
OPEN_MOST = 30  # prompts of a guide that are laid out at once; more would hold up whoever writes
Clock = Callable[[], datetime]


class Preview(QWidget):
    """Shows what is at a place of a pack. One can type into it; nothing of that is kept."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        self.heading = SectionLabel(look, self.tr("As a writer sees it"))
        self.header, self.view = Header(look), PromptView(look)
        self.header.state.hide()
        self.condition = PlainLabel(look, role="note")
        self._desk: Desk | None = None
        self._shown: tuple[Pack, Place] | None = None
        self._prompt = QWidget()
        inside = QVBoxLayout(self._prompt)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(12))
        for widget in (self.header, self.condition):
            inside.addWidget(widget)
        inside.addWidget(self.view, 1)
        self.page: ScrollPage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._prompt)
        self.setProperty("role", "ground")
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(8))
        column.setSpacing(look.px(14))
        column.addWidget(self.heading)
        column.addWidget(self._stack, 1)

    def show_part(self, pack: Pack, place: Place) -> None:
        """Show a part; where it is shown already nothing is made anew."""
        if self._shown == (pack, place):
            return
        self._shown = (pack, place)
        self.clear()
        whole = presentable(pack)
        if len(place) == 2:
            self._show_prompt(whole, whole.guides[place[0]], place[1])
        else:
            self._show_page(self._guide_page(whole, place[0]) if place else self._pack_page(whole))

    def clear(self) -> None:
        """Take everything off."""
        self.view.clear()
        if self._desk is not None:
            self._desk.clear()
            self._desk.deleteLater()
            self._desk = None
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None

    def _show_prompt(self, pack: Pack, guide: Guide, at: int) -> None:
        prompt = guide.prompts[at]
        desk = self._desk = Desk(self._look, self._sitting(pack, guide, prompt), _kept, self)
        self.header.show_kind(guide.kind)
        self.header.show_place(guide.title, at + 1, len(guide.prompts))
        said = when_words(guide, prompt)
        if prompt.later:
            later = self.tr("Asked later, after the cool-down")
            said = f"{later} · {said}" if said else later
        self.condition.setText(said)
        self.condition.setVisible(bool(said))
        self.view.bind(desk)
        self.view.show_prompt(desk, prompt)
        self._stack.setCurrentWidget(self._prompt)

    def _sitting(self, pack: Pack, guide: Guide, prompt: Prompt) -> Sitting:
        """Sit down to an entry that has the earlier answers which stay in view, and no other."""
        now = self._clock()
        shown = (guide.prompt(each) for each in prompt.show_earlier)
        answers = tuple(answer_to(each, self._sample(each)) for each in shown if each is not None)
        entry = Entry(
            id="preview",
            thread="preview",
            kind=guide.kind,
            happened_at=now,
            created_at=now,
            updated_at=now,
            guide=GuideUsed(pack.id, pack.version, guide.id),
            answers=answers,
        )
        return Sitting(entry, guide, NOBODY, "preview")

    def _sample(self, prompt: Prompt) -> object:
        words = self.tr("What they wrote here")
        samples: dict[str, object] = {
            "choices": list(editing.choosable(prompt)[:1]),
            "checklist": list(editing.choosable(prompt)[:1]),
            "choice": next(iter(editing.choosable(prompt)), ""),
            "scale": 6,
            "date": self._clock().date().isoformat(),
            "people": [self.tr("Somebody")],
            "feelings": [self.tr("uneasy")],
            "two-sided": [words, words],
        }
        return samples.get(prompt.field, words)

    def _guide_page(self, pack: Pack, at: int) -> ScrollPage:
        guide = pack.guides[at]
        page = ScrollPage(self._look, margin=4)
        page.column.addWidget(PageTitle(self._look, guide.title, prompts_words(guide)))
        if guide.intro:
            page.column.addWidget(PlainLabel(self._look, pack_text(guide.intro)))
        page.column.addWidget(GuideText(self._look, guide, closed=len(guide.prompts) > OPEN_MOST))
        page.column.addStretch(1)
        return page

    def _pack_page(self, pack: Pack) -> ScrollPage:
        page = ScrollPage(self._look, margin=4)
        page.column.addWidget(PageTitle(self._look, pack.title, pack_facts(pack)))
        if pack.summary:
            page.column.addWidget(PlainLabel(self._look, pack_text(pack.summary)))
        for guide in pack.guides:
            card = Card(self._look)
            card.column.addWidget(PlainLabel(self._look, guide.title, role="card-title"))
            if guide.intro:
                card.column.addWidget(PlainLabel(self._look, pack_text(guide.intro), role="note"))
            facts = f"{prompts_words(guide)} · {origin_words(pack)}"
            card.column.addWidget(PlainLabel(self._look, facts, role="note"))
            page.column.addWidget(card)
        page.column.addStretch(1)
        return page

    def _show_page(self, page: ScrollPage) -> None:
        self.page = page
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setAccessibleName(self.heading.text())
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)


def presentable(pack: Pack) -> Pack:
    """Give the pack with placeholders for what is not there yet, so that it can be shown."""
    return replace(pack, title=title_of(pack), guides=tuple(_guide(guide) for guide in pack.guides))


def _guide(guide: Guide) -> Guide:
    kind = guide.kind if guide.kind in KIND_BY_ID else SPARE_KIND
    seen: set[str] = set()
    prompts = []
    for prompt in guide.prompts:
        own = editing.free_id(prompt.id or "prompt", seen)
        seen.add(own)
        prompts.append(_prompt(replace(prompt, id=own)))
    return replace(guide, title=title_of(guide), kind=kind, prompts=tuple(prompts))


def _prompt(prompt: Prompt) -> Prompt:
    field = prompt.field if prompt.field in FIELD_BY_ID else "text"
    extra = {name: list(dict.fromkeys(values)) for name, values in prompt.extra.items()}
    extra = {name: values for name, values in extra.items() if name in FIELD_BY_ID[field].extras}
    for name in ("ends", "sides"):
        if name in extra:
            extra[name] = [*prompt.extra[name], "", ""][:2]
    for name in ("options", "items"):
        if name in FIELD_BY_ID[field].extras:
            extra[name] = [each for each in extra.get(name, ()) if each.strip()] or ["…"]
    ask = prompt.ask.strip() or title_of(prompt)
    return replace(prompt, ask=ask, field=field, extra=extra)


def _kept(_entry: Entry, done: Callable[[None], None], _failed: object) -> None:
    done(None)
