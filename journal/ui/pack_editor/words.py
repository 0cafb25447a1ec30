"""The form in plain words: what every field of a pack is called, and what it offers to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from journal.app.assets import assets
from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KINDS
from journal.prompts import editing
from journal.prompts.advice import advice
from journal.prompts.editing import Place
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.table import MINUTES_MAX
from journal.ui.texts import kind_label
from journal.ui.writing.words import pack_text

# As they call themselves; Qt calls the first one American.
LANGUAGES = (
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("cs", "Čeština"),
    ("sk", "Slovenčina"),
    ("sv", "Svenska"),
    ("da", "Dansk"),
    ("nb", "Norsk bokmål"),
    ("fi", "Suomi"),
    ("uk", "Українська"),
    ("el", "Ελληνικά"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("zh", "中文"),
)
LICENCES = ("", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "All rights reserved")
Part = Pack | Guide | Prompt
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What a field stands in: some offer a choice among what comes earlier."""

    pack: Pack
    place: Place

    @property
    def part(self) -> Part:
        """The pack, guide or prompt that the field is of."""
        return editing.part(self.pack, self.place)


def _no_choices(around: Around) -> Choices:  # noqa: ARG001
    return ()


def _always(around: Around) -> bool:  # noqa: ARG001
    return True


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """One field of the form.

    `owner` and `name` are those of `journal.prompts.table`, `control` is a name of `form.CONTROLS`. `details`
    fields wait behind "Details". `choices` gives what there is to pick from as (value, words), `parts` are
    the words of the two lines of a pair; `shown` tells whether the field makes sense at all just now.
    """

    owner: str
    name: str
    control: str
    label: str
    note: str = ""
    details: bool = False
    choices: Callable[[Around], Choices] = _no_choices
    parts: tuple[str, ...] = ()
    shown: Callable[[Around], bool] = _always
    most: int = MINUTES_MAX


def records(owner: str) -> tuple[FieldRecord, ...]:
    """Give the fields of the form for a pack, guide or prompt, in their order."""
    return {"pack": _pack, "guide": _guide, "prompt": _prompt}[owner]()


def owner_of(place: Place) -> str:
    """Give what stands at a place: "pack", "guide" or "prompt"."""
    return ("pack", "guide", "prompt")[len(place)]


def title_of(part: Part) -> str:
    """What a part is called in the outline; a placeholder while it has no words."""
    if isinstance(part, Pack):
        return part.title.strip() or QCoreApplication.translate("PackEditor", "A pack without a title")
    if isinstance(part, Guide):
        return part.title.strip() or QCoreApplication.translate("PackEditor", "A guide without a title")
    return pack_text(part.label) or QCoreApplication.translate("PackEditor", "A prompt without a question")


def field_words(field: str) -> str:
    """How an answer is given, in words."""
    words = {
        "text": QCoreApplication.translate("PackEditor", "In their own words"),
        "short": QCoreApplication.translate("PackEditor", "In one line"),
        "choice": QCoreApplication.translate("PackEditor", "By choosing one of these"),
        "choices": QCoreApplication.translate("PackEditor", "By choosing any of these"),
        "scale": QCoreApplication.translate("PackEditor", "On a scale from 0 to 10"),
        "date": QCoreApplication.translate("PackEditor", "With a day"),
        "people": QCoreApplication.translate("PackEditor", "With names of people"),
        "feelings": QCoreApplication.translate("PackEditor", "With names of feelings"),
        "checklist": QCoreApplication.translate("PackEditor", "By ticking things off"),
        "two-sided": QCoreApplication.translate("PackEditor", "In two texts, side by side"),
    }
    return words.get(field, field)


