from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal.errors import StorageLost, VaultInUse
from journal.files.instance import (
    LOCK_NAME,
    InstanceLock,
    holder_of,
    this_computer,
)
from journal.files.request import request_show, show_requested
from tests.disks import read_only

HOLD = """
import sys
from pathlib import Path
from journal.files.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


class Other:
    """Another process that holds the lock of `folder`."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "held\n"

    def __enter__(self) -> Other:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def hold(folder: Path) -> InstanceLock:
    lock = InstanceLock(folder)
    lock.acquire()
    return lock


def test_the_second_process_is_told_who_holds_it(tmp_path):
    with Other(tmp_path) as other:
        with pytest.raises(VaultInUse) as caught:
            hold(tmp_path)
        assert caught.value.pid == other.process.pid
        assert caught.value.host == this_computer()
        assert caught.value.path == tmp_path
        holder = holder_of(tmp_path)
        assert holder is not None
        assert holder.pid == other.process.pid


def test_a_killed_process_shuts_nobody_out(tmp_path):
    with Other(tmp_path) as other:
        other.kill()
        assert json.loads((tmp_path / LOCK_NAME).read_text())["pid"] == other.process.pid
        assert holder_of(tmp_path) is None
        lock = hold(tmp_path)
        assert lock.left_by is None
        lock.release()


def test_released_and_taken_again(tmp_path):
    first = hold(tmp_path)
    with pytest.raises(VaultInUse):
        hold(tmp_path)
    first.release()
    first.release()
    assert (tmp_path / LOCK_NAME).read_bytes() == b""
    hold(tmp_path).release()


def test_asking_takes_nothing(tmp_path):
    assert holder_of(tmp_path) is None
    assert not list(tmp_path.iterdir())
    lock = hold(tmp_path)
    assert holder_of(tmp_path) is not None
    lock.release()
    assert holder_of(tmp_path) is None


def test_another_computer_that_never_closed_it_is_named(tmp_path):
    (tmp_path / LOCK_NAME).write_text(json.dumps({"pid": 7, "host": "elsewhere", "start": "1"}))
    lock = hold(tmp_path)
    assert lock.left_by is not None
    assert lock.left_by.host == "elsewhere"
    lock.release()
    again = hold(tmp_path)
    assert again.left_by is None
    again.release()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}', "\x00" * 9, "[" * 5000, '{"pid":1e999}'])
def test_whatever_the_lock_file_says_is_only_for_telling(tmp_path, text):
    (tmp_path / LOCK_NAME).write_text(text)
    lock = hold(tmp_path)
    (tmp_path / LOCK_NAME).write_text(text)
    with pytest.raises(VaultInUse) as caught:
        hold(tmp_path)
    assert (caught.value.pid, caught.value.host) == (0, "")
    lock.release()


def test_a_name_of_a_computer_cannot_play_tricks_on_the_screen(tmp_path):
    name = "\u202eevil\n\x07" + "x" * 500
    (tmp_path / LOCK_NAME).write_text(json.dumps({"pid": 7, "host": name, "start": ""}))
    lock = hold(tmp_path)
    assert lock.left_by is not None
    assert lock.left_by.host == "evil" + "x" * 57
    lock.release()


def test_the_lock_file_is_private(tmp_path):
    lock = hold(tmp_path)
    assert (tmp_path / LOCK_NAME).stat().st_mode & 0o777 == 0o600
    lock.release()


def test_a_read_only_folder_needs_no_lock(tmp_path):
    folder = tmp_path / "disc"
    folder.mkdir()
    with read_only(folder):
        first, second = hold(folder), hold(folder)
        assert first.read_only
        assert second.read_only
        first.release()
        second.release()
        assert not request_show(folder)
        assert not show_requested(folder)


def test_a_read_only_view_of_a_folder_in_use_is_refused(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    with Other(folder), read_only(folder), pytest.raises(VaultInUse):
        hold(folder)


def test_a_folder_that_is_gone(tmp_path):
    with pytest.raises(StorageLost):
        hold(tmp_path / "gone" / "away")
    assert not request_show(tmp_path / "gone")
    assert not show_requested(tmp_path / "gone")


def test_a_wish_from_before_is_not_heard(tmp_path):
    request_show(tmp_path)
    (tmp_path / ".show.7.part").write_text("left by a killed process")
    lock = hold(tmp_path)
    assert show_requested(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == [LOCK_NAME]
    lock.release()
