"""The README, the help and the program say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest

from journal.app import importing
from journal.app.sharing import FORMATS
from journal.cli import texts
from journal.cli.root import MODULES, build
from journal.cli.setup import Setup
from journal.model.kinds import KIND_BY_ID

README = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
TABLE = re.findall(r"^\| (`afterword.*?) \| (.*) \|$", README, re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


@pytest.fixture
def command(tmp_path: Path, machine: Any) -> click.Group:
    return build(Setup(machine, tmp_path, lambda _: 0, lambda _: 0), lambda: "0.0")


def named(group: click.Group) -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None and not command.hidden}


def options(command: click.Command, *, hidden: bool = False) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option) and (hidden or not option.hidden)
        for name in option.opts
        if name.startswith("--")
    }


def rows() -> dict[str, str]:
    """Give per subcommand the words of its row in the README."""
    found = {}
    for usage, words in TABLE:
        for name in re.findall(r"`afterword ([a-z-]+)", usage):
            found[name] = f"{usage} {words}"
    return found


def test_every_subcommand_is_in_the_table_and_every_row_is_a_subcommand(command: click.Group) -> None:
    assert set(rows()) == set(named(command)) == set(MODULES)


def test_every_option_in_the_readme_exists(command: click.Group) -> None:
    known = options(command)
    for each in named(command).values():
        known |= options(each)
    section = README.split("## On the command line")[1].split("\n## ")[0]
    mentioned = set(OPTION.findall(section))
    assert mentioned - known == set()
    for name, words in rows().items():
        assert set(OPTION.findall(words)) <= options(named(command)[name]), name


def test_every_option_is_in_the_help_with_words(command: click.Group) -> None:
    for name, each in [("", command), *named(command).items()]:
        context = click.Context(each, info_name=name)
        shown = each.get_help(context)
        for option in each.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert option.help, f"{name} {option.name}"
                assert option.opts[0] in shown
            elif isinstance(option, click.Option):
                assert option.opts[0] not in shown
        assert each.get_short_help_str(200).strip(), name


def test_every_option_of_the_commands_that_read_and_write_is_in_the_readme(command: click.Group) -> None:
    for name, each in named(command).items():
        for option in options(each) - {"--json"}:
            # `search` has "the same filters" as `list`.
            assert option in OPTION.findall(README), f"{name} {option}"


def test_the_commands_with_json_are_the_ones_that_say_so(command: click.Group) -> None:
    sentence = re.search(r"((?:`[a-z-]+`,?\s+(?:and\s+)?)+)give JSON", README)
    assert sentence is not None
    claimed = set(re.findall(r"`([a-z-]+)`", sentence.group(1)))
    assert claimed == {name for name, each in named(command).items() if "--json" in options(each)}


def test_every_kind_is_named() -> None:
    sentence = re.search(r"A KIND is (.*?)\.", README, re.DOTALL)
    assert sentence is not None
    assert re.findall(r"`([a-z]+)`", sentence.group(1)) == list(KIND_BY_ID)


def test_every_source_is_named() -> None:
    sentence = re.search(r"A SOURCE is (.*?)\(", README, re.DOTALL)
    assert sentence is not None
    assert re.findall(r"`([a-z-]+)`", sentence.group(1)) == [name for name, _ in importing.sources()]


def test_every_format_is_named() -> None:
    named = re.findall(r"`([a-z]+)`", rows()["export"].split(", with a note")[0].split("entries as")[1])
    assert named == [each.id for each in FORMATS]


def test_the_exit_codes_are_the_ones_in_force() -> None:
    sentence = re.search(r"Exit codes: (.*?)\.\n", README, re.DOTALL)
    assert sentence is not None
    said = " ".join(sentence.group(1).split())
    assert {int(code) for code in re.findall(r"\b\d+\b", said)} == set(texts.EXIT_CODES)
    for code, meaning in texts.EXIT_CODES.items():
        assert f"{code} {meaning}" in said
    used = {entry.code for entry in texts.SAID.values()}
    assert used <= set(texts.EXIT_CODES)


def test_the_subcommands_come_in_the_order_of_the_readme(command: click.Group) -> None:
    assert list(named(command)) == list(rows())
