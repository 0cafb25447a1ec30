"""The kinds of entry: one record each, which menus, filters and the command line read."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """What the app knows about one kind of entry.

    `icon` is a file in `resources/icons` without its ending and `colour` the name of a pair of tokens in the
    theme. `guide` is the (pack id, guide id) offered first, or None for the free page. `facts` are the extra
    facts of the moment that the kind asks for, beside when, from whom and themes, which every entry has.
    `leading` kinds have a card of their own on Today; the others are behind "Write something else".
    """

    id: str
    label: str
    icon: str
    colour: str
    invitation: str
    hint: str
    guide: tuple[str, str] | None
    facts: tuple[str, ...] = ()
    leading: bool = False


KINDS: tuple[Kind, ...] = (
    Kind(
        "feedback",
        "Feedback",
        "ear",
        "feedback",
        "Someone gave me feedback",
        "Catch their words before yours. About 2 minutes; reflect later.",
        ("afterword.called-out", "called-out"),
        ("place", "sting"),
        leading=True,
    ),
    Kind(
        "mistake",
        "Mistake",
        "undo-2",
        "mistake",
        "I got something wrong",
        "What happened, whom it reached, what to mend.",
        ("afterword.owning-a-mistake", "owning-a-mistake"),
        ("place", "sting"),
        leading=True,
    ),
    Kind(
        "conversation",
        "Conversation",
        "messages-square",
        "conversation",
        "I want to go back and talk",
        "Prepare a follow-up, or note how it went.",
        ("afterword.going-back", "going-back"),
        ("place",),
        leading=True,
    ),
    Kind(
        "reflection",
        "Reflection",
        "feather",
        "reflection",
        "I want to think something through",
        "A page of your own, with no questions.",
        None,
    ),
    Kind(
        "learning",
        "Learning",
        "book-marked",
        "learning",
        "I read or learned something",
        "What it was, and what it changes.",
        ("afterword.learn-before-you-ask", "something-learned"),
    ),
    Kind(
        "action",
        "Action",
        "sprout",
        "learning",
        "I tried something",
        "A small, concrete thing that you did.",
        ("afterword.quiet-actions", "quiet-action"),
        ("place",),
    ),
)

KIND_BY_ID = MappingProxyType({kind.id: kind for kind in KINDS})
