"""What is said about next times: the plan in the writer's own words, when it was made, what came of it."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.model.commitment import CheckIn, NextTime, Outcome, State, Went, is_due
from journal.ui.when import day_title, on_day

ENDINGS = (".", "!", "?", "…", "。")
# Small numbers, as one writes them in a letter.
SPELLED = MappingProxyType(
    {
        2: str(QT_TRANSLATE_NOOP("NextTimes", "two")),
        3: str(QT_TRANSLATE_NOOP("NextTimes", "three")),
        4: str(QT_TRANSLATE_NOOP("NextTimes", "four")),
        5: str(QT_TRANSLATE_NOOP("NextTimes", "five")),
        6: str(QT_TRANSLATE_NOOP("NextTimes", "six")),
        7: str(QT_TRANSLATE_NOOP("NextTimes", "seven")),
        8: str(QT_TRANSLATE_NOOP("NextTimes", "eight")),
        9: str(QT_TRANSLATE_NOOP("NextTimes", "nine")),
        10: str(QT_TRANSLATE_NOOP("NextTimes", "ten")),
        11: str(QT_TRANSLATE_NOOP("NextTimes", "eleven")),
        12: str(QT_TRANSLATE_NOOP("NextTimes", "twelve")),
    }
)


def plain_sentence(cue: str, act: str) -> str:
    """Give a plan as a sentence: "When the call begins, I will ask Ana first."."""
    if cue:
        said = QCoreApplication.translate("NextTimes", "When {cue}, I will {act}").format(cue=cue, act=act)
    else:
        said = QCoreApplication.translate("NextTimes", "Next time I will {act}").format(act=act)
    return said if said.endswith(ENDINGS) else said + "."


def sentence(plan: NextTime) -> str:
    """Give a plan as a sentence in quotation marks."""
    words = plain_sentence(plan.cue, plan.act)
    return QCoreApplication.translate("NextTimes", "“{words}”").format(words=words)


def set_out(plan: NextTime, today: date) -> str:
    """Say when a plan was made: "You set out, nine days ago:"."""
    days = max(0, (today - plan.made_at.date()).days)
    if days == 0:
        return QCoreApplication.translate("NextTimes", "You set out today:")
    if days == 1:
        return QCoreApplication.translate("NextTimes", "You set out yesterday:")
    if days < 14:
        ago = QCoreApplication.translate("NextTimes", "{number} days ago").format(number=_spelled(days))
    elif days < 60:
        ago = QCoreApplication.translate("NextTimes", "{number} weeks ago").format(number=_spelled(days // 7))
    elif days < 365:
        ago = QCoreApplication.translate("NextTimes", "{number} months ago").format(
            number=_spelled(days // 30)
        )
    else:
        ago = QCoreApplication.translate("NextTimes", "over a year ago")
    return QCoreApplication.translate("NextTimes", "You set out, {ago}:").format(ago=ago)


def again_words(plan: NextTime, today: date, *, rests: bool = False) -> str:
    """Say when a plan is asked about; of one that is not open, that it is settled or let go.

    `rests` tells that its thread is at rest or let go.
    """
    if plan.state is State.SETTLED:
        return QCoreApplication.translate("NextTimes", "It has become your own.")
    if plan.state is State.LET_GO:
        return QCoreApplication.translate("NextTimes", "Let go.")
    if rests:
        return QCoreApplication.translate("NextTimes", "Its thread rests, and so does the asking.")
    if plan.ask_on is None:
        return QCoreApplication.translate("NextTimes", "Today does not ask about it.")
    if is_due(plan, today):
        return QCoreApplication.translate("NextTimes", "Today asks about it.")
    if (plan.ask_on - today).days == 1:
        return QCoreApplication.translate("NextTimes", "Today will ask about it tomorrow.")
    return QCoreApplication.translate("NextTimes", "Today will ask about it on {day}.").format(
        day=day_title(plan.ask_on)
    )


def made_words(plan: NextTime, today: date) -> str:
    """Say on which day a plan was set down."""
    day = on_day(plan.made_at.date(), today)
    return QCoreApplication.translate("NextTimes", "Set down {day}").format(day=day)


def story_line(answer: CheckIn, today: date) -> str:
    """Give one answer as a line: "On Thursday · tried, it went badly · I came too late"."""
    day = on_day(answer.at.date(), today)
    said = QCoreApplication.translate("NextTimes", "{day} · {what}").format(
        day=day[:1].upper() + day[1:], what=_told(answer)
    )
    if not answer.note:
        return said
    return QCoreApplication.translate("NextTimes", "{line} · {note}").format(line=said, note=answer.note)


def went_word(went: Went) -> str:
    """Give the word for how an attempt went, as it stands on a button."""
    match went:
        case Went.WELL:
            return QCoreApplication.translate("NextTimes", "Well")
        case Went.PARTLY:
            return QCoreApplication.translate("NextTimes", "Partly")
        case Went.BADLY:
            return QCoreApplication.translate("NextTimes", "Badly")
        case Went.UNSAID:
            return ""


def kind_sentence(answer: CheckIn, plan: NextTime) -> str:
    """Give what is said after an answer: it was taken down, and what comes next; neither praise nor blame."""
    match answer.outcome:
        case Outcome.TRIED:
            return f"{_after_trying(answer.went)} {_comes_back(plan)}"
        case Outcome.NOT_YET:
            first = QCoreApplication.translate("NextTimes", "It keeps.")
            return f"{first} {_comes_back(plan)}"
        case Outcome.LET_GO:
            return QCoreApplication.translate(
                "NextTimes", "Let go. What you noticed on the way is yours all the same."
            )
        case Outcome.SETTLED:
            return QCoreApplication.translate("NextTimes", "It is your own now, and needs no more asking.")


def days_word(days: int) -> str:
    """Say an interval as it stands on a button: "Tomorrow", "In a week", "In 3 days"."""
    match days:
        case 1:
            return QCoreApplication.translate("NextTimes", "In a day")
        case 7:
            return QCoreApplication.translate("NextTimes", "In a week")
        case 14:
            return QCoreApplication.translate("NextTimes", "In two weeks")
        case 30:
            return QCoreApplication.translate("NextTimes", "In a month")
        case _:
            return QCoreApplication.translate("NextTimes", "In {days} days").format(days=days)


def _told(answer: CheckIn) -> str:
    match (answer.outcome, answer.went):
        case (Outcome.TRIED, Went.WELL):
            return QCoreApplication.translate("NextTimes", "tried, it went well")
        case (Outcome.TRIED, Went.PARTLY):
            return QCoreApplication.translate("NextTimes", "tried, it went partly well")
        case (Outcome.TRIED, Went.BADLY):
            return QCoreApplication.translate("NextTimes", "tried, it went badly")
        case (Outcome.TRIED, _):
            return QCoreApplication.translate("NextTimes", "tried")
        case (Outcome.NOT_YET, _):
            return QCoreApplication.translate("NextTimes", "not yet")
        case (Outcome.LET_GO, _):
            return QCoreApplication.translate("NextTimes", "let go")
        case _:
            return QCoreApplication.translate("NextTimes", "it has become your own")


def _after_trying(went: Went) -> str:
    match went:
        case Went.WELL:
            return QCoreApplication.translate("NextTimes", "So it can be done.")
        case Went.PARTLY:
            return QCoreApplication.translate("NextTimes", "A part of it is a beginning.")
        case Went.BADLY:
            return QCoreApplication.translate("NextTimes", "Now you know more than before you tried.")
        case Went.UNSAID:
            return QCoreApplication.translate("NextTimes", "It is written down.")


def _comes_back(plan: NextTime) -> str:
    match plan.every_days:
        case 1:
            return QCoreApplication.translate("NextTimes", "Today will ask again tomorrow.")
        case 7:
            return QCoreApplication.translate("NextTimes", "Today will ask again in a week.")
        case days:
            return QCoreApplication.translate("NextTimes", "Today will ask again in {days} days.").format(
                days=days
            )


def _spelled(number: int) -> str:
    """Write a small number out, as one would in a letter."""
    return QCoreApplication.translate("NextTimes", SPELLED[number]) if number in SPELLED else str(number)
