"""Everything out of a real vault, by the page."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from journal.app import archive, attachments, demo, importing
from journal.app import entries as entries_app
from journal.app.importing import Given
from journal.app.journal import Journal
from journal.files.pieces import FileToWrite
from journal.store import whole
from journal.ui.moving.out_view import FOLDER, JSON, ZIP
from journal.ui.moving.page import MovingPage
from tests.ui.rig import Rig, press, words

Key = Qt.Key


@pytest.fixture
def out(page: MovingPage, rig: Rig) -> MovingPage:
    def fill(journal: Journal) -> None:
        entry = entries_app.log(journal, "feedback", "A picture", "of a heron").value
        attachments.add(
            journal, entry.id, b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(3_000_000), "heron.png"
        )

    rig.ask(fill)
    page.enter("out")
    rig.wait()
    return page


def test_it_says_that_it_is_not_encrypted(out: MovingPage) -> None:
    assert "not encrypted" in words(out.out)
    assert "whoever can open it can read everything" in words(out.out)
    assert QApplication.focusWidget() is out.out.forms[JSON]


def test_json_holds_everything(out: MovingPage, rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    out.out.write_to(path)
    rig.wait()
    assert json.loads(path.read_text("utf-8"))["format"] == "afterword-journal"
    assert "all.json" in out.out.notice.text().replace("\u200b", "")
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    looked = rig.ask(importing.look, Given("afterword", path))
    assert (looked.entries, looked.known) == (0, 1)


def test_the_form_that_was_chosen_survives_a_lock(out: MovingPage) -> None:
    out.out.forms[ZIP].click()
    state = json.loads(json.dumps(out.resume_state()))
    out.out.forms[JSON].click()
    out.restore(state)
    assert out.out.form == ZIP
    out.restore({"view": "out", "form": "paper"})
    assert out.out.form == ZIP


@pytest.mark.parametrize("form", [FOLDER, ZIP])
def test_markdown_has_the_attachments(out: MovingPage, rig: Rig, tmp_path: Path, form: str) -> None:
    out.out.forms[form].click()
    place = tmp_path / "place"
    place.mkdir()
    out.out.write_to(place if form == FOLDER else place / "all.zip")
    rig.wait()
    (made,) = place.iterdir()
    if form == FOLDER:
        assert made.name == "Afterword 2026-11-21"
        names = [each.name for each in made.rglob("*")]
    else:
        with zipfile.ZipFile(made) as archive_:
            names = [Path(name).name for name in archive_.namelist()]
    assert any(name.endswith("heron.png") for name in names)
    assert {"README.md", "read_journal.py", "journal.json"} <= set(names)


def test_a_second_folder_stands_beside_the_first(out: MovingPage, rig: Rig, tmp_path: Path) -> None:
    out.out.forms[FOLDER].click()
    place = tmp_path / "place"
    place.mkdir()
    for _ in range(2):
        out.out.write_to(place)
        rig.wait()
    assert {each.name for each in place.iterdir()} == {"Afterword 2026-11-21", "Afterword 2026-11-21 2"}


def test_nothing_is_written_over_nor_into_the_journal(out: MovingPage, rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("mine")
    out.out.write_to(path)
    rig.wait()
    assert "It has not been touched" in out.out.notice.text()
    assert path.read_text() == "mine"
    out.out.write_to(rig.folder / "all.json")
    rig.wait()
    assert "inside the journal’s own folder" in out.out.notice.text()


@pytest.mark.parametrize(("form", "name"), [(JSON, "a.json"), (ZIP, "a.zip"), (FOLDER, "")])
def test_a_full_disk_leaves_nothing_behind(
    out: MovingPage, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, name: str
) -> None:
    out.out.forms[form].click()
    place = tmp_path / "place"
    place.mkdir()
    real, written = FileToWrite.write, [0]

    class Full:
        def __init__(self, file: Any) -> None:
            self._file = file

        def write(self, data: bytes) -> int:
            written[0] += len(data)
            if written[0] > 1_000_000:
                raise OSError(errno.ENOSPC, "full")
            return int(self._file.write(data))

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

    def write(self: Any, data: bytes) -> None:
        if not isinstance(self._file, Full):
            self._file = Full(self._file)
        real(self, data)

    monkeypatch.setattr(FileToWrite, "write", write)
    out.out.write_to(place / name)
    rig.wait()
    assert "There is no room left there" in out.out.notice.text()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(("form", "name"), [(JSON, "a.json"), (ZIP, "a.zip"), (FOLDER, "")])
def test_stopping_leaves_nothing_behind(
    out: MovingPage,
    rig: Rig,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    name: str,
) -> None:
    out.out.forms[form].click()
    place = tmp_path / "place"
    place.mkdir()
    reached, go_on = threading.Event(), threading.Event()

    def held_back(export: archive.Export) -> archive.Export:
        def slow(journal: Journal, path: Path, told: Any) -> int:
            def waiting(done: int, of: int) -> None:
                reached.set()
                go_on.wait(20)
                told(done, of)

            return export(journal, path, waiting)

        return slow

    monkeypatch.setattr(archive, "to_json", held_back(archive.to_json))
    monkeypatch.setattr(archive, "to_markdown", held_back(archive.to_markdown))
    out.out.write_to(place / name)
    qtbot.waitUntil(reached.is_set)
    out.underway.show()
    press(qtbot, Key.Key_Return)
    go_on.set()
    rig.wait()
    assert out.out.notice.text().startswith("Stopped. Nothing of it was left behind")
    assert list(place.iterdir()) == []


def test_the_place_is_asked_for(out: MovingPage, qtbot: QtBot, tmp_path: Path) -> None:
    for form in (JSON, FOLDER, ZIP):
        out.out.forms[form].click()
        out.out.write.click()
        (dialog,) = (each for each in out.findChildren(QFileDialog) if each.isVisible())
        if form != FOLDER:
            assert dialog.selectedFiles() == [str(tmp_path / f"Afterword 2026-11-21.{form}")]
            assert dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.reject()
        QApplication.processEvents()


def test_the_keyboard_comes_back_from_the_dialog(
    out: MovingPage, rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    out.out.write.setFocus()
    press(qtbot, Key.Key_Space)
    (dialog,) = (each for each in out.findChildren(QFileDialog) if each.isVisible())
    dialog.selectFile(str(tmp_path / "all.json"))
    dialog.activateWindow()
    dialog.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.accept()
    rig.wait()
    assert (tmp_path / "all.json").exists()
    assert out.window().focusWidget() is out.out.write


@pytest.mark.parametrize("form", [JSON, FOLDER, ZIP])
def test_a_folder_that_is_gone_is_not_said_to_be_the_journals(
    out: MovingPage, rig: Rig, tmp_path: Path, form: str
) -> None:
    out.out.forms[form].click()
    gone = tmp_path / "gone"
    out.out.write_to(gone if form == FOLDER else gone / f"all.{form}")
    rig.wait()
    assert "That folder is not there any more." in out.out.notice.text()


def test_the_script_beside_it_reads_a_full_journal(page: MovingPage, rig: Rig, tmp_path: Path) -> None:
    rig.ask(demo.fill)
    page.enter("out")
    page.out.forms[FOLDER].click()
    place = tmp_path / "place"
    place.mkdir()
    page.out.write_to(place)
    rig.wait()
    (made,) = place.iterdir()
    kinds = {each["record"] for each in json.loads((made / "journal.json").read_text("utf-8"))["records"]}
    assert kinds >= {"thread", "conversation", "person-name", "tag-name", "saved-search", "attachment-part"}
    script = [sys.executable, made / "read_journal.py", made / "journal.json"]
    said = ""
    for _ in range(2):  # a second run finds the files of the first
        said = subprocess.run(
            [*script, "--attachments", tmp_path / "files"], capture_output=True, check=True, text=True,
            encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        ).stdout  # fmt: skip

    def files(journal: Journal, entry: str) -> list[bytes]:
        return [attachments.read(journal, each.id) for each in attachments.of_entry(journal, entry)]

    def held(journal: Journal) -> list[tuple[str, list[bytes]]]:
        return [(entry.title, files(journal, entry.id)) for entry in whole.entries(journal.store)]

    there = rig.ask(held)
    assert all(title in said for title, _ in there)
    wanted = sorted(data for _, each in there for data in each)
    assert wanted
    assert sorted(each.read_bytes() for each in (tmp_path / "files").iterdir()) == wanted
