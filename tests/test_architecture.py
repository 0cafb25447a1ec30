"""The walls of CONTRIBUTING.md, section "Layers": imports point one way and packages run nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "journal"

# What each layer may import from the project. A layer may always import itself.
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "files": {"errors"},
    "model": {"errors"},
    "prompts": {"errors", "files", "model"},
    "vault": {"errors", "files"},
    "store": {"errors", "files", "model"},
    "exporters": {"errors", "files", "model"},
    "importers": {"errors", "model"},
    "app": {"errors", "files", "model", "prompts", "vault", "store", "exporters", "importers"},
    "cli": {"errors", "model", "prompts", "app"},
    "ui": {"errors", "model", "prompts", "app"},
    "main": {"errors", "files", "app", "cli", "ui"},
    "__main__": {"main"},
}
# Third-party packages that only some layers may touch.
ONLY_IN: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlcipher3": {"store"},
    "sqlite_utils": {"store"},
    "sqlite3": {"store"},
    "click": {"cli", "main"},
    "typst": {"exporters"},
    "segno": {"exporters"},
    "icalendar": {"exporters"},
    "docx": {"exporters"},
    "pikepdf": {"exporters"},
    "pyrage": {"exporters"},
    "pydantic": {"prompts"},
    "tomllib": {"prompts"},
    # The store reads page 1 by hand before SQLite may touch it; jrnl's files are encrypted.
    "cryptography": {"vault", "store", "importers"},
    "yaml": {"importers"},
    "zxcvbn": {"vault"},
    "xkcdpass": {"vault"},
}
# Nothing leaves the computer: no module may name one of these.
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
CLOCK_CALLS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
CLOCK_FREE = {"model", "prompts", "vault", "store", "exporters", "importers", "app", "cli"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports(tree: ast.AST) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write imports in full, from journal down"
            names = [node.module or ""]
            if node.module == "journal":
                names = [f"journal.{alias.name}" for alias in node.names]
            found += [(name, node.lineno) for name in names]
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    layer = layer_of(path)
    if layer == "__init__":
        return
    assert layer in ALLOWED, f"{layer} is no layer: place the module in one"
    for name, line in imports(ast.parse(path.read_text("utf-8"))):
        top, _, rest = name.partition(".")
        if top == "journal":
            target = rest.split(".")[0]
            assert target == layer or target in ALLOWED[layer], f"{path}:{line}: {layer} imports {name}"
        assert layer in ONLY_IN.get(top, {layer}), f"{path}:{line}: {top} does not belong in {layer}"
        assert top not in NETWORK, f"{path}:{line}: {top} could reach a network"
        assert not name.startswith("PySide6.QtNetwork"), f"{path}:{line}: no network code"


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if layer_of(path) == "model"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_model_needs_only_the_standard_library(path: Path) -> None:
    import sys

    for name, line in imports(ast.parse(path.read_text("utf-8"))):
        top = name.split(".")[0]
        assert top == "journal" or top in sys.stdlib_module_names, f"{path}:{line}: {name}"


@pytest.mark.parametrize(
    "path", [p for p in modules() if p.name == "__init__.py"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_packages_run_nothing(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    assert all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_mutable_object_lives_in_a_module(path: Path) -> None:
    mutable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    for node in ast.parse(path.read_text("utf-8")).body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        assert not isinstance(value, mutable), f"{path}:{node.lineno}: make it a tuple or a MappingProxyType"


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if layer_of(path) in CLOCK_FREE],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_clock_is_an_argument(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        name = getattr(owner, "id", None) or getattr(owner, "attr", "")
        reads_clock = name in {"datetime", "date", "time"} and node.func.attr in CLOCK_CALLS
        assert not reads_clock, f"{path}:{node.lineno}: the clock is an argument"
