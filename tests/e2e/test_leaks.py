"""Words stay in the journal's encrypted file: no other file ever holds them, and none is left behind."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from tests.conftest import PASSPHRASE
from tests.e2e.tracing import traced, written

# What may be written beside the journal and the preferences: caches of the system's own libraries.
CACHES = ("home/.cache/", "/var/cache/fontconfig/")
DEVICES = ("/dev/", "/proc/")


def files_with(word, *places):
    """The files under `places` that hold a word, in either encoding."""
    needles = [word.encode(code) for code in ("utf-8", "utf-16-le")]
    found = []
    for place in places:
        for path in place.rglob("*"):
            # Not stat: what was a file a moment ago may be gone.
            if path.is_file() and any(needle in path.read_bytes() for needle in needles):
                found.append(path)
    return found


def an_evening(app, word):
    """Write, search, read, mend, lock, come back."""
    app.unlock(PASSPHRASE)
    app.keys("Ctrl+N")
    app.wait_writing("their-words")
    app.type(f"Plainly said {word}")
    app.keys("Ctrl+Return")
    app.wait_writing("who")
    app.type(f"Priya {word}")
    app.wait_saved()
    app.keys("Ctrl+F")
    app.wait(lambda state: state["focus"].get("class") == "SearchField", "the search field")
    app.type(word)
    before = app.wait(lambda state: state["rows"] == 1, "the entry to be found")
    app.keys("Return")
    app.wait(lambda state: state["read"], "the entry to read")
    app.keys("Ctrl+L")
    app.wait(lambda state: state["image"] != before["image"], "a fresh process")
    app.unlock(PASSPHRASE)
    app.wait_at(page="journal")


@pytest.fixture
def word():
    return "q" + os.urandom(12).hex()


def test_no_file_holds_a_word(start, made, tmp_path, word):
    app = start()
    an_evening(app, word)
    assert files_with(word, tmp_path) == []
    app.keys("Ctrl+Q")
    assert app.ended() == 0
    assert files_with(word, tmp_path) == []
    assert list((tmp_path / "temporary").iterdir()) == []
    # The control: a file that holds it is found.
    stray = tmp_path / "home" / "stray"
    stray.write_bytes(b"\0" * 5 + word.encode("utf-16-le"))
    assert files_with(word, tmp_path) == [stray]


def test_the_journal_is_its_owners_alone(start, made, tmp_path, word):
    app = start()
    an_evening(app, word)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (made, *made.iterdir())}
    folder = modes.pop(made.name)
    assert folder == 0o700
    assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE((tmp_path / "config" / "preferences.json").stat().st_mode) == 0o600


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="the process is not dumpable, so that only root on Linux sees the names it opens",
)
def test_nothing_is_written_elsewhere(start, made, tmp_path, word):
    log = tmp_path / "trace"
    calls = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,mknod"
    app = start(wrapped=traced(calls, log))
    an_evening(app, word)
    assert strangers(log, tmp_path) == set()
    stray = tmp_path / "temporary" / "stray"
    app.ask("stray", str(stray))  # the control
    app.keys("Ctrl+Q")
    assert app.ended() == 0
    assert strangers(log, tmp_path) == {str(stray)}
    assert any(path.startswith(str(made)) for path in written(log))
    assert word not in log.read_text("utf-8", "replace")


def strangers(log, place):
    own = tuple(str(place / folder) for folder in ("home/Afterword/Personal.afterword", "config", "driver-"))
    caches = tuple(str(place / cache) for cache in CACHES)
    paths = {str(place / path) for path in written(log)}  # an absolute path stays what it is
    return {path for path in paths if not path.startswith((*own, *caches, *DEVICES))}
