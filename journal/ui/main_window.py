"""The window of an open journal: the rail, the pages, the keys. It knows no page by its class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QWidget

from journal.ui.frame import MINIMUM
from journal.ui.look import Look
from journal.ui.page import Page, PageSpec, Place
from journal.ui.rail import WIDTH, Rail

_NEEDS = WIDTH + 568  # below this width, at 100 %, the rail is icons only

Route = tuple[str, object]

ELSEWHERE = "elsewhere"  # in the state of a page: what is half written, by its page


@dataclass(frozen=True, slots=True)
class Routes:
    """Which page a command of the window leads to, with the argument for its `enter`."""

    capture: Route = ("today", "new")
    search: Route = ("journal", "search")
    settings: Route = ("settings", None)
    out: Route = ("moving", "out")
    bring: Route = ("moving", "in")


@dataclass(frozen=True, slots=True)
class _Command:
    """One line of the menu. An empty text is a separator."""

    menu: str
    text: str = ""
    keys: str = ""
    act: Callable[[], None] | None = None


class MainWindow(QMainWindow):
    """Shows one page of `specs` at a time, built when first shown.

    The window never locks or closes by itself: it asks by `lock_asked` and `quit_asked`. Whoever listens
    calls `settle` (the page saves), closes the journal, and then `close_for_good`.
    """

    lock_asked = Signal()
    quit_asked = Signal()
    keyboard_help_asked = Signal()
    about_asked = Signal()
    shown = Signal(str)
    """A page came into view: its id."""

    def __init__(
        self,
        look: Look,
        specs: tuple[PageSpec, ...],
        routes: Routes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._routes = look, routes or Routes()
        self._specs = {spec.id: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._halves: dict[str, dict[str, Any]] = {}  # half written on pages that are not built yet
        self._wanted: Route = ("", None)
        self._leaving = 0
        self._may_close = False
        # The title of a journal's page is private: task bars and screen shares show it.
        self.setWindowTitle("Afterword")
        self.setMinimumSize(*MINIMUM)
        self.rail = Rail(look, specs)
        self._stack = QStackedWidget()
        self._build()
        self._menu = self._commands()
        self.rail.chosen.connect(self.show_page)
        self.rail.lock_asked.connect(self.lock_asked)
        self.rail.menu_asked.connect(self.open_menu)
        look.changed.connect(self._fit_rail)

    @property
    def page(self) -> Page | None:
        """The page in view; None before the first."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Page) else None

    def show_page(self, page_id: str, argument: object = None) -> None:
        """Show a page once the one in view has been left; the last wish counts.

        An unknown id does nothing. The keyboard goes to the page, unless it is in the rail.
        """
        if page_id not in self._specs:
            return
        self._wanted = (page_id, argument)
        if self.page is not None and self.page.page_id == page_id:
            self._enter(self.page, argument, into=not self.rail.isAncestorOf(self._focus()))
        else:
            self.settle(self._show_wanted)

    def settle(self, then: Callable[[], None]) -> None:
        """Let the page in view save what is in it, then call `then`. A later call takes this one's place."""
        self._leaving += 1
        turn = self._leaving

        def left() -> None:
            if turn == self._leaving:
                self._leaving += 1
                then()

        if self.page is None:
            left()
        else:
            self.page.leave(left)

    def new_day(self) -> None:
        """Let the page in view show the new day; every other page reads its day when it comes into view."""
        if self.page is not None:
            self.page.new_day()

    def resume_state(self) -> tuple[str, dict[str, Any]]:
        """The page in view and where one is on it, with what is half written on any page."""
        if self.page is None:
            return "", self.half_written()
        state = self.page.resume_state()
        page_id = self.page.page_id if state or self.page.stands_alone else next(iter(self._specs))
        # What is half written on this one too: after unlocking, another page may come first.
        return page_id, state | self.half_written()

    def half_written(self) -> dict[str, Any]:
        """What is half written on any page, as `hold` takes it; empty when nothing is."""
        found = {page_id: page.half_written() for page_id, page in self._pages.items()}
        halves = self._halves | {page_id: half for page_id, half in found.items() if half}
        return {ELSEWHERE: halves} if halves else {}

    def hold(self, state: dict[str, Any] | None) -> dict[str, Any]:
        """Have what was half written ready for its pages; gives what else is in the state."""
        rest = dict(state or {})
        halves = rest.pop(ELSEWHERE, None)
        for page_id, half in halves.items() if isinstance(halves, dict) else ():
            if not isinstance(half, dict) or page_id not in self._specs:
                continue
            if (page := self._pages.get(page_id)) is not None:
                page.restore(half)
            else:
                self._halves[page_id] = half
        return rest

    def resume(self, page_id: str, state: dict[str, Any] | None) -> None:
        """Show a page as `resume_state` gave it; the first page if there is no such one."""
        known = page_id if page_id in self._specs else next(iter(self._specs))
        state = self.hold(state)
        self.show_page(known)
        if state and known == page_id and self.page is not None:
            self.page.restore(state)

    def close_for_good(self) -> None:
        """Close the window without asking again."""
        self._may_close = True
        self.close()

    def open_menu(self) -> None:
        """Open the menu beside the app's name."""
        button = self.rail.menu_button
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.quit_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _build(self) -> None:
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        edge = QWidget()
        edge.setProperty("role", "edge")
        edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        edge.setFixedWidth(1)
        line.addWidget(self.rail)
        line.addWidget(edge)
        line.addWidget(self._stack, 1)
        self.setCentralWidget(body)

    def _show_wanted(self) -> None:
        page_id, argument = self._wanted
        spec = self._specs[page_id]
        if page_id not in self._pages:
            page = spec.factory()
            page.page_id = page_id
            page.go.connect(self.show_page)
            page.badge_changed.connect(lambda count: self.rail.set_badge(page_id, count))
            self._pages[page_id] = page
            self._stack.addWidget(page)
            if half := self._halves.pop(page_id, None):
                page.restore(half)
        page = self._pages[page_id]
        # Asked before the switch: hiding a page throws its focus to the next widget, which is in the rail.
        from_rail = self.rail.isAncestorOf(self._focus())
        self._stack.setCurrentWidget(page)
        self.rail.show_chosen(spec.rail or page_id)
        self._enter(page, argument, into=not from_rail)
        self.shown.emit(page_id)

    def _enter(self, page: Page, argument: object, *, into: bool) -> None:
        """Enter a page; with `into` the keyboard goes with it, unless the page has placed it by itself."""
        before = self._focus()
        page.enter(argument)
        inside = page.isAncestorOf(self._focus())
        # An argument names a place on the page, where the page has put the keyboard.
        placed = inside and (argument is not None or self._focus() is not before)
        if into and not placed:
            page.focus_first()

    def _follow(self, route: Route) -> None:
        """Show a page as a key asks for it: the keyboard leaves the rail."""
        if self.rail.isAncestorOf(self._focus()):
            self._focus().clearFocus()
        self.show_page(*route)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self

    def _cycle_panes(self) -> None:
        """From the rail to the page, through its parts, and back."""
        if self.page is not None and self.rail.isAncestorOf(self._focus()):
            self.page.focus_first()
        elif self.page is None or not self.page.next_pane():
            self.rail.focus_current()

    def _journal_commands(self) -> tuple[_Command, ...]:
        menu, routes = QCoreApplication.translate("MainWindow", "&Journal"), self._routes
        new = QCoreApplication.translate("MainWindow", "&New entry")
        search = QCoreApplication.translate("MainWindow", "&Search")
        out = QCoreApplication.translate("MainWindow", "&Take everything with you")
        bring = QCoreApplication.translate("MainWindow", "&Bring in from another journal")
        settings = QCoreApplication.translate("MainWindow", "S&ettings")
        return (
            _Command(menu, new, "Ctrl+N", lambda: self._follow(routes.capture)),
            _Command(menu, search, "Ctrl+F", lambda: self._follow(routes.search)),
            _Command(menu),
            *self._moving_commands(menu, (out, routes.out), (bring, routes.bring)),
            _Command(menu, settings, "Ctrl+,", lambda: self._follow(routes.settings)),
            _Command(menu, QCoreApplication.translate("MainWindow", "&Lock"), "Ctrl+L", self.lock_asked.emit),
            _Command(menu, QCoreApplication.translate("MainWindow", "&Quit"), "Ctrl+Q", self.quit_asked.emit),
        )

    def _moving_commands(self, menu: str, *named: tuple[str, Route]) -> tuple[_Command, ...]:
        """The ways out and in, where there are such pages."""
        there = [(text, route) for text, route in named if route[0] in self._specs]
        commands = [_Command(menu, text, "", partial(self._follow, route)) for text, route in there]
        return (*commands, _Command(menu)) if commands else ()

    def _go_commands(self) -> tuple[_Command, ...]:
        menu = QCoreApplication.translate("MainWindow", "&Go")
        top = [spec for spec in self._specs.values() if spec.place is Place.TOP]
        pane = QCoreApplication.translate("MainWindow", "&Next pane")
        return (
            *(
                _Command(
                    menu, spec.label, spec.shortcut or f"Ctrl+{at}", partial(self._follow, (spec.id, None))
                )
                for at, spec in enumerate(top, start=1)
            ),
            _Command(menu),
            _Command(menu, pane, "F6", self._cycle_panes),
        )

    def _help_commands(self) -> tuple[_Command, ...]:
        menu = QCoreApplication.translate("MainWindow", "&Help")
        keyboard = QCoreApplication.translate("MainWindow", "&Keyboard")
        about = QCoreApplication.translate("MainWindow", "&About Afterword")
        return (
            _Command(menu, keyboard, "F1", self.keyboard_help_asked.emit),
            _Command(menu, about, "", self.about_asked.emit),
        )

    def _commands(self) -> QMenu:
        """Make the actions, and the menu: the system's bar on a Mac, a button beside the name elsewhere."""
        whole = QMenu(self)
        menus: dict[str, QMenu] = {}
        for command in (*self._journal_commands(), *self._go_commands(), *self._help_commands()):
            if command.menu not in menus:
                menus[command.menu] = whole.addMenu(command.menu)
            if command.act is None:
                menus[command.menu].addSeparator()
                continue
            action = self._action(command.text, command.keys, command.act)
            menus[command.menu].addAction(action)
        if QApplication.platformName() == "cocoa":
            for menu in menus.values():
                self.menuBar().addMenu(menu)
            self.rail.menu_button.hide()
        else:
            self._action(QCoreApplication.translate("MainWindow", "Menu"), "F10", self.open_menu)
        return whole

    def _action(self, text: str, keys: str, act: Callable[[], None]) -> QAction:
        """An action of the window, so that its key works whether the menu is open or not."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _fit_rail(self) -> None:
        narrow = self.width() < self._look.px(_NEEDS)
        if narrow != self.rail.narrow:
            self.rail.set_narrow(narrow)
