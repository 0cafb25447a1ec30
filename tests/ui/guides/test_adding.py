from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from journal.app import packs
from journal.app.packs import Concern, Key, Seal, SealState
from journal.prompts.guide import Guide, Prompt
from journal.prompts.writer import write_pack
from journal.ui.guides import page as module
from journal.ui.guides.guide_text import OPEN_AT_ONCE, GuideText, PromptText
from journal.ui.guides.pack_words import SHOWN_MAX
from journal.ui.guides.preview import PackPreview
from journal.ui.guides.refused import RefusedPack
from journal.ui.writing.words import pack_text
from tests.ui.guides.conftest import COACH, EVERY_FIELD, SHORT, drop

FIRST = EVERY_FIELD.prompts[0]
NEWER = replace(
    COACH,
    version="1.1.0",
    guides=(
        replace(
            EVERY_FIELD,
            prompts=(
                replace(EVERY_FIELD.prompts[0], ask="What did you hope to hear?"),
                *EVERY_FIELD.prompts[1:],
            ),
        ),
    ),
)


@pytest.fixture
def look_at(page, rig):
    """Give a function that looks at a file on the page and gives the view that shows it."""

    def look(path):
        page.look_at(path)
        rig.wait()
        return page.passing

    return look


@pytest.fixture
def added(rig, lay):
    """Give a function that adds a pack past the page."""

    def add(pack=COACH, key=None, name="Dana"):
        path = lay(pack, "added", key)
        return rig.ask(packs.add, rig.ask(packs.preview_file, path), tuple(Concern), name)

    return add


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def here(rig):
    return {each.id: each.version for each in rig.ask(packs.shelf)}


def test_everything_is_shown_before_anything_is_added(page, rig, lay, look_at):
    before = here(rig)
    view = look_at(lay(COACH))
    assert isinstance(view, PackPreview)
    words = said(view)
    for guide in COACH.guides:
        assert guide.title in words
        for prompt in guide.prompts:
            assert pack_text(prompt.ask) in words
    assert any("Ines Halvorsen · version 1.0.0 · CC-BY-4.0 · language en" in text for text in words)
    assert any("not signed" in text for text in words)
    assert here(rig) == before
    assert view.cancel.hasFocus()


def test_adding_shows_the_guide_that_came(page, rig, lay, look_at, qtbot):
    view = look_at(lay(COACH))
    qtbot.keyClick(view.take, Qt.Key.Key_Return)
    rig.wait()
    assert here(rig)[COACH.id] == "1.0.0"
    assert page.details.isVisible()
    assert page.details.card.guide == EVERY_FIELD
    assert page.gallery.card_of(COACH.id, SHORT.id) is not None


@pytest.mark.parametrize("way", ["button", "escape"])
def test_thinking_better_of_it_changes_nothing(page, rig, lay, look_at, qtbot, way):
    before = here(rig)
    view = look_at(lay(COACH))
    if way == "button":
        view.cancel.click()
    else:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    rig.wait()
    assert page.gallery.isVisible()
    assert here(rig) == before


def test_a_preview_waits_while_one_looks_elsewhere(page, lay, look_at, rig):
    view = look_at(lay(COACH))
    page.leave(lambda: None)
    page.enter()
    rig.wait()
    assert page.passing is view
    assert view.isVisible()


def test_by_the_button_and_the_file_dialog(page, rig, lay, qtbot, monkeypatch):
    path = lay(COACH)
    asked = []

    def chosen(*args):
        asked.append(args[-2])
        args[-1](path)

    monkeypatch.setattr(module, "choose_file", chosen)
    qtbot.mouseClick(page.gallery.add, Qt.MouseButton.LeftButton)
    rig.wait()
    assert asked == ["Prompt packs (*.pack.toml)"]
    assert isinstance(page.passing, PackPreview)


def test_by_dropping_it(page, rig, lay):
    path = lay(COACH)
    words = page.gallery.drop.findChild(QLabel)
    quiet = words.text()
    assert drop(page, path, let_go=False)
    assert words.text() == quiet
    assert drop(page, path)
    rig.wait()
    assert isinstance(page.passing, PackPreview)
    assert page.passing.preview.path == path


def test_what_is_no_pack_cannot_be_dropped(page, tmp_path):
    other = tmp_path / "holiday.jpg"
    other.write_bytes(b"\xff\xd8")
    assert not drop(page, other)
    assert page.passing is None


