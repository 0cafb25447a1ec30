"""Adding and showing attachments leaves no file but the journal's own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.e2e.tracing import traced, written

# What is done in a process of its own: add a picture and a PDF, draw both, and close.
WORK = """
import random, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from journal.app import attachments, demo_files, entries, opening
from journal.app.journal import Machine
from journal.ui.attachments.pictures import drawn
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock

application = QGuiApplication([])
machine = Machine(Clock(), random.Random(7).randbytes)
journal = opening.create(Path(sys.argv[1]) / "mine.afterword", PASSPHRASE, machine, CHEAPEST).journal
entry = entries.log(journal, "reflection", "A title", "words").value
for name, data in (("page.png", demo_files.page()), ("letter.pdf", demo_files.letter())):
    added = attachments.add(journal, entry.id, data * 1, name).value.attachment
    shown = drawn(attachments.read(journal, added.id), added.media_type, 400, 300)
    assert shown.image is not None
large = attachments.add(journal, entry.id, bytes(5_000_000), "large").value.attachment
assert len(attachments.read(journal, large.id)) == 5_000_000
if len(sys.argv) > 2:
    attachments.save(journal, large.id, Path(sys.argv[2]))
attachments.remove(journal, entry.id, large.id)
opening.close(journal)
"""
OURS = ("/dev/", "/proc/", "/var/cache/fontconfig/")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is of Linux")
@pytest.mark.parametrize("saved", [False, True], ids=["shown", "saved"])
def test_no_file_is_written_outside_the_journal_unless_a_copy_is_asked_for(tmp_path, saved):
    log, place = tmp_path / "trace", tmp_path / "place"
    for folder in ("place", "home", "temporary", "out"):
        (tmp_path / folder).mkdir()
    copy = tmp_path / "out" / "copy"
    arguments = (str(place), str(copy)) if saved else (str(place),)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "temporary"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    calls = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,mknod"
    done = subprocess.run(
        (*traced(calls, log), sys.executable, "-c", WORK, *arguments),
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    paths = {path for path in written(log) if not path.startswith((str(place), *OURS))}
    home = str(tmp_path / "home" / ".cache")
    outside = {path for path in paths if not path.startswith(home)}
    if saved:
        assert str(copy) in outside
        assert all(path.startswith(str(tmp_path / "out")) for path in outside)
        assert [each.name for each in (tmp_path / "out").iterdir()] == ["copy"]
    else:
        assert outside == set()
    assert list((tmp_path / "temporary").iterdir()) == []
