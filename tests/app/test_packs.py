"""Packs at the boundary of the use cases: looked at, added, updated, refused, removed, handed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import guides, opening, pack_signing, packs
from journal.app.journal import Journal, Machine
from journal.app.packs import Concern, Preview, SealState, State
from journal.errors import (
    KeyUnknown,
    PackInvalid,
    PackMissing,
    PackRefused,
    PackReserved,
    PackTooNew,
    SignatureInvalid,
    StorageFailed,
)
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.scan import SIZE_MAX
from journal.prompts.writer import write_pack
from journal.store import packs as stored
from tests.conftest import PASSPHRASE

HERE = Path("listening.pack.toml")
GUIDE = Guide("listen", "Listen", "feedback", (Prompt("words", "What did they say?", "text"),))
ONE = Pack("org.example.one", "1.0.0", "One", (GUIDE,), author="Ines")
TWO = replace(
    ONE,
    version="2.0.0",
    guides=(replace(GUIDE, prompts=(Prompt("words", "And what did they say?", "text"),)),),
)


class Coach:
    """Somebody elsewhere with a journal and a key of their own."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.key = pack_signing.keygen(journal).value

    def signed(self, pack: Pack, name: str = HERE.name) -> tuple[bytes, str]:
        data = write_pack(pack)
        return data, pack_signing.sign(self.journal, data, name)


@pytest.fixture
def coach(new_journal: Callable[[str], Journal]) -> Coach:
    return Coach(new_journal("coach"))


@pytest.fixture
def stranger(new_journal: Callable[[str], Journal], coach: Coach) -> Coach:
    return Coach(new_journal("stranger"))


def look(journal: Journal, pack: Pack, signature: str = "") -> Preview:
    return packs.preview(journal, write_pack(pack), HERE, signature)


def state_of(journal: Journal) -> tuple[object, ...]:
    tables = ("pack", "coach_key", "pinned", "hidden_guide", "default_guide")
    return (journal.packs, *(journal.store.rows(f"SELECT * FROM {table}") for table in tables))


def added(journal: Journal) -> list[tuple[str, str]]:
    return [(pack.id, pack.version) for pack in journal.packs if not pack.id.startswith("afterword.")]


# Looking and adding


def test_a_new_pack_is_seen_whole_before_it_is_added(journal: Journal) -> None:
    before = state_of(journal)
    seen = look(journal, ONE)
    assert (seen.pack, seen.state, seen.installed, seen.difference) == (ONE, State.NEW, None, ())
    assert (seen.seal.state, seen.concerns) == (SealState.UNSIGNED, ())
    assert state_of(journal) == before
    change = packs.add(journal, seen)
    assert change.packs
    assert change.value == ONE
    assert journal.guide(ONE.id, "listen") == (ONE, GUIDE)
    assert added(journal) == [(ONE.id, "1.0.0")]


def test_an_added_pack_is_there_after_unlocking(journal: Journal, machine: Machine) -> None:
    packs.add(journal, look(journal, ONE))
    built_in = len(journal.packs) - 1
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    try:
        assert again.packs[-1] == ONE
        assert len(again.packs) == built_in + 1
        shelved = packs.shelf(again)[-1]
        assert (shelved.id, shelved.origin, shelved.signed_by) == (ONE.id, packs.ADDED, "")
        assert shelved.added_at == again.now_utc()
    finally:
        opening.close(again)


def test_an_update_says_what_changes(journal: Journal) -> None:
    packs.add(journal, look(journal, ONE))
    seen = look(journal, TWO)
    assert (seen.state, seen.installed, seen.concerns) == (State.UPDATE, ONE, ())
    assert [line.change for line in seen.difference] == ["version", "prompt-ask"]
    packs.add(journal, seen)
    assert added(journal) == [(ONE.id, "2.0.0")]


def test_the_same_file_and_other_words_under_the_same_version(journal: Journal) -> None:
    packs.add(journal, look(journal, ONE))
    assert look(journal, ONE).state is State.SAME
    seen = look(journal, replace(TWO, version="1.0.0"))
    assert (seen.state, seen.concerns) == (State.CHANGED, ())


