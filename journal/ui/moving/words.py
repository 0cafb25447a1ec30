"""Words about moving in and out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from journal.app.importing import Looked
from journal.errors import Cancelled, DiskFull, Invalid, JournalError, StorageLost
from journal.ui.doors.obstacles import said
from journal.ui.reading.shown import one_line

PLACE_MAX = 200  # characters

HINTS = MappingProxyType(
    {
        "afterword": QT_TRANSLATE_NOOP(
            "Moving",
            "What “Take everything with you” wrote: the JSON file, or the folder or zip of Markdown.",
        ),
        "jrnl": QT_TRANSLATE_NOOP(
            "Moving", "Its file or folder, encrypted or not, or what it exported as text or JSON."
        ),
        "day-one": QT_TRANSLATE_NOOP(
            "Moving", "The zip of its export as JSON, with photos, or the folder it was unpacked to."
        ),
        "rednotebook": QT_TRANSLATE_NOOP("Moving", "Its data folder, the one with a file for each month."),
        "mini-diary": QT_TRANSLATE_NOOP("Moving", "The file of its export as JSON."),
        "journey": QT_TRANSLATE_NOOP("Moving", "The zip of its export, or the folder it was unpacked to."),
        "joplin": QT_TRANSLATE_NOOP("Moving", "A JEX file, or the folder of its export as Markdown."),
        "notes": QT_TRANSLATE_NOOP(
            "Moving",
            "A folder or zip of Markdown or text files. Their days are in them or in their names.",
        ),
        "csv": QT_TRANSLATE_NOOP(
            "Moving",
            "What a spreadsheet saves as CSV, with a line of names on top. You say which column is what.",
        ),
    }
)
REASONS = MappingProxyType(
    {
        "date": QT_TRANSLATE_NOOP("Moving", "no day can be told"),
        "form": QT_TRANSLATE_NOOP("Moving", "not in the form that journal writes"),
        "encoding": QT_TRANSLATE_NOOP("Moving", "not UTF-8 text"),
        "link": QT_TRANSLATE_NOOP("Moving", "a link, which is not followed"),
        "missing": QT_TRANSLATE_NOOP("Moving", "a file that is named, but not there"),
        "large": QT_TRANSLATE_NOOP("Moving", "too large"),
        "empty": QT_TRANSLATE_NOOP("Moving", "empty"),
        "locked": QT_TRANSLATE_NOOP("Moving", "encrypted"),
    }
)
FIELDS = MappingProxyType(
    {
        "happened_at": QT_TRANSLATE_NOOP("Moving", "Day and time"),
        "title": QT_TRANSLATE_NOOP("Moving", "Title"),
        "text": QT_TRANSLATE_NOOP("Moving", "Text"),
        "tags": QT_TRANSLATE_NOOP("Moving", "Themes"),
        "people": QT_TRANSLATE_NOOP("Moving", "People"),
        "place": QT_TRANSLATE_NOOP("Moving", "Place"),
    }
)
ORDERS = MappingProxyType(
    {
        "": QT_TRANSLATE_NOOP("Moving", "2024-03-31, 31.3.2024 or 31/3/2024"),
        "dmy": QT_TRANSLATE_NOOP("Moving", "31-3-2024, the day first"),
        "mdy": QT_TRANSLATE_NOOP("Moving", "3/31/2024, the month first"),
        "ymd": QT_TRANSLATE_NOOP("Moving", "2024.3.31, the year first"),
    }
)


def label(source: str, own: str) -> str:
    """The name of a source; `own` is the one it has itself."""
    if source == "notes":
        return QCoreApplication.translate("Moving", "Markdown or text files")
    return QCoreApplication.translate("Moving", "A table (CSV)") if source == "csv" else own


def hint(source: str) -> str:
    """What to choose for a source."""
    return QCoreApplication.translate("Moving", str(HINTS[source]))


def reason(name: str) -> str:
    """Why a part was not understood."""
    return QCoreApplication.translate("Moving", str(REASONS[name]))


def field(name: str) -> str:
    """What a column can be."""
    return QCoreApplication.translate("Moving", str(FIELDS[name]))


def columns_missing() -> str:
    """What is to be told of a table before it can be looked through."""
    return QCoreApplication.translate(
        "Moving", "To go on, say which column has the day, and which the title or the text."
    )


def order(name: str) -> str:
    """How the days of a table are written."""
    return QCoreApplication.translate("Moving", str(ORDERS[name]))


def entries(count: int) -> str:
    """A number of entries."""
    if count == 1:
        return QCoreApplication.translate("Moving", "1 entry")
    return QCoreApplication.translate("Moving", "{count} entries").format(count=f"{count:,}")


def files(count: int) -> str:
    """A number of attached files."""
    if count == 1:
        return QCoreApplication.translate("Moving", "1 file")
    return QCoreApplication.translate("Moving", "{count} files").format(count=f"{count:,}")


def part_done(done: int, whole: int) -> tuple[int, int, str]:
    """How far it is, for a line and in words."""
    return done, whole, f"{done * 100 // whole} %" if whole else ""


def read_so_far(records: int, count: int) -> str:
    """How far reading is."""
    if count:
        words = QCoreApplication.translate("Moving", "{count} read so far, and {files}")
        return words.format(count=f"{records:,}", files=files(count))
    return QCoreApplication.translate("Moving", "{count} read so far").format(count=f"{records:,}")


def found(looked: Looked) -> list[str]:
    """The sentences for what was found, one a line."""
    lines = []
    if looked.entries:
        new = QCoreApplication.translate("Moving", "{entries} would come")
        with_files = QCoreApplication.translate("Moving", "{entries} would come, with {files}")
        line = (with_files if looked.files else new).format(
            entries=entries(looked.entries), files=files(looked.files)
        )
        lines.append(f"{line}.")
    else:
        lines.append(QCoreApplication.translate("Moving", "Nothing new is in it."))
    if looked.earliest:
        lines.append(span(looked))
    if looked.undated:
        lines.append(undated(looked.undated))
    if looked.known:
        known = QCoreApplication.translate("Moving", "Here already, and skipped: {entries}.")
        lines.append(known.format(entries=entries(looked.known)))
    if looked.trash:
        trash = QCoreApplication.translate("Moving", "In its trash, and left there: {entries}.")
        lines.append(trash.format(entries=entries(looked.trash)))
    return lines


def undated(count: int) -> str:
    """That entries say no day."""
    if count == 1:
        return QCoreApplication.translate(
            "Moving", "1 of them says no day: it gets the one on which its file was last changed."
        )
    words = QCoreApplication.translate(
        "Moving", "{count} of them say no day: they get the one on which their file was last changed."
    )
    return words.format(count=f"{count:,}")


def day(which: date) -> str:
    """A day of any year: "1 March 2024"."""
    return QLocale().toString(QDate(which.year, which.month, which.day), "d MMMM yyyy")


def moment(at: datetime) -> str:
    """A day of any year with its time: "1 March 2024, 08:30"."""
    clock = QLocale().toString(QTime(at.hour, at.minute), "HH:mm")
    return QCoreApplication.translate("Moving", "{day}, {clock}").format(day=day(at.date()), clock=clock)


def span(looked: Looked) -> str:
    """From when to when."""
    first, last = (day(date.fromisoformat(each)) for each in (looked.earliest, looked.latest))
    if first == last:
        return first
    return QCoreApplication.translate("Moving", "{first} – {last}").format(first=first, last=last)


def not_understood(count: int) -> str:
    """That parts were not understood."""
    if count == 1:
        return QCoreApplication.translate("Moving", "1 part was not understood, and stays where it is:")
    words = QCoreApplication.translate(
        "Moving", "{count} parts were not understood, and stay where they are:"
    )
    return words.format(count=f"{count:,}")


def place(where: str, line: int, why: str) -> str:
    """A part that was not understood."""
    where = one_line(where, PLACE_MAX)
    if line:
        words = QCoreApplication.translate("Moving", "{where}, line {line}: {why}")
        return words.format(where=where, line=line, why=reason(why))
    return QCoreApplication.translate("Moving", "{where}: {why}").format(where=where, why=reason(why))


def came(looked: Looked) -> str:
    """What was brought in."""
    if looked.files:
        words = QCoreApplication.translate("Moving", "{entries} came in, with {files}.")
        return words.format(entries=entries(looked.entries), files=files(looked.files))
    return QCoreApplication.translate("Moving", "{entries} came in.").format(entries=entries(looked.entries))


def taken(gone: int, kept: int) -> str:
    """What was taken out again."""
    went = QCoreApplication.translate("Moving", "{entries} went out again.").format(entries=entries(gone))
    if not kept:
        return went
    more = QCoreApplication.translate("Moving", "{entries} changed since, and kept.")
    return f"{went} {more.format(entries=entries(kept))}"


def out_fault(error: JournalError, home: Path, folder: Path) -> str:
    """Why the journal could not be written out to a folder."""
    if isinstance(error, StorageLost) and error.path.parent == folder:  # else it is the journal's own disk
        return QCoreApplication.translate(
            "Moving", "That folder is not there any more. Nothing was written; choose another place."
        )
    return _fault(error, home, OUT)


def in_fault(error: JournalError, home: Path) -> str:
    """Why nothing could be moved in or out again."""
    return _fault(error, home, IN)


def _fault(error: JournalError, home: Path, table: MappingProxyType[type, Callable[[], str]]) -> str:
    own = table.get(type(error))
    return own() if own is not None else said(error, home)


OUT: MappingProxyType[type, Callable[[], str]] = MappingProxyType(
    {
        Cancelled: lambda: QCoreApplication.translate(
            "Moving", "Stopped. Nothing of it was left behind, and the journal is as it was."
        ),
        DiskFull: lambda: QCoreApplication.translate(
            "Moving", "There is no room left there. Nothing of it was left behind; the journal is as it was."
        ),
        Invalid: lambda: QCoreApplication.translate(
            "Moving",
            "That is inside the journal’s own folder; nothing was written. Choose a place outside it.",
        ),
    }
)
IN: MappingProxyType[type, Callable[[], str]] = MappingProxyType(
    {
        Cancelled: lambda: QCoreApplication.translate("Moving", "Stopped. Nothing has changed."),
        DiskFull: lambda: QCoreApplication.translate(
            "Moving", "The disk is full. Nothing was moved in; the journal is as it was."
        ),
    }
)
