"""Words for people: what each error says, and the names of kinds in the reader's language.

Each sentence says what happened and what is safe. `pyside6-lupdate` finds a text only where
`QCoreApplication.translate` or `QT_TRANSLATE_NOOP` is called by that name with literals.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal import errors
from journal.errors import JournalError
from journal.model.kinds import KIND_BY_ID

if TYPE_CHECKING:
    from pathlib import Path

    from journal.app.opening import Remarks


def error_text(error: JournalError) -> str:
    """The sentence for an error, as plain text for a person.

    A type without words of its own gets those of its nearest base.
    """
    for kind in type(error).__mro__:
        if kind in ERROR_TEXTS:
            return ERROR_TEXTS[kind](error)
    return _any(error)


def remark_texts(remarks: Remarks) -> list[str]:
    """The sentences for what is unusual about a journal that was opened; none when nothing is."""
    said = []
    if remarks.read_only:
        said.append(
            QCoreApplication.translate(
                "remarks",
                "This journal is in a place that cannot be written to. You can read everything; "
                "nothing can be saved.",
            )
        )
    if remarks.left_open_on:
        said.append(
            QCoreApplication.translate(
                "remarks",
                "This journal was open on another computer, {computer}, and was not closed there. "
                "Nothing of it is lost here. If it is still open there, close it there before you write.",
            ).format(computer=remarks.left_open_on)
        )
    if remarks.set_aside is not None:
        said.append(
            QCoreApplication.translate(
                "remarks",
                "Beside this journal lay changes that belong to another copy of it. They were set aside as "
                "{name}; the journal is as it was when it was last closed.",
            ).format(name=remarks.set_aside.name)
        )
    return said


def kind_label(kind: str) -> str:
    """The name of a kind of entry, translated; an unknown id as it is."""
    return _translated_kind(KIND_BY_ID[kind].label) if kind in KIND_BY_ID else kind


def kind_invitation(kind: str) -> str:
    """What one says to begin an entry of that kind, translated. Raises KeyError for an unknown id."""
    return _translated_kind(KIND_BY_ID[kind].invitation)


def kind_hint(kind: str) -> str:
    """The line under the invitation, translated. Raises KeyError for an unknown id."""
    return _translated_kind(KIND_BY_ID[kind].hint)


def _translated_kind(text: str) -> str:
    return QCoreApplication.translate("kinds", text)


def _any(error: JournalError) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "That did not work. What was saved before is safe.")


def _wrong_passphrase(error: errors.WrongPassphrase) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors", "That passphrase does not open this journal. Nothing has changed. Try again."
    )


def _wrong_code(error: errors.WrongRecoveryCode) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors",
        "That recovery code belongs to another journal, or to an earlier sheet. Nothing has changed.",
    )


def _mistyped_code(error: errors.RecoveryCodeMistyped) -> str:
    if error.position:
        return QCoreApplication.translate(
            "errors",
            "Character {position} is not one a recovery code can have. Compare it with the sheet. "
            "Nothing has changed.",
        ).format(position=error.position)
    return QCoreApplication.translate(
        "errors",
        "A character of the recovery code is not as on the sheet. Compare them. Nothing has changed.",
    )


def _missing(error: errors.VaultMissing) -> str:
    return QCoreApplication.translate(
        "errors",
        "There is no journal at {path} now. It may be on a disk that is not connected, or have been moved. "
        "Nothing has been deleted by this app.",
    ).format(path=error.path)


def _not_a_journal(error: errors.NotAJournal) -> str:
    return QCoreApplication.translate(
        "errors", "That is not an Afterword journal: {name}. It has not been touched."
    ).format(name=error.path.name)


def _exists(error: errors.VaultExists) -> str:
    return QCoreApplication.translate(
        "errors",
        "There is already something called {name} here. It has not been touched. Choose another name.",
    ).format(name=error.path.name)


def _damaged(error: errors.VaultDamaged) -> str:
    parts = {
        "keys": QCoreApplication.translate("errors", "The file with the journal's keys is damaged."),
        "database": QCoreApplication.translate("errors", "The file with the journal's entries is damaged."),
    }
    what = parts.get(error.part, QCoreApplication.translate("errors", "A part of this journal is damaged."))
    safe = QCoreApplication.translate(
        "errors", "It has been left exactly as it is. A backup opens as it did when it was made."
    )
    return f"{what} {safe}"


def _too_new(error: errors.VaultTooNew) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors",
        "This journal was last used with a newer version of Afterword. It has not been touched: "
        "open it with that version.",
    )


def _in_use(error: errors.VaultInUse) -> str:
    if error.host:
        return QCoreApplication.translate(
            "errors", "This journal is open on the computer {host}. Nothing has changed. Lock it there first."
        ).format(host=error.host)
    return QCoreApplication.translate(
        "errors", "This journal is open in another window. Nothing has changed. Lock it there first."
    )


def _older(error: errors.VaultOlder) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors",
        "The file with this journal's keys is an older copy: an earlier passphrase may open it again. "
        "The entries are as they were.",
    )


def _refused(error: errors.PassphraseRefused) -> str:
    match error.reason:
        case "empty":
            return QCoreApplication.translate("errors", "A journal needs a passphrase. Nothing has changed.")
        case "long":
            return QCoreApplication.translate(
                "errors", "A passphrase can have at most {limit} characters. Nothing has changed."
            ).format(limit=error.limit)
        case _:
            return QCoreApplication.translate(
                "errors", "That passphrase is easily guessed. A few unrelated words make a strong one."
            )


def _read_only(error: errors.ReadOnly) -> str:
    return QCoreApplication.translate(
        "errors", "Nothing can be written to {path}. What is there has not changed."
    ).format(path=error.path)


def _disk_full(error: errors.DiskFull) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors", "The disk is full. The journal is as it was before; make some room and it will be saved."
    )


def _lost(error: errors.StorageLost) -> str:
    return QCoreApplication.translate(
        "errors",
        "The disk or folder with this journal is out of reach: {path}. What was saved before is on it. "
        "Connect it again to go on.",
    ).format(path=error.path)


def _failed(error: errors.StorageFailed) -> str:
    said = QCoreApplication.translate(
        "errors", "The computer could not read or write {name}. What was saved before is safe."
    ).format(name=error.path.name)
    return f"{said} ({error.detail})" if error.detail else said


def _entry_missing(error: errors.EntryMissing) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "That entry is no longer here. It may be in the trash.")


def _next_time_missing(error: errors.NextTimeMissing) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "That “next time” is no longer here. Nothing has changed.")


def megabytes(size: int) -> str:
    """A size in bytes as it is shown: "3.2 MB", "12 kB", "40 bytes"."""
    if size >= 1024 * 1024:
        return QCoreApplication.translate("sizes", "{number} MB").format(number=f"{size / 1024 / 1024:.1f}")
    if size >= 1024:
        return QCoreApplication.translate("sizes", "{number} kB").format(number=size // 1024)
    return QCoreApplication.translate("sizes", "{number} bytes").format(number=size)


def _attachment_missing(error: errors.AttachmentMissing) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "That attachment is no longer here. Nothing has changed.")


def _attachment_too_large(error: errors.AttachmentTooLarge) -> str:
    return QCoreApplication.translate(
        "errors",
        "{name} has {given}, and an attachment can have {limit} at most. It was not attached; the file is "
        "where it was.",
    ).format(name=_named(error.path), given=megabytes(error.given), limit=megabytes(error.limit))


def _attachment_damaged(error: errors.AttachmentDamaged) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors",
        "This attachment is damaged: it is not what was added. What you wrote is not touched by that. If you "
        "have a backup, the attachment may be whole there.",
    )


def _cannot_attach(error: errors.CannotAttach) -> str:
    return _why_not_attached(error.reason).format(name=_named(error.path))


def _why_not_attached(reason: str) -> str:
    match reason:
        case "missing":
            return QCoreApplication.translate("errors", "{name} is no longer there. It was not attached.")
        case "folder":
            return QCoreApplication.translate(
                "errors", "{name} is a folder. Files can be attached, one or several at a time."
            )
        case "special" | "own":
            return QCoreApplication.translate("errors", "{name} is not a file that can be attached.")
        case "empty":
            return QCoreApplication.translate("errors", "{name} is empty. It was not attached.")
        case "changed":
            return QCoreApplication.translate(
                "errors",
                "{name} changed while it was being read, so it was not attached. Try again when the other "
                "program has finished with it.",
            )
        case _:
            return QCoreApplication.translate("errors", "{name} cannot be read. It was not attached.")


def _named(path: Path | None) -> str:
    # A word that can begin each of the sentences.
    if path is None:
        return QCoreApplication.translate("errors", "That")
    return QCoreApplication.translate("errors", "The file {name}").format(name=path.name)


def _too_long(error: errors.TooLong) -> str:
    return QCoreApplication.translate(
        "errors",
        "That text has {given} characters, and {limit} fit here. It is still on the screen; nothing is lost.",
    ).format(given=f"{error.given:,}", limit=f"{error.limit:,}")


def _invalid(error: errors.Invalid) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors", "That does not fit here. What was saved before has not changed."
    )


def _pack_invalid(error: errors.PackInvalid) -> str:
    said = QCoreApplication.translate(
        "errors", "The pack {name} cannot be read. Nothing has been added."
    ).format(name=error.path.name)
    line = QCoreApplication.translate("errors", "Line {line}, {field}: {reason}")
    faults = (line.format(line=f.line, field=f.field, reason=f.reason) for f in error.faults)
    return "\n".join((said, *faults))


def _pack_too_new(error: errors.PackTooNew) -> str:
    return QCoreApplication.translate(
        "errors",
        "The pack {name} needs a newer version of Afterword, one that reads pack format {version}. "
        "Nothing has been added.",
    ).format(name=error.path.name, version=error.version)


def _pack_missing(error: errors.PackMissing) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "That pack is no longer here. Nothing has changed.")


def _pack_reserved(error: errors.PackReserved) -> str:
    return QCoreApplication.translate(
        "errors",
        "The pack {name} has the id of a pack that comes with Afterword, {pack}. Nothing has been added; its "
        "author can give it an id of its own.",
    ).format(name=error.path.name, pack=error.pack)


def _pack_refused(error: errors.PackRefused) -> str:  # noqa: ARG001
    return QCoreApplication.translate(
        "errors", "Something about that pack needs your yes first. Nothing has been added."
    )


def _signature_invalid(error: errors.SignatureInvalid) -> str:
    if error.reason == "form":
        said = QCoreApplication.translate(
            "errors", "The file beside {name} is no signature. Nothing has been added."
        )
    else:
        said = QCoreApplication.translate(
            "errors",
            "The signature of {name} does not fit: the file was changed after it was signed, or damaged on "
            "the way. Nothing has been added; ask for it again.",
        )
    return said.format(name=error.path.name)


def _key_unknown(error: errors.KeyUnknown) -> str:
    return QCoreApplication.translate(
        "errors",
        "The pack {name} was signed with a key that is not known here ({key}). With the public key of its "
        "author the signature can be checked.",
    ).format(name=error.path.name, key=error.key)


def _key_invalid(error: errors.KeyInvalid) -> str:
    if error.reason == "costly":
        return QCoreApplication.translate(
            "errors", "That key file asks for more memory than any key needs. It was not opened."
        )
    return QCoreApplication.translate(
        "errors", "That is no signing key, or it is damaged. Nothing has changed."
    )


def _key_passphrase_wrong(error: errors.KeyPassphraseWrong) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "That passphrase does not open the key file.")


def _key_missing(error: errors.KeyMissing) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "This journal has no signing key yet. Nothing was signed.")


def _key_exists(error: errors.KeyExists) -> str:
    return QCoreApplication.translate(
        "errors", "This journal has a signing key already ({key}). It was left as it is."
    ).format(key=error.key)


def _cannot_import(error: errors.CannotImport) -> str:
    # Nothing else here needs them, and the first page needs this.
    from journal.ui.import_texts import why_not_imported
    from journal.ui.reading.shown import one_line

    place = f"{_named(error.path)}, {one_line(error.where)}" if error.where else _named(error.path)
    if error.line:
        place = QCoreApplication.translate("errors", "{place}, line {line}").format(
            place=place, line=error.line
        )
    packed = error.reason == "locked" and error.where
    return why_not_imported("packed" if packed else error.reason).format(place=place)


def _cancelled(error: errors.Cancelled) -> str:  # noqa: ARG001
    return QCoreApplication.translate("errors", "Stopped. Nothing has changed.")


ERROR_TEXTS: MappingProxyType[type[Any], Callable[[Any], str]] = MappingProxyType(
    {
        errors.WrongPassphrase: _wrong_passphrase,
        errors.WrongRecoveryCode: _wrong_code,
        errors.RecoveryCodeMistyped: _mistyped_code,
        errors.VaultMissing: _missing,
        errors.NotAJournal: _not_a_journal,
        errors.VaultExists: _exists,
        errors.VaultDamaged: _damaged,
        errors.VaultTooNew: _too_new,
        errors.VaultInUse: _in_use,
        errors.VaultOlder: _older,
        errors.PassphraseRefused: _refused,
        errors.ReadOnly: _read_only,
        errors.DiskFull: _disk_full,
        errors.StorageLost: _lost,
        errors.StorageFailed: _failed,
        errors.EntryMissing: _entry_missing,
        errors.NextTimeMissing: _next_time_missing,
        errors.AttachmentMissing: _attachment_missing,
        errors.AttachmentTooLarge: _attachment_too_large,
        errors.AttachmentDamaged: _attachment_damaged,
        errors.CannotAttach: _cannot_attach,
        errors.TooLong: _too_long,
        errors.Invalid: _invalid,
        errors.PackInvalid: _pack_invalid,
        errors.PackTooNew: _pack_too_new,
        errors.PackMissing: _pack_missing,
        errors.PackReserved: _pack_reserved,
        errors.PackRefused: _pack_refused,
        errors.SignatureInvalid: _signature_invalid,
        errors.KeyUnknown: _key_unknown,
        errors.KeyInvalid: _key_invalid,
        errors.KeyPassphraseWrong: _key_passphrase_wrong,
        errors.KeyMissing: _key_missing,
        errors.KeyExists: _key_exists,
        errors.CannotImport: _cannot_import,
        errors.Cancelled: _cancelled,
    }
)

# The texts of journal.model.kinds, for the translator; a test compares them.
KIND_TEXTS = (
    QT_TRANSLATE_NOOP("kinds", "Feedback"),
    QT_TRANSLATE_NOOP("kinds", "Someone gave me feedback"),
    QT_TRANSLATE_NOOP("kinds", "Catch their words before yours. About 2 minutes; reflect later."),
    QT_TRANSLATE_NOOP("kinds", "Mistake"),
    QT_TRANSLATE_NOOP("kinds", "I got something wrong"),
    QT_TRANSLATE_NOOP("kinds", "What happened, whom it reached, what to mend."),
    QT_TRANSLATE_NOOP("kinds", "Conversation"),
    QT_TRANSLATE_NOOP("kinds", "I want to go back and talk"),
    QT_TRANSLATE_NOOP("kinds", "Prepare a follow-up, or note how it went."),
    QT_TRANSLATE_NOOP("kinds", "Reflection"),
    QT_TRANSLATE_NOOP("kinds", "I want to think something through"),
    QT_TRANSLATE_NOOP("kinds", "A page of your own, with no questions."),
    QT_TRANSLATE_NOOP("kinds", "Learning"),
    QT_TRANSLATE_NOOP("kinds", "I read or learned something"),
    QT_TRANSLATE_NOOP("kinds", "What it was, and what it changes."),
    QT_TRANSLATE_NOOP("kinds", "Action"),
    QT_TRANSLATE_NOOP("kinds", "I tried something"),
    QT_TRANSLATE_NOOP("kinds", "A small, concrete thing that you did."),
)
