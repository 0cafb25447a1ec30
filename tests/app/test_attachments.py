"""Adding files to entries, reading them, saving copies, removing and bringing back."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import attachments, check, entries, opening
from journal.app.attachments import Added, Adding, Part, Reading, Saving
from journal.app.journal import Journal, Machine
from journal.errors import (
    AttachmentDamaged,
    AttachmentMissing,
    AttachmentTooLarge,
    Cancelled,
    CannotAttach,
    DiskFull,
    EntryMissing,
    Invalid,
    StorageLost,
)
from journal.model.attachment import MOST_BYTES, PART_BYTES
from journal.model.change import Change
from journal.model.entry import Status
from tests.app.conftest import Write
from tests.conftest import PASSPHRASE

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def rows(journal: Journal) -> tuple[int, int]:
    attachment, part = (
        journal.store.rows(f"SELECT count(*) FROM {table}")[0][0]
        for table in ("attachment", "attachment_part")
    )
    return attachment, part


def noise(size: int) -> bytes:
    return os.urandom(size)


def to_the_end(work: Adding | Saving, journal: Journal) -> None:
    while isinstance(work.step(journal), Part):
        pass


@pytest.mark.parametrize("size", [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES])
def test_bytes_come_back_as_they_were(journal: Journal, write: Write, tmp_path: Path, size: int) -> None:
    entry, data = write(), noise(size)
    path = tmp_path / "some.bin"
    path.write_bytes(data)
    change = attachments.add(journal, entry.id, path)
    added = change.value.attachment
    assert change.entries == {entry.id}
    assert (added.name, added.size, added.media_type) == ("some.bin", size, "application/octet-stream")
    assert attachments.of_entry(journal, entry.id) == (added,)
    assert attachments.read(journal, added.id) == data
    assert attachments.save(journal, added.id, tmp_path / "copy") == tmp_path / "copy"
    assert (tmp_path / "copy").read_bytes() == data
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0
    assert rows(journal) == (1, -(-size // PART_BYTES))


def test_a_pasted_picture_is_told_by_its_bytes(journal: Journal, write: Write) -> None:
    added = attachments.add(journal, write().id, PNG, "Pasted picture.txt").value.attachment
    assert (added.media_type, added.name) == ("image/png", "Pasted picture.txt")


def test_it_goes_in_steps_that_leave_room_for_writing(journal: Journal, write: Write, tmp_path: Path) -> None:
    entry = write()
    path = tmp_path / "large"
    path.write_bytes(noise(3 * PART_BYTES + 5))
    adding, told = Adding(entry.id, path), []
    while isinstance(step := adding.step(journal), Part):
        told.append(step.done)
        assert attachments.of_entry(journal, entry.id) == ()
        saved = entries.save(journal, replace(entry, title=f"at {step.done}"), "a sitting").value
        assert saved.title == f"at {step.done}"
    assert told == [0, PART_BYTES, 2 * PART_BYTES, 3 * PART_BYTES]
    assert isinstance(step, Change)
    assert isinstance(step.value, Added)


def test_stopping_leaves_nothing(journal: Journal, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(noise(3 * PART_BYTES))
    adding = Adding(write().id, path)
    adding.step(journal)
    adding.step(journal)
    assert rows(journal) == (1, 1)
    adding.drop(journal)
    assert rows(journal) == (0, 0)
    with pytest.raises(Cancelled):
        adding.step(journal)


def test_what_was_cut_off_is_gone_after_closing_and_after_a_crash(
    journal: Journal, write: Write, tmp_path: Path, machine: Machine
) -> None:
    path = tmp_path / "large"
    path.write_bytes(noise(3 * PART_BYTES))
    adding = Adding(write().id, path)
    adding.step(journal)
    adding.step(journal)
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    assert rows(again) == (0, 0)
    with pytest.raises(Cancelled):  # the file belongs to a journal that was closed meanwhile
        adding.step(again)
    adding.forget()
    # As a crash leaves it: the connection ends without the tidying.
    cut = Adding(again.store.rows("SELECT id FROM entry")[0][0], path)
    cut.step(again)
    cut.step(again)
    cut.forget()
    again.store.connection.close()
    again.vault.close()
    third = opening.unlock(journal.folder, PASSPHRASE, machine)
    assert rows(third) == (0, 0)
    opening.close(third)


def test_too_large_is_said_before_anything_is_written(journal: Journal, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "film"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(AttachmentTooLarge) as raised:
        attachments.add(journal, write().id, path)
    assert (raised.value.given, raised.value.limit) == (MOST_BYTES + 1, MOST_BYTES)
    assert rows(journal) == (0, 0)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "missing"),
        (lambda path: path.touch(), "empty"),
        (lambda path: path.mkdir(), "folder"),
        (os.mkfifo, "special"),
        (lambda path: path.symlink_to("/dev/zero"), "special"),
    ],
    ids=["missing", "empty", "folder", "pipe", "device"],
)
def test_what_cannot_be_attached_is_told_why(
    journal: Journal, write: Write, tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "thing"
    make(path)
    with pytest.raises(CannotAttach) as raised:
        attachments.add(journal, write().id, path)
    assert (raised.value.reason, raised.value.path) == (reason, path)
    assert rows(journal) == (0, 0)


def test_a_file_that_may_not_be_read(journal: Journal, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> int:
        raise PermissionError(13, "no")

    path = journal.folder.parent / "closed"
    path.write_bytes(b"x")
    adding = Adding(write().id, path)
    with monkeypatch.context() as patch:
        patch.setattr("journal.files.pieces.os.open", refuse)
        with pytest.raises(CannotAttach, match="unreadable"):
            adding.step(journal)


def test_the_journal_cannot_be_put_into_itself(journal: Journal, write: Write, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(journal.store.path)
    for path in (journal.store.path, link):
        with pytest.raises(CannotAttach, match="own"):
            attachments.add(journal, write().id, path)
    added = attachments.add(journal, write().id, PNG, "p").value.attachment
    with pytest.raises(Invalid):
        attachments.save(journal, added.id, journal.store.path)


@pytest.mark.parametrize("change", ["grows", "shrinks", "is rewritten"])
def test_a_file_that_changes_while_it_is_read(
    journal: Journal, write: Write, tmp_path: Path, change: str
) -> None:
    path = tmp_path / "log"
    path.write_bytes(noise(2 * PART_BYTES))
    adding = Adding(write().id, path)
    adding.step(journal)
    adding.step(journal)
    with path.open("r+b") as file:
        if change == "grows":
            file.seek(0, os.SEEK_END)
            file.write(b"more")
        elif change == "shrinks":
            file.truncate(PART_BYTES + 7)
        else:
            file.write(b"other")
            os.utime(path, ns=(1, 1))
    with pytest.raises(CannotAttach, match="changed"):
        to_the_end(adding, journal)
    assert rows(journal) == (0, 0)


def test_a_full_disk_while_adding_leaves_nothing(
    journal: Journal, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = write()
    journal.store.rows(f"PRAGMA max_page_count = {journal.store.rows('PRAGMA page_count')[0][0] + 600}")
    path = tmp_path / "large"
    path.write_bytes(noise(5 * PART_BYTES))
    with pytest.raises(DiskFull):
        attachments.add(journal, entry.id, path)
    assert rows(journal) == (0, 0)
    assert entries.read(journal, entry.id) == entry


def test_an_entry_that_went_meanwhile(journal: Journal, write: Write, tmp_path: Path) -> None:
    entry = write(keep=True)
    path = tmp_path / "large"
    path.write_bytes(noise(3 * PART_BYTES))
    adding = Adding(entry.id, path)
    adding.step(journal)
    entries.trash(journal, entry.id)
    adding.step(journal)  # the trash is no end
    entries.delete_for_ever(journal, entry.id)
    with pytest.raises(EntryMissing):
        adding.step(journal)
    with pytest.raises(EntryMissing):
        attachments.add(journal, "nobody", b"x", "x")
    assert rows(journal) == (0, 0)


def test_a_picture_can_be_the_first_thing_in_an_entry(journal: Journal) -> None:
    draft = entries.begin(journal, "reflection")
    added = attachments.add(journal, draft, PNG, "photo.png").value
    assert entries.save(journal, draft, "a sitting").value.id == draft.id
    assert entries.read(journal, draft.id).status is Status.DRAFT
    assert attachments.of_entry(journal, draft.id) == (added.attachment,)
    attachments.remove(journal, draft.id, added.attachment.id)
    entries.save(journal, draft, "a sitting")
    with pytest.raises(EntryMissing):
        entries.read(journal, draft.id)


def test_a_draft_stored_for_a_file_that_was_stopped_goes_again(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(noise(3 * PART_BYTES))
    draft = entries.begin(journal, "reflection")
    adding = Adding(draft, path)
    adding.step(journal)
    entries.save(journal, draft, "a sitting")  # saving an empty page must not cut off what is coming
    adding.step(journal)
    adding.drop(journal)
    with pytest.raises(EntryMissing):
        entries.read(journal, draft.id)


def test_removing_can_be_undone_until_the_journal_is_closed(
    journal: Journal, write: Write, machine: Machine
) -> None:
    entry = write()
    added = attachments.add(journal, entry.id, PNG, "p.png").value.attachment
    assert attachments.remove(journal, entry.id, added.id) == Change(added, frozenset({entry.id}))
    assert attachments.of_entry(journal, entry.id) == ()
    with pytest.raises(AttachmentMissing):
        attachments.read(journal, added.id)
    with pytest.raises(AttachmentMissing):
        attachments.remove(journal, entry.id, added.id)
    assert attachments.put_back(journal, added.id).value == added
    assert attachments.read(journal, added.id) == PNG
    attachments.remove(journal, entry.id, added.id)
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    assert rows(again) == (0, 0)
    with pytest.raises(AttachmentMissing):
        attachments.put_back(again, added.id)
    opening.close(again)


def test_a_draft_without_words_goes_with_its_last_attachment(journal: Journal, machine: Machine) -> None:
    draft = entries.begin(journal, "reflection")
    added = attachments.add(journal, draft, PNG, "photo.png").value.attachment
    attachments.remove(journal, draft.id, added.id)
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    with pytest.raises(EntryMissing):
        entries.read(again, draft.id)
    opening.close(again)


def test_trash_and_earlier_versions_leave_attachments_alone(journal: Journal, write: Write) -> None:
    entry = write(keep=True)
    added = attachments.add(journal, entry.id, PNG, "p.png").value.attachment
    entries.save(journal, replace(entry, title="later"), "a sitting")
    entries.restore_revision(journal, entry.id, entries.history(journal, entry.id)[0].id)
    assert attachments.of_entry(journal, entry.id) == (added,)
    entries.trash(journal, entry.id)
    assert attachments.of_entry(journal, entry.id) == (added,)
    entries.restore(journal, entry.id)
    assert attachments.read(journal, added.id) == PNG
    entries.trash(journal, entry.id)
    entries.delete_for_ever(journal, entry.id)
    assert rows(journal) == (0, 0)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attachment_part SET data = zeroblob(length(data)) WHERE number = 1",
        "DELETE FROM attachment_part WHERE number = 1",
        "UPDATE attachment_part SET data = CAST(data || x'00' AS BLOB) WHERE number = 2",
        "DELETE FROM attachment_part",
        "UPDATE attachment SET size = size - 1",
        "UPDATE attachment SET sha256 = zeroblob(32)",
    ],
)
def test_damage_is_said_and_found_and_no_copy_is_left(
    journal: Journal, write: Write, tmp_path: Path, damage: str
) -> None:
    entry = write()
    added = attachments.add(journal, entry.id, noise(2 * PART_BYTES + 5), "p").value.attachment
    assert check.check(journal, deep=True).sound
    journal.store.execute(damage)
    with pytest.raises(AttachmentDamaged):
        attachments.read(journal, added.id)
    with pytest.raises(AttachmentDamaged):
        attachments.save(journal, added.id, tmp_path / "copy")
    assert [each for each in tmp_path.iterdir() if each != journal.folder] == []
    (finding,) = check.check(journal, deep=True).findings
    assert (finding.part, finding.entry) == ("attachment", entry.id)


def test_parts_that_belong_to_nothing_are_found(journal: Journal) -> None:
    journal.store.rows("PRAGMA foreign_keys = OFF")
    journal.store.execute("INSERT INTO attachment_part (attachment, number, data) VALUES ('x', 0, x'00')")
    (finding,) = check.check(journal, deep=True).findings
    assert "attachment_part" in finding.what


def test_saving_can_be_stopped_and_a_lost_place_is_said(
    journal: Journal, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = attachments.add(journal, write().id, noise(2 * PART_BYTES), "p").value.attachment
    place = tmp_path / "out"
    place.mkdir()
    (place / "copy").write_bytes(b"before")
    saving = Saving(added.id, place / "copy")
    saving.step(journal)
    saving.drop()
    assert [each.name for each in place.iterdir()] == ["copy"]
    assert (place / "copy").read_bytes() == b"before"
    with pytest.raises(Cancelled):
        saving.step(journal)
    with pytest.raises(StorageLost):
        attachments.save(journal, added.id, tmp_path / "gone" / "copy")
    gone = Saving(added.id, place / "copy")
    gone.step(journal)
    for each in place.iterdir():
        each.unlink()
    place.rmdir()
    with pytest.raises(StorageLost):
        to_the_end(gone, journal)


def test_a_full_disk_while_saving_leaves_what_was_there(
    journal: Journal, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "full")

    added = attachments.add(journal, write().id, PNG, "p").value.attachment
    place = tmp_path / "out"
    place.mkdir()
    monkeypatch.setattr("journal.files.pieces.flush_file", full)
    with pytest.raises(DiskFull):
        attachments.save(journal, added.id, place / "copy")
    assert list(place.iterdir()) == []


def test_an_attachment_belongs_to_its_entry(journal: Journal, write: Write) -> None:
    mine, other = write(), write("other")
    added = attachments.add(journal, mine.id, PNG, "p").value.attachment
    with pytest.raises(AttachmentMissing):
        attachments.remove(journal, other.id, added.id)
    with pytest.raises(AttachmentMissing):
        Reading("nothing").step(journal)


def test_memory_does_not_grow_with_the_file(journal: Journal, write: Write, tmp_path: Path) -> None:
    def peak(size: int) -> int:
        path = tmp_path / "large"
        path.write_bytes(bytes(size))
        tracemalloc.start()
        added = attachments.add(journal, write().id, path).value.attachment
        attachments.save(journal, added.id, tmp_path / "copy")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    small = peak(4 * PART_BYTES)
    assert peak(MOST_BYTES) < 1.5 * small
