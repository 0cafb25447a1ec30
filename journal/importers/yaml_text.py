"""YAML of strangers, with texts as its only scalars: nothing in it can name a type or make an object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from journal.errors import CannotImport

MOST_TEXT = 4 * 1024 * 1024  # characters: a month of RedNotebook has some ten thousand
MOST_EVENTS = 50_000  # values and their ends
MOST_DEPTH = 32


def parse_yaml(text: str, path: Path, where: str, line: int = 1) -> Any:
    """Give the value of a YAML text whose first line is `line` of its file; scalars come as texts.

    Raises CannotImport("form") with the line of the fault.
    """
    try:
        _check(text, path, where, line)
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CannotImport(path, "form", where, line + mark.line if mark else 0) from None
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        raise CannotImport(path, "form", where) from None


def _check(text: str, path: Path, where: str, line: int) -> None:
    """Go through a text before anything is made of it. Raises CannotImport: large or form."""
    if len(text) > MOST_TEXT:
        raise CannotImport(path, "large", where)
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        at = line + event.start_mark.line
        if number > MOST_EVENTS:
            raise CannotImport(path, "large", where, at)
        # Aliases to aliases stand for more than any memory holds; nesting takes the square of its depth.
        if depth > MOST_DEPTH or isinstance(event, yaml.AliasEvent):
            raise CannotImport(path, "form", where, at)
