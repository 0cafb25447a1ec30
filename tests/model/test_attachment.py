"""Names of attachments are harmless, and what a file is, is told by its bytes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model.attachment import FILE_NAME_MOST, NAME_MOST, clean_name, file_name, media_type_of


@pytest.mark.parametrize(
    ("given_name", "wanted"),
    [
        ("Notes from Monday.pdf", "Notes from Monday.pdf"),
        ("/home/me/../x/photo.png", "photo.png"),
        ("C:\\Users\\me\\photo.png", "photo.png"),
        ("photo\u202egnp.exe", "photognp.exe"),
        ("two\nlines\x1b[2J.txt", "two lines [2J.txt"),
        ("", "file"),
        ("..", "file"),
        ("folder/", "folder"),
        ("e\u0301.png", "é.png"),
        ("写真.jpg", "写真.jpg"),
        ("x" * 300 + ".jpeg", "x" * 195 + ".jpeg"),
    ],
)
def test_a_name_is_cleaned(given_name: str, wanted: str) -> None:
    assert clean_name(given_name) == wanted


@given(st.text())
def test_a_clean_name_stays_what_it_is_and_is_one_line(name: str) -> None:
    cleaned = clean_name(name)
    assert clean_name(cleaned) == cleaned
    assert 0 < len(cleaned) <= NAME_MOST
    assert "/" not in cleaned
    assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text())
def test_a_copy_has_a_name_that_every_disk_takes(name: str) -> None:
    offered = file_name(name)
    assert 0 < len(offered.encode("utf-8")) <= FILE_NAME_MOST + 1
    assert not set(offered) & set('<>:"|?*/\\')
    assert offered[-1] not in ". "


def test_names_of_devices_are_not_offered() -> None:
    assert file_name("NUL.txt") == "_NUL.txt"
    assert file_name("com1") == "_com1"
    assert file_name("what? me: no.pdf") == "what_ me_ no.pdf"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"GIF89a....", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"BM" + bytes(12) + (40).to_bytes(4, "little"), "image/bmp"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\n\n%PDF-1.4\n", "application/pdf"),
        (b"BMW is a car, and this is a text", "application/octet-stream"),
        (b"PNG", "application/octet-stream"),
        (b"", "application/octet-stream"),
        (bytes(2000) + b"%PDF-", "application/octet-stream"),
    ],
)
def test_what_a_file_is_is_told_by_its_beginning(head: bytes, wanted: str) -> None:
    assert media_type_of(head) == wanted
