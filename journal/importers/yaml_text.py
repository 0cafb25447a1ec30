"""YAML of strangers, with texts as its only scalars: nothing in it can name a type or make an object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from journal.errors import CannotImport


def parse_yaml(text: str, path: Path, where: str, line: int = 1) -> Any:
    """Give the value of a YAML text whose first line is `line` of its file; scalars come as texts.

    Raises CannotImport("form") with the line of the fault.
    """
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise CannotImport(path, "form", where, line + event.start_mark.line)
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CannotImport(path, "form", where, line + mark.line if mark else 0) from None
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        raise CannotImport(path, "form", where) from None
