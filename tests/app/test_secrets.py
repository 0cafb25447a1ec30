from __future__ import annotations

from datetime import date

import pytest

from journal.app import secrets
from journal.app.journal import Machine
from journal.errors import PassphraseRefused
from journal.vault.code import format_code

CODE = format_code(bytes(range(16)))


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("   ", "empty"), ("password1", "weak"), ("y" * 10_000, "long")]
)
def test_a_new_passphrase_may_not_be(text, reason):
    with pytest.raises(PassphraseRefused) as raised:
        secrets.check_new(text)
    assert raised.value.reason == reason


def test_a_generated_one_is_always_strong_enough(machine):
    made = secrets.generate(machine)
    secrets.check_new(made)
    assert secrets.strength(made).score == 4
    assert secrets.generate(machine) != made


def test_a_group_is_the_same_however_it_is_spelled():
    group = secrets.code_group(CODE, 2)
    assert secrets.same_group(CODE, 2, f" {group.lower()} ")
    assert secrets.same_group(CODE, 2, "-".join(group).replace("0", "O"))
    assert not secrets.same_group(CODE, 2, secrets.code_group(CODE, 3))
    assert not secrets.same_group(CODE, 2, "")


def test_every_group_can_be_asked_for(clock):
    drawn = {
        secrets.some_group(Machine(clock, lambda n, byte=byte: bytes([byte]) * n)) for byte in range(256)
    }
    assert drawn == set(range(7))


def test_the_sheet_is_drawn_from_the_bytes_that_are_saved():
    pdf = secrets.sheet(CODE, "Personal", date(2026, 11, 21))
    pages = secrets.pages(pdf, 1.0)
    assert pdf.startswith(b"%PDF")
    assert len(pages) == 1
    assert len(pages[0].pixels) == pages[0].width * pages[0].height * 4
