"""Packs as lines for a terminal and as JSON values with stable keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from journal.app.hiding import Hidden
from journal.app.packs import Preview, SealState, Shelved
from journal.cli import texts
from journal.cli.show import harmless
from journal.errors import PackFault
from journal.model.data import utc
from journal.prompts.building import EXTRAS
from journal.prompts.difference import Line
from journal.prompts.guide import Guide, Pack, Prompt


def pack_lines(pack: Pack, hidden: Hidden = frozenset()) -> Iterator[str]:
    """Give a whole pack: every guide, every prompt, a note at those that are in `hidden`."""
    yield harmless(f"{pack.title}  {pack.version}  {pack.id}")
    facts = (("By", pack.author), ("Licence", pack.licence), ("Language", pack.language))
    yield from (harmless(f"{name}: {value}") for name, value in facts if value)
    yield from _paragraphs(pack.summary, "")
    for guide in pack.guides:
        yield from _guide_lines(guide, {name[2] for name in hidden if name[:2] == (pack.id, guide.id)})


def shelved_line(shelved: Shelved) -> str:
    """Give a pack of the journal in one line."""
    notes = [shelved.origin]
    if shelved.signed_by:
        notes.append(f"signed by {shelved.signed_by}")
    if shelved.hidden:
        notes.append(f"hidden: {', '.join(sorted(shelved.hidden))}")
    if not shelved.readable:
        notes.append("this version cannot read it")
    return harmless(f"{shelved.id}  {shelved.version}  {shelved.title}  ({'; '.join(notes)})")


def shelved_data(shelved: Shelved) -> dict[str, Any]:
    """Give a pack of the journal."""
    return {
        "id": shelved.id,
        "version": shelved.version,
        "title": shelved.title,
        "origin": shelved.origin,
        "readable": shelved.readable,
        "signed_by": shelved.signed_by,
        "key": asdict(shelved.key) if shelved.key else None,
        "added_at": utc(shelved.added_at) if shelved.added_at else None,
        "hidden": sorted(shelved.hidden),
        "guides": [guide.id for guide in shelved.pack.guides] if shelved.pack else [],
    }


def fault_line(path: str, fault: PackFault, word: str = "") -> str:
    """Give one fault the way compilers do, so that editors can jump to it."""
    place = f"{path}:{fault.line}" if fault.line else path
    return harmless(f"{place}: {word}{fault.reason}")


def preview_lines(preview: Preview) -> Iterator[str]:
    """Give what a writer decides by, all but the prompts themselves."""
    yield harmless(f"{preview.pack.title} {preview.pack.version}: {texts.PACK_STATES[preview.state]}")
    yield seal_line(preview)
    yield from (fault_line(preview.path.name, fault, "warning: ") for fault in preview.warnings)
    for line in preview.difference:
        yield from difference_lines(line)


def seal_line(preview: Preview) -> str:
    """Give what the signature says."""
    seal = preview.seal
    said = texts.SEALS[seal.state].format(name=seal.name)
    if seal.key and seal.state is not SealState.PINNED:
        said += f"\n  its key:   {seal.key.id}  {seal.key.fingerprint}"
    if seal.pinned and seal.state is not SealState.PINNED:
        said += f"\n  known key: {seal.pinned.id}  {seal.pinned.fingerprint}"
    return "\n".join(harmless(line) for line in said.split("\n"))


def difference_lines(line: Line) -> Iterator[str]:
    """Give one change, with what stood there and what will."""
    yield harmless(line.words)
    yield from (
        harmless(f"  {sign} {text}") for sign, text in (("-", line.before), ("+", line.after)) if text
    )


def _guide_lines(guide: Guide, hidden: Collection[str]) -> Iterator[str]:
    time = f", {guide.minutes} minutes" if guide.minutes else ""
    yield from ("", harmless(f"{guide.title}  ({guide.kind}{time}; {guide.id})"))
    yield from _paragraphs(guide.intro, "  ")
    if guide.if_asked_now:
        yield from _paragraphs(f"If asked now: {guide.if_asked_now}", "  ")
    if guide.then:
        yield harmless(f"  Then: {', '.join(guide.then)}")
    for number, prompt in enumerate(guide.prompts, 1):
        yield from _prompt_lines(number, prompt, hidden=prompt.id in hidden)


def _prompt_lines(number: int, prompt: Prompt, *, hidden: bool) -> Iterator[str]:
    yield from ("", harmless(f"  {number}. {prompt.ask}"))
    notes = [prompt.id, prompt.field]
    if hidden:
        notes.append("hidden")
    if prompt.later:
        notes.append("later")
    if prompt.fills:
        notes.append(f"fills {prompt.fills}")
    if prompt.when:
        notes.append(f"when {prompt.when.prompt} is {' or '.join(prompt.when.is_any)}")
    yield harmless(f"     ({'; '.join(notes)})")
    for name in EXTRAS:
        if name in prompt.extra:
            yield harmless(f"     {name}: {' | '.join(prompt.extra[name])}")
    yield from _paragraphs(prompt.help, "     ")
    yield from _paragraphs(f"Why: {prompt.why}" if prompt.why else "", "     ")


def _paragraphs(text: str, indent: str) -> Iterator[str]:
    yield from (harmless(indent + paragraph) for paragraph in text.split("\n\n") if paragraph)
