"""Passphrases and recovery codes, for the screens."""

from __future__ import annotations

from datetime import date

import pytest

from journal.app import secrets
from journal.app.journal import Machine
from journal.errors import PassphraseRefused
from journal.vault.code import new_code
from tests.conftest import PASSPHRASE


@pytest.fixture
def code(machine: Machine) -> str:
    return new_code(machine.random)[1]


def test_a_generated_passphrase_is_strong_and_another_each_time(machine: Machine) -> None:
    made = {secrets.generate(machine) for _ in range(50)}
    assert len(made) == 50
    for passphrase in made:
        secrets.check_new(passphrase)
        assert secrets.strength(passphrase).score == 4


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("password", "weak"), ("abc", "weak"), ("x" * 100_000, "long")]
)
def test_a_poor_passphrase_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PassphraseRefused) as refused:
        secrets.check_new(text)
    assert refused.value.reason == reason


def test_a_good_passphrase_of_any_script_is_taken() -> None:
    for text in (
        PASSPHRASE,
        "семь тихих цапель вверх по реке",
        "七只安静的苍鹭逆流而上走",
        "🙂🙃 tall 🚲 ladder",
    ):
        secrets.check_new(text)


def test_a_longer_passphrase_stands_longer() -> None:
    scores = [secrets.strength(text).score for text in ("", "ladder", "ladder kettle", PASSPHRASE)]
    assert scores == sorted(scores)
    assert scores[0] == 0


def test_a_group_of_the_code_is_typed_back_however_it_is_spelled(code: str) -> None:
    groups = [secrets.code_group(code, number) for number in range(secrets.GROUPS)]
    assert "-".join(groups) == code
    for number, group in enumerate(groups):
        typed = group.lower().replace("0", "o").replace("1", "l")
        for spelled in (group, f" {group} ", typed, f"{group[:2]} {group[2:]}"):
            assert secrets.same_group(code, number, spelled)
        for wrong in ("", group[:-1], group[::-1] + "x", code, "\ud800", "ßßßß"):
            assert not secrets.same_group(code, number, wrong)


def test_every_group_may_be_asked_for(machine: Machine) -> None:
    asked = {
        secrets.some_group(machine._replace(random=lambda size, byte=byte: bytes([byte] * size)))
        for byte in range(256)
    }
    assert asked == set(range(secrets.GROUPS))


def test_the_sheet_is_a_pdf_that_can_be_drawn(code: str) -> None:
    pdf = secrets.sheet(code, "Mine & <yours> 日記", date(2026, 11, 21))
    assert pdf.startswith(b"%PDF-")
    drawn = secrets.pages(pdf, 0.5)
    assert len(drawn) == 1
