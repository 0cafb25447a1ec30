"""What Follow-ups says about a conversation: when it is, what it is for, and what is kind to know before."""

from __future__ import annotations

from datetime import date, time, timedelta
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from journal.app.conversations import Board, Group
from journal.model import conversation as model
from journal.model.conversation import Conversation, CueCard, Plan, State, When, heading

GLANCE = 140  # characters

GROUPS: MappingProxyType[When | State, str] = MappingProxyType(
    {
        When.TODAY: str(QT_TRANSLATE_NOOP("FollowUps", "Today")),
        When.STILL_OPEN: str(QT_TRANSLATE_NOOP("FollowUps", "Still open")),
        When.THIS_WEEK: str(QT_TRANSLATE_NOOP("FollowUps", "This week")),
        When.LATER: str(QT_TRANSLATE_NOOP("FollowUps", "Later")),
        When.NO_DATE: str(QT_TRANSLATE_NOOP("FollowUps", "Waiting, no date")),
        State.HELD: str(QT_TRANSLATE_NOOP("FollowUps", "Held")),
        State.LET_GO: str(QT_TRANSLATE_NOOP("FollowUps", "Let go")),
    }
)


def group_title(group: Group, board: Board) -> str:
    """The heading over a group."""
    title = QCoreApplication.translate("FollowUps", GROUPS[group.id])
    if group.id is not State.HELD or not board.held_this_year:
        return title
    words = QCoreApplication.translate("FollowUps", "{title} · {count} this year")
    return words.format(title=title, count=board.held_this_year)


def title_of(people: tuple[str, ...], title: str) -> str:
    """Whom it is with and what about; "A conversation" when neither was said."""
    return heading(people, title) or QCoreApplication.translate("FollowUps", "A conversation")


def row_title(each: Conversation) -> str:
    """The title of a row."""
    return title_of(each.entry.people, each.entry.title)


def row_note(each: Conversation, *, rests: bool = False) -> str:
    """The line under a row's title: what it is for, or what came of it, and whether its thread rests."""
    if each.state is State.HELD:
        came = (model.said_to(each.entry, name) for name in (model.HEARD, model.PROMISED))
        return cut(" ".join(text for text in came if text))
    if each.state is State.LET_GO:
        return cut(model.said_to(each.entry, model.LET_GO))
    unprepared = "" if each.is_prepared else QCoreApplication.translate("FollowUps", "not prepared yet")
    resting = QCoreApplication.translate("FollowUps", "its thread is at rest") if rests else ""
    parts = (cut(model.said_to(each.entry, model.PURPOSE)), unprepared, resting)
    return " · ".join(part for part in parts if part)


def cut(text: str) -> str:
    """A text as one line that is no longer than a glance."""
    line = " ".join(text[: 4 * GLANCE].split())
    return line if len(line) <= GLANCE else line[: GLANCE - 1].rstrip() + "…"


def row_when(each: Conversation, group: When | State, today: date) -> str:
    """When, as short as the group allows."""
    plan = each.plan
    if each.settled_on is not None:
        return short_day(each.settled_on, today)
    if plan.day is None:
        words = QCoreApplication.translate("FollowUps", "since {day}")
        return words.format(day=short_day(each.since, today))
    at = clock_time(plan.at) if plan.at else ""
    if group is When.TODAY:
        return at
    day = _said(plan.day, "ddd d") if group is When.THIS_WEEK else short_day(plan.day, today)
    return f"{day}, {at}" if at else day


def when_words(plan: Plan, today: date) -> str:
    """When, as one would say it: "Today, 15:00", "Monday, 23 November", "No day yet"."""
    if plan.day is None:
        return QCoreApplication.translate("FollowUps", "No day yet")
    day = day_words(plan.day, today)
    return f"{day}, {clock_time(plan.at)}" if plan.at else day


def day_words(day: date, today: date) -> str:
    """A day as one would say it, to begin a line."""
    if day == today:
        return QCoreApplication.translate("FollowUps", "Today")
    if day - today == timedelta(days=1):
        return QCoreApplication.translate("FollowUps", "Tomorrow")
    if today - day == timedelta(days=1):
        return QCoreApplication.translate("FollowUps", "Yesterday")
    return _said(day, "dddd, d MMMM" if day.year == today.year else "dddd, d MMMM yyyy")


def card_when(card: CueCard, today: date) -> str:
    """The line under the card's title: when and where."""
    settled = {
        State.HELD: QCoreApplication.translate("FollowUps", "Held: {day}"),
        State.LET_GO: QCoreApplication.translate("FollowUps", "Let go: {day}"),
    }
    if card.settled_on is not None and card.state in settled:
        when = settled[card.state].format(day=day_words(card.settled_on, today))
    else:
        when = when_words(card.plan, today)
    return f"{when}, {card.place}" if card.place else when


def short_day(day: date, today: date) -> str:
    """A day in few letters: "2 Nov", with its year when that is another one."""
    return _said(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def clock_time(at: time) -> str:
    """A time of day: "15:00"."""
    return QLocale().toString(QTime(at.hour, at.minute), "HH:mm")


def kind_words(card: CueCard) -> tuple[tuple[str, str], ...]:
    """What is kind to know before one goes, each a sentence or two and what the writer said about it."""
    said: list[tuple[str, str]] = []
    if card.unwanted:
        words = QCoreApplication.translate(
            "FollowUps",
            "They said no, or not now. That is an answer, and it may be the end of it. "
            "What you can do well without them counts as much.",
        )
        said.append((words, card.without_them))
    if card.unasked:
        words = QCoreApplication.translate(
            "FollowUps",
            "You have not asked them yet. Ask so that no is an easy answer, and come back to this.",
        )
        said.append((words, card.ask_first))
    if card.motives:
        words = QCoreApplication.translate(
            "FollowUps",
            "You found yourself in this. Whom is it for? If it is mostly for standing or relief, it can "
            "wait. If it is for them, you know what to leave at the door.",
        )
        said.append((words, "\n".join(card.motives)))
    return tuple(said)


def _said(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
