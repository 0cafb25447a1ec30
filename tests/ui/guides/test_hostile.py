"""A pack whose every text is an attack: it is shown letter by letter, and opens nothing.

`tests/e2e/test_hostile_pack.py` runs these tests once more without a network and under a trace.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from journal.app import entries, offered, packs, writing
from journal.app.entries import answer_to
from journal.model.fields import FIELD_BY_ID
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.guide_menu import fill
from journal.ui.guides.preview import PackPreview
from journal.ui.guides.refused import RefusedPack
from journal.ui.guides.trying import TryOut
from journal.ui.reading.page import JournalPage
from journal.ui.writing.page import WritePage

BAIT = "/afterword-bait.png"  # no test makes it: only an attack would look for it
IMAGE = f'<img src="file://{BAIT}">'
ATTACKS = (
    '<img src="http://attack.invalid/a.png">',
    IMAGE,
    f'<a href="file://{BAIT}">look</a>',
    "javascript:alert(1)",
    "![x](http://attack.invalid/b.png)",
    f"![x](file://{BAIT})",
    "[x](javascript:alert(1))",
    "<b>bold</b>",
    "&lt;img&gt; && &amp;",
    f"<table background='file://{BAIT}'>",
)
SHORT = "<img src=http://attack.invalid/n>"
LONG = " ".join(ATTACKS)


def marked(place: str, text: str = LONG) -> str:
    return f"{place} {text}"


def prompt(field: str) -> Prompt:
    """A prompt of a field type, with an attack in everything it says."""
    extras = {
        "options": [marked("first", IMAGE), marked("second", SHORT)],
        "items": [marked("one", IMAGE), marked("two", SHORT)],
        "ends": [marked("low", IMAGE), marked("high", SHORT)],
        "sides": [marked("here", IMAGE), marked("there", SHORT)],
    }
    kind = FIELD_BY_ID[field]
    wanted = dict.fromkeys((*kind.needs, *kind.extras))
    return Prompt(
        field,
        marked(f"ask {field}"),
        field,
        name=marked(field, SHORT),
        help=marked(f"help {field}"),
        why=marked(f"why {field}"),
        extra={name: extras[name] for name in wanted},
    )


PROMPTS = tuple(prompt(field) for field in FIELD_BY_ID)
FIRST = PROMPTS[0]
GUIDE = Guide(
    "hostile",
    marked("guide", IMAGE),
    "feedback",
    (*PROMPTS, replace(prompt("text"), id="again", show_earlier=(FIRST.id,), later=True)),
    intro=marked("intro"),
    if_asked_now=marked("now"),
)
PACK = Pack(
    "org.example.hostile",
    "1.0.0",
    marked("pack", IMAGE),
    (GUIDE,),
    author=marked("author", IMAGE),
    licence=marked("licence", IMAGE),
    summary=marked("summary"),
)


class Opened(QObject):
    """Takes every address that something asks the system to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture(autouse=True)
def opened():
    taker = Opened()
    schemes = ("http", "https", "file", "javascript", "data")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, taker, "take")
    yield taker
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)
    assert taker.urls == []


@pytest.fixture
def added(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(PACK)))
    rig.wait()
    return page


def shown(widget: QWidget) -> str:
    """Everything that a widget shows, letter by letter; it is painted, so that what loads is loaded."""
    QApplication.processEvents()
    assert not widget.grab().isNull()
    parts = []
    for each in widget.findChildren(QWidget):
        if isinstance(each, QLabel):
            assert each.textFormat().name == "PlainText", each.text()
            assert not each.openExternalLinks()
            parts.append(each.text())
        elif isinstance(each, QAbstractButton | QLineEdit):
            parts.append(each.text().replace("&&", "&"))
        elif isinstance(each, QPlainTextEdit | QTextEdit):
            parts.append(each.toPlainText())
        for markup in ("<img", "<a ", "<table", "<b>"):
            assert markup not in each.toolTip(), each.toolTip()
            assert markup not in each.whatsThis()
    return "\n".join(parts)


def test_the_preview(page, rig, lay):
    page.look_at(lay(PACK))
    rig.wait()
    assert isinstance(page.passing, PackPreview)
    text = shown(page.passing)
    for part in (PACK.title, PACK.author, PACK.licence, PACK.summary, GUIDE.title, GUIDE.intro):
        assert part in text
    for each in GUIDE.prompts:
        assert all(part in text for part in (each.ask, each.help, each.why, each.name)), each.id
        for words in each.extra.values():
            assert all(word in text for word in words)
    assert GUIDE.if_asked_now in text


