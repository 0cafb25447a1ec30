"""Our own JSON where it lies in the zip of a whole journal: read as it is, or refused with a reason."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from journal.errors import CannotImport
from journal.importers import guessing, whole_json

WHOLE = b'{"format": "afterword-journal", "version": 1, "records": [\n{"record": "x"}\n]}'


def packed(name: str, data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return held.getvalue()


def marked_as_locked(data: bytes) -> bytes:
    head, entry = data.index(b"PK\3\4"), data.index(b"PK\1\2")
    marked = bytearray(data)
    marked[head + 6] |= 1
    marked[entry + 8] |= 1
    return bytes(marked)


def test_a_whole_journal_in_a_zip(tmp_path: Path) -> None:
    path, whole = tmp_path / "x.zip", packed("journal.json", WHOLE)
    path.write_bytes(whole)
    assert [record for _, record in whole_json.records(path)] == [{"record": "x"}]
    (tmp_path / "bare.zip").write_bytes(WHOLE)
    assert len(list(whole_json.records(tmp_path / "bare.zip"))) == 1
    assert guessing.is_own(tmp_path / "bare.zip")
    told = {
        "missing": packed("other.json", WHOLE),
        "large": packed("journal.json", b" " * 40_000_000),
        "locked": marked_as_locked(whole),
        "damaged": whole[:-30],
    }
    for reason, data in told.items():
        path.write_bytes(data)
        with pytest.raises(CannotImport) as caught:
            list(whole_json.records(path))
        assert caught.value.reason == reason
        assert not guessing.is_own(path)
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with contextlib.suppress(CannotImport):
            list(whole_json.records(path))
        guessing.is_own(path)