def stage_words(stage: str) -> str:
    """Where in a thread a guide belongs, in words."""
    words = {
        "": QCoreApplication.translate("PackEditor", "It does not matter"),
        "heard": QCoreApplication.translate("PackEditor", "Right after it happened"),
        "reflected": QCoreApplication.translate("PackEditor", "When one thinks about it"),
        "followed-up": QCoreApplication.translate("PackEditor", "When one goes back to talk"),
        "looked-again": QCoreApplication.translate("PackEditor", "When one looks at it again, weeks later"),
    }
    return words.get(stage, stage)


def fact_words(fact: str) -> str:
    """Which fact of the moment a prompt asks for, in words."""
    words = {
        "": QCoreApplication.translate("PackEditor", "No, it is an answer like the others"),
        "people": QCoreApplication.translate("PackEditor", "Yes: who it was"),
        "place": QCoreApplication.translate("PackEditor", "Yes: where it was"),
        "sting": QCoreApplication.translate("PackEditor", "Yes: how much it stung"),
        "tags": QCoreApplication.translate("PackEditor", "Yes: the themes to find it by"),
        "happened_at": QCoreApplication.translate("PackEditor", "Yes: the day it happened"),
        "title": QCoreApplication.translate("PackEditor", "Yes: the title of the entry"),
    }
    return words.get(fact, fact)


def _licence_words(licence: str) -> str:
    words = {
        "": QCoreApplication.translate("PackEditor", "Not said"),
        "CC-BY-4.0": QCoreApplication.translate(
            "PackEditor", "Anyone may use and change it, and names me (CC-BY-4.0)"
        ),
        "CC-BY-SA-4.0": QCoreApplication.translate(
            "PackEditor", "The same, and changed ones stay as free (CC-BY-SA-4.0)"
        ),
        "CC-BY-NC-4.0": QCoreApplication.translate(
            "PackEditor", "The same as the first, but not for money (CC-BY-NC-4.0)"
        ),
        "CC0-1.0": QCoreApplication.translate("PackEditor", "Anyone may do anything with it (CC0-1.0)"),
        "All rights reserved": QCoreApplication.translate("PackEditor", "All rights reserved"),
    }
    return words[licence]


def _languages(around: Around) -> Choices:  # noqa: ARG001
    return LANGUAGES


def _kinds(around: Around) -> Choices:  # noqa: ARG001
    return tuple((kind.id, kind_label(kind.id)) for kind in KINDS)


def _fields(around: Around) -> Choices:  # noqa: ARG001
    return tuple((field, field_words(field)) for field in FIELD_BY_ID)


def _stages(around: Around) -> Choices:  # noqa: ARG001
    stages = ("", "heard", "reflected", "followed-up", "looked-again")
    return tuple((stage, stage_words(stage)) for stage in stages)


def _facts(around: Around) -> Choices:  # noqa: ARG001
    facts = ("", "people", "place", "sting", "tags", "happened_at", "title")
    return tuple((fact, fact_words(fact)) for fact in facts)


def _earlier(around: Around) -> Choices:
    return tuple((each.id, title_of(each)) for each in editing.earlier(around.pack, around.place))


def _guides(around: Around) -> Choices:
    here = around.part
    assert isinstance(here, Guide)
    beside = (each for number, each in enumerate(around.pack.guides) if (number,) != around.place)
    own = tuple((f"#{each.id}", title_of(each)) for each in beside)
    listed = {reference for reference, _ in own}
    return own + tuple((each, each) for each in here.then if each not in listed)


def _advice(around: Around) -> Choices:
    here = around.part
    assert isinstance(here, Prompt)
    known = advice(assets("advice.toml"))
    unknown = tuple((each, each) for each in here.rests_on if each not in known)
    return tuple((row.id, row.text) for row in known.values()) + unknown


def _uses(extra: str) -> Callable[[Around], bool]:
    def used(around: Around) -> bool:
        here = around.part
        assert isinstance(here, Prompt)
        return extra in FIELD_BY_ID[here.field].extras if here.field in FIELD_BY_ID else False

    return used


