"""The settings page: what the writer may set, and this journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app import day, looking_again, preferences
from journal.app import settings as journal_settings
from journal.app.day import Source
from journal.app.preferences import Preferences
from journal.app.settings import Settings
from journal.errors import JournalError
from journal.model.change import Change
from journal.ui.doors.code_step import CodeStep
from journal.ui.doors.door import row as line_of
from journal.ui.doors.obstacles import said
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.settings.choice_row import ChoiceRow
from journal.ui.settings.day_packs import DayPacks
from journal.ui.settings.journal_panel import JournalPanel
from journal.ui.settings.look_days import LookDays
from journal.ui.settings.pack_files import PackFiles
from journal.ui.settings.table import SETTINGS, Setting, Value, Where
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import hairline
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from journal.app.desktop import Desktop
    from journal.app.journal import Journal, Machine
    from journal.app.opening import KdfCost

WIDTH = 680  # pixels at 100 %


class SettingsPage(Page):
    """Applies a choice at once and keeps it: `config` is the folder of the preferences of this computer.

    `folder` is the open journal's, `version` the app's, `home` is shown as ~, `cost` what the key of a new
    passphrase costs (None for the app's own). `desktop` is where double clicks are set up, None where not.
    """

    page_id = "settings"

    def __init__(
        self,
        look: Look,
        session: Session,
        machine: Machine,
        config: Path,
        folder: Path,
        version: str,
        home: Path,
        *,
        cost: KdfCost | None = None,
        desktop: Desktop | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Settings"))
        self._look, self._session, self._config, self._home = look, session, config, home
        self._chosen: dict[str, Value] = {}
        self.rows = {setting.id: ChoiceRow(look, setting) for setting in SETTINGS}
        self.day_packs = DayPacks(look)
        self.day_packs.chosen.connect(self._choose_packs)
        self.pack_files = PackFiles(look, session, desktop, home)
        self.look_days = LookDays(look)
        self.look_days.chosen.connect(self._choose_days)
        self.notice = Notice(look)
        self.journal = JournalPanel(look, session, machine, folder, home, cost)
        self.moving = {
            "out": Button(look, self.tr("Take everything with you"), icon="download"),
            "in": Button(look, self.tr("Bring in from another journal"), icon="upload"),
        }
        self.help = Button(look, self.tr("Read the help"), icon="circle-question-mark")
        self._folder = folder
        self.code = CodeStep(
            look,
            session,
            machine,
            home,
            introduction=self.tr(
                "If you forget the passphrase, this code opens the journal; the one before no longer does. "
                "It is shown this once. Keep it on paper, away from this computer."
            ),
            finish=self.tr("Back to the settings"),
        )
        self._page = ScrollPage(look, max_width=WIDTH)
        self._stack = QStackedWidget()
        self._lay_out(version)
        for row in self.rows.values():
            row.chosen.connect(lambda value, setting=row.setting: self._choose(setting, value))
        self.pack_files.told.connect(lambda: self._page.reveal(self.pack_files))
        self.help.clicked.connect(lambda: self.go.emit("help", "index"))
        for way, button in self.moving.items():
            button.clicked.connect(lambda _=False, way=way: self.go.emit("moving", way))
        session.changed.connect(self._on_changed)
        session.unlocked.connect(self.refresh)
        session.locked.connect(self.code.forget)
        self.journal.code_made.connect(self._show_code)
        self.code.confirmed.connect(self._code_confirmed)
        self._show_computer(preferences.load(config))

    def enter(self, argument: object = None) -> None:  # noqa: ARG002
        self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        self.journal.put_away()
        if self._shows_code:
            self._put_code_away()
            self.journal.notice.show_info(
                self.tr(
                    "You left before the new recovery code was confirmed. It holds, and the one before does "
                    "not. If you have not kept it, make another."
                )
            )
        then()

    def focus_first(self) -> None:
        if self._shows_code:
            self.code.print.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chips = next(iter(self.rows.values())).chips.values()
        chosen = next((chip for chip in chips if chip.isChecked()), next(iter(chips)))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_state(self) -> dict[str, Any]:
        return {"scroll": self._page.verticalScrollBar().value()}

    def restore(self, state: dict[str, Any]) -> None:
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self._page.verticalScrollBar().setValue(scroll)

    def refresh(self) -> None:
        """Read again what is kept in the journal."""
        if self._session.is_open:
            self._session.run(journal_settings.load, owner=self, done=self._show_journal, key="load")
            self._session.run(_sources, owner=self, done=self.day_packs.show_sources, key="packs")
            self.journal.refresh()
        self.pack_files.refresh()

    def _lay_out(self, version: str) -> None:
        column, look = self._page.column, self._look
        column.setSpacing(20)
        column.addWidget(PageTitle(look, self.tr("Settings"), self.tr("Choices take effect at once.")))
        column.addWidget(self.notice)
        for row in (*self.rows.values(), self.day_packs, self.look_days, self.pack_files):
            column.addWidget(row)
        about = self.tr("Afterword {version} · free software under the GNU General Public Licence 3 or later")
        moving = QWidget()
        ways = FlowLayout(moving, spacing=look.px(8))
        for button in self.moving.values():
            ways.addWidget(button)
        for title, widget in (
            (self.tr("This journal"), self.journal),
            (self.tr("Moving in and out"), moving),
            (self.tr("About"), PlainLabel(look, about.format(version=version), role="note")),
        ):
            column.addWidget(hairline())
            column.addWidget(SectionLabel(look, title))
            column.addWidget(widget)
        column.addWidget(line_of(self.help))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for view in (self._page, self.code):
            self._stack.addWidget(view)
        whole.addWidget(self._stack)

    @property
    def _shows_code(self) -> bool:
        return self._stack.currentWidget() is self.code

    def _show_code(self, code: str) -> None:
        self._stack.setCurrentWidget(self.code)
        self.code.show_code(code, self._folder)

    def _code_confirmed(self) -> None:
        self._put_code_away()
        self.journal.notice.show_info(
            self.tr("From now on the new recovery code opens this journal, and the one before does not.")
        )
        self._page.reveal(self.journal.notice)
        self.journal.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_code_away(self) -> None:
        self.code.forget()
        self._stack.setCurrentWidget(self._page)

    def _choose(self, setting: Setting, value: Value) -> None:
        self.notice.clear()
        self.rows[setting.id].show_value(value)
        if setting.where is Where.JOURNAL:
            self._session.run(_change, setting.id, value, owner=self, failed=self._not_changed)
            return
        self._chosen[setting.id] = value
        self._apply()
        self._session.call(_keep, self._config, dict(self._chosen), owner=self, done=self._kept)

    def _choose_packs(self, packs: list[str]) -> None:
        self.notice.clear()
        self._session.run(_change, "day_packs", packs, owner=self, failed=self._not_changed)

    def _choose_days(self, days: tuple[int, ...]) -> None:
        self.notice.clear()
        self.look_days.show_days(days)
        self._session.run(looking_again.set_intervals, days, owner=self, failed=self._not_changed)

    def _apply(self) -> None:
        """Give the window the look that was chosen."""
        names = {"theme": "theme", "text_size": "scale", "writing_width": "writing_width"}
        wanted: dict[str, Any] = {names[field]: v for field, v in self._chosen.items() if field in names}
        self._look.set(**wanted)

    def _kept(self, error: JournalError | None) -> None:
        if error is not None:
            self._not_kept(error)

    def _not_changed(self, error: JournalError) -> None:
        """What is kept in the journal holds as it is there: show that again, and why."""
        self._say(self.tr("The choice could not be kept."), error)
        self.refresh()

    def _not_kept(self, error: JournalError) -> None:
        self._say(self.tr("Your choice holds until Afterword is closed, but could not be kept."), error)

    def _say(self, words: str, error: JournalError) -> None:
        self.notice.show_error(f"{words} {said(error, self._home)}")
        self._page.reveal(self.notice)

    def _on_changed(self, change: Change[Any]) -> None:
        if change.settings or change.packs:
            self.refresh()
        elif change.entries and self.isVisible():
            self.journal.refresh()

    def _show_computer(self, held: Preferences) -> None:
        self._show(held, Where.COMPUTER)

    def _show_journal(self, held: Settings) -> None:
        self._show(held, Where.JOURNAL)
        self.look_days.show_days(held.look_again_days)

    def _show(self, held: object, where: Where) -> None:
        for row in self.rows.values():
            if row.setting.where is where:
                row.show_value(row.setting.get(held))


def _change(journal: Journal, name: str, value: object) -> Change[Settings]:
    return journal_settings.change(journal, **{name: value})


def _sources(journal: Journal) -> tuple[Source, ...]:
    """Give the packs to choose from; none while no question is wanted."""
    return day.sources(journal) if journal_settings.load(journal).day_prompt else ()


def _keep(config: Path, chosen: dict[str, Value]) -> JournalError | None:
    """Keep choices beside what another window may have kept meanwhile; give the error, if any."""
    changes: dict[str, Any] = dict(chosen)
    return preferences.save_quietly(config, preferences.load(config)._replace(**changes))
