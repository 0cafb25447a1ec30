"""Names completed as one types."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.ui.look import Look
from journal.ui.writing.name_chips import NameChips
from journal.ui.writing.suggestions import SHOWN, SuggestionModel

NICKNAMES = {"Sam Okafor": ("Sammy", "the boss")}


def offered(model: SuggestionModel, text: str) -> list[tuple[str, str]]:
    model.narrow(text)
    indices = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(Qt.ItemDataRole.EditRole), index.data()) for index in indices]


def test_the_order_is_that_of_use_and_beginnings_come_before_the_rest() -> None:
    model = SuggestionModel()
    model.set_names(["Joanna", "Jun", "Anna", "Sam Okafor", "José"], NICKNAMES)
    assert [name for name, _ in offered(model, "an")] == ["Anna", "Joanna"]
    assert [name for name, _ in offered(model, "ju")] == ["Jun"]
    assert offered(model, "JOSE") == [("José", "José")]
    assert offered(model, "okaf") == [("Sam Okafor", "Sam Okafor")]
    assert offered(model, "bos") == [("Sam Okafor", "Sam Okafor (the boss)")]
    assert offered(model, "") == offered(model, "x") == offered(model, "…") == []


def test_ten_thousand_names_take_less_than_a_key_press() -> None:
    model = SuggestionModel()
    model.set_names(f"Given{number} Family{number}" for number in range(10_000))
    started = time.process_time()
    found = offered(model, "family9")
    missed = offered(model, "zzz")
    assert time.process_time() - started < 0.1
    assert (len(found), missed) == (SHOWN, [])


def test_a_nickname_becomes_the_name(look: Look, qtbot: QtBot) -> None:
    chips = NameChips(look, "From", "Add a name")
    qtbot.addWidget(chips)
    chips.suggest(["Jun", "Sam Okafor"], NICKNAMES)
    chips.show()
    chips.activateWindow()  # a window of another test may have been in front
    chips.line.setFocus()
    qtbot.waitUntil(chips.line.hasFocus)
    qtbot.keyClicks(chips.line, "samm")
    popup = chips.line.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chips.names() == ["Sam Okafor"])
    assert not popup.isVisible()  # it would take the next click for itself
