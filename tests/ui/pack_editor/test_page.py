"""The page: drafts that are never lost, and packs that go out."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from journal.app import opening, pack_drafts, pack_signing, packs
from journal.errors import StorageFailed
from journal.prompts.guide import Pack
from journal.prompts.reader import read_pack
from journal.prompts.writer import write_pack
from journal.ui.pack_editor.checks import Mend, mends
from journal.ui.pack_editor.page import PackEditorPage
from tests.conftest import PASSPHRASE, Clock
from tests.ui.pack_editor.conftest import PACK, in_window

CTRL = Qt.KeyboardModifier.ControlModifier


def saved(page, rig) -> None:
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    rig.wait()
    assert left == [True]


def choose(page, path: Path) -> None:
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(path.parent))
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(path.name)
    dialog.accept()


def test_the_first_time_one_begins_at_once(page, rig, hands) -> None:
    page.enter(None)
    rig.wait()
    assert page.editor is not None
    assert hands.focus.accessibleName() == "What is it called?"
    hands.type("Small steps")
    assert page.history.pack.id == "my.small-steps"


def test_typing_does_not_wait_for_the_pack_to_be_read(page, rig, hands, qtbot, monkeypatch) -> None:
    threads: list[threading.Thread] = []

    def watched(pack: Pack) -> tuple[Mend, ...]:
        threads.append(threading.current_thread())
        return mends(pack)

    editor = page.open_pack(PACK, named=True)
    monkeypatch.setattr("journal.ui.pack_editor.editor.mends", watched)
    editor.history.look_at((0, 0))
    editor.focus_first()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(editor.found) == 1)
    assert editor.columns.form.sheet.fields["ask"].fault.text() == "The question of this prompt is empty."
    assert threads
    assert threading.main_thread() not in threads


def test_a_draft_survives_a_lock_and_is_offered_again(
    page, rig, hands, look, qtbot, tmp_path, machine
) -> None:
    page.enter(None)
    rig.wait()
    hands.type("Half a pack")
    page.editor.add_prompt()
    hands.type("And then")
    saved(page, rig)
    state = page.resume_state()
    rig.session.close()
    rig.wait()
    assert page.editor is None
    rig.session.open(lambda: opening.unlock(rig.folder, PASSPHRASE, machine), owner=rig.owner)
    rig.wait()
    again = PackEditorPage(look, rig.session, Clock(), tmp_path)
    in_window(again, qtbot)
    again.enter(None)
    again.restore(state)
    rig.wait()
    assert again.history.pack.title == "Half a pack"
    assert again.history.place == (0, 1)
    assert [prompt.ask for prompt in again.history.pack.guides[0].prompts] == ["", "And then"]


def test_the_drafts_are_offered_and_one_can_be_thrown_away(page, rig, hands) -> None:
    for title in ("One", "Two"):
        rig.ask(pack_drafts.keep, "", replace(PACK, title=title), False)
    page.enter(None)
    rig.wait()
    assert page.editor is None
    assert [row.accessibleName() for row in page.start.rows] == ["Continue: Two", "Continue: One"] or len(
        page.start.rows
    ) == 2
    assert hands.focus is page.start.rows[0]
    hands.to("Throw this draft away: One")
    hands.press(Qt.Key.Key_Space)
    assert "Throw the draft “One” away?" in page.start.notice.text()
    page.start.notice.findChildren(type(page.start.begin))[0].click()
    rig.wait()
    assert [draft.pack.title for draft in rig.ask(pack_drafts.drafts)] == ["Two"]
    page.start.rows[0].click()
    assert page.history.pack.title == "Two"


def test_what_is_typed_while_another_pack_is_opened_is_kept(page, rig, hands) -> None:
    page.enter(None)
    rig.wait()
    hands.type("First")
    page.enter(replace(PACK, id="org.example.two"))
    rig.wait()
    assert page.history.pack.id == "org.example.two"
    rig.wait()
    assert [draft.pack.title for draft in rig.ask(pack_drafts.drafts)] == ["First"]


def test_a_pack_that_is_a_draft_already_is_not_begun_unasked(page, rig) -> None:
    rig.ask(pack_drafts.keep, "", replace(PACK, title="Changed"), True)
    page.enter(PACK)
    rig.wait()
    assert page.editor is None
    assert "already" in page.start.notice.text()


def test_a_pack_can_come_from_a_file(page, rig, tmp_path) -> None:
    path = tmp_path / "one.pack.toml"
    path.write_bytes(write_pack(PACK))
    page.enter(path)
    rig.wait()
    assert page.history.pack == PACK
    page.enter(tmp_path / "none.pack.toml")
    rig.wait()
    assert page.start.notice.text()


def test_what_a_file_says_and_nobody_knows_is_not_dropped_in_silence(page, rig, tmp_path) -> None:
    path = tmp_path / "one.pack.toml"
    path.write_bytes(write_pack(PACK).replace(b'title = "One pack"', b'title = "One pack"\nmood = "calm"'))
    page.enter(path)
    rig.wait()
    assert "does not know" in page.editor.notice.text()


def test_what_is_not_whole_does_not_go_out(page, rig, hands) -> None:
    page.enter(None)
    rig.wait()
    page.editor.use.setFocus()
    hands.press(Qt.Key.Key_Space)
    rig.wait()
    assert "nothing is left to mend" in page.editor.notice.text()
    assert hands.focus is page.editor.mending.list
    assert len(rig.ask(packs.shelf)) == len(
        [each for each in rig.ask(packs.shelf) if each.origin == "built-in"]
    )
    hands.press(Qt.Key.Key_Escape)
    assert not page.editor.mending.isVisible()


def test_a_name_is_asked_for_once_and_then_it_is_in_the_journal(page, rig, hands) -> None:
    page.open_pack(replace(PACK, id="my.one-pack"), named=False)
    page.editor.use.setFocus()
    hands.press(Qt.Key.Key_Space)
    naming = page.editor.naming
    assert naming.isVisible()
    assert naming.line.text() == "my.one-pack"
    hands.type("No name")
    hands.press(Qt.Key.Key_Return)
    assert naming.line.error()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("org.example.named")
    hands.press(Qt.Key.Key_Return)
    rig.wait()
    assert "in your journal" in page.editor.notice.text()
    assert {each.id for each in rig.ask(packs.shelf)} >= {"org.example.named"}
    page.editor.history.edit("x", title="Another title")
    page.editor.use.click()
    rig.wait()
    assert not naming.isVisible()
    shelved = next(each for each in rig.ask(packs.shelf) if each.id == "org.example.named")
    assert shelved.title == "Another title"


def test_an_older_version_is_used_only_when_the_writer_says_so(page, rig) -> None:
    rig.ask(pack_drafts.use, replace(PACK, version="2.0.0"))
    page.open_pack(PACK, named=True)
    page.editor.use.click()
    rig.wait()
    assert "newer version" in page.editor.notice.text()
    page.editor.notice.findChildren(type(page.editor.use))[0].click()
    rig.wait()
    assert next(each for each in rig.ask(packs.shelf) if each.id == PACK.id).version == "1.0.0"


def test_it_is_saved_as_a_file_that_reads(page, rig, tmp_path) -> None:
    page.open_pack(PACK, named=True)
    page.editor.save_file.trigger()
    choose(page, tmp_path / "mine")
    rig.wait()
    path = tmp_path / "mine.pack.toml"
    assert read_pack(path.read_bytes(), path) == PACK
    assert "mine.pack.toml" in page.editor.notice.text()


def test_export_makes_a_key_when_one_is_wanted_and_signs(page, rig, tmp_path) -> None:
    page.open_pack(PACK, named=True)
    page.editor.export.trigger()
    rig.wait()
    assert "signature" in page.editor.notice.text()
    page.editor.notice.findChildren(type(page.editor.use))[0].click()
    rig.wait()
    choose(page, tmp_path / "mine.pack.toml")
    rig.wait()
    path = tmp_path / "mine.pack.toml"
    assert "mine.pack.toml" in page.editor.notice.text()
    key = rig.ask(pack_signing.own_key)
    signature = packs.signature_beside(path)
    assert pack_signing.verify(path.read_bytes(), signature, key.public, path).key == key


def test_a_draft_that_cannot_be_saved_is_said_and_kept_on_the_screen(page, rig, hands, monkeypatch) -> None:
    def full(*_args: object) -> None:
        raise StorageFailed(Path("x"), "ENOSPC")

    monkeypatch.setattr(pack_drafts, "keep", full)
    page.open_pack(PACK, named=True)
    page.editor.focus_first()
    hands.type("x")
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    rig.wait()
    assert left == []
    assert "Not saved yet" in page.editor.notice.text()
    assert page.history.pack.title == "One packx"
    monkeypatch.undo()
    saved(page, rig)


def test_a_guide_can_be_tried_out_and_nothing_of_it_stays(page, rig, hands, qtbot) -> None:
    page.open_pack(PACK, named=True)
    page.editor.try_it.click()
    rig.wait()
    assert page._trying is not None
    hands.type("tried")
    page._trying.stop.click()
    assert page._trying is None
    assert page._stack.currentWidget() is page.editor
    assert page.history.pack == PACK


def test_escape_goes_back_to_the_guides(page, rig, hands, qtbot) -> None:
    page.open_pack(PACK, named=True)
    asked: list[tuple[str, object]] = []
    page.go.connect(lambda name, argument: asked.append((name, argument)))
    hands.press(Qt.Key.Key_Escape)
    assert asked == [("guides", None)]


@pytest.mark.parametrize(
    "held",
    [
        None,
        5,
        "x",
        [1],
        [{"pack": 3}],
        [{"pack": {}}],
        [{"id": 7, "pack": {"guides": [{"prompts": [{"when": 1}]}]}}],
    ],
)
def test_drafts_of_another_make_do_no_harm(journal, held) -> None:
    from journal.store import values

    values.put(journal.store, pack_drafts.KEY, held)
    assert isinstance(pack_drafts.drafts(journal), tuple)
