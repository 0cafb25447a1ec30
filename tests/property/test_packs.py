"""Whatever is done to a pack's file: it is read, or refused with a located fault, and never slowly."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journal.errors import PackInvalid, PackTooNew
from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KIND_BY_ID
from journal.prompts.flow import asked, first_open, is_answered, next_after, progress
from journal.prompts.guide import Pack
from journal.prompts.reader import read_pack
from journal.prompts.scan import SIZE_MAX, hidden_character, scan

HERE = Path("mutated.pack.toml")
ROOT = Path(__file__).parents[2]
VECTOR = (ROOT / "tests/vectors/packs/format-1.pack.toml").read_bytes()
SEEDS = (VECTOR, *(path.read_bytes() for path in sorted((ROOT / "resources/packs").glob("*.pack.toml"))))
SECONDS = 2.0
QUIETLY = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow], database=None
)

HOSTILE = (
    b"\0",
    "\u202e".encode(),
    "\u2066".encode(),
    "\u2028".encode(),
    b"\xff",
    b'"""',
    b"'''",
    b'"',
    b"\\",
    b"[[guide]]\n",
    b"[[guide.prompt]]\n",
    b"[guide]\n",
    b"[guide.prompt.when]\n",
    b"=",
    b"\n",
    b"{",
    b"[" * 5000,
    b"x = " + b"[" * 3000 + b"]" * 3000,
    b"x = " + b"{a=" * 3000 + b"1" + b"}" * 3000,
    b"a" + b".a" * 32_000 + b" = 1",
    b"[" + b"a." * 32_000 + b"a]\n",
    b"x = " + b"9" * 5000,
    b"x = 0x" + b"f" * 9000,
    b"x = 1e999999",
    b"x = nan",
    b"x = 2026-02-31",
    b"format = 2\n",
    b"a" * (SIZE_MAX + 1),
)


def refused_or_read(data: bytes) -> Pack | None:
    """Read it, and check what every answer of the reader has to keep to."""
    pack, faults, version = None, (), 2
    begin = time.monotonic()
    try:
        pack = read_pack(data, HERE)
    except PackTooNew as error:
        version = error.version
    except PackInvalid as error:
        faults = error.faults
        version = 0
    assert time.monotonic() - begin < SECONDS
    assert version > 1 or faults
    lines = data.count(b"\n") + 1
    for fault in faults:
        assert 0 <= fault.line <= lines
        assert fault.reason.isprintable()
        assert len(fault.reason) < 400
    return pack


def check(pack: Pack) -> None:
    """What holds for every pack that was read."""
    for guide in pack.guides:
        ids = [prompt.id for prompt in guide.prompts]
        assert len(set(ids)) == len(ids)
        assert guide.kind in KIND_BY_ID
        for place, prompt in enumerate(guide.prompts):
            assert set(FIELD_BY_ID[prompt.field].needs) <= set(prompt.extra)
            assert set(prompt.show_earlier) <= set(ids[:place])
            assert prompt.when is None or prompt.when.prompt in ids[:place]
            assert not hidden_character(prompt.ask)
        assert asked(guide, {})
        assert first_open(guide, {}) is not None


@pytest.mark.parametrize("seed", SEEDS, ids=range(len(SEEDS)))
def test_the_seeds_are_packs(seed: bytes) -> None:
    pack = refused_or_read(seed)
    assert pack is not None
    check(pack)


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("share", [0, 3, 5, 10])
def test_a_hostile_piece_in_a_good_pack(piece: bytes, share: int) -> None:
    lines = VECTOR.splitlines(keepends=True)
    cut = len(lines) * share // 10
    pack = refused_or_read(b"".join(lines[:cut]) + piece + b"\n" + b"".join(lines[cut:]))
    if pack:
        check(pack)


@QUIETLY
@given(st.sampled_from(SEEDS), st.data())
def test_pieces_put_in_taken_out_and_turned_over(seed: bytes, data: st.DataObject) -> None:
    changed = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        what = data.draw(st.sampled_from(["flip", "cut", "end", "put", "double"]))
        length = data.draw(st.integers(1, 200))
        if what == "flip" and at < len(changed):
            changed[at] ^= 1 << data.draw(st.integers(0, 7))
        elif what == "cut":
            del changed[at : at + length]
        elif what == "end":
            del changed[at:]
        elif what == "put":
            changed[at:at] = data.draw(st.one_of(st.sampled_from(HOSTILE[:16]), st.binary(max_size=20)))
        else:
            changed[at:at] = changed[at : at + length]
    pack = refused_or_read(bytes(changed))
    if pack:
        check(pack)


@QUIETLY
@given(st.binary(max_size=2000))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"guide = 3\nformat = 1")
@example(b'format = 1\nguide = [{prompt = [{ask = 1, when = {prompt = 3}}, 4]}, "x", [1]]')
@example(b"format = 1\n[guide.prompt]\nid = 1")
def test_any_bytes(data: bytes) -> None:
    refused_or_read(data)


VALUES = st.recursive(
    st.one_of(
        st.booleans(), st.integers(-9, 9), st.text(max_size=8), st.sampled_from(["text", "agree", "choice"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "ask", "field", "when", "prompt", "is_any", "options"]), inner, max_size=4
        ),
    ),
    max_leaves=12,
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value).replace("\x7f", "\\u007f") if isinstance(value, str) else json.dumps(value)


@QUIETLY
@given(st.lists(VALUES, max_size=3), VALUES)
def test_any_value_in_any_place(guides: list[object], other: object) -> None:
    pack = refused_or_read(f"format = 1\nguide = {toml(guides)}\ntitle = {toml(other)}\n".encode())
    assert pack is None


@QUIETLY
@given(st.text(alphabet="ab.\"'[]{}=,#\n\\ ", max_size=300))
def test_the_scanner_takes_any_text(text: str) -> None:
    looked = scan(text.encode())
    assert all(1 <= line <= text.count("\n") + 1 for line in looked.lines.values())
    assert all(fault.line >= 1 for fault in looked.faults)


ANSWERS = st.one_of(st.none(), st.text(max_size=10), st.integers(), st.lists(st.text(max_size=5), max_size=3))


@QUIETLY
@given(st.sampled_from(SEEDS), st.data())
def test_a_guide_is_walked_to_its_end_whatever_was_answered(seed: bytes, data: st.DataObject) -> None:
    guide = data.draw(st.sampled_from(read_pack(seed, HERE).guides))
    offered = [item for prompt in guide.prompts for item in prompt.extra.get("options", [])] or ["none"]
    values = st.one_of(ANSWERS, st.sampled_from(offered), st.lists(st.sampled_from(offered), max_size=3))
    keys = st.sampled_from([*(prompt.id for prompt in guide.prompts), "gone"])
    answers = data.draw(st.dictionaries(keys, values))
    walked = []
    prompt = next_after(guide, answers, "")
    while prompt is not None:
        walked.append(prompt)
        prompt = next_after(guide, answers, prompt.id)
    assert tuple(walked) == asked(guide, answers)
    still_open = [prompt for prompt in walked if not is_answered(prompt, answers)]
    assert first_open(guide, answers) == (still_open[0] if still_open else None)
    assert 0 <= progress(guide, answers).answered <= len(walked)
