from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import JournalError, NotAJournal, VaultDamaged, VaultTooNew
from journal.vault.cost import KdfCost
from journal.vault.header import KINDS, MOST_BYTES, Header, Slot, bound, parse
from journal.vault.wrap import Box
from tests.vault.makers import canonical, forge, seal

HERE = Path("somewhere.afterword")

boxes = st.builds(
    Box,
    salt=st.binary(min_size=16, max_size=16),
    commit=st.binary(min_size=32, max_size=32),
    nonce=st.binary(min_size=12, max_size=12),
    sealed=st.binary(min_size=48, max_size=48),
)
costs = st.builds(KdfCost, st.integers(19 * 1024, 1024 * 1024), st.integers(1, 16), st.integers(1, 8)).filter(
    KdfCost.allowed
)
slots = st.builds(Slot, st.integers(1, 255), st.sampled_from(sorted(KINDS)), costs, boxes)
headers = st.builds(
    Header,
    vault_id=st.binary(min_size=16, max_size=16),
    seq=st.integers(1, 10**15 - 1),
    generation=st.integers(1, 9999),
    slots=st.lists(slots, min_size=1, max_size=8, unique_by=lambda slot: slot.number).map(tuple),
    mac=st.binary(min_size=32, max_size=32),
)


@pytest.fixture(scope="module")
def keys(pattern) -> bytes:
    return (pattern.folder / "vault.keys").read_bytes()


def refused(data: bytes, kind: type[JournalError] = VaultDamaged) -> JournalError:
    with pytest.raises(kind) as caught:
        parse(data, HERE)
    return caught.value


@given(headers)
def test_there_and_back(header):
    data = header.encode()
    assert parse(data, HERE) == header
    assert data.isascii()
    assert len(data) < 4096


def test_every_single_flipped_bit_is_damage(keys):
    for place in range(len(keys)):
        for bit in range(8):
            changed = bytearray(keys)
            changed[place] ^= 1 << bit
            assert refused(bytes(changed)).part == "keys"


def test_every_other_byte_at_every_place_is_damage(keys):
    for place in range(0, len(keys), 7):
        for other in range(0, 256, 5):
            if other != keys[place]:
                refused(keys[:place] + bytes([other]) + keys[place + 1 :])


def test_cut_short_or_made_longer_is_damage(keys):
    for length in range(len(keys)):
        refused(keys[:length])
    for more in (b" ", b"\n", b"\0", b"{}", keys):
        refused(keys + more)
        refused(more + keys)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_calmly(data):
    refused(data)


def test_where_reading_stopped_is_told(keys):
    assert refused(keys[:40]).offset is not None
    assert refused(keys[:9] + b"\xff" + keys[10:]).offset == 9


