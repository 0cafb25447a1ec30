from __future__ import annotations

import csv
import io

from journal.app.insights import FIGURES


def logged(terminal) -> None:
    terminal.new()
    for number in range(3):
        said = terminal(
            "log", "feedback", "--title", f"Credit {number}", "--text", "Credit was missing",
            "--tag", "=credit", "--from", f"P{number}", "--at", f"2026-0{number + 3}-01T09:00+01:00",
        )  # fmt: skip
        assert said.code == 0


def test_json_has_every_figure_with_stable_keys(terminal) -> None:
    logged(terminal)
    told = terminal("insights", "--json").json
    assert set(told["figures"]) == {figure.id for figure in FIGURES}
    assert (told["since"], told["until"]) == ("2025-11-22", "2026-11-21")
    assert told["figures"]["themes"] == [{"theme": "=credit", "feedback": 3, "mistake": 0, "people": 3}]
    assert [row["day"] for row in told["figures"]["year"]] == ["2026-03-01", "2026-04-01", "2026-05-01"]


def test_a_span_is_both_its_days_and_those_between(terminal) -> None:
    logged(terminal)
    told = terminal("insights", "--json", "--since", "2026-03-01", "--until", "2026-04-01").json
    assert [row["feedback"] for row in told["figures"]["year"]] == [1, 1]
    assert terminal("insights", "--since", "2026-03-02", "--until", "2026-03-01").code == 2


def test_csv_is_one_figure_without_formulas(terminal) -> None:
    logged(terminal)
    said = terminal("insights", "--csv", "themes")
    rows = list(csv.reader(io.StringIO(said.out.lstrip("\ufeff"))))
    assert rows == [["theme", "feedback", "mistake", "people"], ["'=credit", "3", "0", "3"]]
    assert terminal("insights", "--csv", "score").code == 2
    assert terminal("insights", "--csv", "themes", "--json").code == 2


def test_text_says_kindly_what_is_too_little(terminal) -> None:
    logged(terminal)
    said = terminal("insights").out
    assert "stings\n  (too little yet to say)" in said
    assert "theme    feedback  mistake  people\n  =credit  3         0        3" in said