def test_a_downgrade_is_called_out_and_needs_a_yes(journal: Journal) -> None:
    packs.add(journal, look(journal, TWO))
    before = state_of(journal)
    seen = look(journal, ONE)
    assert (seen.state, seen.concerns) == (State.DOWNGRADE, (Concern.DOWNGRADE,))
    with pytest.raises(PackRefused) as caught:
        packs.add(journal, seen)
    assert caught.value.concerns == ("downgrade",)
    assert state_of(journal) == before
    packs.add(journal, seen, {Concern.DOWNGRADE})
    assert added(journal) == [(ONE.id, "1.0.0")]


def test_a_preview_that_grew_old_lets_nothing_through(journal: Journal) -> None:
    seen = look(journal, ONE)
    packs.add(journal, look(journal, TWO))
    with pytest.raises(PackRefused):
        packs.add(journal, seen)
    assert added(journal) == [(ONE.id, "2.0.0")]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"format = 1\n", PackInvalid),
        (b"format = 2\n", PackTooNew),
        (write_pack(replace(ONE, id="afterword.called-out")), PackReserved),
        (write_pack(replace(ONE, id="afterword.not-yet-there")), PackReserved),
        (b"x" * (SIZE_MAX + 1), PackInvalid),
    ],
)
def test_what_cannot_be_added_changes_nothing(journal: Journal, data: bytes, error: type[Exception]) -> None:
    before = state_of(journal)
    with pytest.raises(error):
        packs.preview(journal, data, HERE)
    assert state_of(journal) == before


def test_a_field_of_a_later_version_is_a_warning(journal: Journal) -> None:
    data = write_pack(ONE).replace(b'language = "en"', b'language = "en"\nmood = "calm"')
    (warning,) = packs.preview(journal, data, HERE).warnings
    assert "`mood` is unknown" in warning.reason
    assert warning.line == 7


# Files


def test_a_file_is_read_with_the_signature_beside_it(journal: Journal, coach: Coach, tmp_path: Path) -> None:
    path = tmp_path / HERE.name
    data, signature = coach.signed(ONE)
    path.write_bytes(data)
    assert packs.preview_file(journal, path).seal.state is SealState.UNSIGNED
    packs.signature_path(path).write_text(signature, "utf-8")
    assert packs.preview_file(journal, path).seal.state is SealState.FIRST


