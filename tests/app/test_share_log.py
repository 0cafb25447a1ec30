"""The log of shares, opened: what left, what did not, and what the mentor said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.app import entries, share_log, sharing, threads
from journal.app.journal import Journal
from journal.app.sharing import Logged
from journal.errors import EntryMissing, Invalid
from journal.model.aliases import Alias
from journal.model.entry import Entry, Status
from journal.model.share import PEOPLE, Dates, Line, Share
from tests.app.conftest import Write


@pytest.fixture
def first(write: Write) -> Entry:
    return write("Amara said it twice.", people=("Amara",), title="The panel", keep=True)


@pytest.fixture
def second(write: Write) -> Entry:
    return write("Nothing more.", title="The harbour", keep=True)


def left(journal: Journal, share: Share, tmp_path: Path) -> Logged:
    return sharing.save(journal, sharing.prepare(journal, share, "text"), tmp_path / "a.txt", "Priya")


def test_what_did_not_leave_is_told_by_its_question(
    journal: Journal, first: Entry, second: Entry, tmp_path: Path
) -> None:
    prompt = first.answers[0]
    gone = frozenset({Line(first.id, prompt.prompt), Line("", PEOPLE)})
    done = left(journal, Share((first.id, second.id), left_out=gone), tmp_path)
    found = share_log.opened(journal, done.id)
    assert found.logged == done
    one, two = found.entries
    assert (one.title, one.facts, one.questions, one.unknown) == (
        "The panel",
        (PEOPLE,),
        (prompt.question,),
        0,
    )
    assert (one.day, one.lines, one.is_here) == (first.happened_at.date(), 2, True)
    assert (two.title, two.lines) == ("The harbour", 0)
    assert [each.title for each in found.threads] == ["The panel", "The harbour"]


def test_what_stood_for_a_name_is_told_however_the_name_was_given(
    journal: Journal, write: Write, tmp_path: Path
) -> None:
    one = write("Amara Okafor and Bo met at AT&T.", people=("Amara Okafor", "Bo"), keep=True)
    aliases = (Alias("amara", "A."), Alias("BO", "a colleague"), Alias("AT&T", "a firm"))
    done = left(journal, Share((one.id,), aliases=aliases), tmp_path)
    told = [("AT&T", "a firm", 1), ("Amara Okafor", "A.", 2), ("Bo", "a colleague", 2)]
    assert share_log.opened(journal, done.id).names == tuple(told)


def test_what_is_gone_since_is_counted_and_not_named(journal: Journal, first: Entry, tmp_path: Path) -> None:
    gone = frozenset({Line(first.id, first.answers[0].prompt)})
    done = left(journal, Share((first.id,), left_out=gone, dates=Dates.NONE), tmp_path)
    entries.trash(journal, first.id)
    found = share_log.opened(journal, done.id)
    (one,) = found.entries
    assert (one.title, one.day, one.is_here, one.questions, one.unknown) == ("", None, False, (), 1)
    assert found.threads == ()
    with pytest.raises(Invalid):
        share_log.opened(journal, "nonsense")


def test_what_was_protected_is_made_again_with_a_new_password(journal: Journal, first: Entry) -> None:
    password = sharing.new_password(journal)
    prepared = sharing.protected(sharing.prepare(journal, Share((first.id,)), "markdown"), password)
    done = sharing.note(journal, prepared, "Priya")
    again = share_log.again(journal, done.id).preparing
    assert (again.share, again.offered) == (done.share, (first.id,))
    assert (again.format, again.for_whom, again.protect) == ("markdown", "Priya", True)
    assert again.password not in ("", password)
    assert not again.as_age, "another format chosen now would stay one"
    pdf = sharing.prepare(journal, Share((first.id,)), "pdf")
    for as_age in (False, True):
        sealed = sharing.note(journal, sharing.protected(pdf, password, as_age=as_age), "Priya")
        assert share_log.again(journal, sealed.id).preparing.as_age == as_age
    paper = sharing.note(journal, prepared, printed=True)
    assert not share_log.again(journal, paper.id).preparing.protect


def test_what_the_mentor_said_goes_into_the_thread(journal: Journal, first: Entry, tmp_path: Path) -> None:
    done = left(journal, Share((first.id,)), tmp_path)
    made = share_log.heard(journal, done.id, "Ask before you answer.").value
    assert (made.thread, made.kind, made.status) == (first.thread, "learning", Status.KEPT)
    assert made.guide is not None
    assert (made.guide.pack, made.guide.guide) == share_log.HEARD_GUIDE
    assert [each.id for each in threads.of(journal, first.thread)] == [first.id, made.id]
    with pytest.raises(Invalid):
        share_log.heard(journal, done.id, " \n")


def test_of_several_threads_one_is_named(
    journal: Journal, first: Entry, second: Entry, write: Write, tmp_path: Path
) -> None:
    other = write("Not shared.", keep=True)
    done = left(journal, Share((first.id, second.id), threads=(second.thread,)), tmp_path)
    assert [each.thread for each in share_log.opened(journal, done.id).threads] == [
        second.thread,
        first.thread,
    ]
    with pytest.raises(Invalid, match="beside"):
        share_log.heard(journal, done.id, "Ask first.")
    with pytest.raises(Invalid, match="beside"):
        share_log.heard(journal, done.id, "Ask first.", other.id)
    with pytest.raises(EntryMissing):
        share_log.heard(journal, done.id, "Ask first.", "nonsense")
    assert share_log.heard(journal, done.id, "Ask first.", first.id).value.thread == first.thread


def test_the_guide_for_it_is_shipped(journal: Journal) -> None:
    found = journal.guide(*share_log.HEARD_GUIDE)
    assert found is not None
    assert found[1].kind == share_log.HEARD_KIND
