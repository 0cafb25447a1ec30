"""Whatever is done to a pack in the editor: it is read again, or each fault leads to a place in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import PackInvalid
from journal.model.fields import FIELD_TYPES
from journal.prompts.builtin import builtin_packs
from journal.prompts.editing import add_guide, add_prompt, change, duplicate, exists, move, remove, step
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.reader import read_pack
from journal.prompts.table import FILLS
from journal.prompts.writer import write_pack

HERE = Path("edited.pack.toml")
ROOT = Path(__file__).parents[2]
PACKS = builtin_packs(ROOT / "resources/packs")
QUIETLY = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], database=None
)
PROMPT = Prompt("added", "What was it?", "text")
GUIDE = Guide("added", "Added", "feedback", (PROMPT,))
TEXT = st.text(max_size=12)
TEXTS = st.lists(TEXT, max_size=3)
STRUCTURE = ("add-guide", "add-prompt", "duplicate", "remove", "move", "up", "down", "later", "id")


def place(pack: Pack, draw: st.DrawFn) -> tuple[int, ...]:
    """Some guide or prompt."""
    guide = draw(st.integers(0, len(pack.guides) - 1))
    prompts = len(pack.guides[guide].prompts)
    prompt = draw(st.integers(-1, prompts - 1))
    return (guide,) if prompt < 0 else (guide, prompt)


def structural(pack: Pack, what: str, draw: st.DrawFn) -> Pack:
    """Do one thing that an outline can do, where it can be done."""
    here = place(pack, draw)
    alone = len(pack.guides if len(here) == 1 else pack.guides[here[0]].prompts) == 1
    match what:
        case "add-guide":
            return add_guide(pack, draw(st.integers(0, len(pack.guides))), GUIDE).pack
        case "add-prompt":
            at = draw(st.integers(0, len(pack.guides[here[0]].prompts)))
            return add_prompt(pack, (here[0], at), PROMPT).pack
        case "duplicate":
            return duplicate(pack, here).pack
        case "remove":
            return pack if alone else remove(pack, here).pack
        case "move" if len(here) == 2 and not alone:
            return move(
                pack, here, (here[0], draw(st.integers(0, len(pack.guides[here[0]].prompts) - 1)))
            ).pack
        case "up" | "down":
            to = step(pack, here, -1 if what == "up" else 1)
            return pack if to is None or (alone and len(here) == 2) else move(pack, here, to).pack
        case "later" if len(here) == 2:
            return change(pack, here, later=draw(st.booleans()))
        case "id":
            return (
                change(pack, here, id=draw(st.sampled_from(["zz-1", "zz-2", "zz-3"])))
                if free(pack, here)
                else pack
            )
    return pack


def free(pack: Pack, here: tuple[int, ...]) -> bool:
    """Whether no part beside has one of the ids that a test gives."""
    beside = pack.guides if len(here) == 1 else pack.guides[here[0]].prompts
    return not any(each.id.startswith("zz-") for each in beside)


@QUIETLY
@given(st.data())
def test_what_an_outline_can_do_keeps_a_pack_whole(data: st.DataObject) -> None:
    pack = data.draw(st.sampled_from(PACKS))
    for _ in range(data.draw(st.integers(1, 12))):
        pack = structural(pack, data.draw(st.sampled_from(STRUCTURE)), data.draw)
        assert read_pack(write_pack(pack), HERE) == pack


def values(draw: st.DrawFn, here: tuple[int, ...]) -> dict[str, object]:
    """Some values that a form can give, unfinished and wrong ones too."""
    if len(here) == 1:
        return draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "id": TEXT,
                    "title": TEXT,
                    "minutes": st.integers(-1, 300),
                    "then": TEXTS.map(tuple),
                    "stage": TEXT,
                },
            )
        )
    return draw(
        st.fixed_dictionaries(
            {},
            optional={
                "id": TEXT,
                "ask": TEXT,
                "help": st.text(),
                "field": st.sampled_from([each.id for each in FIELD_TYPES]),
                "fills": st.sampled_from(["", *FILLS]),
                "options": TEXTS,
                "ends": TEXTS,
                "sides": TEXTS,
                "when": st.one_of(st.none(), st.builds(When, TEXT, TEXTS.map(tuple))),
                "show_earlier": TEXTS.map(tuple),
                "later": st.booleans(),
            },
        )
    )


@QUIETLY
@given(st.data())
def test_whatever_is_typed_every_fault_leads_to_a_place(data: st.DataObject) -> None:
    pack = data.draw(st.sampled_from(PACKS))
    for _ in range(data.draw(st.integers(1, 8))):
        if not pack.guides or data.draw(st.booleans()):
            pack = change(
                pack,
                (),
                **{data.draw(st.sampled_from(["id", "title", "version", "licence"])): data.draw(TEXT)},
            )
            continue
        here = place(pack, data.draw)
        pack = (
            remove(pack, here).pack
            if data.draw(st.integers(0, 9)) == 0
            else change(pack, here, **values(data.draw, here))
        )
    try:
        again = read_pack(write_pack(pack), HERE)
    except PackInvalid as error:
        for fault in error.faults:
            numbers = tuple(int(part) - 1 for part in fault.field.split(".")[1:4:2] if part.isdigit())
            assert fault.field, fault.reason
            assert exists(pack, numbers[:2]) or fault.field == "guide"
    else:
        assert write_pack(again) == write_pack(replace(again))
