"""Entries as a file, from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pyrage
import pytest

from journal.app import entries, opening, sharing
from journal.model.query import Query
from tests.conftest import PASSPHRASE


@pytest.fixture
def filled(terminal: Any) -> Any:
    terminal.new()
    for title, name, text in (("One", "Amara", "Amara asked Northwind."), ("Two", "Bo", "Bo was there.")):
        made = terminal("log", "feedback", "--title", title, "--from", name, "--text", text, "--tag", "work")
        assert made.code == 0, made.err
    return terminal


def test_entries_as_json_with_other_names_and_in_the_log(filled: Any, tmp_path: Path) -> None:
    out = tmp_path / "share.json"
    done = filled(
        *(
            "export",
            "--format",
            "json",
            "--out",
            str(out),
            "--person",
            "amara",
            "--question",
            "May I ask Amara?",
        ),
        *("--alias", "Amara=a colleague", "--leave-out", "@themes", "--dates", "none", "--for", "Priya"),
    )
    assert (done.code, done.out.strip()) == (0, str(out)), done.err
    assert "1 place still looks like a name" in done.err
    data = json.loads(out.read_text("utf-8"))
    (entry,) = data["entries"]
    assert data["question"] == "May I ask a colleague?"
    assert (entry["people"], entry["themes"], entry["when"]) == (["a colleague"], [], None)
    assert entry["answers"][-1]["lines"] == ["A colleague asked Northwind."]
    assert "amara" not in out.read_text("utf-8").casefold()
    journal = opening.unlock(filled.journal, PASSPHRASE, filled.setup.machine)
    try:
        (logged,) = sharing.log(journal)
    finally:
        opening.close(journal)
    assert (logged.for_whom, logged.format, logged.parts) == ("Priya", "json", 1)


def test_the_names_before_anything_leaves(filled: Any, tmp_path: Path) -> None:
    out = tmp_path / "share.txt"
    command = ("export", "--format", "text", "--out", str(out), "--dry-run", "--alias", "Amara=A.")
    done = filled(*command)
    assert done.code == 0, done.err
    lines = [line.split() for line in done.out.splitlines()]
    assert ["replaced", "2", "Amara"] in lines
    assert ["name", "1", "Northwind"] in lines
    assert not out.exists()


def test_a_name_in_the_words_for_somebody_else_is_told(filled: Any, tmp_path: Path) -> None:
    command = ("export", "--format", "text", "--person", "amara", "--alias", "Amara=Bo's mentor")
    looked = filled(*command, "--alias", "Bo=a client", "--dry-run")
    assert ["known", "2", "Bo"] in [line.split() for line in looked.out.splitlines()]
    done = filled(*command, "--alias", "Bo=a client", "--out", str(tmp_path / "share.txt"))
    assert "3 places still look like a name" in done.err


@pytest.mark.parametrize(("form", "name"), [("pdf", "a.pdf"), ("markdown", "a.md.age")])
def test_a_password_is_made_up(filled: Any, tmp_path: Path, form: str, name: str) -> None:
    asked = tmp_path / name.removesuffix(".age")
    done = filled("export", "--format", form, "--out", str(asked), "--protect", "--limit", "1")
    assert done.code == 0, done.err
    path, line = done.out.strip().splitlines()
    password = line.removeprefix("password: ")
    assert path == str(tmp_path / name)
    assert "by another way" in done.err
    if form == "pdf":
        with pypdfium2.PdfDocument(path, password=password) as pdf:
            assert "Two" in pdf[0].get_textpage().get_text_range()
    else:
        assert b"## Two" in pyrage.passphrase.decrypt(Path(path).read_bytes(), password)


@pytest.mark.parametrize("alias", ["Amara", "=x", "Amara="])
def test_an_alias_that_is_none(filled: Any, tmp_path: Path, alias: str) -> None:
    out = tmp_path / "x.txt"
    assert filled("export", "--format", "text", "--out", str(out), "--alias", alias).code == 2
    assert not out.exists()


def test_a_name_that_stands_nowhere_is_told_for_it_may_be_mistyped(filled: Any, tmp_path: Path) -> None:
    command = ("export", "--format", "text", "--alias", "amara=A.", "--alias", "Amarra=B.")
    for done in (filled(*command, "--dry-run"), filled(*command, "--out", str(tmp_path / "a.txt"))):
        assert done.code == 0
        assert "Nowhere in it, as it is spelled here: Amarra.\n" in done.err


def test_a_name_that_is_a_word_too_is_hidden_where_it_is_meant(filled: Any) -> None:
    filled("log", "feedback", "--title", "Three", "--from", "Bo", "--text", "Mark asked. He will mark it.")
    command = ("export", "--format", "text", "--dry-run", "--search", "asked", "--alias", "Mark=M.")
    done = filled(*command)
    assert ["known", "1", "Mark"] in [line.split() for line in done.out.splitlines()]
    assert "Nowhere" not in done.err
    done = filled(*command, "--meant", "Mark")
    lines = [line.split() for line in done.out.splitlines()]
    assert ["replaced", "1", "Mark"] in lines
    assert not [line for line in lines if line[0] == "known" and line[-1] == "Mark"]


def test_a_part_of_a_name_is_not_told_as_mistyped(filled: Any) -> None:
    filled("log", "feedback", "--title", "Three", "--from", "Priya Nair", "--text", "Priya asked. Mr Nair.")
    for name in ("Priya", "nair", "priya nair"):
        done = filled("export", "--format", "text", "--dry-run", "--search", "asked", "--alias", f"{name}=P.")
        assert (done.code, "Nowhere" in done.err) == (0, False)


@pytest.mark.parametrize("key", ["@placc", "no-such-prompt"])
def test_a_line_that_is_none_is_not_taken_for_left_out(filled: Any, tmp_path: Path, key: str) -> None:
    out = tmp_path / "x.txt"
    done = filled("export", "--format", "text", "--out", str(out), "--leave-out", key)
    assert (done.code, key in done.err) == (2, True)
    assert not out.exists()
    kept = filled("export", "--format", "text", "--out", str(out), "--leave-out", "@place")
    assert kept.code == 0, kept.err


def test_nothing_to_export(filled: Any, tmp_path: Path) -> None:
    done = filled("export", "--format", "text", "--out", str(tmp_path / "x"), "--person", "Nobody")
    assert done.code == 1
    assert list(tmp_path.glob("x*")) == []


def test_the_same_share_again_with_what_is_new(filled: Any, tmp_path: Path, clock: Any) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    command = ("export", "--format", "text", "--tag", "work", "--alias", "Amara=A.", "--for", "Priya")
    assert filled(*command, "--out", str(first)).code == 0
    clock.forward(days=1)
    more = filled("log", "feedback", "--title", "Three", "--text", "Amara again.", "--tag", "work")
    assert more.code == 0
    (line,) = filled("share").out.splitlines()
    assert line.split()[-2:] == ["text", "Priya"]
    assert filled("share", line.split()[0], "--protect").code == 2
    again = filled("share", line.split()[0], "--out", str(second))
    assert again.code == 0, again.err
    assert "1 entry is new since the last time, and 0 were changed." in again.err
    assert "Three" not in first.read_text("utf-8")
    assert "A. again." in second.read_text("utf-8")
    assert len(filled("share").out.splitlines()) == 2
    assert filled("share", "nonsense", "--dry-run").code == 1


def test_what_left_line_by_line_and_what_was_said_about_it(filled: Any, tmp_path: Path) -> None:
    command = ("export", "--format", "text", "--out", str(tmp_path / "a.txt"), "--leave-out", "@themes")
    done = filled(*command, "--alias", "Amara=A.", "--for", "Priya", "--question", "What\nnow?")
    assert done.code == 0, done.err
    share = filled("share").out.split()[0]
    shown = filled("share", share)
    assert shown.code == 0, shown.err
    first, *lines = shown.out.splitlines()
    assert first.endswith("Priya")
    assert "asked     What now?" in lines
    assert "replaced    2  Amara = A." in lines
    entries = {line.split()[1]: line.split()[-1] for line in lines if line.startswith("entry")}
    assert set(entries.values()) == {"One", "Two"}
    assert {line for line in lines if line.startswith("left out")} == {
        f"left out  {each}  @themes" for each in entries
    }
    several = filled("share", share, "--heard", "Ask first.")
    assert (several.code, "beside" in several.err) == (1, True)
    heard = filled("share", share, "--heard", "Ask first.", "--beside", next(iter(entries)))
    assert heard.code == 0, heard.err
    assert "Ask first." in filled("show", heard.out.strip()).out
    assert filled("share", share, "--heard", "x", "--dry-run").code == 2
    assert filled("share", "--heard", "x").code == 2
    assert filled("share", share, "--beside", "x").code == 2
    assert filled("share", "nonsense").code == 1


def test_an_entry_is_named_instead_of_found(filled: Any, tmp_path: Path) -> None:
    out = tmp_path / "one.txt"
    two, one = (row["id"] for row in filled("list", "--json").json)
    done = filled("export", "--format", "text", "--out", str(out), "--entry", one, "--entry", one)
    assert done.code == 0, done.err
    assert ("One" in out.read_text("utf-8"), "Two" in out.read_text("utf-8")) == (True, False)
    both = ("export", "--format", "text", "--dry-run", "--entry", two)
    assert filled(*both).code == 0
    assert filled(*both, "--tag", "work").code == 2
    assert filled(*both, "--entry", "nonsense").code == 1


def test_drafts_do_not_leave_by_their_names_either(filled: Any, tmp_path: Path) -> None:
    journal = opening.unlock(filled.journal, PASSPHRASE, filled.setup.machine)
    try:
        begun = replace(entries.begin(journal, "feedback"), title="Not yet")
        draft = entries.save(journal, begun, "a sitting").value.id
    finally:
        opening.close(journal)
    done = filled("export", "--format", "text", "--out", str(tmp_path / "x"), "--entry", draft)
    assert (done.code, draft in done.err) == (2, True)
    assert not (tmp_path / "x").exists()


def test_what_is_there_stays(filled: Any, tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text("mine", "utf-8")
    for command in (("--out", str(there)), ("--out", str(tmp_path))):
        done = filled("export", "--format", "text", *command)
        assert (done.code, "left as it is" in done.err) == (1, True)
    sealed = tmp_path / "b.txt.age"
    sealed.write_text("mine", "utf-8")
    done = filled("export", "--format", "text", "--protect", "--out", str(tmp_path / "b.txt"))
    assert (done.code, done.out) == (1, "")
    assert (there.read_text("utf-8"), sealed.read_text("utf-8")) == ("mine", "mine")
    assert filled("share").out == ""


@pytest.mark.parametrize("option", ["--person", "--tag", "--search", "--thread"])
@pytest.mark.parametrize("given", ["", " ", '"', "?!"])
def test_a_filter_without_a_word_is_no_filter_for_everything(
    filled: Any, tmp_path: Path, option: str, given: str
) -> None:
    done = filled("export", "--format", "text", "--out", str(tmp_path / "x"), option, given)
    assert (done.code, option in done.err) == (2, True)
    assert not (tmp_path / "x").exists()


def test_a_file_is_needed_but_for_a_dry_run(filled: Any) -> None:
    assert filled("export", "--format", "text").code == 2
    looked = filled("export", "--format", "text", "--dry-run", "--alias", "Amara=A.", "--json")
    assert looked.code == 0, looked.err
    assert looked.json["replaced"] == [{"name": "Amara", "times": 2}]
    assert {"looks": "name", "words": "Northwind", "times": 1} in looked.json["still_there"]


def test_a_script_gets_all_of_it_as_json(filled: Any, tmp_path: Path) -> None:
    out = tmp_path / "a.md"
    command = ("export", "--format", "markdown", "--out", str(out), "--for", "Priya", "--protect", "--json")
    done = filled(*command, "--tag", "work", "--leave-out", "@themes", "--alias", "Amara=A.").json
    assert done["path"] == f"{out}.age"
    assert b"## Two" in pyrage.passphrase.decrypt(Path(done["path"]).read_bytes(), done["password"])
    (logged,) = filled("share", "--json").json
    assert (logged["id"], logged["for"], logged["format"]) == (done["share"], "Priya", "markdown")
    assert (logged["protection"], logged["parts"], logged["printed"]) == ("age", 2, False)
    assert logged["made_at"].endswith("Z")
    shown = filled("share", done["share"], "--json").json
    assert [each["left_out"] for each in shown["entries"]] == [["@themes"], ["@themes"]]
    assert {"name": "Amara", "shown": "A.", "times": 2} in shown["replaced"]
    beside = ("--beside", shown["entries"][0]["id"])
    heard = filled("share", done["share"], "--heard", "Ask first.", *beside, "--json").json
    assert filled("show", heard["entry"], "--json").json["kind"] == "learning"


def test_what_had_a_password_has_one_again(filled: Any, tmp_path: Path) -> None:
    command = ("export", "--format", "text", "--protect", "--out", str(tmp_path / "a.txt"))
    (share,) = (filled(*command, "--json").json["share"],)
    again = filled("share", share, "--out", str(tmp_path / "b.txt"))
    assert again.code == 0, again.err
    assert "Nothing is new since the last time." in again.err
    path, password = again.out.splitlines()
    assert path.endswith("b.txt.age")
    data = Path(path).read_bytes()
    assert pyrage.passphrase.decrypt(data, password.removeprefix("password: "))
    assert not (tmp_path / "b.txt").exists()


def test_a_pdf_can_be_an_age_file_and_stays_one(filled: Any, tmp_path: Path) -> None:
    asked = ("--out", str(tmp_path / "a.pdf"), "--limit", "1", "--json")
    first = filled("export", "--format", "pdf", "--age", *asked).json
    again = filled("share", first["share"], "--out", str(tmp_path / "b.pdf"), "--json").json
    for name, done in (("a.pdf.age", first), ("b.pdf.age", again)):
        assert done["path"] == str(tmp_path / name)
        assert pyrage.passphrase.decrypt(Path(done["path"]).read_bytes(), done["password"]).startswith(
            b"%PDF"
        )
    assert filled("share", first["share"], "--age").code == 2


def test_the_log_has_no_end(filled: Any, tmp_path: Path) -> None:
    journal = opening.unlock(filled.journal, PASSPHRASE, filled.setup.machine)
    try:
        prepared = sharing.prepare(journal, sharing.picked(journal, Query()), "text")
        with journal.store.transaction():
            for _ in range(sharing.LOG_SHOWN + 1):
                sharing.note(journal, prepared)
    finally:
        opening.close(journal)
    assert len(filled("share").out.splitlines()) == sharing.LOG_SHOWN + 1


def test_a_thread_leaves_under_its_heading(filled: Any, tmp_path: Path, clock: Any) -> None:
    one = filled("list", "--json").json[1]["id"]
    out = tmp_path / "a.txt"
    command = ("export", "--format", "text", "--out", str(out), "--thread", one)
    assert filled(*command, "--search", "Amara").code == 2
    assert filled(*command, "--entry", one).code == 2
    done = filled(*command, "--title", "Before we meet", "--json")
    assert done.code == 0, done.err
    told = out.read_text("utf-8")
    assert ("Before we meet" in told, "One" in told, "Two" in told) == (True, True, False)
    clock.forward(days=1)
    heard = filled("share", done.json["share"], "--heard", "Ask first.")
    assert heard.code == 0, heard.err
    again = filled("share", done.json["share"], "--out", str(tmp_path / "b.txt"))
    assert "1 entry is new" in again.err
    assert filled(*command[:-1], "nonsense").code == 1


def test_a_share_is_taken_out_of_the_log(filled: Any, tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    share = filled("export", "--format", "text", "--out", str(out), "--json").json["share"]
    assert filled("share", "--forget").code == 2
    assert filled("share", share, "--forget", "--heard", "x").code == 2
    assert filled("share", "nonsense", "--forget").code == 1
    gone = filled("share", share, "--forget")
    assert (gone.code, gone.out, filled("share").out) == (0, "", "")
    assert out.exists()


def test_a_share_stays_out_of_the_journals_own_folder(filled: Any) -> None:
    done = filled("export", "--format", "text", "--out", str(filled.journal / "a.txt"))
    assert done.code == 1
    assert done.err.startswith("That is no place for it: a place outside the journal's folder expected.")
