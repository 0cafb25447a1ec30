"""`afterword demo --screenshots`: every screen without a display, leaving nothing behind."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtGui import QImage

from journal.app.demo import PASSPHRASE
from journal.ui.screenshots import LOOKS, SHOTS, picture_name
from tests.e2e.app import environment

LOOK = "light"  # every screen in a narrow and in a wide window; all looks take minutes
LEAST_COLOURS = 40  # words and icons have smooth edges; an empty window has one colour
STEP = 7  # pixels between two that are looked at


def colours(picture):
    """How many colours there are, as far as some of the pixels tell."""
    seen = {
        picture.pixel(x, y) for y in range(0, picture.height(), STEP) for x in range(0, picture.width(), STEP)
    }
    return len(seen)


def test_every_screen_is_rendered_without_a_display(tmp_path):
    around = environment(tmp_path)  # neither a display nor a platform: the command sees to that itself
    folder = tmp_path / "pictures"
    line = [sys.executable, "-P", "-m", "journal", "demo", "--screenshots", str(folder), "--look", LOOK]
    done = subprocess.run(line, env=around, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    theme, scale, sizes = LOOKS[LOOK]
    expected = {picture_name(shot, theme, scale, size): size for shot, _prepare in SHOTS for size in sizes}
    assert {picture.name for picture in folder.iterdir()} == set(expected)
    for name, size in expected.items():
        picture = QImage(str(folder / name))
        assert (picture.width(), picture.height()) == size, name
        assert colours(picture) > LEAST_COLOURS, name
    assert list((tmp_path / "temporary").iterdir()) == []
    assert list((tmp_path / "config").iterdir()) == []


def test_the_window_of_the_demo_says_what_it_is_and_leaves_nothing(start, tmp_path):
    app = start("demo")
    app.wait_at(page="today")
    said = app.wait_says("everything here is invented")
    app.keys("Ctrl+L")
    app.wait(lambda state: state["image"] != said["image"], "a fresh process")
    said = app.wait_says(PASSPHRASE)
    assert said["door"] == "UnlockPage"
    app.unlock(PASSPHRASE)
    app.wait_at(page="today")
    app.keys("Ctrl+Q")
    assert app.ended() == 0
    assert list((tmp_path / "temporary").iterdir()) == []
    assert list((tmp_path / "config").iterdir()) == []
