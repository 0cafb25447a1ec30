"""A share is made in memory: beside the file itself and the journal, nothing is written anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.app import entries, opening
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.e2e.app import environment
from tests.e2e.tracing import traced, written

ROOT = Path(__file__).parent.parent.parent
CALLS = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,mknod"
WORD = "Quillfeather"


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="the process is not dumpable, so that only root on Linux sees the names it opens",
)
@pytest.mark.parametrize(("form", "name"), [("pdf", "a.pdf"), ("word", "a.docx.age")])
def test_nothing_is_written_beside_the_file(machine: Machine, tmp_path: Path, form: str, name: str) -> None:
    made = opening.create(tmp_path / "mine.afterword", PASSPHRASE, machine, CHEAPEST).journal
    entries.log(made, "feedback", "One", f"{WORD} said so.", None, (), ())
    opening.close(made)
    secret, out, log = tmp_path / "secret", tmp_path / "out", tmp_path / "trace"
    secret.write_text(PASSPHRASE, "utf-8")
    out.mkdir()
    command = [sys.executable, "-B", "-m", "journal", "--journal", str(tmp_path / "mine.afterword")]
    command += ["--passphrase-file", str(secret), "export", "--format", form, "--protect"]
    done = subprocess.run(
        [*traced(CALLS, log), *command, "--out", str(out / name.removesuffix(".age"))],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [path.name for path in out.iterdir()] == [name]
    assert WORD.encode() not in (out / name).read_bytes()
    paths = {str(ROOT / path) for path in written(log)}
    assert str(out / name) in paths  # the control: the trace saw the file itself
    own = (str(out), str(tmp_path / "mine.afterword"), str(tmp_path / "config"), "/dev/")
    assert {path for path in paths if not path.startswith(own)} == set()
    for path in out.parent.rglob("*"):
        assert not path.is_file() or WORD.encode() not in path.read_bytes(), path.name
