"""Use cases of a writer who does not want to be asked a prompt again. Nothing that is written goes by it."""

from __future__ import annotations

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.prompts import flow
from journal.prompts.flow import Answers
from journal.prompts.guide import Guide
from journal.store import guide_choices
from journal.store.guide_choices import PromptName

Hidden = frozenset[PromptName]


def hidden(journal: Journal) -> Hidden:
    """Give the prompts that the writer hid, as (pack id, guide id, prompt id); some may not be here."""
    return frozenset(guide_choices.hidden_prompts(journal.store))


def within(prompts: Hidden, pack: str, guide: str) -> frozenset[str]:
    """Give the ids of those prompts that belong to a guide."""
    return frozenset(prompt for *of, prompt in prompts if of == [pack, guide])


def spared(journal: Journal, pack: str, guide: Guide, answers: Answers) -> Guide:
    """Give a guide of a pack as it is asked of this writer. See `flow.spared`."""
    return flow.spared(guide, within(hidden(journal), pack, guide.id), answers)


def set_hidden(journal: Journal, pack: str, guide: str, prompt: str, hide: bool) -> Change[Hidden]:
    """Hide a prompt, so that it is not asked from now on, or ask it again. Gives all that are hidden then.

    Raises Invalid when there is no such prompt.
    """
    found = journal.guide(pack, guide)
    if found is None or found[1].prompt(prompt) is None:
        raise Invalid("prompt", "no such prompt")
    with journal.store.transaction():
        since = journal.now_utc() if hide else None
        guide_choices.set_hidden_prompt(journal.store, (pack, guide, prompt), since)
    return Change(hidden(journal), packs=True)
