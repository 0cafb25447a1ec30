"""Every piece of advice is carried: by prompts that name it, and by what the app does and a test shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest

from journal.prompts.advice import AdviceRow, advice
from journal.prompts.builtin import builtin_packs
from journal.prompts.shipped import shipped_toml

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
ROWS = advice(RESOURCES / "advice.toml")
PROMPTS = [
    prompt for pack in builtin_packs(RESOURCES / "packs") for guide in pack.guides for prompt in guide.prompts
]

# What the app does about the advice, and the test that would fail if it no longer did.
BEHAVIOURS = MappingProxyType(
    {
        "cool-down": "tests/app/test_today.py::test_deeper_prompts_are_offered_after_the_cool_down",
        "left-alone": "tests/app/test_today.py::test_after_a_month_a_moment_is_left_alone",
        "skip-anything": (
            "tests/ui/writing/test_page.py::test_skipping_goes_on_without_an_answer_and_back_returns"
        ),
        "words-for-now": (
            "tests/app/test_asked_now.py::test_it_is_the_guide_s_own_until_the_writer_changes_it"
        ),
        "words-in-view": "tests/prompts/test_flow.py::test_only_answered_and_asked_prompts_stay_in_view",
        "impact-first": (
            "tests/ui/writing/test_fields.py"
            "::test_impact_stands_before_intent_and_beside_it_where_there_is_room"
        ),
        "what-follows": "tests/app/test_writing.py::test_what_can_follow_an_entry",
        "one-thread": "tests/app/test_entries.py::test_a_new_entry_may_join_a_thread_and_take_another_guide",
        "another-look": "tests/app/test_offers.py::test_looking_again_is_offered_from_its_day_on",
        "a-step-aside": "tests/app/test_pausing.py::test_the_third_time_a_step_aside_is_offered_once",
        "earlier-kept": (
            "tests/app/test_entries.py::test_an_earlier_version_is_kept_once_per_stretch_of_writing"
        ),
        "no-praise": "tests/prompts/test_advice.py::test_no_text_of_the_window_praises_scolds_or_scores",
    }
)
TRANSLATING = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP"})
PRAISE_AND_BLAME = re.compile(
    r"\b(streaks?|congratulations|great job|well done|keep it up|overdue|you missed|scores?|badges?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_every_row_is_carried(row: AdviceRow) -> None:
    assert row.behaviours or any(row.id in prompt.rests_on for prompt in PROMPTS)


@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_asked_about_in_more_than_one_way(row: str) -> None:
    assert sum(row in prompt.rests_on for prompt in PROMPTS) >= 2


def test_no_row_is_without_a_sentence_and_a_source() -> None:
    assert len(ROWS) == 27
    assert all(row.text and row.sources for row in ROWS.values())


def test_what_the_app_does_is_what_is_told() -> None:
    told = shipped_toml(RESOURCES / "advice.toml")["behaviour"]
    named = {name for row in ROWS.values() for name in row.behaviours}
    assert set(told) == named == set(BEHAVIOURS)
    assert all(row.behaviours[name] == told[name]["text"] for row in ROWS.values() for name in row.behaviours)


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_the_test_of_a_behaviour_is_there(behaviour: str) -> None:
    path, _, name = BEHAVIOURS[behaviour].partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


DENIED = "Getting it wrong is part of practising. There is no streak here to lose."


def test_no_text_of_the_window_praises_scolds_or_scores() -> None:
    told = [text for path in (ROOT / "journal" / "ui").rglob("*.py") for text in shown(path)]
    assert "Half an entry is a good entry." in told
    assert DENIED in told
    assert [text for text in told if text != DENIED and PRAISE_AND_BLAME.search(text)] == []


def shown(path: Path) -> Iterator[str]:
    """Give the texts for people in a module: what is handed to the functions that translate."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in TRANSLATING:
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value
