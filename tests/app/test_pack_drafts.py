"""Packs that are being written come back as they were, finished or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import pack_drafts, pack_signing, packs
from journal.errors import PackInvalid, PackRefused, PackReserved
from journal.prompts.builtin import builtin_packs
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.writer import write_pack

PACKS = builtin_packs(Path(__file__).parents[2] / "resources/packs")
PACK = Pack(
    "org.example.one",
    "1.0.0",
    "One",
    (Guide("first", "First", "feedback", (Prompt("words", "What was said?", "text"),)),),
    author="Dana",
)
UNFINISHED = Pack(
    "",
    "",
    "",
    (
        Guide(
            "",
            "",
            "",
            (Prompt("a", "", "choice", when=When("", ()), extra={"options": ["", "x"]}, later=True),),
        ),
    ),
)


@pytest.mark.parametrize(
    "pack", [*PACKS, UNFINISHED, replace(PACK, guides=())], ids=lambda pack: pack.id or "empty"
)
def test_a_draft_comes_back_as_it_was(journal, pack) -> None:
    kept = pack_drafts.keep(journal, "", pack, True).value
    assert pack_drafts.drafts(journal) == (kept,)
    assert kept.pack == pack


def test_a_draft_is_kept_again_under_its_id_and_put_away(journal, clock) -> None:
    first = pack_drafts.keep(journal, "", PACK, False).value
    clock.forward(minutes=1)
    second = pack_drafts.keep(journal, "", replace(PACK, title="Two"), False).value
    clock.forward(minutes=1)
    pack_drafts.keep(journal, first.id, replace(PACK, title="Changed"), True)
    assert [(draft.pack.title, draft.named) for draft in pack_drafts.drafts(journal)] == [
        ("Changed", True),
        ("Two", False),
    ]
    pack_drafts.put_away(journal, second.id)
    pack_drafts.put_away(journal, second.id)
    assert [draft.id for draft in pack_drafts.drafts(journal)] == [first.id]


def test_a_pack_is_used_and_signed_when_the_one_before_was(journal) -> None:
    pack_drafts.use(journal, PACK)
    assert next(each for each in packs.shelf(journal) if each.id == PACK.id).key is None
    pack_signing.keygen(journal)
    other = replace(PACK, id="org.example.two")
    data = write_pack(other)
    path = Path("two.pack.toml")
    key = pack_signing.own_key(journal)
    assert key is not None
    packs.add(
        journal, packs.preview(journal, data, path, pack_signing.sign(journal, data, path.name), key.public)
    )
    pack_drafts.use(journal, replace(other, version="1.0.1"))
    assert next(each for each in packs.shelf(journal) if each.id == other.id).key == key


def test_what_is_not_whole_or_not_ours_is_refused(journal) -> None:
    with pytest.raises(PackInvalid):
        pack_drafts.use(journal, UNFINISHED)
    with pytest.raises(PackReserved):
        pack_drafts.use(journal, PACKS[0])
    pack_drafts.use(journal, replace(PACK, version="2.0.0"))
    with pytest.raises(PackRefused) as refused:
        pack_drafts.use(journal, PACK)
    assert pack_drafts.use(journal, PACK, refused.value.concerns).packs
