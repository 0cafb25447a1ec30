"""Guides and prompts in words: how long, what kind of answer, asked when, and what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from journal.app.assets import assets
from journal.prompts.advice import advice
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.writing.words import pack_text


def prompts_words(guide: Guide, unasked: frozenset[str] = frozenset()) -> str:
    """How many prompts a guide has, how many of them are hidden (`unasked`), and how long they take."""
    count = len(guide.prompts)
    counted = QCoreApplication.translate("Guides", "{count} prompts").format(count=count)
    if count == 1:
        counted = QCoreApplication.translate("Guides", "1 prompt")
    if hidden := sum(prompt.id in unasked for prompt in guide.prompts):
        less = QCoreApplication.translate("Guides", "{counted}, {hidden} hidden")
        counted = less.format(counted=counted, hidden=hidden)
    if guide.minutes == 1:
        return f"{counted} · {QCoreApplication.translate('Guides', 'about a minute')}"
    if guide.minutes:
        about = QCoreApplication.translate("Guides", "about {minutes} minutes").format(minutes=guide.minutes)
        return f"{counted} · {about}"
    if len({prompt.later for prompt in guide.prompts}) > 1:
        return QCoreApplication.translate("Guides", "{counted} in 2 parts").format(counted=counted)
    return counted


def origin_words(pack: Pack) -> str:
    """Who wrote a pack, and its version."""
    version = QCoreApplication.translate("Guides", "version {version}").format(version=pack.version)
    return f"{pack.author} · {version}" if pack.author else version


def card_line(pack: Pack, guide: Guide) -> str:
    """The line under a guide's title: how it begins, else what its pack is about."""
    return pack_text(pack.summary if len(pack.guides) == 1 and pack.summary else guide.intro or pack.summary)


def pack_facts(pack: Pack) -> str:
    """Author, version, licence and language of a pack in a line; what it does not say is said to be open."""
    licence = pack.licence or QCoreApplication.translate("Guides", "no licence given")
    author = pack.author or QCoreApplication.translate("Guides", "no author given")
    version = QCoreApplication.translate("Guides", "version {version}").format(version=pack.version)
    language = QCoreApplication.translate("Guides", "language {code}").format(code=pack.language)
    return " · ".join((author, version, licence, language))


def _text(prompt: Prompt) -> str:  # noqa: ARG001
    return QCoreApplication.translate("Guides", "A text of any length")


def _short(prompt: Prompt) -> str:  # noqa: ARG001
    return QCoreApplication.translate("Guides", "One line")


def _choice(prompt: Prompt) -> str:
    options = listed(prompt.extra.get("options") or ())
    return QCoreApplication.translate("Guides", "One of these: {options}").format(options=options)


def _choices(prompt: Prompt) -> str:
    options = listed(prompt.extra.get("options") or ())
    return QCoreApplication.translate("Guides", "Any of these: {options}").format(options=options)


def _scale(prompt: Prompt) -> str:
    low, high = prompt.extra.get("ends") or ("", "")
    if low and high:
        words = QCoreApplication.translate("Guides", "A number from 0 (“{low}”) to 10 (“{high}”)")
        return words.format(low=low, high=high)
    return QCoreApplication.translate("Guides", "A number from 0 to 10")


def _date(prompt: Prompt) -> str:  # noqa: ARG001
    return QCoreApplication.translate("Guides", "A day")


def _people(prompt: Prompt) -> str:  # noqa: ARG001
    return QCoreApplication.translate("Guides", "Names of people")


def _feelings(prompt: Prompt) -> str:  # noqa: ARG001
    return QCoreApplication.translate("Guides", "Feelings, by name")


def _checklist(prompt: Prompt) -> str:
    items = listed(prompt.extra.get("items") or ())
    return QCoreApplication.translate("Guides", "Things to tick off: {items}").format(items=items)


def _two_sided(prompt: Prompt) -> str:
    first, second = prompt.extra.get("sides") or (
        QCoreApplication.translate("TwoSidedEditor", "Impact"),
        QCoreApplication.translate("TwoSidedEditor", "Intent"),
    )
    words = QCoreApplication.translate("Guides", "Two texts beside each other: {first}, and {second}")
    return words.format(first=first, second=second)


ANSWERS: MappingProxyType[str, Callable[[Prompt], str]] = MappingProxyType(
    {
        "text": _text,
        "short": _short,
        "choice": _choice,
        "choices": _choices,
        "scale": _scale,
        "date": _date,
        "people": _people,
        "feelings": _feelings,
        "checklist": _checklist,
        "two-sided": _two_sided,
    }
)


def answer_words(prompt: Prompt) -> str:
    """What kind of answer a prompt takes, with what there is to choose from."""
    return ANSWERS[prompt.field](prompt)


def when_words(guide: Guide, prompt: Prompt) -> str:
    """In which case a prompt is asked; empty when always. While a pack is written answers may be missing."""
    if prompt.when is None:
        return ""
    asked = guide.prompt(prompt.when.prompt)
    label = pack_text(asked.label) if asked else prompt.when.prompt
    quoted = [f"“{value}”" for value in prompt.when.is_any]
    if not quoted:
        words = QCoreApplication.translate("Guides", "Asked only after some answers to “{prompt}”")
        return words.format(prompt=label)
    answers = quoted[0]
    if len(quoted) > 1:
        either = QCoreApplication.translate("Guides", "{some} or {last}")
        answers = either.format(some=", ".join(quoted[:-1]), last=quoted[-1])
    words = QCoreApplication.translate("Guides", "Asked only if the answer to “{prompt}” is {answers}")
    return words.format(prompt=label, answers=answers)


def earlier_words(guide: Guide, prompt: Prompt) -> str:
    """Which earlier answers stay in view; empty when none do."""
    shown = [guide.prompt(each) for each in prompt.show_earlier]
    names = listed(f"“{pack_text(each.label)}”" for each in shown if each is not None)
    if not names:
        return ""
    return QCoreApplication.translate("Guides", "Your answer to {names} stays in view").format(names=names)


def fills_words(prompt: Prompt) -> str:
    """Which fact of the moment the answer is kept as; empty for an ordinary answer."""
    facts = {
        "people": QCoreApplication.translate("Guides", "Kept as the people of the entry"),
        "place": QCoreApplication.translate("Guides", "Kept as the place of the entry"),
        "sting": QCoreApplication.translate("Guides", "Kept as how it stung"),
        "tags": QCoreApplication.translate("Guides", "Kept as the themes of the entry"),
        "happened_at": QCoreApplication.translate("Guides", "Kept as the day of the entry"),
        "title": QCoreApplication.translate("Guides", "Kept as the title of the entry"),
    }
    return facts.get(prompt.fills, "")


def advice_lines() -> Mapping[str, str]:
    """Give each piece of shipped advice in a line with its sources, by id. Reads a file."""
    rows = advice(assets("advice.toml")).values()
    return MappingProxyType({row.id: f"{row.text} ({'; '.join(row.sources)})" for row in rows})


def rests_words(prompt: Prompt, known: Mapping[str, str]) -> tuple[str, ...]:
    """The advice that a prompt rests on, a line each; a piece that is not among the `known` by its id."""
    return tuple(known.get(row, row) for row in prompt.rests_on)


def listed(words: Iterable[str]) -> str:
    """Give words in a row, with commas."""
    return ", ".join(words)