def test_a_new_key_is_named_by_the_writer_and_known_from_then_on(rig, lay, keys, look_at, qtbot):
    view = look_at(lay(COACH, key=keys[0]))
    assert view.preview.seal.state is SealState.FIRST
    assert view.name.text() == "Ines Halvorsen"
    assert keys[0].public.fingerprint in said(view)
    view.name.line.selectAll()
    qtbot.keyClicks(view.name.line, "Dana, my coach")
    view.take.click()
    rig.wait()
    view = look_at(lay(NEWER, key=keys[0]))
    assert view.preview.seal.state is SealState.PINNED
    assert any("Signed by Dana, my coach" in text for text in said(view))
    assert view.name is None


def test_another_key_is_called_out_with_both_fingerprints(rig, lay, keys, added, look_at):
    added(key=keys[0])
    view = look_at(lay(NEWER, key=keys[1]))
    words = said(view)
    assert keys[0].public.fingerprint in words
    assert keys[1].public.fingerprint in words
    assert view.take.text() == "Add all the same"
    assert not view.take.isEnabled()
    view.consents[Concern.OTHER_KEY].click()
    assert view.take.isEnabled()
    view.consents[Concern.OTHER_KEY].click()
    assert not view.take.isEnabled()
    view.consents[Concern.OTHER_KEY].click()
    view.take.click()
    rig.wait()
    assert here(rig)[COACH.id] == "1.1.0"


def test_a_missing_signature_is_called_out(lay, keys, added, look_at):
    added(key=keys[0])
    view = look_at(lay(NEWER))
    assert view.preview.concerns == (Concern.STRIPPED,)
    assert not view.take.isEnabled()
    assert any("Not signed, though" in text for text in said(view))


def test_a_downgrade_is_called_out(rig, lay, added, look_at):
    added(NEWER)
    view = look_at(lay(COACH))
    assert any("older version, 1.0.0; you have 1.1.0" in text for text in said(view))
    assert not view.take.isEnabled()
    view.consents[Concern.DOWNGRADE].click()
    view.take.click()
    rig.wait()
    assert here(rig)[COACH.id] == "1.0.0"


def test_an_update_shows_what_changes(rig, lay, added, look_at):
    added(COACH)
    view = look_at(lay(NEWER))
    words = said(view)
    assert view.take.text() == "Update"
    assert "The prompt “Before” asks differently" in words
    assert "Before: What did you expect to hear?" in words
    assert "Now: What did you hope to hear?" in words
    assert "The guide “Two lines” is gone" in words


def test_the_same_pack_again_is_nothing_to_add(lay, added, look_at):
    added(COACH)
    view = look_at(lay(COACH))
    assert not view.take.isVisible()
    assert view.cancel.text() == "Close"


def test_other_words_under_the_same_version_are_called_so(lay, added, look_at):
    added(COACH)
    view = look_at(lay(replace(NEWER, version="1.0.0")))
    assert view.take.text() == "Replace"
    assert any("says other things" in text for text in said(view))


def test_a_missing_key_can_be_put_in(look, lay, rig, keys, qtbot):
    preview = rig.ask(packs.preview_file, lay(COACH))
    seal = Seal(SealState.KEY_UNKNOWN, "AB12")
    view = PackPreview(look, replace(preview, seal=seal, concerns=(Concern.KEY_UNKNOWN,)))
    qtbot.addWidget(view)
    view.show()
    given = []
    view.key_given.connect(given.append)
    qtbot.keyClicks(view.key.line, keys[0].public.text)
    qtbot.keyClick(view.key.line, Qt.Key.Key_Return)
    assert given == [keys[0].public.text]
    assert not view.take.isEnabled()


def test_a_wrong_key_is_said_beside_it(page, rig, lay, keys, look_at):
    view = look_at(lay(COACH, key=keys[0]))
    view.key = view.name
    page._try_key(view, keys[1].public.text)
    rig.wait()
    assert page.passing is view
    assert view.name.error()


def test_a_changed_file_is_refused(page, rig, lay, keys, look_at):
    path = lay(COACH, key=keys[0])
    path.write_bytes(path.read_bytes().replace(b"Ines Halvorsen", b"Anna Ruiz"))
    before = here(rig)
    view = look_at(path)
    assert isinstance(view, RefusedPack)
    assert here(rig) == before


FAULTY = b"""format = 1
id = "org.example.faulty"
version = "1.0.0"
title = "Faulty"

[[guide]]
id = "one"
title = "One"
kind = "feedback"

[[guide.prompt]]
id = "courage"
field = "text"

[[guide.prompt]]
id = "other"
ask = "What?"
field = "painting"
"""


