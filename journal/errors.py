"""Every error a person can meet, as a type that carries facts.

The words for them are in `journal.ui.texts` and `journal.cli.texts`; a test checks that both tables
have an entry for each class here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class JournalError(Exception):
    """A stated fault: something about the input or the machine, not a bug of ours."""

    def __str__(self) -> str:
        """Type and facts; for logs and tests, never shown to a person."""
        facts = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({facts})"


@dataclass(eq=False)
class WrongPassphrase(JournalError):
    """No passphrase slot opens with what was typed."""


@dataclass(eq=False)
class WrongRecoveryCode(JournalError):
    """The code is well formed, but opens no recovery slot of this journal."""


@dataclass(eq=False)
class RecoveryCodeMistyped(JournalError):
    """The check characters do not fit, or a character is none of the alphabet; no derivation was run.

    `position` is the 1-based place of the first bad character (0 when only the check fails).
    """

    position: int = 0


@dataclass(eq=False)
class VaultMissing(JournalError):
    """There is nothing at that place."""

    path: Path


@dataclass(eq=False)
class NotAJournal(JournalError):
    """Something is at that place, and it is no journal."""

    path: Path


@dataclass(eq=False)
class VaultExists(JournalError):
    """A new journal was asked for where something is already."""

    path: Path


@dataclass(eq=False)
class VaultDamaged(JournalError):
    """A part of the journal is not as it was written. `part` names it: keys, database, row."""

    path: Path
    part: str = "keys"
    offset: int | None = None


@dataclass(eq=False)
class VaultTooNew(JournalError):
    """Written by a later version of the app: `version` is the format it has."""

    path: Path
    version: int


@dataclass(eq=False)
class VaultInUse(JournalError):
    """Another process holds the journal. `pid` 0 and host "" mean that it could not be told."""

    path: Path
    pid: int = 0
    host: str = ""


@dataclass(eq=False)
class VaultOlder(JournalError):
    """The header's `seq` is older than the one that the database remembers: it was put back."""

    path: Path
    seq: int
    expected: int


@dataclass(eq=False)
class PassphraseRefused(JournalError):
    """A new passphrase is empty, too long or too easily guessed. `reason`: empty, long, weak."""

    reason: str
    limit: int = 0


@dataclass(eq=False)
class ReadOnly(JournalError):
    """The place cannot be written to."""

    path: Path


@dataclass(eq=False)
class DiskFull(JournalError):
    """No room left for the write; the journal is as it was before."""

    path: Path


@dataclass(eq=False)
class StorageLost(JournalError):
    """The journal's folder or disk went away while it was open."""

    path: Path


@dataclass(eq=False)
class StorageFailed(JournalError):
    """Reading or writing failed for a reason of the machine. `detail` is the system's own word."""

    path: Path
    detail: str = ""


@dataclass(eq=False)
class EntryMissing(JournalError):
    """No entry has that id."""

    entry: str


@dataclass(eq=False)
class TooLong(JournalError):
    """A text is over its limit. Lengths are in characters."""

    field: str
    limit: int
    given: int


@dataclass(eq=False)
class Invalid(JournalError):
    """A value does not fit its field."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackFault:
    """One fault in a pack: 1-based line (0 when unknown), dotted field, and why in words for a coach."""

    line: int
    field: str
    reason: str


@dataclass(eq=False)
class PackInvalid(JournalError):
    """A prompt pack cannot be read: every fault found, each with its line and field."""

    path: Path
    faults: tuple[PackFault, ...]


@dataclass(eq=False)
class PackTooNew(JournalError):
    """The pack's `format` is later than the one this version reads."""

    path: Path
    version: int


@dataclass(eq=False)
class PackMissing(JournalError):
    """No pack with that id is at hand."""

    pack: str


@dataclass(eq=False)
class PackReserved(JournalError):
    """A pack of a stranger has the id of a pack that comes with the app."""

    path: Path
    pack: str


@dataclass(eq=False)
class PackRefused(JournalError):
    """The writer has not said yes to something about a pack: a downgrade, another key. `concerns` name it."""

    pack: str
    concerns: tuple[str, ...]


@dataclass(eq=False)
class SignatureInvalid(JournalError):
    """A signature does not hold. `reason`: form (no signature file), content or comment (changed since)."""

    path: Path
    reason: str


@dataclass(eq=False)
class KeyUnknown(JournalError):
    """There is no public key to check a signature with. `key` is the key id that it names."""

    path: Path
    key: str


@dataclass(eq=False)
class KeyInvalid(JournalError):
    """What was given is no signing key. `reason`: form, damaged, or costly (asks too much of the machine)."""

    reason: str


@dataclass(eq=False)
class KeyPassphraseWrong(JournalError):
    """The passphrase does not open the secret key's file."""


@dataclass(eq=False)
class KeyMissing(JournalError):
    """The journal has no signing key of its own."""


@dataclass(eq=False)
class KeyExists(JournalError):
    """The journal has a signing key already. `key` is its key id."""

    key: str


@dataclass(eq=False)
class Cancelled(JournalError):
    """The person stopped a long job; nothing was changed."""
