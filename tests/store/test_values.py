from __future__ import annotations

import pytest

from journal.store import values
from journal.store.database import Store


@pytest.mark.parametrize("value", [{"a": [1, None, "é"]}, [], "", 0, False, "x" * 100_000])
def test_a_value_comes_back(store: Store, value: object) -> None:
    values.put(store, "name", value)
    assert values.get(store, "name") == value


def test_none_takes_the_name_away(store: Store) -> None:
    assert values.get(store, "name") is None
    values.put(store, "name", 1)
    values.put(store, "name", 2)
    assert values.get(store, "name") == 2
    values.put(store, "name", None)
    assert values.get(store, "name") is None
    assert store.rows("SELECT * FROM value") == []
