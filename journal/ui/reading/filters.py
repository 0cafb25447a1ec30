"""Search field and filters over the list: together they make the query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.model.kinds import KINDS
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.reading.pick_menu import Choice, PickMenu
from journal.ui.reading.places_button import PlacesButton
from journal.ui.reading.reads import Facets
from journal.ui.reading.search_field import SearchField
from journal.ui.reading.shown import one_line
from journal.ui.reading.words import qdate
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.choices import DayBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel

NAME_MAX = 40  # characters of a name on a chip
CHOOSE = "choose"  # the time filter whose days are chosen by hand

# Name, word, and the first day for today; None where days are chosen by hand.
Since = Callable[[date], date]
TIMES: tuple[tuple[str, str, Since | None], ...] = (
    ("week", str(QT_TRANSLATE_NOOP("FilterBar", "Last 7 days")), lambda day: day - timedelta(days=6)),
    ("month", str(QT_TRANSLATE_NOOP("FilterBar", "Last month")), lambda day: day - timedelta(days=30)),
    ("year", str(QT_TRANSLATE_NOOP("FilterBar", "This year")), lambda day: day.replace(month=1, day=1)),
    (CHOOSE, str(QT_TRANSLATE_NOOP("FilterBar", "Choose dates…")), None),
)
TIME_BY_NAME = MappingProxyType({name: (word, since) for name, word, since in TIMES})


class FilterBar(QWidget):
    """Search text and filters. `query_changed` is emitted with the new query at each change.

    `facets_wanted` asks for fresh names and counts, before a menu opens. With `kept_only` nothing in it
    asks for drafts or the trash, and it leads to nothing but saved searches. Where room is short it can be
    folded: `unfold` then brings what can be chosen, and only what is chosen stays in view.
    """

    query_changed = Signal(object)
    facets_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, kept_only: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._kept_only = kept_only
        self._query = Query(drafts=not kept_only)
        self._time = ""
        self._facets = Facets()
        self._is_folded = False
        self.search = SearchField(look, self, keys=not kept_only)  # they lead to the journal
        self.unfold = IconButton(look, "sliders-horizontal", self.tr("Filters"), parent=self)
        self.unfold.setCheckable(True)
        self.unfold.setVisible(False)
        self.places = PlacesButton(look, self, searches_only=kept_only)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, spacing=6)
        self._trash = self._removable(lambda: self._set(trash=False))
        self._trash.set_text(self.tr("Trash"))
        self._kind = _Facet(self, self.tr("All kinds"), lambda kind: self._set(kinds=frozenset({kind})))
        self._person = _Facet(self, self.tr("Anyone"), lambda name: self._set(person=name))
        self._tag = _Facet(self, self.tr("Any theme"), lambda name: self._set(tag=name))
        self._when = _Facet(self, self.tr("Any time"), self.set_time)
        self._kind.removed = lambda: self._set(kinds=frozenset())
        self._person.removed = lambda: self._set(person="")
        self._tag.removed = lambda: self._set(tag="")
        self._when.removed = lambda: self.set_time("")
        self._more = Chip(look, "", icon="ellipsis", parent=self._chips)
        self._more.setAccessibleName(self.tr("More about the list"))
        self._flow.addWidget(self._trash)
        for facet in (self._kind, self._person, self._tag, self._when):
            self._flow.addWidget(facet.chooser)
            self._flow.addWidget(facet.chosen)
        self._flow.addWidget(self._more)
        self._days = _Days(look, self)
        self._days.changed.connect(self._on_days)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        line = QHBoxLayout()
        line.setSpacing(look.px(6))
        line.addWidget(self.search, 1)
        line.addWidget(self.unfold)
        line.addWidget(self.places)
        column.addLayout(line)
        for widget in (self._chips, self._days):
            column.addWidget(widget)
        self._menu = self._make_menu()
        self._more.clicked.connect(self._open_menu)
        self.unfold.toggled.connect(lambda _on: self._show())
        self.search.textChanged.connect(lambda text: self._set(text=text))
        self._offer()
        self._show()

    @property
    def query(self) -> Query:
        """The query as it stands."""
        return self._query

    @property
    def time(self) -> str:
        """The name of the time filter, or an empty text."""
        return self._time

    def set_facets(self, facets: Facets) -> None:
        """Show how much there is, and offer these names."""
        self._facets = facets
        self.search.set_total(facets.total)
        self.places.set_searches(facets.searches)
        self._offer()

    def set_query(self, query: Query, time: str = "") -> None:
        """Show a query; `query_changed` is emitted when it is another one."""
        self._time = time or (CHOOSE if query.since or query.until else "")
        changed, self._query = query != self._query, query
        self.search.blockSignals(True)
        self.search.setText(query.text)
        self.search.blockSignals(False)
        self._show()
        if changed:
            self.query_changed.emit(query)

    def fold(self, on: bool) -> None:
        """Show what is chosen only, and a button that brings the rest; or all of it again."""
        if on != self._is_folded:
            self._is_folded = on
            self.unfold.setVisible(on)
            self._show()

    def clear(self) -> None:
        """Take away the search text and every filter; the trash stays if it is shown."""
        self.set_query(self.fitting(Query(trash=self._query.trash)))

    def fitting(self, query: Query) -> Query:
        """Give a query as it may be asked here."""
        return replace(query, trash=False, drafts=False) if self._kept_only else query

    def set_time(self, name: str) -> None:
        """Filter by time: a name of TIMES, or an empty text for any time."""
        self._time = name
        if not name:
            self._set(since=None, until=None)
            return
        since = TIME_BY_NAME[name][1]
        today = self._facets.today
        first = since(today) if since else self._query.since or today - timedelta(days=30)
        last = self._query.until or today if since is None else None
        self._set(since=first, until=last)
        if since is None:
            self._days.setFocus()

    def _set(self, **changes: Any) -> None:
        query = replace(self._query, **changes)
        changed, self._query = query != self._query, query
        self._show()
        if changed:
            self.query_changed.emit(query)

    def _on_days(self, since: date, until: date) -> None:
        self._set(since=min(since, until), until=max(since, until))

    def _show(self) -> None:
        query = self._query
        self._trash.setVisible(query.trash)
        kind = next(iter(query.kinds), "")
        chosen = (kind_label(kind) if kind else "", query.person, query.tag, self._time_words())
        all_of_them = not self._is_folded or self.unfold.isChecked()
        for facet, value in zip((self._kind, self._person, self._tag, self._when), chosen, strict=True):
            facet.show_value(value, offered=all_of_them)
        self._more.setVisible(all_of_them and not self._kept_only)
        self._chips.setVisible(all_of_them or query.trash or any(chosen))
        self._days.setVisible(self._time == CHOOSE and all_of_them)
        if self._time == CHOOSE:
            self._days.show_days(query.since or self._facets.today, query.until or self._facets.today)
        self._trash_action.setChecked(query.trash)
        self._drafts_action.setChecked(query.drafts)
        self._drafts_action.setEnabled(not query.trash)
        self.places.set_can_save(query not in (Query(), Query(trash=True)))
        self.places.set_can_share(not query.trash and query != Query(drafts=query.drafts))

    def _time_words(self) -> str:
        if not self._time:
            return ""
        if self._time != CHOOSE:
            return QCoreApplication.translate("FilterBar", TIME_BY_NAME[self._time][0])
        short = QLocale.FormatType.ShortFormat
        days = (self._query.since, self._query.until)
        return " – ".join(QLocale().toString(qdate(day), short) if day else "…" for day in days)

    def _offer(self) -> None:
        self._kind.menu.set_choices([Choice(k.id, kind_label(k.id), None, k.icon, k.colour) for k in KINDS])
        self._person.offer([Choice(name, name, count) for name, count in self._facets.people])
        self._tag.offer([Choice(name, name, count) for name, count in self._facets.tags])
        words = [(name, QCoreApplication.translate("FilterBar", word)) for name, word, _ in TIMES]
        self._when.menu.set_choices([Choice(name, word) for name, word in words])

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._drafts_action = QAction(self.tr("Show drafts"), menu, checkable=True)
        self._trash_action = QAction(self._look.icon("trash-2"), self.tr("Trash"), menu, checkable=True)
        self._drafts_action.toggled.connect(lambda on: self._set(drafts=on))
        self._trash_action.toggled.connect(lambda on: self._set(trash=on))
        menu.addActions([self._drafts_action, self._trash_action])
        return menu

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _removable(self, remove: Callable[[], None]) -> Chip:
        chip = Chip(self._look, "", removable=True, parent=self._chips)
        chip.removed.connect(remove)
        return chip

    def facet_chips(self) -> tuple[Chip, ...]:
        """The chips in view, in order."""
        return tuple(chip for chip in self._chips.findChildren(Chip) if chip.isVisibleTo(self))


class _Facet:
    """One filter: a chip with a menu while nothing is chosen, else one that takes the choice away."""

    def __init__(self, bar: FilterBar, any_word: str, picked: Callable[[str], None]) -> None:
        self.removed: Callable[[], None] = lambda: None
        self.menu = PickMenu(bar._look, any_word, bar)
        self.menu.picked.connect(picked)
        self.menu.aboutToShow.connect(bar.facets_wanted)
        self.chooser = Chip(bar._look, any_word, parent=bar._chips)
        self.chooser.set_menu(self.menu)
        self.chosen = Chip(bar._look, "", removable=True, parent=bar._chips)
        self.chosen.removed.connect(self._remove)
        self._unfold = bar.unfold

    def offer(self, choices: list[Choice]) -> None:
        """Offer these choices; none leaves nothing to open."""
        self.menu.set_choices(choices)
        self.chooser.setEnabled(bool(choices))

    def show_value(self, label: str, *, offered: bool = True) -> None:
        """Show what is chosen, or with an empty text that nothing is and, if `offered`, what could be."""
        had_focus = self.chooser.hasFocus() or self.chosen.hasFocus()
        self.chosen.set_text(one_line(label, NAME_MAX))
        self.chosen.setVisible(bool(label))
        self.chooser.setVisible(offered and not label)
        if had_focus:
            shown = self.chosen if label else self.chooser if offered else self._unfold
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        self.removed()


class _Days(QWidget):
    """Two days: from and to."""

    changed = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from, self._to = DayBox(look, self), DayBox(look, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(6))
        for words, field in ((self.tr("From"), self._from), (self.tr("to"), self._to)):
            field.setAccessibleName(words)
            field.dateChanged.connect(self._tell)
            line.addWidget(PlainLabel(look, words, role="note", wrap=False))
            line.addWidget(field, 1)
        self.setFocusProxy(self._from)

    def show_days(self, since: date, until: date) -> None:
        """Show these days without telling."""
        for field, day in ((self._from, since), (self._to, until)):
            field.blockSignals(True)
            field.setDate(qdate(day))
            field.blockSignals(False)

    def _tell(self) -> None:
        self.changed.emit(self._from.date().toPython(), self._to.date().toPython())
