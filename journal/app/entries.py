"""Use cases over one entry: begin, save, keep, read, throw away, bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from journal.app import conversation_rows, hiding, looking_again
from journal.app.guides import default_guide
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid
from journal.model.change import Change
from journal.model.conversation import Plan
from journal.model.entry import Answer, Entry, GuideUsed, Revision, Status, checked
from journal.model.kinds import KIND_BY_ID
from journal.prompts.guide import Prompt
from journal.store import attachments, revisions, threads
from journal.store import entries as stored

TRASH_DAYS = 30  # an entry stays in the trash this long; design, section 3
PAGE = Prompt("page", "What is on your mind?", "text", name="Page")  # for kinds without a guide


def begin(
    journal: Journal, kind: str, guide: tuple[str, str] | None = None, thread: str | None = None
) -> Entry:
    """Give a new, empty draft of a kind; nothing is stored until it is saved with something in it.

    `guide` is (pack id, guide id), by default the one that the kind begins with; `thread` puts it into an
    existing thread. Raises Invalid when there is no such kind.
    """
    if kind not in KIND_BY_ID:
        raise Invalid("kind", f"none of {', '.join(KIND_BY_ID)}")
    entry_id = journal.new_id()
    chosen = guide or default_guide(journal, kind)
    found = journal.guide(*chosen) if chosen else None
    used = GuideUsed(found[0].id, found[0].version, found[1].id) if found else None
    now = journal.now_utc()
    return Entry(
        id=entry_id,
        thread=thread or entry_id,
        kind=kind,
        happened_at=journal.now(),
        created_at=now,
        updated_at=now,
        guide=used,
    )


def save(journal: Journal, entry: Entry, writing: str, plan: Plan | None = None) -> Change[Entry]:
    """Store the entry as it is on the screen. Gives it as it was stored.

    `writing` is an id of the stretch of writing (any text, new each time that somebody sits down to it): the
    version that a kept entry had before is kept as a revision once per stretch. A draft in which nothing was
    written is not stored, and taken out of the store when it was there, unless something is attached to it or
    it is a conversation with a day. The state of the stored entry (draft, kept, in trash) stays as it is:
    `keep` and `trash` change it. `plan` is when a conversation is to be; None leaves that as it was.
    """
    entry = checked(entry)
    now = journal.now_utc()
    with journal.store.transaction():
        before = stored.find(journal.store, entry.id)
        status = before.status if before else Status.DRAFT
        # It may have been moved into another thread since it came on the screen.
        thread = before.thread if before else entry.thread
        entry = replace(entry, status=status, thread=thread, reflected_at=_reflected(entry, now))
        unwritten = status is Status.DRAFT and entry.is_blank
        if unwritten and not _worth_keeping(journal, entry, plan):
            _delete(journal, entry)
            return Change(entry, frozenset({entry.id}))
        if before and _same_content(before, entry):
            planned = conversation_rows.follow(journal, before, before, plan)
            return Change(before, frozenset({entry.id}) if planned else frozenset())
        if before and before.status is Status.KEPT:
            revisions.add(journal.store, before, replaced_at=now, writing=writing)
        entry = replace(entry, updated_at=now)
        stored.write(journal.store, entry)
        conversation_rows.follow(journal, before, entry, plan)
        if before and status is Status.KEPT:
            _look_ahead(journal, before, entry)
    return Change(entry, frozenset({entry.id}))


def keep(journal: Journal, entry_id: str) -> Change[Entry]:
    """Make a draft a kept entry. Raises EntryMissing."""
    with journal.store.transaction():
        was_kept = _existing(journal, entry_id).status is Status.KEPT
        change = _set_status(journal, entry_id, Status.KEPT)
        if not was_kept:
            looking_again.kept(journal, change.value)
    return change


def trash(journal: Journal, entry_id: str) -> Change[Entry]:
    """Put an entry into the trash, where it stays for 30 days. Raises EntryMissing."""
    return _set_status(journal, entry_id, Status.TRASH)


def restore(journal: Journal, entry_id: str) -> Change[Entry]:
    """Bring an entry back from the trash, as a kept entry. Raises EntryMissing."""
    return _set_status(journal, entry_id, Status.KEPT)


def delete_for_ever(journal: Journal, entry_id: str) -> Change[None]:
    """Delete an entry that is in the trash, with its revisions. Raises EntryMissing or Invalid."""
    with journal.store.transaction():
        entry = _existing(journal, entry_id)
        if entry.status is not Status.TRASH:
            raise Invalid("status", "only what is in the trash can be deleted for ever")
        _delete(journal, entry)
    return Change(None, frozenset({entry_id}))


def empty_old_trash(journal: Journal) -> Change[int]:
    """Delete what has been in the trash for more than 30 days. Gives how many entries."""
    limit = journal.now_utc() - timedelta(days=TRASH_DAYS)
    with journal.store.transaction():
        gone = stored.trashed_before(journal.store, limit)
        for entry_id in gone:
            _delete(journal, _existing(journal, entry_id))
    return Change(len(gone), frozenset(gone))


def read(journal: Journal, entry_id: str) -> Entry:
    """Give an entry. Raises EntryMissing."""
    return _existing(journal, entry_id)


def history(journal: Journal, entry_id: str) -> tuple[Revision, ...]:
    """Give the earlier versions of an entry, newest first."""
    return revisions.of(journal.store, entry_id)


def restore_revision(journal: Journal, entry_id: str, revision: int) -> Change[Entry]:
    """Make an earlier version the current one; the version it replaces becomes a revision itself.

    Raises EntryMissing when the entry or the revision is not there.
    """
    now = journal.now_utc()
    with journal.store.transaction():
        current = _existing(journal, entry_id)
        chosen = next((item for item in revisions.of(journal.store, entry_id) if item.id == revision), None)
        if chosen is None:
            raise EntryMissing(entry_id)
        revisions.add(journal.store, current, replaced_at=now, writing=journal.new_id())
        entry = replace(
            chosen.entry,
            thread=current.thread,
            status=current.status,
            trashed_at=current.trashed_at,
            updated_at=now,
        )
        stored.write(journal.store, entry)
        conversation_rows.follow(journal, entry, entry)
    return Change(entry, frozenset({entry_id}))


def log(
    journal: Journal,
    kind: str,
    title: str,
    text: str,
    happened_at: datetime | None = None,
    people: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    *,
    thread: str | None = None,
) -> Change[Entry]:
    """Write a kept entry in one go, as the command line does. `text` answers the first prompt for text.

    With `thread` it goes into that one. Raises Invalid or TooLong.
    """
    entry = begin(journal, kind, thread=thread)
    prompt = _first_text_prompt(journal, entry)
    answer = answer_to(prompt, text)
    entry = checked(
        replace(
            entry,
            title=title,
            happened_at=happened_at or entry.happened_at,
            people=people,
            tags=tags,
            answers=(answer,),
            status=Status.KEPT,
        )
    )
    if entry.is_blank:
        raise Invalid("text", "nothing was written")
    with journal.store.transaction():
        stored.write(journal.store, entry)
        conversation_rows.follow(journal, None, entry)
    return Change(entry, frozenset({entry.id}))


def answer_to(prompt: Prompt, value: object) -> Answer:
    """Give the answer to a prompt, with the question as it is asked now."""
    return Answer(prompt.id, prompt.ask, prompt.field, value, prompt.name, dict(prompt.extra), prompt.later)


def _first_text_prompt(journal: Journal, entry: Entry) -> Prompt:
    """Give the first prompt for text of the first stage; the deeper one is for another time."""
    found = journal.guide_of(entry.guide)
    prompts = hiding.spared(journal, found[0].id, found[1], {}).prompts if found else ()
    return next((prompt for prompt in prompts if prompt.field == "text" and not prompt.later), PAGE)


def _existing(journal: Journal, entry_id: str) -> Entry:
    entry = stored.find(journal.store, entry_id)
    if entry is None:
        raise EntryMissing(entry_id)
    return entry


def _delete(journal: Journal, entry: Entry) -> None:
    """Delete an entry; with the last of a thread goes what is kept about that."""
    stored.delete(journal.store, entry.id)
    threads.forget_empty(journal.store, entry.thread)


def _worth_keeping(journal: Journal, entry: Entry, plan: Plan | None) -> bool:
    """Tell whether a draft without words has a day, or something attached."""
    return conversation_rows.is_planned(journal, entry, plan) or attachments.holds(journal.store, entry.id)


def _look_ahead(journal: Journal, before: Entry, entry: Entry) -> None:
    """Plan looking again anew when a kept entry was reflected on, or happened on another day."""
    if entry.reflected_at is not None and before.reflected_at is None:
        looking_again.kept(journal, entry)
    elif before.happened_at.date() != entry.happened_at.date():
        looking_again.settle(journal, entry.thread)


def _set_status(journal: Journal, entry_id: str, status: Status) -> Change[Entry]:
    now = journal.now_utc()
    with journal.store.transaction():
        entry = replace(
            _existing(journal, entry_id),
            status=status,
            trashed_at=now if status is Status.TRASH else None,
        )
        stored.write(journal.store, entry)
        conversation_rows.follow(journal, entry, entry)
    return Change(entry, frozenset({entry_id}))


def _reflected(entry: Entry, now: datetime) -> datetime | None:
    if entry.reflected_at or not any(answer.later and not answer.is_empty for answer in entry.answers):
        return entry.reflected_at
    return now


def _same_content(before: Entry, after: Entry) -> bool:
    return before == replace(after, created_at=before.created_at, updated_at=before.updated_at)