SPELLINGS = {
    "spaces": lambda data: data.replace(b":", b": "),
    "other-order": lambda data: (
        json.dumps(dict(reversed(list(json.loads(data).items()))), separators=(",", ":")).encode() + b"\n"
    ),
    "no-newline": lambda data: data.rstrip(b"\n"),
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "byte-order-mark": lambda data: b"\xef\xbb\xbf" + data,
    "escaped": lambda data: data.replace(b"argon2id", b"\\u0061rgon2id"),
    "duplicate-key": lambda data: data.replace(b'"gen":1', b'"gen":2,"gen":1'),
    "same-key-twice": lambda data: data.replace(b'"gen":1', b'"gen":1,"gen":1'),
    "float": lambda data: data.replace(b'"gen":1', b'"gen":1.0'),
    "exponent": lambda data: data.replace(b'"gen":1', b'"gen":1e0'),
    "leading-zero": lambda data: data.replace(b'"gen":1', b'"gen":01'),
    "infinity": lambda data: data.replace(b'"gen":1', b'"gen":Infinity'),
    "huge-number": lambda data: data.replace(b'"gen":1', b'"gen":' + b"9" * 5000),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_one_spelling_only(keys, spelling):
    changed = SPELLINGS[spelling](keys)
    assert changed != keys
    refused(changed)


@pytest.mark.parametrize(
    "data", [b"[" * 60_000, b'{"a":' * 12_000, b'"' + b"x" * 70_000, b"[]\n", b"null\n", b"7\n"], ids=range(6)
)
def test_deep_and_foreign_json_is_refused(data):
    refused(data)


def test_more_than_64_kibibytes_are_not_looked_at(keys):
    huge = forge(keys, lambda facts: facts.update(note="x" * MOST_BYTES))
    assert refused(huge).offset == MOST_BYTES


def slot(change):
    return lambda facts: change(facts["slots"][0])


def kdf(**changes):
    return lambda facts: facts["slots"][0]["kdf"].update(changes)


FORGED = {
    "unknown-key": lambda facts: facts.update(note=""),
    "missing-key": lambda facts: facts.pop("gen"),
    "no-format": lambda facts: facts.update(version=0),
    "version-text": lambda facts: facts.update(version="1"),
    "version-true": lambda facts: facts.update(version=True),
    "cipher": lambda facts: facts.update(cipher="none"),
    "gen-zero": lambda facts: facts.update(gen=0),
    "gen-high": lambda facts: facts.update(gen=10_000),
    "gen-true": lambda facts: facts.update(gen=True),
    "seq-negative": lambda facts: facts.update(seq=-1),
    "seq-null": lambda facts: facts.update(seq=None),
    "seq-list": lambda facts: facts.update(seq=[1]),
    "id-short": lambda facts: facts.update(vault_id="00"),
    "id-path": lambda facts: facts.update(vault_id="../../../../../../etc/passwd0000"),
    "mac-upper": lambda facts: facts.update(mac=facts["mac"].upper()),
    "mac-spaces": lambda facts: facts.update(mac="  " * 32),
    "no-slots": lambda facts: facts.update(slots=[]),
    "slots-object": lambda facts: facts.update(slots={}),
    "nine-slots": lambda facts: facts.update(slots=[dict(facts["slots"][0], id=n) for n in range(1, 10)]),
    "slot-twice": lambda facts: facts["slots"].append(facts["slots"][0]),
    "slot-text": lambda facts: facts.update(slots=["x"]),
    "slot-unknown-key": slot(lambda each: each.update(hint="dog")),
    "slot-missing-key": slot(lambda each: each.pop("nonce")),
    "slot-type": slot(lambda each: each.update(type="fingerprint")),
    "slot-type-list": slot(lambda each: each.update(type=[])),
    "slot-id-zero": slot(lambda each: each.update(id=0)),
    "box-short": slot(lambda each: each.update(box=each["box"][:-2])),
    "box-long": slot(lambda each: each.update(box=each["box"] + "00")),
    "commit-short": slot(lambda each: each.update(commit="")),
    "nonce-long": slot(lambda each: each.update(nonce="00" * 13)),
    "kdf-name": kdf(name="pbkdf2"),
    "kdf-text": slot(lambda each: each.update(kdf="argon2id")),
    "kdf-unknown-key": kdf(v=19),
    "kdf-salt": kdf(salt=""),
    "m-low": kdf(m=19 * 1024 - 1),
    "m-zero": kdf(m=0),
    "m-high": kdf(m=1024 * 1024 + 1),
    "m-absurd": kdf(m=2**40),
    "m-true": kdf(m=True),
    "t-zero": kdf(t=0),
    "t-high": kdf(t=17),
    "t-absurd": kdf(t=10**14),
    "p-zero": kdf(p=0),
    "p-high": kdf(p=9),
    "p-negative": kdf(p=-4),
    "m-times-t": kdf(m=1024 * 1024, t=5),
}


@pytest.mark.usefixtures("no_derivation")
@pytest.mark.parametrize("attack", FORGED)
def test_what_a_forger_writes_is_refused_before_any_derivation(keys, attack):
    refused(forge(keys, FORGED[attack]))


def test_a_later_version_is_told_whatever_else_it_says(keys):
    fault = refused(forge(keys, lambda facts: facts.update(version=2, padlock={"new": [1, 2]})), VaultTooNew)
    assert isinstance(fault, VaultTooNew)
    assert (fault.version, fault.path) == (2, HERE)


def test_a_later_version_that_is_damaged_is_damaged(keys):
    changed = forge(keys, lambda facts: facts.update(version=2)).replace(b'"seq":1', b'"seq":2')
    refused(changed)


def test_something_else_with_a_sum_that_fits_is_no_journal():
    refused(seal({"format": "recipes", "version": 1}), NotAJournal)
    refused(seal({}), NotAJournal)
    refused(canonical({"format": "afterword-keys", "version": 1}))


@given(headers, st.data())
def test_the_bound_data_tells_every_slot_apart(header, data):
    each = data.draw(st.sampled_from(header.slots))
    facts = (header.vault_id, each.number, each.kind, each.cost, each.box.salt)
    other = (
        bytes(16),
        each.number % 255 + 1,
        next(iter(KINDS - {each.kind})),
        KdfCost(each.cost.memory + 1, each.cost.passes, each.cost.lanes),
        bytes(16),
    )
    for place in range(len(facts)):
        changed = (*facts[:place], other[place], *facts[place + 1 :])
        assert changed == facts or bound(*changed) != bound(*facts)
