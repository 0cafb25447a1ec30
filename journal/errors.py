"""Every error a person can meet, as a type that carries facts.

The words for them are in `journal.ui.texts` and `journal.cli.texts`; a test checks that both tables
have an entry for each class here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, NamedTuple, dataclass_transform


@dataclass_transform(eq_default=False)
class JournalError(Exception):
    """A stated fault: something about the input or the machine, not a bug of ours.

    Each class below names its facts and their defaults as a dataclass does. It is none: making twenty of them
    takes 6 ms of every start, and a fault is made of a few words once in a while.
    """

    facts: ClassVar[tuple[str, ...]] = ()
    """The names of what the error tells, in order."""

    def __init_subclass__(cls) -> None:
        cls.facts = (*cls.facts, *vars(cls).get("__annotations__", ()))

    def __init__(self, *given: Any, **named: Any) -> None:
        kind = type(self)
        told = dict(zip(kind.facts, given, strict=False)) | named
        # A default is an attribute of the class.
        facts = {
            name: told[name] if name in told else getattr(kind, name)
            for name in kind.facts
            if name in told or hasattr(kind, name)
        }
        twice_or_unknown = len(given) + len(named) != len(told) or told.keys() - facts.keys()
        if twice_or_unknown or len(facts) != len(kind.facts):
            raise TypeError(f"{kind.__name__} takes {', '.join(kind.facts) or 'nothing'}")
        vars(self).update(facts)

    def __str__(self) -> str:
        """Type and facts; for logs and tests, never shown to a person."""
        facts = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({facts})"

    __repr__ = __str__


class WrongPassphrase(JournalError):
    """No passphrase slot opens with what was typed."""


class WrongRecoveryCode(JournalError):
    """The code is well formed, but opens no recovery slot of this journal."""


class RecoveryCodeMistyped(JournalError):
    """The check characters do not fit, or a character is none of the alphabet; no derivation was run.

    `position` is the 1-based place of the first bad character (0 when only the check fails).
    """

    position: int = 0


class VaultMissing(JournalError):
    """There is nothing at that place."""

    path: Path


class NotAJournal(JournalError):
    """Something is at that place, and it is no journal."""

    path: Path


class VaultExists(JournalError):
    """A new journal, or a new file, was asked for where something is already."""

    path: Path


class VaultDamaged(JournalError):
    """A part of the journal is not as it was written. `part` names it: keys, database, row."""

    path: Path
    part: str = "keys"
    offset: int | None = None


class VaultTooNew(JournalError):
    """Written by a later version of the app: `version` is the format it has."""

    path: Path
    version: int


class VaultInUse(JournalError):
    """Another process holds the journal. `pid` 0 and host "" mean that it could not be told."""

    path: Path
    pid: int = 0
    host: str = ""


class VaultOlder(JournalError):
    """The header's `seq` is older than the one that the database remembers: it was put back."""

    path: Path
    seq: int
    expected: int


class PassphraseRefused(JournalError):
    """A new passphrase is empty, too long or too easily guessed. `reason`: empty, long, weak."""

    reason: str
    limit: int = 0


class ReadOnly(JournalError):
    """The place cannot be written to."""

    path: Path


class DiskFull(JournalError):
    """No room left for the write; the journal is as it was before."""

    path: Path


class StorageLost(JournalError):
    """The journal's folder or disk went away while it was open."""

    path: Path


class StorageFailed(JournalError):
    """Reading or writing failed for a reason of the machine. `detail` is the system's own word."""

    path: Path
    detail: str = ""


class EntryMissing(JournalError):
    """No entry has that id."""

    entry: str


class NextTimeMissing(JournalError):
    """No "next time" has that id."""

    next_time: str


class AttachmentMissing(JournalError):
    """No attachment has that id."""

    attachment: str


class AttachmentTooLarge(JournalError):
    """A file is over the bound for one attachment. Sizes are in bytes."""

    limit: int
    given: int
    path: Path | None = None


class AttachmentDamaged(JournalError):
    """The bytes of an attachment are not those that were added."""

    attachment: str


class CannotAttach(JournalError):
    """A file cannot be attached. `reason`: missing, unreadable, folder, special, own, empty or changed.

    `special` is no ordinary file, such as a device; `own` belongs to the journal itself; `changed` grew or
    shrank while it was read.
    """

    reason: str
    path: Path | None = None


class TooLong(JournalError):
    """A text is over its limit. Lengths are in characters."""

    field: str
    limit: int
    given: int


class Invalid(JournalError):
    """A value does not fit its field."""

    field: str
    reason: str


class PackFault(NamedTuple):
    """One fault in a pack: 1-based line (0 when unknown), dotted field, and why in words for a coach.

    `missing`: nothing there is wrong, something is only not there yet.
    """

    line: int
    field: str
    reason: str
    missing: bool = False


class PackInvalid(JournalError):
    """A prompt pack cannot be read: every fault found, each with its line and field."""

    path: Path
    faults: tuple[PackFault, ...]


class PackTooNew(JournalError):
    """The pack's `format` is later than the one this version reads."""

    path: Path
    version: int


class PackMissing(JournalError):
    """No pack with that id is at hand."""

    pack: str


class PackReserved(JournalError):
    """A pack of a stranger has the id of a pack that comes with the app."""

    path: Path
    pack: str


class PackRefused(JournalError):
    """The writer has not said yes to something about a pack: a downgrade, another key. `concerns` name it."""

    pack: str
    concerns: tuple[str, ...]


class SignatureInvalid(JournalError):
    """A signature does not hold. `reason`: form (no signature file), content or comment (changed since)."""

    path: Path
    reason: str


class KeyUnknown(JournalError):
    """There is no public key to check a signature with. `key` is the key id that it names."""

    path: Path
    key: str


class KeyInvalid(JournalError):
    """What was given is no signing key. `reason`: form, damaged, or costly (asks too much of the machine)."""

    reason: str


class KeyPassphraseWrong(JournalError):
    """The passphrase does not open the secret key's file."""


class KeyMissing(JournalError):
    """The journal has no signing key of its own."""


class KeyExists(JournalError):
    """The journal has a signing key already. `key` is its key id."""

    key: str


class CannotImport(JournalError):
    """What another journal wrote cannot be read; nothing was changed.

    `reason`: missing, unreadable, special (no ordinary file), large, encoding, form (not what the source
    writes), damaged (cut off, or not as it was packed), unsafe (a name that leads out, a link), locked (needs
    a passphrase), passphrase (the one given does not open it), version (made by a newer Afterword) or column.
    `where` names the part of it, such as a file in an archive; `line` is 1-based, 0 when it cannot be told.
    """

    path: Path
    reason: str
    where: str = ""
    line: int = 0


class Cancelled(JournalError):
    """The person stopped a long job; nothing was changed."""
