from __future__ import annotations

import importlib.util
from pathlib import Path

from journal.files import shipped as module
from journal.files.shipped import shipped


def test_the_checkout_has_the_resources_beside_the_package():
    assert shipped("fonts", "Literata_400Regular.ttf").is_file()
    assert shipped("print").is_dir()


def test_an_installed_app_has_them_inside_the_package(tmp_path):
    files = tmp_path / "journal" / "files"
    files.mkdir(parents=True)
    copy = files / "shipped.py"
    copy.write_text(Path(module.__file__).read_text("utf-8"), "utf-8")
    (tmp_path / "journal" / "resources").mkdir()
    spec = importlib.util.spec_from_file_location("installed_shipped", copy)
    assert spec is not None
    assert spec.loader is not None
    installed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installed)
    assert installed.shipped("fonts") == tmp_path.resolve() / "journal" / "resources" / "fonts"
