"""Choosing folders and files without leaving a trace of them on the computer.

Qt's file dialog writes the folders it showed into its settings when it is destroyed, the system's own dialogs
included. It is sent home first, so that home is all that is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def choose_folder(parent: QWidget, title: str, start: Path, home: Path, chosen: Chosen) -> QFileDialog:
    """Ask for a folder; `chosen` is called with it, and not at all when the person thinks better of it."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog, start, home, chosen)


def choose_pdf(parent: QWidget, title: str, suggestion: Path, home: Path, chosen: Chosen) -> QFileDialog:
    """Ask where a PDF is to be kept; `suggestion` is the folder and file name offered."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggestion.name)
    return _ask(dialog, suggestion.parent, home, chosen)


def choose_file(
    parent: QWidget, title: str, start: Path, home: Path, names: str, chosen: Chosen
) -> QFileDialog:
    """Ask for a file that is there; `names` is a filter such as "PDF (*.pdf)"."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(names)
    return _ask(dialog, start, home, chosen)


def choose_files(
    parent: QWidget, title: str, start: Path, home: Path, chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """Ask for one file or several; `chosen` is called with all of them."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask_all(dialog, start, home, chosen)


def choose_saved(
    parent: QWidget,
    title: str,
    suggestion: Path,
    home: Path,
    names: str,
    chosen: Chosen,
    *,
    may_replace: bool = True,
) -> QFileDialog:
    """Ask where a file is to be kept; `suggestion` is the folder and file name offered.

    A name without an ending gets everything behind the first dot of the suggestion. Unless it `may_replace`
    what is there, the dialog does not ask whether it should.
    """
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(names)
    dialog.setDefaultSuffix(suggestion.name.partition(".")[2])
    dialog.selectFile(suggestion.name)
    return _ask(dialog, suggestion.parent, home, chosen)


def _ask(dialog: QFileDialog, start: Path, home: Path, chosen: Chosen) -> QFileDialog:
    return _ask_all(dialog, start, home, lambda paths: chosen(paths[0]))


def _ask_all(
    dialog: QFileDialog, start: Path, home: Path, chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    there = next((folder for folder in (start, *start.parents) if folder.is_dir()), home)
    dialog.setDirectory(str(there))

    def finished(result: int) -> None:
        picked = dialog.selectedFiles()
        dialog.setHistory([])
        dialog.setDirectory(str(home))
        dialog.deleteLater()
        if result and picked:
            chosen([Path(each) for each in picked])

    dialog.finished.connect(finished)
    dialog.open()
    return dialog
