"""The named feelings that a `feelings` prompt offers.

Plain words in six quiet groups, from what hurts to what holds; a writer may add words of their own. A small
set that one can take in at a glance helps more with naming than a wheel of a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeelingGroup:
    """Feelings that are near to one another. `id` names the group where it has no words."""

    id: str
    feelings: tuple[str, ...]


FEELING_GROUPS: tuple[FeelingGroup, ...] = (
    FeelingGroup("hurt", ("hurt", "sad", "disappointed", "lonely", "left out", "grieving")),
    FeelingGroup("angry", ("angry", "annoyed", "bitter", "wronged", "impatient", "envious")),
    FeelingGroup("afraid", ("afraid", "anxious", "tense", "unsure", "cornered", "overwhelmed")),
    FeelingGroup("ashamed", ("ashamed", "guilty", "embarrassed", "exposed", "sorry", "small")),
    FeelingGroup("unclear", ("confused", "surprised", "torn", "numb", "tired", "restless")),
    FeelingGroup("steady", ("calm", "relieved", "grateful", "hopeful", "moved", "curious")),
)

FEELINGS: tuple[str, ...] = tuple(word for group in FEELING_GROUPS for word in group.feelings)
