"""Feeds what moves in with whatever makes it take a way it did not take before (atheris, libFuzzer).

`python -m tests.importers.fuzz CASE SECONDS [FOLDER]`; a folder keeps what was found for the next time. What
is found becomes a test in `test_hostile.py`.
"""

from __future__ import annotations

import io
import shutil
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import timedelta, timezone
from pathlib import Path
from types import MappingProxyType

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["journal.importers"]):
    from journal.importers import whole_json
    from journal.importers.record import Options, Record
    from journal.importers.sources import SOURCE_BY_ID

from journal.errors import CannotImport

Put = Callable[[Path, bytes], Path]
ZONE = timezone(timedelta(hours=1))
OPTIONS = Options(lambda naive: naive.replace(tzinfo=ZONE), "a passphrase")
MOST_BYTES = 4096


def _file(name: str) -> Put:
    def put(folder: Path, data: bytes) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return put


def _in_folder(name: str) -> Put:
    def put(folder: Path, data: bytes) -> Path:
        return _file(name)(folder, data).parent

    return put


def _zipped(name: str) -> Put:
    def put(folder: Path, data: bytes) -> Path:
        path = folder / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, data)
        return path

    return put


def _in_tar(name: str) -> Put:
    def put(folder: Path, data: bytes) -> Path:
        path = folder / "a.jex"
        with tarfile.open(path, "w") as archive:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        return path

    return put


CASES: Mapping[str, tuple[str, Put]] = MappingProxyType(
    {
        "jrnl": ("jrnl", _file("a.txt")),
        "day-one": ("day-one", _zipped("Journal.json")),
        "day-one-zip": ("day-one", _file("a.zip")),
        "rednotebook": ("rednotebook", _in_folder("2024-03.txt")),
        "mini-diary": ("mini-diary", _file("a.json")),
        "journey": ("journey", _zipped("1.json")),
        "joplin": ("joplin", _in_tar("0123456789abcdef0123456789abcdef.md")),
        "joplin-tar": ("joplin", _file("a.jex")),
        "joplin-markdown": ("joplin", _in_folder("2024-01-02.md")),
        "notes": ("notes", _in_folder("2024-01-02.md")),
        "csv": ("csv", _file("a.csv")),
        "own": ("own", _file("a.json")),
    }
)


def read(source: str, path: Path) -> None:
    """Go through everything. A file may be refused; anything else that is raised is a bug."""
    try:
        if source == "own":
            for _ in whole_json.records(path):
                pass
            return
        for found in SOURCE_BY_ID[source].read(path, OPTIONS):
            for file in found.files if isinstance(found, Record) else ():
                file.read()
    except CannotImport:
        return


def main(case: str, seconds: str, kept: str = "") -> None:
    source, put = CASES[case]
    scratch = Path(tempfile.mkdtemp())

    def once(data: bytes) -> None:
        folder = scratch / "one"
        folder.mkdir()
        try:
            read(source, put(folder, data))
        finally:
            shutil.rmtree(folder)

    limits = [
        f"-max_total_time={seconds}",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={scratch}/",
        "-seed=7",
    ]
    atheris.Setup([sys.argv[0], *limits, *([kept] if kept else [])], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