def test_every_fault_is_listed_with_its_line_and_can_be_copied(page, rig, lay, look_at, qtbot):
    before = here(rig)
    path = lay(FAULTY, "faulty")
    view = look_at(path)
    assert isinstance(view, RefusedPack)
    assert len(view.faults) == 2
    assert view.faults[0].startswith("Line 11: ")
    assert "courage" in view.faults[0]
    assert view.faults[1].startswith("Line 18: ")
    qtbot.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert all(fault in copied for fault in view.faults)
    assert here(rig) == before


def test_a_mended_file_is_looked_at_again(page, rig, lay, look_at):
    view = look_at(lay(FAULTY, "faulty"))
    lay(COACH, "faulty")
    view.look_again.click()
    rig.wait()
    assert isinstance(page.passing, PackPreview)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"not = [toml", b"format = 2\nid = 'a.b'\n", b"x" * 3_000_000],
    ids=["empty", "no text", "no toml", "too new", "too large"],
)
def test_what_cannot_be_read_is_refused_in_words(page, rig, lay, look_at, data):
    before = here(rig)
    view = look_at(lay(data, "odd"))
    assert isinstance(view, RefusedPack)
    assert view.sentence
    assert here(rig) == before
    view.back.click()
    assert page.gallery.isVisible()


def test_a_file_that_is_not_there_is_said(page, look_at, tmp_path):
    view = look_at(tmp_path / "gone.pack.toml")
    assert isinstance(view, RefusedPack)
    assert "gone.pack.toml" in view.text()


def test_the_name_of_a_built_in_pack_is_reserved(page, lay, look_at):
    view = look_at(lay(replace(COACH, id="afterword.called-out")))
    assert isinstance(view, RefusedPack)


def test_a_large_pack_comes_guide_by_guide(lay, look_at, qtbot):
    prompts = tuple(Prompt(f"p{n}", f"Question {n}?", "text") for n in range(40))
    guides = tuple(Guide(f"g{n}", f"Guide {n}", "feedback", prompts) for n in range(4))
    view = look_at(lay(replace(COACH, guides=guides)))
    parts = view.findChildren(GuideText)
    assert [part.open_button.isVisibleTo(view) for part in parts] == [False, False, True, True]
    assert OPEN_AT_ONCE <= len(view.findChildren(PromptText)) == 80
    qtbot.keyClick(parts[3].open_button, Qt.Key.Key_Space)
    assert len(parts[3].findChildren(PromptText)) == 40


def test_a_refusal_after_the_preview_is_said_and_changes_nothing(page, rig, lay, keys, look_at, added):
    view = look_at(lay(COACH))
    added(NEWER, keys[0])
    view.take.click()
    rig.wait()
    assert page.passing is view
    assert view.notice.text()
    assert here(rig)[COACH.id] == "1.1.0"


def test_update_from_the_details_asks_for_a_file(page, rig, lay, added, monkeypatch):
    added(COACH)
    rig.wait()
    path = lay(NEWER)
    monkeypatch.setattr(module, "choose_file", lambda *args: args[-1](path))
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    page.details.buttons["update"].click()
    rig.wait()
    page.passing.take.click()
    rig.wait()
    assert here(rig)[COACH.id] == "1.1.0"
    assert page.details.card.pack.version == "1.1.0"


def test_long_changes_are_shown_short(lay, added, look_at):
    long = "word " * 300
    added(COACH)
    changed = replace(EVERY_FIELD, intro=long.strip())
    view = look_at(lay(replace(COACH, version="1.2.0", guides=(changed, SHORT))))
    now = next(text for text in said(view) if text.startswith("Now: word"))
    assert len(now) <= SHOWN_MAX + 10


def test_keys_are_shown_once_when_they_are_the_same(look, lay, rig, qtbot):
    key = Key("AB", "RWxx", "1111 2222")
    preview = rig.ask(packs.preview_file, lay(COACH))
    view = PackPreview(look, replace(preview, seal=Seal(SealState.PINNED, "Dana", key, key)))
    qtbot.addWidget(view)
    assert said(view).count("1111 2222") == 1


def test_the_file_is_not_written_to(lay, look_at, page, rig):
    path = lay(COACH)
    look_at(path)
    page.passing.take.click()
    rig.wait()
    assert Path(path).read_bytes() == write_pack(COACH)