def test_an_update(added, rig, lay):
    changed = replace(GUIDE, title=marked("newer", IMAGE), prompts=GUIDE.prompts[:-1])
    added.look_at(lay(replace(PACK, version="1.0.1", guides=(changed,))))
    rig.wait()
    assert marked("newer", IMAGE) in shown(added.passing)


def test_a_refusal(page, rig, lay):
    data = lay(PACK).read_bytes().replace(b'field = "scale"', f"field = '{SHORT}'".encode())
    page.look_at(lay(data, "<img src=x>"))
    rig.wait()
    assert isinstance(page.passing, RefusedPack)
    text = shown(page.passing)
    assert SHORT[:20] in text
    assert "<img src=x>.pack.toml" in text


def test_the_gallery_and_the_details(added):
    card = added.gallery.card_of(PACK.id, GUIDE.id)
    assert GUIDE.title in shown(added.gallery)
    added.show_guide(card.card)
    text = shown(added.details)
    for each in GUIDE.prompts:
        assert all(part in text for part in (each.ask, each.help, each.why)), each.id
    added.details.ask_remove(PACK.title)
    assert PACK.title in shown(added.details)


def test_trying_it_out(added):
    added.try_out(added.gallery.card_of(PACK.id, GUIDE.id).card)
    assert isinstance(added.passing, TryOut)
    walk(added.passing.page)


def walk(page: WritePage) -> None:
    """Look at every prompt on a writing page."""
    for each in GUIDE.prompts:
        page.show_prompt(each.id)
        page._frame.view.why.button.setChecked(True)
        text = shown(page)
        assert all(part in text for part in (each.ask, each.help, each.why)), each.id
        for words in each.extra.values():
            assert all(word in text for word in words), each.id
    assert GUIDE.if_asked_now in text
    assert GUIDE.title in text


def written(rig) -> str:
    """An entry with an attack in every answer too."""
    sitting = rig.ask(writing.begin, "feedback", (PACK.id, GUIDE.id))
    answers = tuple(
        answer_to(each, value_of(each)) for each in GUIDE.prompts if each.field not in {"scale", "date"}
    )
    entry = replace(
        sitting.entry,
        title=IMAGE,
        place=SHORT,
        people=(marked("Anna", IMAGE),),
        tags=(marked("tag", SHORT),),
        answers=answers,
    )
    rig.ask(entries.save, entry, sitting.writing)
    rig.ask(entries.keep, entry.id)
    return entry.id


def value_of(each: Prompt) -> object:
    match each.field:
        case "choice":
            return each.extra["options"][0]
        case "choices":
            return each.extra["options"]
        case "checklist":
            return each.extra["items"]
        case "people" | "feelings":
            return [marked("Ben", IMAGE)]
        case "two-sided":
            return [marked("left"), marked("right")]
        case _:
            return marked("answer")


def test_writing_with_it(added, rig, look, qtbot):
    entry = written(rig)
    page = WritePage(rig.session, look)
    qtbot.addWidget(page)
    page.resize(968, 760)
    page.show()
    page.open_entry(entry)
    rig.wait()
    walk(page)


def test_reading_what_was_written(added, rig, look, qtbot):
    entry = written(rig)
    page = JournalPage(look, rig.session)
    qtbot.addWidget(page)
    page.resize(968, 760)
    page.show()
    page.enter()
    rig.wait()
    page.open_entry(entry)
    rig.wait()
    text = shown(page)
    for each in GUIDE.prompts:
        if each.field not in {"scale", "date"}:
            assert each.ask in text, each.id
    assert marked("answer") in text
    assert marked("left") in text


def test_the_sheet_for_the_coach(added, rig):
    written(rig)
    added._show_sheet(added.gallery.card_of(PACK.id, GUIDE.id).card)
    rig.wait()
    text = shown(added.passing)
    assert FIRST.ask in text
    assert PACK.title in text


def test_the_menu_of_guides(added, rig, look):
    menu = QMenu()
    fill(menu, look, rig.ask(offered.guides), lambda _guide: None)
    texts = [action.text().replace("&&", "&") for action in menu.actions()]
    assert GUIDE.title in texts
    assert not menu.toolTipsVisible()
