"""Words about a saved search: what it looks for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.app.saved_searches import SavedSearch
from journal.ui.reading.filters import TIME_BY_NAME
from journal.ui.reading.shown import joined
from journal.ui.reading.words import day_words
from journal.ui.texts import kind_label


def search_words(search: SavedSearch) -> str:
    """Give the search text and the filters in one line."""
    query = search.query
    if search.time in TIME_BY_NAME:
        time = QCoreApplication.translate("FilterBar", TIME_BY_NAME[search.time][0])
    else:
        days = [day_words(day) if day else "…" for day in (query.since, query.until)]
        time = " – ".join(days) if query.since or query.until else ""
    text = QCoreApplication.translate("Tags", "“{words}”").format(words=query.text) if query.text else ""
    trash = QCoreApplication.translate("Tags", "in the trash") if query.trash else ""
    kinds = ", ".join(kind_label(kind) for kind in sorted(query.kinds))
    said = joined((text, kinds, query.person, query.tag, time, trash))
    return said or QCoreApplication.translate("Tags", "everything")
