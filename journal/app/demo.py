"""The demo journal: a year of invented entries in a throw-away journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.app import demo_files, demo_next_times, demo_people, demo_threads
from journal.app.assets import assets
from journal.app.conversations import WHY
from journal.app.demo_stories import Story, stories
from journal.app.entries import PAGE, answer_to
from journal.app.journal import Journal, Machine
from journal.app.opening import close, create, folder_named
from journal.app.settings import load
from journal.model.conversation import KIND, Plan, State
from journal.model.entry import Answer, Entry, GuideUsed, Status, checked
from journal.model.ids import new_id
from journal.model.kinds import KIND_BY_ID
from journal.model.thread import Look, is_look, is_reflected, kept_of, next_look
from journal.prompts.guide import Guide, Pack
from journal.store import conversations, looks
from journal.store import entries as stored
from journal.store.conversations import Kept
from journal.store.threads import entries_of
from journal.vault.cost import CHEAPEST

REFLECTED_AFTER = timedelta(days=1)
DUE_FOR = timedelta(days=3)
NAME = "Demo"
PASSPHRASE = "a demo to throw away"  # noqa: S105 - it is on the screen


def make(place: Path, machine: Machine) -> Path:
    """Make the demo journal in `place` and give its folder; its passphrase is no secret, its key is cheap."""
    journal = create(folder_named(place, NAME), PASSPHRASE, machine, CHEAPEST).journal
    try:
        fill(journal)
    finally:
        close(journal)
    return journal.folder


def fill(journal: Journal) -> int:
    """Write the demo's entries into a journal, ending yesterday. Gives how many."""
    told = stories(assets("demo", "stories.toml"))
    with journal.store.transaction():
        written, threads = dict[str, Entry](), set[str]()
        for story, entry in _entries(journal, told):
            stored.write(journal.store, checked(entry))
            if story.kind == KIND:
                conversations.put(journal.store, entry.id, _kept(journal, story, entry))
            written[story.key] = entry
            threads.add(entry.thread)
        demo_threads.fill(journal, assets("demo", "threads.toml"), written)
        for thread in threads:
            _plan_look(journal, thread)
        demo_next_times.fill(journal, assets("demo", "next-times.toml"), written)
        demo_people.fill(journal, assets("demo", "people.toml"))
        demo_files.fill(journal, written)
    return len(written)


def _plan_look(journal: Journal, thread: str) -> None:
    """Plan the next look at a thread that was reflected on; what fell due in the last days is still due."""
    entries = kept_of(entries_of(journal.store, thread))
    if any(is_look(entry) or is_reflected(entry, entries[0]) for entry in entries):
        looked = [entry.happened_at.date() for entry in entries if is_look(entry)]
        after = max((journal.now().date() - DUE_FOR, *looked))
        day = next_look(entries[0].happened_at.date(), load(journal).look_again_days, after)
        looks.put(journal.store, Look(thread, day))


def _entries(journal: Journal, told: tuple[Story, ...]) -> Iterator[tuple[Story, Entry]]:
    threads: dict[str, str] = {}
    for story in told:
        moment = _moment(journal, story)
        entry_id = new_id(moment, journal.machine.random)
        thread = threads.setdefault(story.thread, entry_id)
        used = story.guide or KIND_BY_ID[story.kind].guide
        found = journal.guide(*used) if used else None
        answers = tuple(_answers(story, found[1] if found else None))
        at = min(moment, journal.now()).astimezone(UTC)
        yield (
            story,
            Entry(
                id=entry_id,
                thread=thread,
                kind=story.kind,
                happened_at=moment,
                created_at=at,
                updated_at=at,
                title=story.title,
                status=story.status,
                guide=_used(found),
                people=story.people,
                tags=story.tags,
                place=story.place,
                sting=story.sting,
                answers=answers,
                reflected_at=at + REFLECTED_AFTER if any(answer.later for answer in answers) else None,
                trashed_at=journal.now_utc() if story.status is Status.TRASH else None,
            ),
        )


def _kept(journal: Journal, story: Story, entry: Entry) -> Kept:
    """Give what became of a conversation: those that were noted were held on the day that they happened."""
    planned, today = story.planned, journal.now().date()
    if planned.let_go is not None or entry.reflected_at is not None:
        state = State.HELD if planned.let_go is None else State.LET_GO
        return Kept(state, Plan(), entry.created_at, entry.happened_at.date())
    day = None if planned.in_days is None else today + timedelta(days=planned.in_days)
    return Kept(State.PLANNED, Plan(day, planned.at), entry.created_at)


def _used(found: tuple[Pack, Guide] | None) -> GuideUsed | None:
    return GuideUsed(found[0].id, found[0].version, found[1].id) if found else None


def _moment(journal: Journal, story: Story) -> datetime:
    day = journal.now().date() - timedelta(days=story.days_ago)
    return journal.machine.local(datetime.combine(day, story.time))


def _answers(story: Story, guide: Guide | None) -> Iterator[Answer]:
    for prompt_id, value in story.answers:
        prompt = guide.prompt(prompt_id) if guide else None
        yield answer_to(prompt or PAGE, value)
    if story.planned.let_go:
        yield answer_to(WHY, story.planned.let_go)