def test_files_that_are_not_there_or_far_too_large(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        packs.preview_file(journal, tmp_path / "none.pack.toml")
    large = tmp_path / "large.pack.toml"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert len(packs.load(large)) == SIZE_MAX + 1
    with pytest.raises(PackInvalid):
        packs.preview_file(journal, large)


def test_a_signature_file_that_is_none(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / HERE.name
    path.write_bytes(write_pack(ONE))
    for junk in (b"\xff\xfe", b"hello", b"x" * 100_000):
        packs.signature_path(path).write_bytes(junk)
        with pytest.raises(SignatureInvalid):
            packs.preview_file(journal, path)


# Signatures


def test_the_first_signature_pins_the_key_under_a_name(journal: Journal, coach: Coach) -> None:
    data, signature = coach.signed(ONE)
    seen = packs.preview(journal, data, HERE, signature)
    assert (seen.seal.state, seen.seal.name, seen.concerns) == (SealState.FIRST, "Ines", ())
    assert seen.seal.key == coach.key
    assert stored.pinned_key(journal.store, ONE.id) is None
    packs.add(journal, seen, name="  Ines\nfrom Lisbon ")
    shelved = packs.shelf(journal)[-1]
    assert (shelved.signed_by, shelved.key) == ("Ines from Lisbon", coach.key)
    data, signature = coach.signed(TWO)
    update = packs.preview(journal, data, HERE, signature)
    assert (update.seal.state, update.seal.name, update.concerns) == (
        SealState.PINNED,
        "Ines from Lisbon",
        (),
    )


def test_a_coach_who_is_known_is_known_for_the_next_pack_too(journal: Journal, coach: Coach) -> None:
    packs.add(journal, packs.preview(journal, *_placed(coach.signed(ONE))), name="Ines")
    other = replace(ONE, id="org.example.two", author="Somebody")
    seal = packs.preview(journal, *_placed(coach.signed(other))).seal
    assert (seal.state, seal.name) == (SealState.PINNED, "Ines")


def test_the_same_id_from_another_key_needs_a_yes_and_shows_both(
    journal: Journal, coach: Coach, stranger: Coach
) -> None:
    packs.add(journal, packs.preview(journal, *_placed(coach.signed(ONE))))
    before = state_of(journal)
    seen = packs.preview(journal, *_placed(stranger.signed(TWO)))
    assert (seen.seal.state, seen.concerns) == (SealState.OTHER_KEY, (Concern.OTHER_KEY,))
    assert (seen.seal.key, seen.seal.pinned) == (stranger.key, coach.key)
    assert stranger.key.fingerprint != coach.key.fingerprint
    for accept in ((), {Concern.DOWNGRADE, Concern.STRIPPED}):
        with pytest.raises(PackRefused):
            packs.add(journal, seen, accept)
    assert state_of(journal) == before
    packs.add(journal, seen, {Concern.OTHER_KEY})
    again = packs.preview(journal, *_placed(coach.signed(TWO)))
    assert again.seal.state is SealState.OTHER_KEY


def test_a_signature_that_was_taken_away_is_missed(journal: Journal, coach: Coach) -> None:
    packs.add(journal, packs.preview(journal, *_placed(coach.signed(ONE))))
    seen = look(journal, TWO)
    assert (seen.seal.state, seen.concerns) == (SealState.STRIPPED, (Concern.STRIPPED,))
    with pytest.raises(PackRefused):
        packs.add(journal, seen)
    packs.add(journal, seen, {Concern.STRIPPED})
    assert packs.shelf(journal)[-1].signed_by == ""
    assert look(journal, replace(TWO, version="3.0.0")).concerns == (Concern.STRIPPED,)


def test_a_removed_pack_that_comes_back_from_elsewhere_is_noticed(
    journal: Journal, coach: Coach, stranger: Coach
) -> None:
    packs.add(journal, packs.preview(journal, *_placed(coach.signed(ONE))))
    packs.remove(journal, ONE.id)
    assert added(journal) == []
    seen = packs.preview(journal, *_placed(stranger.signed(ONE)))
    assert (seen.state, seen.concerns) == (State.NEW, (Concern.OTHER_KEY,))


def test_a_changed_file_is_refused_whatever_is_accepted(journal: Journal, coach: Coach) -> None:
    data, signature = coach.signed(ONE)
    packs.add(journal, packs.preview(journal, data, HERE, signature))
    before = state_of(journal)
    for changed in (data + b"# more\n", write_pack(TWO)):
        with pytest.raises(SignatureInvalid):
            packs.preview(journal, changed, HERE, signature)
    assert state_of(journal) == before


def test_a_key_with_the_same_id_is_not_the_same_key(journal: Journal, coach: Coach, stranger: Coach) -> None:
    packs.add(journal, packs.preview(journal, *_placed(coach.signed(ONE))))
    own = stored.own_key(stranger.journal.store)
    coachs = stored.own_key(coach.journal.store)
    assert own
    assert coachs
    stranger.journal.store.execute("UPDATE own_key SET key_id = ?", (coachs.key_id,))
    forged = packs.preview(journal, *_placed(stranger.signed(TWO)))
    assert forged.seal.key
    assert forged.seal.key.id == coach.key.id
    assert forged.concerns == (Concern.OTHER_KEY,)


def test_a_signature_without_a_key_asks_for_one(journal: Journal, coach: Coach, stranger: Coach) -> None:
    data, signature = _without_key(coach, ONE)
    seen = packs.preview(journal, data, HERE, signature)
    assert (seen.seal.state, seen.seal.key, seen.concerns) == (
        SealState.KEY_UNKNOWN,
        None,
        (Concern.KEY_UNKNOWN,),
    )
    published = pack_signing.public_key_file(coach.key).decode()
    given = packs.preview(journal, data, HERE, signature, published)
    assert (given.seal.state, given.concerns) == (SealState.FIRST, ())
    packs.add(journal, given)
    # From now on the key is known, and need not be given again.
    data, signature = _without_key(coach, TWO)
    assert packs.preview(journal, data, HERE, signature).seal.state is SealState.PINNED
    with pytest.raises(KeyUnknown):
        packs.preview(journal, data, HERE, signature, stranger.key.public)


# Taking out and handing on


def test_removing_leaves_nothing_but_the_pin(journal: Journal) -> None:
    packs.add(journal, look(journal, ONE))
    guides.choose_default(journal, "feedback", (ONE.id, "listen"))
    guides.set_hidden(journal, ONE.id, "listen", True)
    assert packs.remove(journal, ONE.id).packs
    assert state_of(journal)[1:] == ([],) * 5
    with pytest.raises(PackMissing):
        packs.remove(journal, ONE.id)
    with pytest.raises(PackMissing):
        packs.remove(journal, "afterword.called-out")


def test_a_pack_is_handed_on_byte_for_byte(journal: Journal, coach: Coach, tmp_path: Path) -> None:
    data, signature = coach.signed(ONE)
    data = b"# A comment of the coach\r\n" + data
    signature = pack_signing.sign(coach.journal, data, HERE.name)
    packs.add(journal, packs.preview(journal, data, HERE, signature))
    written = packs.export(journal, ONE.id, tmp_path / HERE.name)
    assert [path.name for path in written] == [HERE.name, f"{HERE.name}.minisig"]
    assert written[0].read_bytes() == data
    assert written[1].read_text("utf-8") == signature
    pack_signing.verify(data, signature, coach.key.public, HERE)


def test_built_in_packs_can_be_handed_on_too(journal: Journal) -> None:
    for pack in journal.packs:
        data, signature = packs.contents(journal, pack.id)
        assert pack.id.encode() in data
        assert signature == ""
    with pytest.raises(PackMissing):
        packs.contents(journal, "afterword.none")


def test_a_copy_to_change_is_another_pack(journal: Journal, tmp_path: Path) -> None:
    mine = packs.copy(journal.packs[0], "org.example.mine", "My version")
    assert (mine.version, mine.guides) == ("1.0.0", journal.packs[0].guides)
    packs.save(tmp_path / "mine.pack.toml", mine)
    packs.add(journal, packs.preview_file(journal, tmp_path / "mine.pack.toml"))
    assert journal.packs[-1] == mine


def test_an_unfinished_pack_is_not_saved_over_a_good_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.pack.toml"
    packs.save(path, ONE)
    with pytest.raises(PackInvalid):
        packs.save(path, replace(ONE, guides=()))
    assert path.read_bytes() == write_pack(ONE)


def test_a_pack_that_this_version_cannot_read_stands_on_the_shelf_and_keeps_nothing_closed(
    journal: Journal, machine: Machine
) -> None:
    packs.add(journal, look(journal, ONE))
    journal.store.execute("UPDATE pack SET data = ?", (b"format = 9\n",))
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    try:
        assert added(again) == []
        shelved = packs.shelf(again)[-1]
        assert (shelved.readable, shelved.title, shelved.version) == (False, "One", "1.0.0")
        packs.add(again, look(again, TWO))
        assert added(again) == [(ONE.id, "2.0.0")]
    finally:
        opening.close(again)


def _placed(signed: tuple[bytes, str]) -> tuple[bytes, Path, str]:
    data, signature = signed
    return data, HERE, signature


def _without_key(coach: Coach, pack: Pack) -> tuple[bytes, str]:
    """Sign as minisign itself does: without the public key in the comment."""
    from journal.vault import minisign

    own = stored.own_key(coach.journal.store)
    assert own
    key = minisign.key_from_seed(own.key_id, own.seed)
    data = write_pack(pack)
    lines = minisign.sign(data, key, HERE.name).splitlines()
    comment = "timestamp:1795291746\tfile:listening.pack.toml\thashed"
    signature = minisign.read_signature("\n".join(lines) + "\n", HERE).signature
    over_all = minisign._encoded(minisign._private(key.seed).sign(signature + comment.encode()))
    return data, "\n".join([*lines[:2], f"trusted comment: {comment}", over_all]) + "\n"
