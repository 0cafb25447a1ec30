from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from journal import errors
from journal.cli.texts import CANNOT_IMPORT
from journal.errors import JournalError, PackFault
from journal.model.kinds import KINDS
from journal.ui import texts

HERE = Path("/home/someone/Afterword/personal.afterword")
EXAMPLES = (
    errors.WrongPassphrase(),
    errors.WrongRecoveryCode(),
    errors.RecoveryCodeMistyped(),
    errors.RecoveryCodeMistyped(7),
    errors.VaultMissing(HERE),
    errors.NotAJournal(HERE),
    errors.VaultExists(HERE),
    errors.VaultDamaged(HERE),
    errors.VaultDamaged(HERE, "database"),
    errors.VaultDamaged(HERE, "row", 3),
    errors.VaultTooNew(HERE, 9),
    errors.VaultInUse(HERE),
    errors.VaultInUse(HERE, 12, "attic"),
    errors.VaultOlder(HERE, 1, 2),
    errors.PassphraseRefused("empty"),
    errors.PassphraseRefused("long", 1000),
    errors.PassphraseRefused("weak"),
    errors.ReadOnly(HERE),
    errors.DiskFull(HERE),
    errors.StorageLost(HERE),
    errors.StorageFailed(HERE, "Input/output error"),
    errors.EntryMissing("01"),
    errors.NextTimeMissing("01"),
    errors.AttachmentMissing("01"),
    errors.AttachmentTooLarge(50 << 20, 61 << 20, HERE),
    errors.AttachmentTooLarge(50 << 20, 61 << 20),
    errors.AttachmentDamaged("01"),
    *(
        errors.CannotAttach(reason, HERE)
        for reason in ("missing", "unreadable", "folder", "special", "own", "empty", "changed")
    ),
    errors.CannotAttach("empty"),
    *(
        errors.CannotImport(HERE, reason, where, line)
        for reason in CANNOT_IMPORT
        for where, line in (("", 0), ("photos/a.json", 3))
    ),
    errors.TooLong("title", 300, 10_000),
    errors.Invalid("when", "reason for us"),
    errors.PackInvalid(HERE, (PackFault(3, "guide", "it has no title"),)),
    errors.PackTooNew(HERE, 2),
    errors.PackMissing("org.example.one"),
    errors.PackReserved(HERE, "afterword.called-out"),
    errors.PackRefused("org.example.one", ("downgrade",)),
    errors.SignatureInvalid(HERE, "form"),
    errors.SignatureInvalid(HERE, "content"),
    errors.KeyUnknown(HERE, "E7620F1842B4E81F"),
    errors.KeyInvalid("form"),
    errors.KeyInvalid("costly"),
    errors.KeyPassphraseWrong(),
    errors.KeyMissing(),
    errors.KeyExists("E7620F1842B4E81F"),
    errors.Cancelled(),
)


def kinds_of_error() -> set[type[JournalError]]:
    members = (member for _, member in inspect.getmembers(errors, inspect.isclass))
    return {member for member in members if issubclass(member, JournalError)} - {JournalError}


def test_every_error_has_words_of_its_own():
    assert set(texts.ERROR_TEXTS) == kinds_of_error()
    assert {type(example) for example in EXAMPLES} == kinds_of_error()


@pytest.mark.parametrize("error", EXAMPLES, ids=str)
def test_a_sentence_is_whole_and_calm(error):
    said = texts.error_text(error)
    assert said[0].isupper()
    assert said[-1] in ".)" or isinstance(error, errors.PackInvalid)
    assert "{" not in said
    assert "!" not in said
    assert type(error).__name__ not in said


def test_the_five_ways_of_not_opening_are_told_apart():
    five = (
        errors.WrongPassphrase(),
        errors.VaultDamaged(HERE),
        errors.VaultTooNew(HERE, 9),
        errors.VaultInUse(HERE),
        errors.VaultMissing(HERE),
    )
    assert len({texts.error_text(error) for error in five}) == 5


def test_an_error_made_later_still_has_words():
    class Later(JournalError):
        pass

    class Nearer(errors.ReadOnly):
        pass

    assert "safe" in texts.error_text(Later())
    assert texts.error_text(Nearer(HERE)) == texts.error_text(errors.ReadOnly(HERE))


def test_the_translator_is_given_every_text_of_the_kinds():
    used = [text for kind in KINDS for text in (kind.label, kind.invitation, kind.hint)]
    assert list(texts.KIND_TEXTS) == used


def test_a_kind_that_is_not_known_keeps_its_id():
    assert texts.kind_label("feedback") == "Feedback"
    assert texts.kind_label("walk") == "walk"
