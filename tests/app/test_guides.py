"""What the writer chooses among guides holds for new entries and changes no old one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import entries, guides, packs
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.kinds import KIND_BY_ID, KINDS
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.writer import write_pack

WORDS = (Prompt("words", "What did they say?", "text"),)
LISTEN = Guide("listen", "Listen", "feedback", WORDS)
PACK = Pack("org.example.one", "1.0.0", "One", (LISTEN, Guide("mend", "Mend", "mistake", WORDS)))
MINE = (PACK.id, "listen")


@pytest.fixture(autouse=True)
def added(journal: Journal) -> None:
    packs.add(journal, packs.preview(journal, write_pack(PACK), Path("one.pack.toml")))


def card(journal: Journal, guide: tuple[str, str]) -> guides.Card:
    (found,) = (each for each in guides.gallery(journal) if (each.pack.id, each.guide.id) == guide)
    return found


def test_the_gallery_has_every_guide(journal: Journal) -> None:
    shown = guides.gallery(journal)
    assert [(each.pack, each.guide) for each in shown] == [
        (pack, guide) for pack in journal.packs for guide in pack.guides
    ]
    assert card(journal, MINE) == guides.Card(journal.packs[-1], LISTEN, "added", "", False, "")
    defaults = {each.default_for for each in shown} - {""}
    assert defaults == {kind.id for kind in KINDS if kind.guide}


def test_a_kind_begins_with_the_guide_that_was_chosen(journal: Journal) -> None:
    assert guides.choose_default(journal, "feedback", MINE).packs
    begun = entries.begin(journal, "feedback").guide
    assert begun is not None
    assert (begun.pack, begun.version, begun.guide) == (PACK.id, "1.0.0", "listen")
    assert guides.offered(journal, "feedback")[0][1] == LISTEN
    assert card(journal, MINE).default_for == "feedback"
    guides.choose_default(journal, "feedback", None)
    begun = entries.begin(journal, "feedback").guide
    assert begun is not None
    assert (begun.pack, begun.guide) == KIND_BY_ID["feedback"].guide


def test_a_kind_without_a_guide_can_get_one(journal: Journal) -> None:
    assert guides.default_guide(journal, "action") == KIND_BY_ID["action"].guide
    with pytest.raises(Invalid):
        guides.choose_default(journal, "action", MINE)


@pytest.mark.parametrize(
    ("kind", "guide"),
    [("gossip", MINE), ("mistake", MINE), ("feedback", (PACK.id, "none")), ("feedback", ("none", "listen"))],
)
def test_a_choice_that_does_not_fit(journal: Journal, kind: str, guide: tuple[str, str]) -> None:
    with pytest.raises(Invalid):
        guides.choose_default(journal, kind, guide)
    with pytest.raises(Invalid):
        guides.set_hidden(journal, "none", "listen", True)


def test_a_hidden_guide_is_not_offered_and_its_entries_stay(journal: Journal) -> None:
    guides.choose_default(journal, "feedback", MINE)
    begun = entries.begin(journal, "feedback")
    begun = replace(begun, answers=(entries.answer_to(WORDS[0], "Ouch"),))
    entries.save(journal, begun, "w")
    guides.set_hidden(journal, *MINE, True)
    assert card(journal, MINE).hidden
    assert LISTEN not in [guide for _, guide in guides.offered(journal, "feedback")]
    assert guides.default_guide(journal, "feedback") == KIND_BY_ID["feedback"].guide
    read = entries.read(journal, begun.id)
    assert read.answers == begun.answers
    assert journal.guide(*MINE) is not None
    guides.set_hidden(journal, *MINE, False)
    assert LISTEN in [guide for _, guide in guides.offered(journal, "feedback")]


def test_choosing_a_hidden_guide_offers_it_again(journal: Journal) -> None:
    guides.set_hidden(journal, *MINE, True)
    guides.choose_default(journal, "feedback", MINE)
    assert not card(journal, MINE).hidden


def test_a_choice_whose_guide_went_away_falls_back(journal: Journal) -> None:
    guides.choose_default(journal, "feedback", MINE)
    update = replace(PACK, version="2.0.0", guides=PACK.guides[1:])
    packs.add(journal, packs.preview(journal, write_pack(update), Path("one.pack.toml")))
    assert guides.default_guide(journal, "feedback") == KIND_BY_ID["feedback"].guide
    packs.remove(journal, PACK.id)
    assert guides.default_guide(journal, "feedback") == KIND_BY_ID["feedback"].guide
