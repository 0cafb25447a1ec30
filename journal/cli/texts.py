"""The command line's words for every error, and its exit codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from journal import errors
from journal.cli.show import harmless

# What the process says to a script. 70 is EX_SOFTWARE of sysexits.h; 130 is what shells give for Ctrl+C.
DONE, STATED, USAGE, REFUSED, DAMAGED, IN_USE, TOO_NEW, BUG, STOPPED = 0, 1, 2, 3, 4, 5, 6, 70, 130
EXIT_CODES = MappingProxyType(
    {
        DONE: "done",
        STATED: "a stated error",
        USAGE: "usage",
        REFUSED: "wrong passphrase or recovery code",
        DAMAGED: "damaged",
        IN_USE: "open elsewhere",
        TOO_NEW: "made by a newer version",
        BUG: "a fault of Afterword itself",
        STOPPED: "stopped with Ctrl+C",
    }
)

UNFIT_NAMES = MappingProxyType(
    {
        "empty": "A journal needs a name. Nothing was made.",
        "characters": 'A name without < > : " / \\ | ? * fits every disk. Nothing was made.',
        "ending": "A name cannot begin with a dot, nor end with a dot or a space. Nothing was made.",
        "reserved": "Some computers keep that name for a device. Nothing was made.",
        "long": "The name is too long for some disks. Nothing was made.",
    }
)
SHOWN_THERE = "Afterword is open already; it shows the pack now."
SHOWN_LATER = "Afterword is open already, and locked; it shows the pack once a journal is open."
DESKTOP_SET_UP = (
    "Prompt packs open in Afterword now, by double click. `afterword desktop remove` takes that back."
)
DESKTOP_TAKEN_AWAY = "Afterword opens no files by double click any more. Journals and packs are as they were."
NO_DESKTOP = (
    "This is for Linux desktops; here Afterword has no installer that could do it. To add a pack, drop its "
    "file on the window, or choose Guides and Add a pack. Nothing has changed."
)
# What people, tags and saved searches cannot be called.
NAMES_REFUSED = MappingProxyType(
    {
        "taken": "That name is taken already; merge makes the two one. Nothing was changed.",
        "unknown": "Nobody and nothing has that name. Nothing was changed.",
    }
)
# What is told of a choice that cannot be, by what was chosen.
CANNOT_BE_CHOSEN = MappingProxyType(
    {
        "entries": "No kept entry fits. Nothing was written.",
        "share": "No share has that id; `afterword share` lists them. Nothing was changed.",
        "move": "No import has that number; `afterword take-out` lists them. Nothing was changed.",
    }
)
NO_FOLDER = "A file is in the way: a journal needs a folder. Nothing was made."


@dataclass(frozen=True, slots=True)
class Said:
    """`sentence` gives the words for an error; `code` is the exit code, `codes` another for some reasons."""

    sentence: Callable[[Any], str]
    code: int = STATED
    codes: tuple[tuple[str, int], ...] = ()


def not_told(tools: Sequence[str]) -> str:
    """Say that these programs, which tell the desktop about types of files, could not be run."""
    return (
        f"{' and '.join(tools)} could not be run, so a file manager may not know of it yet. They come with "
        "the packages shared-mime-info and desktop-file-utils; then give the command again."
    )


def _holder(error: errors.VaultInUse) -> str:
    if not error.pid:
        return "another program"
    where = f" on {error.host}" if error.host else ""
    return f"another Afterword (process {error.pid}{where})"


def _faults(error: errors.PackInvalid) -> str:
    lines = [f"{error.path}: not a usable prompt pack. Nothing has changed."]
    return "\n".join(
        lines
        + [
            f"  line {fault.line}: {fault.reason}" if fault.line else f"  {fault.reason}"
            for fault in error.faults
        ]
    )


def _refused(error: errors.PassphraseRefused) -> str:
    why = {
        "empty": "The passphrase is empty.",
        "long": f"The passphrase is longer than {error.limit:,} characters.",
        "weak": "The passphrase would be guessed too easily. Use more words, or `--suggest`.",
    }
    return why[error.reason] + " Nothing was made or changed."


PACK_STATES = MappingProxyType(
    {
        "new": "a new pack",
        "update": "an update",
        "downgrade": "older than the one that is here",
        "same": "the one that is here",
        "changed": "other words under the version that is here",
    }
)
SEALS = MappingProxyType(
    {
        "unsigned": "It is not signed.",
        "pinned": "Signed by {name}.",
        "first": "The signature holds, and its key was not seen before; it names {name}.",
        "other-key": "The signature holds, but this pack was signed with another key so far.",
        "stripped": "It is not signed, and this pack was signed so far.",
        "key-unknown": "It is signed with key {name}; the public key to check it with is not here.",
    }
)
WHAT_CHANGED = MappingProxyType({"content": "pack", "comment": "comment of the signature"})
NOT_ASKED = "not asked"
CONCERNS = MappingProxyType(
    {
        "downgrade": "its version is lower than the one that is here",
        "other-key": "it is signed with another key than the one that is here",
        "stripped": "it is not signed, and the one that is here is",
        "key-unknown": "its signature cannot be checked without the public key of its author",
    }
)


def next_time_sentence(cue: str, act: str) -> str:
    """Give "When the call begins, I will ask Ana first", or without a cue "Next time I will …"."""
    return f"When {cue}, I will {act}" if cue else f"Next time I will {act}"


def _refused_pack(error: errors.PackRefused) -> str:
    lines = [f"{error.pack} was not added. Nothing has changed. To add it all the same, say so:"]
    return "\n".join(lines + [f"  --accept {concern}: {CONCERNS[concern]}" for concern in error.concerns])


def megabytes(size: int) -> str:
    """Give a size in bytes as people say it."""
    if size < 100_000:
        return f"{size:,} bytes" if size != 1 else "1 byte"
    return f"{size / 1024 / 1024:,.1f} MB"


ATTACHED = "Attached"
CANNOT_ATTACH = MappingProxyType(
    {
        "missing": "it is not there",
        "unreadable": "it cannot be read",
        "folder": "it is a folder; attach the files in it",
        "special": "it is no ordinary file",
        "own": "it belongs to the journal itself",
        "empty": "it is empty",
        "changed": "it was changed while it was read; try again when it is finished",
    }
)


# Why what another journal wrote cannot be read.
CANNOT_IMPORT = MappingProxyType(
    {
        "missing": "it is not there",
        "unreadable": "it cannot be read",
        "special": "it is no ordinary file",
        "large": "it is larger than anything a journal writes",
        "encoding": "it is no UTF-8 text",
        "form": "it is not what that journal writes",
        "damaged": "it is damaged, cut off, or not what that journal writes",
        "unsafe": "it would lead out of its archive, or is a link",
        "locked": "it is encrypted; give its passphrase with `--source-passphrase-file PATH`",
        "passphrase": "it does not open with that passphrase",
        "version": "it was written by a newer Afterword",
        "column": "there is no such column; name it with `--column FIELD=NAME`",
    }
)
PACKED = "it is in an archive with a password; unpack that first, and give the folder"


def _cannot_import(error: errors.CannotImport) -> str:
    part = f", {error.where}" if error.where not in {"", error.path.name} else ""
    line = f", line {error.line}" if error.line else ""
    packed = error.reason == "locked" and error.where
    why = PACKED if packed else CANNOT_IMPORT.get(error.reason, CANNOT_IMPORT["form"])
    # Names in an archive are a stranger's, and could steer the terminal.
    return harmless(f"{error.path}{part}{line}: {why}. Nothing has changed.")


def _invalid(error: errors.Invalid) -> str:
    if error.reason in NAMES_REFUSED:
        return NAMES_REFUSED[error.reason]
    if error.field in CANNOT_BE_CHOSEN:
        return CANNOT_BE_CHOSEN[error.field]
    if error.field == "name":
        return UNFIT_NAMES[error.reason]
    if error.field == "place":
        return NO_FOLDER
    if error.field == "copy":
        return f"That is no place for it: {error.reason}. Nothing was written."
    return f"{error.field}: {error.reason}. Nothing was saved."


SAID = MappingProxyType(
    {
        errors.WrongPassphrase: Said(
            lambda _: "That passphrase does not open this journal. Nothing has changed.", 3
        ),
        errors.WrongRecoveryCode: Said(
            lambda _: "That recovery code does not open this journal. Nothing has changed.", 3
        ),
        errors.RecoveryCodeMistyped: Said(
            lambda e: (
                "The recovery code has a typing error"
                + (f" at character {e.position}" if e.position else "")
                + ". Nothing has changed."
            ),
            REFUSED,
        ),
        errors.VaultMissing: Said(
            lambda e: (
                f"There is no journal at {e.path}. It may have been moved, or its disk is not connected."
            )
        ),
        errors.NotAJournal: Said(lambda e: f"{e.path} is not an Afterword journal. Nothing has changed."),
        errors.VaultExists: Said(lambda e: f"There is something at {e.path} already. It was left as it is."),
        errors.VaultDamaged: Said(
            lambda e: (
                f"The journal at {e.path} is damaged ({e.part}). Nothing was changed. "
                "Copy the folder before you try anything with it."
            ),
            DAMAGED,
        ),
        errors.VaultTooNew: Said(
            lambda e: (
                f"The journal at {e.path} was written by a newer Afterword (format {e.version}). "
                "Nothing has changed; a newer version opens it."
            ),
            TOO_NEW,
        ),
        errors.VaultInUse: Said(
            lambda e: f"The journal is open in {_holder(e)}. Nothing has changed.", IN_USE
        ),
        errors.VaultOlder: Said(
            lambda e: (
                f"An older key file was put back into {e.path} (number {e.seq}, {e.expected} expected). "
                "The entries are untouched. Put the newer `vault.keys` back."
            ),
            DAMAGED,
        ),
        errors.PassphraseRefused: Said(_refused),
        errors.ReadOnly: Said(lambda e: f"{e.path} cannot be written to. Nothing has changed."),
        errors.DiskFull: Said(
            lambda _: "The disk is full. Nothing was saved; what was there before is safe."
        ),
        errors.StorageLost: Said(
            lambda e: f"{e.path} cannot be reached: its folder is not there, or its disk was taken away."
        ),
        errors.StorageFailed: Said(lambda e: f"{e.path} could not be read or written ({e.detail})."),
        errors.EntryMissing: Said(lambda e: f"There is no entry {e.entry}."),
        errors.NextTimeMissing: Said(lambda e: f'There is no "next time" {e.next_time}.'),
        errors.AttachmentMissing: Said(lambda e: f"There is no attachment {e.attachment} at that entry."),
        errors.AttachmentTooLarge: Said(
            lambda e: (
                f"{e.path or 'That'} has {megabytes(e.given)}; an attachment can have {megabytes(e.limit)}. "
                "Nothing was attached."
            )
        ),
        errors.AttachmentDamaged: Said(
            lambda e: (
                f"The attachment {e.attachment} is damaged: its bytes are not those that were added. "
                "The entry and everything else are as they were."
            ),
            DAMAGED,
        ),
        errors.CannotAttach: Said(
            lambda e: f"{e.path or 'That'} was not attached: {CANNOT_ATTACH[e.reason]}."
        ),
        errors.TooLong: Said(
            lambda e: f"{e.field}: {e.given:,} given, {e.limit:,} is the most. Nothing was saved."
        ),
        errors.Invalid: Said(_invalid),
        errors.PackInvalid: Said(_faults),
        errors.PackTooNew: Said(
            lambda e: (
                f"{e.path} needs a newer Afterword, one that reads pack format {e.version}. "
                "Nothing has changed."
            ),
            TOO_NEW,
        ),
        errors.PackMissing: Said(lambda e: f"There is no pack {e.pack} here. Nothing has changed."),
        errors.PackReserved: Said(
            lambda e: (
                f"{e.path}: the id {e.pack} belongs to a pack that comes with Afterword. Nothing was added."
            )
        ),
        errors.PackRefused: Said(_refused_pack),
        errors.SignatureInvalid: Said(
            lambda e: (
                f"{e.path}: the file beside it is no signature. Nothing has changed."
                if e.reason == "form"
                else f"{e.path}: the signature does not fit: the {WHAT_CHANGED.get(e.reason, 'file')} was "
                "changed after signing. Nothing has changed here."
            ),
            DAMAGED,
        ),
        errors.KeyUnknown: Said(
            lambda e: f"{e.path} is signed with key {e.key}, which is not known here; give it with `--key`."
        ),
        errors.KeyInvalid: Said(
            lambda e: (
                "That key file asks for more memory than any key needs. It was not opened."
                if e.reason == "costly"
                else "That is no signing key, or it is damaged. Nothing has changed."
            )
        ),
        errors.KeyPassphraseWrong: Said(
            lambda _: "That passphrase does not open the key file. Nothing was signed.", REFUSED
        ),
        errors.KeyMissing: Said(
            lambda _: "This journal has no signing key; `pack keygen` makes one. Nothing was signed."
        ),
        errors.KeyExists: Said(
            lambda e: f"This journal has a signing key already ({e.key}). It was left as it is."
        ),
        errors.CannotImport: Said(_cannot_import, codes=(("passphrase", REFUSED), ("version", TOO_NEW))),
        errors.Cancelled: Said(lambda _: "Stopped. Nothing has changed."),
    }
)

WENT_WRONG = (
    "Something in Afterword went wrong; what was saved is safe. "
    "This report holds nothing that you wrote, and may be passed on:"
)
A_CONVERSATION = "A conversation"  # of which neither the person nor a title was said
NOT_PREPARED = "not prepared yet"
CANNOT_BE_READ = "the file cannot be read"
NO_OUTPUT = "The output could not be written."
NO_HOME = "It cannot be told whose home folder is meant by the `~`."
NO_JOURNAL = "Which journal? Name it with `--journal PATH` or AFTERWORD_JOURNAL, or make one with `new PATH`."
NO_TERMINAL = (
    "There is no terminal to ask for the passphrase: use `--passphrase-file PATH` (`-` is standard input)."
)
NOT_TEXT = "The passphrase file is no UTF-8 text."
KEEP_THE_CODE = (
    "This is the recovery code. It is shown once: write it down and keep it away from this computer.\n"
    "Without the passphrase and this code, nobody can open the journal."
)


def said(error: errors.JournalError) -> tuple[str, int]:
    """Give the sentence and the exit code for an error."""
    entry = SAID[type(error)]
    return entry.sentence(error), dict(entry.codes).get(getattr(error, "reason", ""), entry.code)


def needs_format(version: int) -> str:
    """Give the words for a pack of a later format."""
    return f"needs a newer Afterword, one that reads pack format {version}"


def key_made(fingerprint: str) -> str:
    """Give the words for a new signing key."""
    return f"Publish this key; its fingerprint is {fingerprint}."


def unreadable(path: Path) -> str:
    """Give the sentence for a passphrase file that cannot be read."""
    return f"{path} cannot be read."


def only_for_the_list(options: Sequence[str]) -> str:
    """Say that options of a list came with another command, which has none of them."""
    return f"{', '.join(options)}: only for the list, without another command."


def changed_in(entries: int) -> str:
    """Say how many entries a change of a name reached."""
    return "Changed in 1 entry." if entries == 1 else f"Changed in {entries} entries."


def would_lose(entries: int, versions: int) -> str:
    """Say what deleting a person takes the name from."""
    count = "1 entry" if entries == 1 else f"{entries} entries"
    earlier = "1 earlier version" if versions == 1 else f"{versions} earlier versions"
    return f"It takes the name from {count} and {earlier}, and where a line begins with - from that line."


OTHER_FORMS_STAY = "Other forms of the name are not found, unless they are nicknames: search for them."
NOTHING_CHANGED = "Nothing was changed."
DELETE_EVERYWHERE = "This cannot be taken back. Delete everywhere?"
NOBODY_TO_ASK = "nobody is here to ask: --dry-run shows what would change, and --yes deletes without asking."
