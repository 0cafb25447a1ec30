"""Making, unlocking and closing a journal, on a disk."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journal.app import entries, listing, opening
from journal.app.journal import Journal, Machine
from journal.errors import (
    DiskFull,
    NotAJournal,
    PassphraseRefused,
    ReadOnly,
    RecoveryCodeMistyped,
    StorageFailed,
    StorageLost,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultOlder,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal.store import database
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock
from tests.disks import fill, read_only, small_disk

OTHER = "nine amber kettles hum at dusk"


@dataclass
class Made:
    folder: Path
    code: str
    entry: str


@pytest.fixture
def made(tmp_path: Path, machine: Machine) -> Made:
    """A closed journal with one entry."""
    folder = opening.folder_named(tmp_path, "mine")
    created = opening.create(folder, PASSPHRASE, machine, CHEAPEST)
    entry = entries.log(created.journal, "reflection", "T", "words").value.id
    opening.close(created.journal)
    return Made(folder, created.recovery_code, entry)


@pytest.fixture
def opened(machine: Machine) -> Iterator[Any]:
    """Give `unlock` and `unlock_with_code` by name; what they open is closed afterwards."""
    journals: list[Journal] = []

    def open_with(folder: Path, secret: str, way: str = "unlock", **options: Any) -> Journal:
        journals.append(getattr(opening, way)(folder, secret, machine, **options))
        return journals[-1]

    yield open_with
    for journal in journals:
        opening.close(journal)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["mine", " mine ", "mine.afterword", "v1.2"])
def test_a_journal_is_named_with_its_ending_once(tmp_path: Path, name: str) -> None:
    folder = opening.folder_named(tmp_path, name)
    assert folder.parent == tmp_path
    assert folder.name.removesuffix(".afterword") == name.strip().removesuffix(".afterword")
    assert folder.name.count(".afterword") == 1


def test_it_opens_with_the_passphrase_and_with_the_code(made: Made, opened: Any) -> None:
    for secret, way in (
        (PASSPHRASE, "unlock"),
        (made.code, "unlock_with_code"),
        (made.code.lower(), "unlock_with_code"),
    ):
        journal = opened(made.folder, secret, way)
        assert entries.read(journal, made.entry).title == "T"
        opening.close(journal)


def test_folders_above_are_made_and_private(tmp_path: Path, machine: Machine) -> None:
    folder = tmp_path / "a" / "b" / "mine.afterword"
    opening.close(opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal)
    for above in (folder, *folder.parents[:2]):
        assert stat.S_IMODE(above.stat().st_mode) == 0o700


def test_wrong_secrets_are_told_apart(made: Made, opened: Any) -> None:
    before = files(made.folder)
    other = opening.folder_named(made.folder.parent, "other")
    with pytest.raises(WrongPassphrase):
        opened(made.folder, OTHER)
    with pytest.raises(RecoveryCodeMistyped):
        opened(made.folder, made.code[:-1] + ("0" if made.code[-1] != "0" else "1"), "unlock_with_code")
    with pytest.raises(VaultMissing):
        opened(other, PASSPHRASE)
    left = files(made.folder)
    assert {name: left[name] for name in before} == before


def test_the_code_of_another_journal_does_not_open_it(made: Made, opened: Any, machine: Machine) -> None:
    other = opening.create(made.folder.with_name("other.afterword"), OTHER, machine, CHEAPEST)
    opening.close(other.journal)
    with pytest.raises(WrongRecoveryCode):
        opened(made.folder, other.recovery_code, "unlock_with_code")


def test_what_is_there_is_left_alone(made: Made, machine: Machine) -> None:
    before = files(made.folder)
    with pytest.raises(VaultExists):
        opening.create(made.folder, OTHER, machine, CHEAPEST)
    assert files(made.folder) == before


def test_two_at_once_are_not_possible(made: Made, opened: Any) -> None:
    holder = opened(made.folder, PASSPHRASE)
    with pytest.raises(VaultInUse) as busy:
        opened(made.folder, PASSPHRASE)
    with pytest.raises(VaultInUse):
        opening.look_at(made.folder)
    assert opening.can_show(busy.value)
    assert opening.asked_for(made.folder) is None
    opening.ask_to_show(made.folder)
    assert opening.asked_for(made.folder) == opening.Asked()
    assert opening.asked_for(made.folder) is None
    opening.close(holder)
    opened(made.folder, PASSPHRASE)


def test_a_new_passphrase_opens_and_the_old_one_no_more(made: Made, opened: Any) -> None:
    journal = opened(made.folder, PASSPHRASE)
    with pytest.raises(PassphraseRefused):
        opening.change_passphrase(journal, "", CHEAPEST)
    opening.change_passphrase(journal, OTHER, CHEAPEST)
    opening.close(journal)
    with pytest.raises(WrongPassphrase):
        opened(made.folder, PASSPHRASE)
    opening.close(opened(made.folder, OTHER))
    opening.close(opened(made.folder, made.code, "unlock_with_code"))


def test_an_older_key_file_is_noticed_and_may_be_accepted_once(made: Made, opened: Any) -> None:
    old = {name: (made.folder / name).read_bytes() for name in ("vault.keys", "vault.keys.copy")}
    journal = opened(made.folder, PASSPHRASE)
    opening.change_passphrase(journal, OTHER, CHEAPEST)
    opening.close(journal)
    for name, held in old.items():
        (made.folder / name).write_bytes(held)
    with pytest.raises(VaultOlder) as older:
        opened(made.folder, PASSPHRASE)
    assert older.value.seq < older.value.expected
    # It is refused again, and nothing holds the journal meanwhile.
    with pytest.raises(VaultOlder):
        opened(made.folder, made.code, "unlock_with_code")
    journal = opened(made.folder, PASSPHRASE, accept_older=True)
    assert entries.read(journal, made.entry).title == "T"
    opening.close(journal)
    opened(made.folder, PASSPHRASE)


def test_on_a_medium_that_cannot_be_written_to_it_can_be_read(made: Made, opened: Any) -> None:
    with read_only(made.folder):
        journal = opened(made.folder, PASSPHRASE)
        assert entries.read(journal, made.entry).title == "T"
        with pytest.raises(ReadOnly):
            entries.trash(journal, made.entry)
        with pytest.raises(ReadOnly):
            opening.change_passphrase(journal, OTHER, CHEAPEST)
        opening.close(journal)


def test_a_refused_passphrase_leaves_nothing(tmp_path: Path, machine: Machine) -> None:
    with pytest.raises(PassphraseRefused):
        opening.create(tmp_path / "a" / "mine.afterword", "", machine, CHEAPEST)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, machine: Machine, monkeypatch: Any
) -> None:
    def fails(path: Path, *_: Any) -> None:
        raise StorageFailed(path, "EIO")

    monkeypatch.setattr(database, "create_store", fails)
    with pytest.raises(StorageFailed):
        opening.create(tmp_path / "a" / "b" / "mine.afterword", PASSPHRASE, machine, CHEAPEST)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path, machine: Machine) -> None:
    with small_disk(tmp_path / "disk") as disk:
        fill(disk)
        before = list(disk.iterdir())
        with pytest.raises(DiskFull):
            opening.create(disk / "mine.afterword", PASSPHRASE, machine, CHEAPEST)
        assert list(disk.iterdir()) == before


def test_a_file_above_is_a_stated_error(tmp_path: Path, machine: Machine) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises((StorageFailed, StorageLost)):
        opening.create(tmp_path / "file" / "x" / "mine.afterword", PASSPHRASE, machine, CHEAPEST)
    assert (tmp_path / "file").read_text() == "mine"


def test_looking_tells_what_is_in_the_way(made: Made, tmp_path: Path) -> None:
    opening.look_at(made.folder)
    with pytest.raises(VaultMissing):
        opening.look_at(tmp_path / "nothing.afterword")
    (tmp_path / "plain.afterword").mkdir()
    with pytest.raises(NotAJournal):
        opening.look_at(tmp_path / "plain.afterword")
    next(made.folder.glob("*.db")).write_bytes(b"")
    with pytest.raises(VaultDamaged, match="database"):
        opening.look_at(made.folder)


def test_the_database_of_another_journal_does_not_open(made: Made, opened: Any, machine: Machine) -> None:
    other = opening.create(made.folder.with_name("other.afterword"), OTHER, machine, CHEAPEST).journal
    opening.close(other)
    shutil.copy(next(other.folder.glob("*.db")), made.folder)
    with pytest.raises(VaultDamaged, match="database"):
        opened(made.folder, PASSPHRASE)
    # And what failed to open holds no lock.
    opening.look_at(made.folder)


def test_closing_twice_is_harmless_and_leaves_one_database(made: Made, opened: Any) -> None:
    journal = opened(made.folder, PASSPHRASE)
    entries.log(journal, "reflection", "U", "more")
    opening.close(journal)
    opening.close(journal)
    assert {path.name for path in made.folder.iterdir()} - {"in-use"} == {
        "vault.keys",
        "vault.keys.copy",
        "journal-0001.db",
    }


def test_a_copy_of_the_folder_is_the_journal(made: Made, opened: Any, tmp_path: Path) -> None:
    copy = shutil.copytree(made.folder, tmp_path / "elsewhere" / "renamed.afterword")
    assert listing.count(opened(copy, PASSPHRASE)) == 1


def test_warming_up_does_no_harm(made: Made, opened: Any) -> None:
    opening.warm_up()
    opening.warm_up()
    opened(made.folder, PASSPHRASE)


class Waiting:
    """Seconds that pass only while somebody waits; `then` is what happens meanwhile."""

    def __init__(self, then: Callable[[], object] = lambda: None) -> None:
        self.now, self._then = 0.0, then
        self.machine = Machine(Clock(), bytes, seconds=lambda: self.now, pause=self.pause)

    def pause(self, seconds: float) -> None:
        self.now += seconds
        self._then()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "kind-words.pack.toml"
    path.touch()
    return path


def test_a_pack_is_handed_to_the_window_that_hears_of_it(journal: Journal, pack: Path) -> None:
    heard: list[opening.Asked | None] = []
    waiting = Waiting(lambda: heard.append(opening.asked_for(journal.folder)))
    assert opening.hand_over(journal.folder, pack, waiting.machine)
    assert heard == [opening.Asked(pack)]


def test_a_pack_that_nobody_hears_of_is_taken_back(journal: Journal, pack: Path) -> None:
    waiting = Waiting()
    assert not opening.hand_over(journal.folder, pack, waiting.machine)
    assert opening.HEARD_WITHIN <= waiting.now < opening.HEARD_WITHIN + 1
    assert opening.asked_for(journal.folder) is None


def test_a_pack_that_is_not_there_is_not_handed_over(journal: Journal, tmp_path: Path) -> None:
    assert not opening.hand_over(journal.folder, tmp_path / "gone.pack.toml", Waiting().machine)


def test_a_closed_journal_is_handed_nothing(made: Made, pack: Path) -> None:
    before = files(made.folder)
    assert not opening.hand_over(made.folder, pack, Waiting().machine)
    assert files(made.folder) == before


def test_a_window_at_its_door_is_found_by_the_folder_it_listens_in(tmp_path: Path, pack: Path) -> None:
    config = tmp_path / "config"
    assert opening.listen(config) is None  # not made yet
    config.mkdir()
    stop = opening.listen(config)
    assert stop is not None
    assert opening.listen(config) is None
    waiting = Waiting(lambda: opening.asked_for(config))
    assert opening.hand_over(config, pack, waiting.machine)
    stop()
    assert not opening.hand_over(config, pack, waiting.machine)


def test_a_window_on_another_computer_is_not_asked(journal: Journal, pack: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("journal.files.instance.this_computer", lambda: "kitchen")
    assert not opening.hand_over(journal.folder, pack, Waiting().machine)
    assert opening.asked_for(journal.folder) is None


def test_a_new_recovery_code_opens_and_the_old_one_no_more(made: Made, opened: Any) -> None:
    journal = opened(made.folder, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        opening.replace_code(journal, OTHER, CHEAPEST)
    code = opening.replace_code(journal, PASSPHRASE, CHEAPEST)
    opening.close(journal)
    with pytest.raises(WrongRecoveryCode):
        opened(made.folder, made.code, "unlock_with_code")
    opening.close(opened(made.folder, code, "unlock_with_code"))
    opening.close(opened(made.folder, PASSPHRASE))


def test_a_new_code_is_told_although_the_database_cannot_note_it(
    made: Made, opened: Any, monkeypatch: Any
) -> None:
    def full(*_: Any) -> None:
        raise DiskFull(made.folder)

    journal = opened(made.folder, PASSPHRASE)
    monkeypatch.setattr(database.Store, "remember_seq", full)
    code = opening.replace_code(journal, PASSPHRASE, CHEAPEST)
    monkeypatch.undo()
    opening.close(journal)
    opening.close(opened(made.folder, code, "unlock_with_code"))


def test_without_room_the_old_code_stays(made: Made, opened: Any) -> None:
    with read_only(made.folder):
        journal = opened(made.folder, PASSPHRASE)
        with pytest.raises(ReadOnly):
            opening.replace_code(journal, PASSPHRASE, CHEAPEST)
        opening.close(journal)
    opening.close(opened(made.folder, made.code, "unlock_with_code"))
