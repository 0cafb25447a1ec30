"""Errors carry their facts as dataclasses do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.errors import Cancelled, VaultDamaged, VaultInUse, VaultOlder

HERE = Path("here")


def test_facts_are_given_by_place_or_by_name_and_defaults_fill_the_rest() -> None:
    assert vars(VaultDamaged(HERE)) == {"path": HERE, "part": "keys", "offset": None}
    assert vars(VaultDamaged(HERE, offset=3, part="row")) == {"path": HERE, "part": "row", "offset": 3}
    assert list(vars(VaultInUse(host="x", path=HERE))) == ["path", "pid", "host"]
    assert vars(Cancelled()) == {}


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((HERE, 1), {}), ((HERE, 1, 2, 3), {}), ((HERE, 1), {"seq": 2}), ((HERE, 1, 2), {"no": 3})],
)
def test_other_facts_are_refused(given: Any, named: Any) -> None:
    with pytest.raises(TypeError, match="VaultOlder"):
        VaultOlder(*given, **named)


def test_the_text_names_type_and_facts() -> None:
    assert (
        str(VaultOlder(HERE, 1, 2))
        == repr(VaultOlder(HERE, 1, 2))
        == f"VaultOlder(path={HERE!r}, seq=1, expected=2)"
    )


def test_a_kind_of_an_error_has_its_facts_too() -> None:
    class Nearer(VaultDamaged):
        row: int = 0

    assert vars(Nearer(HERE, row=4)) == {"path": HERE, "part": "keys", "offset": None, "row": 4}
