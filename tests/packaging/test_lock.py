"""The lock file: every dependency has one exact version on every Python, and within its bounds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("linux", "darwin", "win32")


def pins() -> list[Requirement]:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def direct() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    build = project["build-system"]["requires"]
    listed = [*project["project"]["dependencies"], *build, *(name for extra in extras for name in extra)]
    return [Requirement(text) for text in listed]


def applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": "", **environment})


def everything() -> Iterator[str]:
    """The names of all that is installed because of us, here and now."""
    waiting = [requirement for requirement in direct() if applies(requirement, {})]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        key = (name, frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        yield name
        try:
            further = [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:  # hatchling, where somebody installed without the lock file
            continue
        extras = ("", *requirement.extras)
        waiting += [item for item in further if any(applies(item, {"extra": extra}) for extra in extras)]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_each_name_has_one_version(python: str, system: str) -> None:
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system}
    names = [canonicalize_name(pin.name) for pin in pins() if applies(pin, environment)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("requirement", direct(), ids=str)
def test_each_dependency_is_pinned_within_its_bounds(requirement: Requirement, python: str) -> None:
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    if not applies(requirement, environment):
        return
    name = canonicalize_name(requirement.name)
    found = [pin for pin in pins() if canonicalize_name(pin.name) == name and applies(pin, environment)]
    assert len(found) == 1, f"{name} is not in requirements.lock for Python {python}"
    (specifier,) = found[0].specifier
    assert specifier.operator == "=="
    assert requirement.specifier.contains(specifier.version)


def test_what_the_dependencies_depend_on_is_pinned_too() -> None:
    pinned = {canonicalize_name(pin.name) for pin in pins()}
    assert set(everything()) <= pinned


def test_nothing_is_pinned_in_vain() -> None:
    """What only Windows and the editable install need is known by name; the rest is used here."""
    known = {"colorama", "editables"}
    pinned = {canonicalize_name(pin.name) for pin in pins()}
    assert pinned - known <= set(everything())


def test_no_index_is_named() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in text
    assert "--" not in text
