"""A share is made in memory: beside the file itself and the journal, nothing is written anywhere.

The process is traced from outside. What it may write is the journal (encrypted), its configuration, and the
file that was asked for, which is written beside its place and moved there: in plain only where no password
was asked for.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journal.app import entries, opening, sharing
from journal.app.journal import Machine
from journal.exporters.share_formats import FORMATS
from journal.model.query import Query
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.e2e.app import environment
from tests.e2e.tracing import traced, written

ROOT = Path(__file__).parent.parent.parent
MADE = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,mknod"
WROTE = "write,writev,pwrite64,pwritev,pwritev2,sendfile,copy_file_range,splice,truncate,memfd_create"
WORD = "Quillfeather"
LONGEST = 1_000_000  # bytes of a write that the trace tells
NO_DISK = frozenset({"/dev/null", "/dev/tty"})
# A write with the file it went to, as strace -y tells: write(5</home/a>, "…"
WRITE = re.compile(r"\b(?:p?writev?2?|pwrite64)\(\d+<([^>]*)>, (.*)")
PLAIN = [(each.id, f"a.{each.ending}", False) for each in FORMATS]
LOCKED = [(each.id, f"a.{each.ending}" if each.locks else f"a.{each.ending}.age", True) for each in FORMATS]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="the process is not dumpable, so that only root on Linux sees the names it opens",
)


@pytest.fixture
def journal(machine: Machine, tmp_path: Path) -> Path:
    """A journal with one entry, and one share of it in the log."""
    folder = tmp_path / "mine.afterword"
    made = opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal
    entries.log(made, "feedback", f"{WORD} said so.", f"{WORD} said so.", None, (), ())
    for form in ("pdf", "text"):
        share = sharing.picked(made, Query())
        sharing.note(made, sharing.prepare(made, share, form), form)
    opening.close(made)
    return folder


def run(tmp_path: Path, *command: str) -> Path:
    """Run the command traced; gives the trace."""
    secret, log = tmp_path / "secret", tmp_path / "trace"
    secret.write_text(PASSPHRASE, "utf-8")
    (tmp_path / "out").mkdir(exist_ok=True)
    line = [sys.executable, "-B", "-m", "journal", "--journal", str(tmp_path / "mine.afterword")]
    done = subprocess.run(
        [
            *traced(f"{MADE},{WROTE}", log),
            "-y",
            "-s",
            str(LONGEST),
            *line,
            "--passphrase-file",
            str(secret),
            *command,
        ],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return log


def beside(log: Path, tmp_path: Path) -> set[str]:
    """The paths that were written to beside the journal, its configuration and the folder `out`."""
    own = tuple(f"{tmp_path / name}" for name in ("out", "mine.afterword", "config"))
    paths = {str(ROOT / path) for path in written(log)}
    return {path for path in paths - NO_DISK if not path.startswith(own)}


def told(log: Path) -> set[str]:
    """The files that the word was written to in plain."""
    found = (WRITE.search(line) for line in log.read_text("utf-8", "replace").splitlines())
    return {each[1] for each in found if each and WORD in each[2]}


@pytest.mark.parametrize(("form", "name", "protect"), [*PLAIN, *LOCKED])
def test_nothing_is_written_beside_the_file(
    journal: Path, tmp_path: Path, form: str, name: str, protect: bool
) -> None:
    out = tmp_path / "out" / name
    asked = str(out).removesuffix(".age")
    log = run(tmp_path, "export", "--format", form, "--out", asked, *["--protect"] * protect)
    assert [path.name for path in out.parent.iterdir()] == [name]
    assert str(out) in {str(ROOT / path) for path in written(log)}  # the control: the trace saw the file
    assert beside(log, tmp_path) == set()
    assert "memfd_create" not in log.read_text("utf-8", "replace")
    readable = WORD.encode() in out.read_bytes()  # also in the bookmarks of a PDF; Word is deflated
    assert readable is (not protect and form != "word")
    assert {Path(path).parent for path in told(log)} == ({out.parent} if readable else set())
    for path in tmp_path.rglob("*"):
        assert path in {out, log} or not path.is_file() or WORD.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize(("form", "protect"), [("pdf", True), ("text", True), ("text", False)])
def test_a_share_made_again_leaves_nothing_either(
    journal: Path, tmp_path: Path, machine: Machine, form: str, protect: bool
) -> None:
    opened = opening.unlock(journal, PASSPHRASE, machine)
    share = next(each.id for each in sharing.log(opened) if each.format == form)
    opening.close(opened)
    out = tmp_path / "out" / "again"
    log = run(tmp_path, "share", share, "--out", str(out), *["--protect"] * protect)
    assert beside(log, tmp_path) == set()
    assert {Path(path).parent for path in told(log)} == (set() if protect else {out.parent})


def test_looking_and_printing_leave_nothing(tmp_path: Path) -> None:
    """The window's own way: the preview, and a print into a file that stands for the printer."""
    log, base = tmp_path / "trace", tmp_path / "base"
    around = environment(tmp_path) | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    test = "tests/ui/share/test_printing.py::test_it_is_seen_printed_and_noted"
    line = [sys.executable, "-B", "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", f"--basetemp={base}"]
    done = subprocess.run(
        [*traced(MADE, log), *line, test], cwd=ROOT, env=around, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    paths = {str(ROOT / path) for path in written(log)} - NO_DISK
    assert any(path.endswith("/out.pdf") for path in paths)  # the control
    inside = {path for path in paths if path.startswith(f"{base}/")}
    names = {name for path in inside for name in Path(path).relative_to(base).parts[1:2]}
    assert {name for name in names if "mine.afterword" not in name} == {"out.pdf"}
    assert {path for path in paths - inside if not path.startswith(str(base))} == set()
