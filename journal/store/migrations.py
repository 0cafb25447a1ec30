"""The schema, one numbered step after another. A step that was released is never changed.

`PRAGMA user_version` is the number of steps that a database has taken. This is the only module that needs
sqlite-utils, which is slow to import: it is imported when there is a step to take.
"""

from __future__ import annotations

from collections.abc import Callable

from journal.store import driver  # before sqlite_utils, see there
from journal.store.schema_0001 import first
from journal.store.schema_0002 import second
from journal.store.schema_0003 import third
from journal.store.schema_0004 import fourth
from journal.store.schema_0005 import fifth
from journal.store.schema_0006 import sixth

from sqlite_utils import Database  # isort: skip

Step = Callable[[Database], None]

STEPS: tuple[Step, ...] = (first, second, third, fourth, fifth, sixth)


def migrate(connection: driver.Connection, upto: int = len(STEPS)) -> None:
    """Take the steps that are missing, each in a transaction of its own. Raises the driver's errors.

    `upto` stops at an earlier schema, as tests of old journals need it.
    """
    database = Database(connection, execute_plugins=False)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number in range(version + 1, upto + 1):
        connection.execute("BEGIN IMMEDIATE").close()
        try:
            STEPS[number - 1](database)
            connection.execute(f"PRAGMA user_version = {number}").close()
            connection.execute("COMMIT").close()
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK").close()
            raise
