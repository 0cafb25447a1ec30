"""What the writer set inside the journal, and where they left off."""

from __future__ import annotations

from typing import Any

import pytest

from journal.app import opening, settings
from journal.app.journal import Journal, Machine
from journal.app.settings import Resume, Settings
from journal.errors import Invalid
from journal.model.commitment import DAYS_MOST
from journal.store import values
from tests.conftest import PASSPHRASE


def test_a_new_journal_has_the_defaults(journal: Journal) -> None:
    assert settings.load(journal) == Settings()
    assert settings.load(journal).cool_down_hours in settings.COOL_DOWN_HOURS


@pytest.mark.parametrize("hours", [*settings.COOL_DOWN_HOURS, 1, 24 * 365])
def test_what_is_set_is_there_after_the_next_unlock(journal: Journal, machine: Machine, hours: int) -> None:
    change = settings.change(journal, cool_down_hours=hours)
    assert (change.value, change.settings, change.entries) == (Settings(hours), True, frozenset())
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    try:
        assert settings.load(again).cool_down_hours == hours
    finally:
        opening.close(again)


@pytest.mark.parametrize("hours", [-1, 24 * 365 + 1, 1.5, "20", None, [], True])
def test_a_value_that_does_not_fit_is_refused(journal: Journal, hours: Any) -> None:
    with pytest.raises(Invalid, match="cool_down_hours"):
        settings.change(journal, cool_down_hours=hours)
    assert settings.load(journal) == Settings()


@pytest.mark.parametrize(
    ("held", "hours"),
    [
        ({"of_a_later_version": 1}, 20),
        ({"cool_down_hours": 4, "of_a_later_version": {"x": []}}, 4),
        ({}, 20),
        ({"cool_down_hours": "soon"}, 20),
        ({"cool_down_hours": -3}, 20),
        ("nonsense", 20),
        ([1], 20),
    ],
)
def test_what_is_unknown_or_unfit_does_not_matter(journal: Journal, held: Any, hours: int) -> None:
    values.put(journal.store, settings.SETTINGS, held)
    assert settings.load(journal).cool_down_hours == hours


def test_where_one_left_off_is_taken_up_once(journal: Journal) -> None:
    assert settings.take_up(journal) == Resume()
    left = Resume("write", {"entry": "x", "cursor": 12, "scrolled": 0.5, "text": "שלום"})
    settings.leave_off(journal, left)
    assert settings.take_up(journal) == left
    assert settings.take_up(journal) == Resume()


def test_left_off_twice_the_last_counts(journal: Journal) -> None:
    settings.leave_off(journal, Resume("journal", {"a": 1}))
    settings.leave_off(journal, Resume("settings"))
    assert settings.take_up(journal) == Resume("settings")


@pytest.mark.parametrize("held", ["nonsense", [], 7, {"page": 3, "state": "x"}])
def test_a_place_that_makes_no_sense_is_the_beginning(journal: Journal, held: Any) -> None:
    values.put(journal.store, settings.RESUME, held)
    assert settings.take_up(journal) == Resume()


@pytest.mark.parametrize("name", ["rumination_guard", "day_prompt"])
def test_what_the_app_offers_can_be_turned_off(journal: Journal, name: str) -> None:
    assert getattr(settings.load(journal), name) is True
    assert getattr(settings.change(journal, **{name: False}).value, name) is False
    assert getattr(settings.load(journal), name) is False
    for unfit in (0, "no", None):
        with pytest.raises(Invalid, match=name):
            settings.change(journal, **{name: unfit})


def test_packs_are_kept_as_they_were_chosen(journal: Journal) -> None:
    assert settings.change(journal, day_packs=["b", "a"]).value.day_packs == ("b", "a")
    assert settings.load(journal).day_packs == ("b", "a")
    for unfit in ("a", [1], None):
        with pytest.raises(Invalid, match="day_packs"):
            settings.change(journal, day_packs=unfit)
    values.put(journal.store, settings.SETTINGS, {"day_packs": [3], "rumination_guard": "x"})
    assert settings.load(journal) == Settings()


@pytest.mark.parametrize(
    ("name", "fit", "unfit"),
    [
        ("check_in_days", (1, 7, DAYS_MOST), (0, DAYS_MOST + 1, True, "7", None)),
        ("reminders", (True, False), (1, "on", None)),
        ("to_tray", (True, False), (1, "on", None)),
        (
            "quiet_from",
            ("00:00", "23:59", "07:30"),
            ("24:00", "7:30", "07:60", "0730", "07:30:00", "٠٧:30", 7),
        ),
        ("quiet_to", ("00:00", "23:59"), ("", "08-00", None)),
    ],
)
def test_reminders_and_next_times_are_set_to_what_makes_sense(
    journal: Journal, name: str, fit: tuple[Any, ...], unfit: tuple[Any, ...]
) -> None:
    for value in fit:
        settings.change(journal, **{name: value})
        assert getattr(settings.load(journal), name) == value
    for value in unfit:
        with pytest.raises(Invalid, match=name):
            settings.change(journal, **{name: value})


def test_reminders_are_off_until_somebody_wants_them(journal: Journal) -> None:
    assert (settings.load(journal).reminders, settings.load(journal).to_tray) == (False, False)
