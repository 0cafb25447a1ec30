"""Use cases of a writer who tells a coach which prompts helped. An answer never leaves by this way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from journal.app import hiding
from journal.app.journal import Journal
from journal.errors import Invalid, PackMissing, TooLong
from journal.exporters.coach_sheet import Row, Sheet, as_csv, as_text
from journal.files.private import write_private
from journal.model.change import Change
from journal.model.entry import Entry, facts
from journal.model.fields import clean_line
from journal.prompts import flow
from journal.prompts.guide import Guide, Pack
from journal.store import guide_choices
from journal.store import packs as stored

__all__ = ("Row", "Sheet", "as_csv", "as_text", "save", "set_remark", "sheet")

REMARK_MAX = 300  # characters


def sheet(journal: Journal, pack_id: str) -> Sheet:
    """Count for each prompt of a pack how often it was kept and skipped. Raises PackMissing.

    Only kept entries count; see `Row` for what is counted.
    """
    pack = _pack(journal, pack_id)
    hidden, unasked = guide_choices.hidden(journal.store), guide_choices.hidden_prompts(journal.store)
    remarks = guide_choices.remarks(journal.store, pack_id)
    counts: Counter[tuple[str, str, str]] = Counter()
    versions: Counter[bool] = Counter()
    for entry in stored.written_with(journal.store, pack_id):
        assert entry.guide is not None
        same = entry.guide.version == pack.version
        versions[same] += 1
        guide = pack.guide(entry.guide.guide)
        if guide is not None:
            since = frozenset(name for name, since in unasked.items() if since <= entry.created_at)
            _count(counts, guide, entry, hiding.within(since, pack.id, guide.id), same=same)
    rows = (
        Row(
            guide.id,
            guide.title,
            prompt.id,
            prompt.ask,
            counts[guide.id, prompt.id, "kept"],
            counts[guide.id, prompt.id, "skipped"],
            counts[guide.id, prompt.id, "not asked"],
            (pack.id, guide.id, prompt.id) in unasked,
            (pack.id, guide.id) in hidden,
            remarks.get((guide.id, prompt.id), ""),
        )
        for guide in pack.guides
        for prompt in guide.prompts
    )
    return Sheet(pack.id, pack.title, pack.version, versions[True], versions[False], tuple(rows))


def set_remark(journal: Journal, pack_id: str, guide_id: str, prompt_id: str, text: str) -> Change[None]:
    """Keep a remark about a prompt, for the coach; an empty one takes it away.

    Raises PackMissing, Invalid when there is no such prompt, or TooLong.
    """
    guide = _pack(journal, pack_id).guide(guide_id)
    if guide is None or guide.prompt(prompt_id) is None:
        raise Invalid("prompt", "no such prompt")
    remark = clean_line(text)
    if len(remark) > REMARK_MAX:
        raise TooLong("remark", REMARK_MAX, len(remark))
    with journal.store.transaction():
        guide_choices.set_remark(journal.store, pack_id, guide_id, prompt_id, remark)
    return Change(None, packs=True)


def save(path: Path, data: bytes) -> None:
    """Write a sheet that was looked at. Raises ReadOnly, DiskFull, StorageLost or StorageFailed."""
    write_private(path, data)


def _pack(journal: Journal, pack_id: str) -> Pack:
    found = next((pack for pack in journal.packs if pack.id == pack_id), None)
    if found is None:
        raise PackMissing(pack_id)
    return found


def _count(
    counts: Counter[tuple[str, str, str]],
    guide: Guide,
    entry: Entry,
    unasked: frozenset[str],
    *,
    same: bool,
) -> None:
    answers = flow.with_facts(guide, {each.prompt: each.value for each in entry.answers}, facts(entry))
    asked = {prompt.id for prompt in flow.asked(flow.spared(guide, unasked, answers), answers)}
    for prompt in guide.prompts:
        if flow.is_answered(prompt, answers):
            counts[guide.id, prompt.id, "kept"] += 1
        elif same:
            counts[guide.id, prompt.id, "skipped" if prompt.id in asked else "not asked"] += 1
