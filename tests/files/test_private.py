from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from journal.errors import DiskFull, JournalError, ReadOnly, StorageFailed, StorageLost
from journal.files.private import (
    keep_private,
    make_private_folder,
    read_private,
    remove_leftovers,
    translate,
    write_private,
)
from tests.disks import fill, read_only, small_disk


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(number: int):
    def refused(*arguments: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask-000", "umask-022", "umask-077"])
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_only_the_owner_can_read(tmp_path):
    folder = tmp_path / "home"
    make_private_folder(folder)
    write_private(folder / "file", b"mine")
    assert mode(folder) == 0o700
    assert mode(folder / "file") == 0o600


def test_a_replaced_file_becomes_private(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"open to all")
    path.chmod(0o644)
    write_private(path, b"mine")
    assert mode(path) == 0o600
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == ["file"]


def test_what_came_back_open_to_all_is_closed_again(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch()
    elsewhere.chmod(0o644)
    folder = tmp_path / "copied"
    folder.mkdir()
    (folder / "inner").mkdir(mode=0o755)
    (folder / "file").touch()
    (folder / "link").symlink_to(elsewhere)
    for path in (folder, folder / "file"):
        path.chmod(0o777)
    keep_private(folder)
    assert [mode(path) for path in (folder, folder / "inner", folder / "file")] == [0o700, 0o700, 0o700]
    assert mode(elsewhere) == 0o644
    keep_private(tmp_path / "gone")


def test_a_link_is_replaced_and_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    path = tmp_path / "file"
    path.symlink_to(elsewhere)
    write_private(path, b"mine")
    assert elsewhere.read_bytes() == b"not ours"
    assert not path.is_symlink()


def test_a_check_sees_the_bytes_and_can_keep_the_old_ones(tmp_path):
    path = tmp_path / "file"
    write_private(path, b"old")
    seen = []

    def check(data: bytes) -> None:
        seen.append((data, path.read_bytes()))
        raise StorageFailed(path, "no good")

    with pytest.raises(StorageFailed):
        write_private(path, b"new", check)
    assert seen == [(b"new", b"old")]
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


def test_bytes_that_come_back_differently_are_not_taken(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_private(path, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda self: b"nEw")
        with pytest.raises(StorageFailed):
            write_private(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["open", "fsync"])
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.ESTALE, StorageLost),
        (errno.ENODEV, StorageLost),
        (errno.EIO, StorageFailed),
    ],
    ids=lambda value: errno.errorcode.get(value, "") if isinstance(value, int) else value.__name__,
)
def test_a_system_error_becomes_one_stated_fault(tmp_path, monkeypatch, step, number, kind):
    path = tmp_path / "file"
    write_private(path, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse(number))
        with pytest.raises(kind) as caught:
            write_private(path, b"new")
    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


def test_the_systems_own_word_is_kept(tmp_path):
    fault = translate(OSError(errno.EIO, "x"), tmp_path / "file")
    assert isinstance(fault, StorageFailed)
    assert fault.detail == "EIO"


def test_a_folder_that_went_away_is_lost_storage(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.rmtree(folder)
    with pytest.raises(StorageLost):
        write_private(folder / "file", b"new")


def test_a_full_disk_leaves_the_old_file_whole(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "file"
        write_private(path, b"old" * 1000)
        fill(disk)
        with pytest.raises(DiskFull):
            write_private(path, b"new" * 4000)
        assert path.read_bytes() == b"old" * 1000
        assert names(disk) == ["file", "filler"]


def test_a_read_only_folder_says_so(tmp_path):
    folder = tmp_path / "disc"
    folder.mkdir()
    write_private(folder / "file", b"old")
    with read_only(folder):
        with pytest.raises(ReadOnly):
            write_private(folder / "file", b"new")
        with pytest.raises(ReadOnly):
            make_private_folder(folder / "inner")
        assert read_private(folder / "file", 10) == b"old"


def test_a_file_system_that_cannot_flush_a_folder_is_no_fault(tmp_path, monkeypatch):
    real = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "cannot")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_private(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_reading_stops_one_byte_over_the_limit(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100)
    assert read_private(path, 10) == b"x" * 11
    assert read_private(path, 100) == b"x" * 100
    assert read_private(tmp_path / "none", 10) is None
    assert read_private(path / "below a file", 10) is None


def test_a_file_that_cannot_be_read_is_not_called_read_only(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "open", refuse(errno.EACCES))
    with pytest.raises(JournalError) as caught:
        read_private(tmp_path / "file", 10)
    assert isinstance(caught.value, StorageFailed)


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path):
    keep = {"vault.keys", "vault.keys.copy", "other.part", ".vault.keys", ".other.1.part"}
    for name in (*keep, ".vault.keys.12.part", ".vault.keys.999.part"):
        (tmp_path / name).touch()
    remove_leftovers(tmp_path / "vault.keys")
    assert names(tmp_path) == sorted(keep)


@pytest.mark.parametrize("name", ["a" * 255, "ü" * 127])
def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path, name):
    write_private(tmp_path / name, b"words")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {name: b"words"}


def test_a_left_over_of_the_same_process_number_is_no_obstacle(tmp_path):
    (tmp_path / f".file.{os.getpid()}.part").write_bytes(b"half")
    write_private(tmp_path / "file", b"new")
    assert names(tmp_path) == ["file"]
