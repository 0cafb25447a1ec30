"""Public methods say what they give. Those that Qt calls are documented by Qt."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest

import journal.ui

UI = Path(journal.ui.__file__).parent
NAMES = sorted(
    ".".join(("journal", "ui", *path.relative_to(UI).with_suffix("").parts))
    for path in UI.rglob("*.py")
    if path.name != "__init__.py"
)


def ours(member: object, module: str) -> bool:
    return getattr(member, "__module__", None) == module


@pytest.mark.parametrize("name", NAMES)
def test_public_methods_have_docstrings(name):
    module = importlib.import_module(name)
    bare = []
    for kind, holder in inspect.getmembers(module, inspect.isclass):
        if not ours(holder, name) or kind.startswith("_"):
            continue
        for method, function in vars(holder).items():
            if method.startswith("_") or not inspect.isfunction(function) or function.__doc__:
                continue
            if not any(hasattr(base, method) for base in holder.__mro__[1:]):
                bare.append(f"{kind}.{method}")
    assert bare == []
