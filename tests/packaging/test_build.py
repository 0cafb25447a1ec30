"""What is built from a checkout has everything that the app needs at run time."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def hatch(target: str, source: Path, place: Path) -> Path:
    """Build `target` from `source` into `place`, with the backend that pip would use; no network."""
    line = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(place)]
    done = subprocess.run(line, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = place.glob({"sdist": "*.tar.gz", "wheel": "*.whl"}[target])
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive and not from the checkout: what the archive lacks shows."""
    place = tmp_path_factory.mktemp("build")
    with tarfile.open(hatch("sdist", ROOT, place)) as archive:
        archive.extractall(place, filter="data")
    (source,) = (path for path in place.iterdir() if path.is_dir())
    return hatch("wheel", source, place)


def shipped(folder: Path) -> set[str]:
    """The files of `folder`, without what Python leaves behind."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if "__pycache__" not in name}


def test_the_wheel_has_every_module_and_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"journal/{name}" for name in shipped(ROOT / "journal")} <= names
    assert {f"journal/resources/{name}" for name in shipped(ROOT / "resources")} <= names


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"journal"}


def test_the_wheel_carries_the_licences_and_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    about = next(name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name)
    licences = {name for name in archive.namelist() if name.startswith(f"{about}/licenses/")}
    assert f"{about}/licenses/LICENSE" in licences
    assert any("fonts" in name for name in licences)
    commands = archive.read(f"{about}/entry_points.txt").decode()
    assert "afterword = journal.main:main" in commands


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(place)
    return place


def python(unpacked: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script that sees the unpacked wheel before every other place, the checkout included."""
    line = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(unpacked)!r}); {script}"]
    return subprocess.run(line, cwd=unpacked, capture_output=True, text=True)


def test_the_app_finds_its_resources_inside_the_wheel(unpacked: Path) -> None:
    done = python(unpacked, "from journal.files.shipped import shipped; print(shipped('help', 'index.md'))")
    assert Path(done.stdout.strip()) == unpacked / "journal/resources/help/index.md", done.stderr
    assert Path(done.stdout.strip()).is_file()


def test_the_command_starts_from_the_wheel(unpacked: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    done = python(unpacked, "from journal.main import main; sys.exit(main(['--version']))")
    assert (done.returncode, done.stdout) == (0, f"afterword {version}\n"), done.stderr