def _looks_back(around: Around) -> bool:
    here = around.part
    return bool(_earlier(around)) or (isinstance(here, Prompt) and bool(here.show_earlier))


def _can_wait(around: Around) -> bool:
    here = around.part
    waits = isinstance(here, Prompt) and here.when is not None
    return waits or any(editing.choosable(each) for each in editing.earlier(around.pack, around.place))


def _has_others(around: Around) -> bool:
    return bool(_guides(around))


def _pack() -> tuple[FieldRecord, ...]:
    return (
        FieldRecord("pack", "title", "line", QCoreApplication.translate("PackEditor", "What is it called?")),
        FieldRecord(
            "pack",
            "summary",
            "text",
            QCoreApplication.translate("PackEditor", "Whom is it for, and when?"),
            QCoreApplication.translate("PackEditor", "One or two sentences."),
        ),
        FieldRecord(
            "pack",
            "author",
            "line",
            QCoreApplication.translate("PackEditor", "Who wrote it?"),
            QCoreApplication.translate("PackEditor", "As your clients know you."),
        ),
        FieldRecord(
            "pack",
            "language",
            "choice",
            QCoreApplication.translate("PackEditor", "Which language is it in?"),
            choices=_languages,
        ),
        FieldRecord(
            "pack",
            "licence",
            "choice",
            QCoreApplication.translate("PackEditor", "How may others use it?"),
            choices=lambda _: tuple((each, _licence_words(each)) for each in LICENCES),
        ),
        FieldRecord(
            "pack",
            "version",
            "version",
            QCoreApplication.translate("PackEditor", "Version"),
            QCoreApplication.translate(
                "PackEditor",
                "Raise it each time you hand the pack out again, so that others see there is a newer one.",
            ),
        ),
        FieldRecord(
            "pack",
            "id",
            "id",
            QCoreApplication.translate("PackEditor", "Its name for computers"),
            QCoreApplication.translate(
                "PackEditor", "Small letters with dots. It stays the same for ever: an update is known by it."
            ),
            details=True,
        ),
    )


def _guide() -> tuple[FieldRecord, ...]:
    return (
        FieldRecord(
            "guide", "title", "line", QCoreApplication.translate("PackEditor", "What is this guide called?")
        ),
        FieldRecord(
            "guide",
            "kind",
            "choice",
            QCoreApplication.translate("PackEditor", "What is it for?"),
            choices=_kinds,
        ),
        FieldRecord(
            "guide",
            "intro",
            "text",
            QCoreApplication.translate("PackEditor", "What is it about?"),
            QCoreApplication.translate("PackEditor", "A few lines to read before beginning."),
        ),
        FieldRecord(
            "guide",
            "minutes",
            "number",
            QCoreApplication.translate("PackEditor", "How many minutes does it take, roughly?"),
        ),
        FieldRecord(
            "guide",
            "stage",
            "choice",
            QCoreApplication.translate("PackEditor", "When does one use it?"),
            choices=_stages,
        ),
        FieldRecord(
            "guide",
            "if_asked_now",
            "text",
            QCoreApplication.translate("PackEditor", "What could one say if one has to answer at once?"),
            QCoreApplication.translate(
                "PackEditor", "Shown beside the prompts. A sentence or two, or nothing."
            ),
        ),
        FieldRecord(
            "guide",
            "then",
            "picks",
            QCoreApplication.translate("PackEditor", "What can follow it?"),
            QCoreApplication.translate("PackEditor", "Offered at its end."),
            choices=_guides,
            shown=_has_others,
        ),
        FieldRecord(
            "guide",
            "id",
            "id",
            QCoreApplication.translate("PackEditor", "Its name for computers"),
            _id_note(),
            details=True,
        ),
    )


def _id_note() -> str:
    return QCoreApplication.translate(
        "PackEditor", "Made from the words. Once others have the pack it should stay as it is."
    )


