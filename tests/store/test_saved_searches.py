"""Saved searches follow names that change, and go back."""

from __future__ import annotations

from typing import Any

from journal.store import saved_searches
from journal.store.database import Store
from tests.store.conftest import NOW


def test_searches_follow_a_name_and_are_put_back(store: Store) -> None:
    held: dict[str, dict[str, Any]] = {
        "Bo's": {"person": "BO", "tag": "bo"},
        "by tag": {"person": "", "tag": "Bo"},
        "odd": {"person": 1},
        "others": {"person": "Priya"},
    }
    for name, query in held.items():
        saved_searches.keep(store, name, query, NOW)
    before = saved_searches.follow(store, "person", {"bo", "béa"}, "Béatrice")
    assert before == (("Bo's", held["Bo's"]),)
    assert dict(saved_searches.listed(store)) == held | {"Bo's": {"person": "Béatrice", "tag": "bo"}}
    saved_searches.put_back(store, before)
    assert dict(saved_searches.listed(store)) == held


def test_a_search_for_none_follows_nothing_and_one_that_is_gone_stays_gone(store: Store) -> None:
    saved_searches.keep(store, "all", {"tag": ""}, NOW)
    assert saved_searches.follow(store, "tag", {""}, "work") == ()
    saved_searches.keep(store, "work", {"tag": "work"}, NOW)
    before = saved_searches.follow(store, "tag", {"work"}, "")
    saved_searches.delete(store, "work")
    saved_searches.put_back(store, before)
    assert dict(saved_searches.listed(store)) == {"all": {"tag": ""}}
