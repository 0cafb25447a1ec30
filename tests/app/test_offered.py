"""Which guides are offered for writing."""

from __future__ import annotations

from journal.app import day, guides, offered, settings, writing
from journal.app.journal import Journal
from journal.app.today import today
from journal.model.entry import GuideUsed

LOOKING = ("afterword.looking-again", "looking-again")
CALLED_OUT = GuideUsed("afterword.called-out", "1.0.0", "called-out")


def ids(found: tuple[offered.Offered, ...]) -> list[tuple[str, str]]:
    return [each.guide for each in found]


def test_every_guide_is_offered_pack_by_pack(journal: Journal) -> None:
    found = offered.guides(journal)
    assert ids(found) == [(pack.id, guide.id) for pack in journal.packs for guide in pack.guides]
    assert today(journal).guides == found


def test_a_hidden_guide_is_offered_nowhere(journal: Journal) -> None:
    assert offered.FROM_A_DISTANCE in ids(offered.aside(journal))
    assert LOOKING in ids(offered.following(journal, CALLED_OUT))
    assert day.days.DAY_PACK in {source.pack for source in day.sources(journal)}
    for hidden in (LOOKING, offered.FROM_A_DISTANCE, offered.ONE_STEP, (day.days.DAY_PACK, "day")):
        guides.set_hidden(journal, *hidden, True)
        assert hidden not in ids(offered.guides(journal))
    assert offered.aside(journal) == ()
    assert LOOKING not in ids(offered.following(journal, CALLED_OUT))
    assert all(source.pack != day.days.DAY_PACK for source in day.sources(journal))


def test_what_leads_on_is_at_hand(journal: Journal) -> None:
    for pack in journal.packs:
        for guide in pack.guides:
            used = GuideUsed(pack.id, pack.version, guide.id)
            assert len(offered.following(journal, used)) == len(guide.then)
    assert offered.following(journal, None) == ()
    assert offered.following(journal, GuideUsed("gone", "1.0.0", "gone")) == ()


def test_an_entry_begins_with_the_guide_that_the_writer_chose(journal: Journal) -> None:
    guides.choose_default(journal, "reflection", LOOKING)
    sitting = writing.begin(journal, "reflection")
    assert sitting.entry.guide is not None
    assert (sitting.entry.guide.pack, sitting.entry.guide.guide) == LOOKING
    asked = day.prompt(journal)
    assert asked is not None
    assert writing.about(journal, asked).entry.guide is None
    assert settings.load(journal).day_prompt