def _prompt() -> tuple[FieldRecord, ...]:
    return (*_asked(), *_answered(), *_placed(), *_behind_details())


def _asked() -> tuple[FieldRecord, ...]:
    return (
        FieldRecord("prompt", "ask", "text", QCoreApplication.translate("PackEditor", "What do you ask?")),
        FieldRecord(
            "prompt",
            "help",
            "text",
            QCoreApplication.translate("PackEditor", "A few words under it"),
            QCoreApplication.translate("PackEditor", "If the question needs them."),
        ),
        FieldRecord(
            "prompt",
            "name",
            "line",
            QCoreApplication.translate("PackEditor", "A short name for it"),
            QCoreApplication.translate("PackEditor", "Two or three words, for the list of steps."),
        ),
    )


def _answered() -> tuple[FieldRecord, ...]:
    return (
        FieldRecord(
            "prompt",
            "field",
            "choice",
            QCoreApplication.translate("PackEditor", "How is it answered?"),
            choices=_fields,
        ),
        FieldRecord(
            "prompt",
            "options",
            "lines",
            QCoreApplication.translate("PackEditor", "What is there to choose from?"),
            shown=_uses("options"),
        ),
        FieldRecord(
            "prompt",
            "items",
            "lines",
            QCoreApplication.translate("PackEditor", "What is there to tick off?"),
            shown=_uses("items"),
        ),
        FieldRecord(
            "prompt",
            "ends",
            "pair",
            QCoreApplication.translate("PackEditor", "What do 0 and 10 mean?"),
            parts=(
                QCoreApplication.translate("PackEditor", "0 means …"),
                QCoreApplication.translate("PackEditor", "10 means …"),
            ),
            shown=_uses("ends"),
        ),
        FieldRecord(
            "prompt",
            "sides",
            "pair",
            QCoreApplication.translate("PackEditor", "What are the two sides called?"),
            QCoreApplication.translate("PackEditor", "Left empty, they are called Impact and Intent."),
            parts=(
                QCoreApplication.translate("PackEditor", "The first"),
                QCoreApplication.translate("PackEditor", "The second"),
            ),
            shown=_uses("sides"),
        ),
    )


def _placed() -> tuple[FieldRecord, ...]:
    return (
        FieldRecord(
            "prompt",
            "why",
            "text",
            QCoreApplication.translate("PackEditor", "Why do you ask?"),
            QCoreApplication.translate("PackEditor", "Shown when the writer wants to know."),
        ),
        FieldRecord(
            "prompt",
            "show_earlier",
            "picks",
            QCoreApplication.translate("PackEditor", "Which earlier answers stay in view?"),
            choices=_earlier,
            shown=_looks_back,
        ),
        FieldRecord(
            "prompt",
            "when",
            "when",
            QCoreApplication.translate("PackEditor", "Is it always asked?"),
            choices=_earlier,
            shown=_can_wait,
        ),
        FieldRecord(
            "prompt",
            "later",
            "switch",
            QCoreApplication.translate("PackEditor", "Ask it later, when things have cooled down"),
            QCoreApplication.translate("PackEditor", "Every prompt after it is then asked later too."),
        ),
    )


def _behind_details() -> tuple[FieldRecord, ...]:
    return (
        FieldRecord(
            "prompt",
            "rests_on",
            "picks",
            QCoreApplication.translate("PackEditor", "Which advice does it rest on?"),
            choices=_advice,
            details=True,
        ),
        FieldRecord(
            "prompt",
            "fills",
            "choice",
            QCoreApplication.translate("PackEditor", "Does it ask for a fact of the moment?"),
            QCoreApplication.translate(
                "PackEditor", "A fact is kept with the entry, where it can be searched for."
            ),
            choices=_facts,
            details=True,
        ),
        FieldRecord(
            "prompt",
            "id",
            "id",
            QCoreApplication.translate("PackEditor", "Its name for computers"),
            _id_note(),
            details=True,
        ),
    )
