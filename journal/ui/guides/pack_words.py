"""A pack at the door, in words: who signed it, what is unusual, what an update changes, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.app.packs import Concern, Preview, Seal, SealState, State
from journal.errors import JournalError, PackFault, PackInvalid
from journal.prompts.difference import Line
from journal.ui.texts import error_text
from journal.ui.writing.words import pack_text

SHOWN_MAX = 400  # characters of a text before and after a change: the whole of it is in the prompt itself

SEALS = MappingProxyType(
    {
        SealState.UNSIGNED: QT_TRANSLATE_NOOP(
            "Packs", "This pack is not signed. Nothing shows who made it, or whether it was changed since."
        ),
        SealState.PINNED: QT_TRANSLATE_NOOP(
            "Packs", "Signed by {name}. It is as they signed it, and their key is known here."
        ),
        SealState.FIRST: QT_TRANSLATE_NOOP(
            "Packs",
            "Signed with a key that is seen here for the first time. The pack is as it was signed. Adding it "
            "keeps the key under the name below, so that the next pack from them is known.",
        ),
        SealState.OTHER_KEY: QT_TRANSLATE_NOOP(
            "Packs",
            "Signed with another key than the pack you have. Its author may have a new key, or somebody else "
            "made it. Ask them before you add it.",
        ),
        SealState.STRIPPED: QT_TRANSLATE_NOOP(
            "Packs", "Not signed, though the pack you have is signed. Ask its author before you add it."
        ),
        SealState.KEY_UNKNOWN: QT_TRANSLATE_NOOP(
            "Packs",
            "There is a signature, and no key to check it with: nothing shows that it is right. If its "
            "author gave you a public key, put it in below.",
        ),
    }
)
CONCERNS = MappingProxyType(
    {
        Concern.DOWNGRADE: QT_TRANSLATE_NOOP(
            "Packs", "Go back from version {here} to the older version {new}"
        ),
        Concern.OTHER_KEY: QT_TRANSLATE_NOOP(
            "Packs", "Trust the other key from now on, in place of the one that is known here"
        ),
        Concern.STRIPPED: QT_TRANSLATE_NOOP("Packs", "Take it without a signature"),
        Concern.KEY_UNKNOWN: QT_TRANSLATE_NOOP("Packs", "Take it though its signature cannot be checked"),
    }
)
STATES = MappingProxyType(
    {
        State.NEW: QT_TRANSLATE_NOOP("Packs", "Read it through. Nothing has been added yet."),
        State.UPDATE: QT_TRANSLATE_NOOP(
            "Packs", "An update from version {here} to version {new}. Nothing has changed yet."
        ),
        State.DOWNGRADE: QT_TRANSLATE_NOOP(
            "Packs", "This is an older version, {new}; you have {here}. Nothing has changed yet."
        ),
        State.SAME: QT_TRANSLATE_NOOP("Packs", "You have exactly this pack already."),
        State.CHANGED: QT_TRANSLATE_NOOP(
            "Packs",
            "You have version {here} already, and this one says other things. Nothing has changed yet.",
        ),
    }
)
ACTIONS = MappingProxyType(
    {
        State.NEW: QT_TRANSLATE_NOOP("Packs", "Add"),
        State.UPDATE: QT_TRANSLATE_NOOP("Packs", "Update"),
        State.DOWNGRADE: QT_TRANSLATE_NOOP("Packs", "Go back to it"),
        State.SAME: QT_TRANSLATE_NOOP("Packs", "Add"),
        State.CHANGED: QT_TRANSLATE_NOOP("Packs", "Replace"),
    }
)


def state_words(preview: Preview) -> str:
    """What adding this would be."""
    return _said(STATES[preview.state], preview)


def action_words(preview: Preview) -> str:
    """The word on the button that takes the pack."""
    if preview.concerns:
        return QCoreApplication.translate("Packs", "Add all the same")
    return QCoreApplication.translate("Packs", str(ACTIONS[preview.state]))


def seal_words(seal: Seal) -> str:
    """What the signature says."""
    return QCoreApplication.translate("Packs", str(SEALS[seal.state])).format(name=_name(seal))


def concern_words(concern: Concern, preview: Preview) -> str:
    """What one says yes to."""
    return _said(CONCERNS[concern], preview)


def difference_words(line: Line) -> str:
    """One change of an update with what stood there and what will, as plain text of several lines."""
    parts = [line.words]
    if line.before:
        before = QCoreApplication.translate("Packs", "Before: {text}")
        parts.append(before.format(text=_short(line.before)))
    if line.after:
        after = QCoreApplication.translate("Packs", "Now: {text}")
        parts.append(after.format(text=_short(line.after)))
    return "\n".join(parts)


def fault_words(fault: PackFault) -> str:
    """One fault or warning, with its line where that is known."""
    if not fault.line:
        return fault.reason
    words = QCoreApplication.translate("Packs", "Line {line}: {reason}")
    return words.format(line=fault.line, reason=fault.reason)


def refusal_words(error: JournalError) -> tuple[str, tuple[str, ...]]:
    """A sentence about a file that could not be taken, and every fault in it; none where it is no pack."""
    if not isinstance(error, PackInvalid):
        return error_text(error), ()
    count = len(error.faults)
    words = QCoreApplication.translate(
        "Packs", "{name} cannot be read as a pack: {count} things are in the way. Nothing has been added."
    )
    if count == 1:
        words = QCoreApplication.translate(
            "Packs", "{name} cannot be read as a pack: one thing is in the way. Nothing has been added."
        )
    return words.format(name=error.path.name, count=count), lines_of(error.faults)


def lines_of(faults: Iterable[PackFault]) -> tuple[str, ...]:
    """Every fault as a line."""
    return tuple(fault_words(fault) for fault in faults)


def _said(words: object, preview: Preview) -> str:
    here = preview.installed.version if preview.installed else ""
    said = QCoreApplication.translate("Packs", str(words))
    return said.format(here=here, new=preview.pack.version)


def _name(seal: Seal) -> str:
    return seal.name or QCoreApplication.translate("Packs", "somebody unnamed")


def _short(text: str) -> str:
    line = pack_text(text)
    return line if len(line) <= SHOWN_MAX else f"{line[: SHOWN_MAX - 1]}…"
