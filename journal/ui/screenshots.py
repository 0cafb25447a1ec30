"""Every screen as a picture: both themes, two sizes, and large text; needs no display."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QIODevice

from journal.app import day, offered, offers, packs, places
from journal.app.assets import assets
from journal.model.query import Query
from journal.ui.application import Application, Start, make_qt
from journal.ui.attachments.tile import Tile
from journal.ui.follow_ups.page import FollowUpsPage
from journal.ui.guides.preview import PackPreview
from journal.ui.insights.page import InsightsPage
from journal.ui.moving import on_stage as moving_on_stage
from journal.ui.next_times.page import NextTimesPage
from journal.ui.pack_editor.page import PackEditorPage
from journal.ui.people.page import PeoplePage
from journal.ui.reading.page import JournalPage
from journal.ui.share import on_stage
from journal.ui.stage import Stage
from journal.ui.today.page import TodayPage
from journal.ui.writing.page import WritePage

SIZES = ((880, 600), (1180, 760))
# Theme, text size in per cent, and window sizes: large text shows how a screen takes it.
LOOKS = MappingProxyType(
    {"light": ("light", 100, SIZES), "dark": ("dark", 100, SIZES), "large": ("light", 200, SIZES[:1])}
)
QUICKER = 80  # of PNG, which loses nothing: two thirds of the time for a twentieth more bytes
SEARCHED = "listen"
COACHED = "org.example.listening-first"
SAMPLE_WORDS = "copper lantern slow orchard"


def _unlock_wrong(stage: Stage) -> None:
    door = stage.door()
    door.passphrase.field.set_text("not this one, I think")
    door.passphrase.submitted.emit("not this one, I think")


def _unlock_code(stage: Stage) -> None:
    stage.door().passphrase.other_wanted.emit()


def _missing(stage: Stage) -> None:
    stage.app.show_unlock(stage.folder.with_name("Elsewhere.afterword"))


def _first_run_step(stage: Stage, step: int) -> None:
    run = stage.first_run()
    steps = (run.place, run.passphrase, run.code, run.ways)
    if step == 1:
        run.passphrase.passphrase.first.set_text(SAMPLE_WORDS)
    if step == 2:
        run.code.show_code("7QXT-2M4K-9PWD-J8RA-V3HC-6N5E-BZ1Y", stage.folder)
    run.setCurrentWidget(steps[step])


def _draft(stage: Stage) -> None:
    stage.page("today")
    stage.page("write", stage.finds.draft)


def _reflect(stage: Stage) -> None:
    stage.page("write", stage.finds.waiting)


def _read(stage: Stage, which: str) -> JournalPage:
    page = stage.journal()
    page.open_entry(getattr(stage.finds, which))
    stage.settle()
    page.focus_first()
    return page


def _attached(stage: Stage, act: str = "") -> None:
    """Show the attachments of an entry; open one of them with the act "open"."""
    page = _read(stage, "attached")
    stage.settle()
    tiles = page.entry.view.findChildren(Tile)
    if tiles:
        tiles[0].setFocus()
    if tiles and act == "open":
        page.entry.attachments.open(tiles[0].attachment.id)


def _search(stage: Stage) -> None:
    page = stage.journal()
    page.list.search_for(Query(text=SEARCHED))
    stage.settle()
    page.list.search_for(Query(text=SEARCHED))


def _nothing_found(stage: Stage) -> None:
    stage.journal().list.search_for(Query(text="xylophone quartet"))


def _edit(stage: Stage) -> None:
    _read(stage, "reflected").entry.edit()


def _act(stage: Stage, which: str, act: str) -> None:
    pane = _read(stage, which).entry
    if pane.view.reading is not None:
        pane.acts.do(act, pane.view.reading)


def _trash(stage: Stage) -> None:
    stage.journal().list.search_for(Query(trash=True))


def _guide(stage: Stage, act: str = "") -> None:
    """Show the details of what one is called out with, or a step from there."""
    page = stage.guides()
    page.show_guide(page.gallery.cards[0].card)
    if act:
        page.details.buttons[act].click()


def _pack(stage: Stage, name: str) -> None:
    """Look at a pack as if for the first time; a sheet of the look before may have added it."""
    page = stage.guides()
    stage.app.session.run(packs.remove, COACHED, owner=page, failed=lambda _error: None)
    stage.settle()
    page.look_at(assets("demo", f"{name}.pack.toml"))


def _sheet(stage: Stage) -> None:
    _pack(stage, "listening-first")
    stage.settle()
    page = stage.guides(back=False)
    if isinstance(page.passing, PackPreview):
        page.passing.accepted.emit((), "")
        stage.settle()
    card = next(each.card for each in page.gallery.cards if each.card.pack.title == "Listening first")
    page.show_guide(card)
    page.details.buttons["sheet"].click()


def _writing(stage: Stage, argument: object) -> WritePage:
    stage.page("today")
    return stage.shown(WritePage, "write", argument)


def _aside(stage: Stage) -> None:
    page = _writing(stage, stage.finds.waiting)
    assert page.desk is not None
    sitting = page.desk.sitting
    stage.app.session.run(
        offered.aside,
        owner=page,
        done=lambda guides: page.beyond.pause(replace(sitting, aside=guides)),
    )


def _next(stage: Stage) -> None:
    page = _writing(stage, stage.finds.reflected)
    page.conclude()


def _asked_now(stage: Stage) -> None:
    page = _writing(stage, "feedback")
    page.beside.show_asked_now()
    side = page.beside.side
    assert side is not None
    assert side.asked is not None
    side.asked.edit()


def _other_guide(stage: Stage) -> None:
    _writing(stage, stage.finds.draft).beside.change_guide(offered.FROM_A_DISTANCE)


def _looking_again(stage: Stage) -> None:
    thread = stage.finds.thread
    _writing(stage, {"kind": "reflection", "guide": offers.LOOKING_AGAIN, "thread": thread})


def _of_the_day(stage: Stage) -> None:
    stage.page("today")
    stage.app.session.run(
        day.prompt, owner=stage.app, done=lambda asked: stage.page("write", {"asked": asked})
    )


def _write_pack(stage: Stage, place: tuple[int, ...], pane: str = "form") -> None:
    page = stage.shown(PackEditorPage, "pack-editor", assets("help", "listening-first.pack.toml"))
    if page.editor is not None:
        page.editor.history.look_at(place)
        page.editor.columns.bring(pane)


def _insights(stage: Stage) -> InsightsPage:
    return stage.shown(InsightsPage, "insights")


def _insights_tables(stage: Stage) -> None:
    page = _insights(stage)
    for name in ("followed-up", "year", "themes"):
        page.cards[name].set_as_table(True)


def _insights_behind(stage: Stage) -> None:
    page = _insights(stage)
    for card in page.cards.values():
        card.set_as_table(False)
    chart = page.cards["themes"].chart
    if chart is not None and chart.current is not None:
        page.open_entries("themes", chart.current.key)


def _insights_paper(stage: Stage) -> None:
    _insights(stage).print.click()


def _follow_ups(stage: Stage, act: str = "") -> None:
    """Show the list and the first card, or a step from there."""
    page = stage.shown(FollowUpsPage, "follow-ups")
    page.step_back()
    page.focus_first()
    if act == "new":
        page.begin_plan()
    elif act:
        page.board.opened.emit()  # where there is room for one half, the card is the one
    if act in page.cue.buttons:
        page.cue.buttons[act].click()


def _keep_going(stage: Stage, answer: str) -> None:
    page = stage.shown(TodayPage, "today")
    getattr(page.going.asking, answer).click()


def _next_times(stage: Stage, argument: object) -> None:
    stage.page("today")  # a form that was left open before stays open otherwise
    page = stage.shown(NextTimesPage, "next-times", argument)
    if argument is None:
        page.form.left.emit()
        next(iter(page.rows.values())).ask()


def _people(stage: Stage, view: str = "") -> None:
    """Show the list of people, or somebody and what leads on from there."""
    page = stage.shown(PeoplePage, "people")
    page.show_list()
    stage.settle()
    if not view:
        return
    page.show_person(page.people[0].name)
    stage.settle()
    {"person": page.focus_first, "sheet": page.show_sheet, "delete": page.preview_delete}[view]()


SHOTS: tuple[tuple[str, Callable[[Stage], object]], ...] = (
    ("unlock", Stage.door),
    ("unlock-wrong", _unlock_wrong),
    ("unlock-code", _unlock_code),
    ("unlock-missing", _missing),
    ("first-run-place", partial(_first_run_step, step=0)),
    ("first-run-passphrase", partial(_first_run_step, step=1)),
    ("first-run-code", partial(_first_run_step, step=2)),
    ("first-run-ways", partial(_first_run_step, step=3)),
    ("today", lambda stage: stage.page("today")),
    ("today-tried", partial(_keep_going, answer="tried")),
    ("next-times", lambda stage: _next_times(stage, None)),
    ("next-times-new", lambda stage: _next_times(stage, {"make": stage.finds.waiting})),
    ("write-new", lambda stage: stage.page("write", "feedback")),
    ("write", _draft),
    ("write-later", _reflect),
    ("write-conversation", lambda stage: stage.page("write", "conversation")),
    ("write-free", lambda stage: stage.page("write", "reflection")),
    ("write-aside", _aside),
    ("write-next", _next),
    ("write-asked-now", _asked_now),
    ("write-other-guide", _other_guide),
    ("write-looking-again", _looking_again),
    ("write-question", _of_the_day),
    ("journal-thread", partial(_read, which="thread")),
    ("journal-looked-again", partial(_read, which="looked")),
    ("journal-join", partial(_act, which="looked", act="join")),
    ("journal-rename", partial(_act, which="looked", act="rename")),
    ("journal", partial(_read, which="reflected")),
    ("journal-attached", _attached),
    ("journal-attachment", partial(_attached, act="open")),
    ("journal-long", partial(_read, which="long")),
    ("journal-search", _search),
    ("journal-nothing", _nothing_found),
    ("journal-edit", _edit),
    ("journal-trash", _trash),
    ("follow-ups", _follow_ups),
    ("follow-ups-card", partial(_follow_ups, act="open")),
    ("follow-ups-large", partial(_follow_ups, act="large")),
    ("follow-ups-print", partial(_follow_ups, act="print")),
    ("follow-ups-calendar", partial(_follow_ups, act="calendar")),
    ("follow-ups-move", partial(_follow_ups, act="move")),
    ("follow-ups-let-go", partial(_follow_ups, act="let-go")),
    ("follow-ups-plan", partial(_follow_ups, act="new")),
    ("people", _people),
    ("people-person", partial(_people, view="person")),
    ("people-sheet", partial(_people, view="sheet")),
    ("people-delete", partial(_people, view="delete")),
    ("tags", lambda stage: stage.page("tags")),
    ("guides", lambda stage: stage.guides()),
    ("guide", _guide),
    ("guide-try", partial(_guide, act="try")),
    ("pack-preview", partial(_pack, name="listening-first")),
    ("pack-refused", partial(_pack, name="faulty")),
    ("pack-sheet", _sheet),
    ("pack-editor", partial(_write_pack, place=(0, 2))),
    ("pack-editor-guide", partial(_write_pack, place=(0,))),
    ("pack-editor-preview", partial(_write_pack, place=(0, 1), pane="preview")),
    ("guides-coach", lambda stage: stage.guides()),
    ("insights", lambda stage: stage.page("insights")),
    ("insights-tables", _insights_tables),
    ("insights-behind", _insights_behind),
    ("insights-paper", _insights_paper),
    ("calendar", lambda stage: stage.page("calendar")),
    *on_stage.SHOTS,
    *moving_on_stage.SHOTS,
    ("settings", lambda stage: stage.page("settings")),
    ("help", lambda stage: stage.page("help", "keyboard")),
)


def take(start: Start, passphrase: str, folder: Path, looks: Iterable[str] = LOOKS) -> int:
    """Render every screen of the journal that `start` names into `folder` as PNG files; gives 0.

    `looks` are of `LOOKS`.
    Raises ReadOnly, DiskFull or StorageFailed when the folder cannot be written to.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = make_qt()
    app = Application(start, qt)
    assert start.journal is not None
    stage = Stage(app, start.journal, passphrase)
    app.show()
    for theme, scale, sizes in (LOOKS[each] for each in looks):
        stage.lock()
        # Dressing the app anew costs more than any picture: once for each look.
        app.look.set(theme=theme, scale=scale)
        for name, prepare in SHOTS:
            for width, height in sizes:
                app.frame.resize(width, height)
                stage.settle()
                prepare(stage)
                stage.settle()
                _save(app, folder / picture_name(name, theme, scale, (width, height)))
    app.session.shutdown()
    return 0


def picture_name(shot: str, theme: str, scale: int, size: tuple[int, int]) -> str:
    """The file name of one picture."""
    large = f"-{scale}" if scale != 100 else ""
    return f"{shot}-{theme}-{size[0]}x{size[1]}{large}.png"


def _save(app: Application, path: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    app.frame.grab().save(buffer, "PNG", QUICKER)
    places.save_picture(path, bytes(buffer.data().data()))
