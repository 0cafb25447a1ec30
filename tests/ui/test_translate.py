"""Every text of the window goes through translation, and the translator's tool finds it."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from journal.ui import texts
from journal.ui import translate as module
from journal.ui.translate import Translations

UI = Path(texts.__file__).parent
# The pictures of the README are filled with invented words, which are no texts of the window.
MODULES = sorted(path for path in UI.rglob("*.py") if path.name != "screenshots.py")
# What shows text, and which of its arguments do (0-based; names for keyword arguments).
SHOWS: dict[str, tuple[int | str, ...]] = {
    "setText": (0,),
    "set_text": (0,),
    "setWindowTitle": (0,),
    "setToolTip": (0,),
    "setStatusTip": (0,),
    "setWhatsThis": (0,),
    "setPlaceholderText": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setTitle": (0,),
    "addItem": (0, 1),
    "addAction": (0, 1),
    "addMenu": (0, 1),
    "addTab": (1, 2),
    "addRow": (0,),
    "setLabelText": (0,),
    "setInformativeText": (0,),
    "setPrefix": (0,),
    "setSuffix": (0,),
    "QAction": (0, 1),
    "QLabel": (0,),
    "QPushButton": (0, 1),
    "QMenu": (0,),
    "QGroupBox": (0,),
    "PlainLabel": (1, "text"),
    "ElidedLabel": (1, "text"),
    "SectionLabel": (1, "text"),
    "PageTitle": (1, 2, "title", "subtitle"),
    "Button": (1, "text"),
    "IconButton": (2, "name"),
    "Chip": (1, "text"),
    "CheckBox": (1, "text"),
    "RadioButton": (1, "text"),
    "CardButton": (2, 3, "title", "text"),
    "KindBadge": (2, "text"),
    "PassphraseField": (1, "label"),
    "show_info": (0, "text"),
    "show_error": (0, "text"),
    "set_error": (0, "text"),
    "PageSpec": (2, "label"),
}
TRANSLATES = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP"})
NAMES = frozenset({"Afterword"})  # names are not translated


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literals(node: ast.AST) -> list[ast.Constant]:
    """The texts with letters in an expression, those inside a translation left out."""
    if isinstance(node, ast.Call) and called(node) in TRANSLATES:
        return []
    if isinstance(node, ast.Constant):
        letters = isinstance(node.value, str) and any(c.isalpha() and c != "X" for c in node.value)
        return [node] if letters and node.value not in NAMES else []
    # What is called upon, compared with or looked up by is no text on the screen.
    if isinstance(node, ast.Compare | ast.Subscript):
        return []
    children = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Call):
        children = [node.func]
    if isinstance(node, ast.IfExp):
        children = [node.body, node.orelse]
    return [found for child in children for found in literals(child)]


def shown(tree: ast.AST) -> list[tuple[str, ast.Constant]]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        wanted = SHOWS.get(called(node), ())
        arguments = [argument for at, argument in enumerate(node.args) if at in wanted]
        arguments += [keyword.value for keyword in node.keywords if keyword.arg in wanted]
        found += [(called(node), text) for argument in arguments for text in literals(argument)]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_no_text_on_screen_is_left_out_of_translation(path):
    left = [
        f"line {text.lineno}: {name}({text.value!r})"
        for name, text in shown(ast.parse(path.read_text("utf-8")))
    ]
    assert left == []


@pytest.mark.parametrize(
    ("code", "texts_found"),
    [
        ("label.setText('Words')", ["Words"]),
        ("label.setText('' if a == 'b' else 'Words')", ["Words"]),
        ("label.setText(f'{n} Words')", [" Words"]),
        ("Button(look, 'Words', icon='x')", ["Words"]),
        ("label.setText(self.tr('Words {n}').format(n='x'))", []),
        ("label.setText('·')", []),
        ("label.setText(table['name'])", []),
    ],
)
def test_the_search_for_texts_finds_them(code, texts_found):
    assert [text.value for _, text in shown(ast.parse(code))] == texts_found


@pytest.fixture(scope="module")
def marked() -> set[str]:
    """The contexts of tables whose texts are marked by QT_TRANSLATE_NOOP and translated when shown."""
    calls = (node for path in MODULES for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    marks = (node for node in calls if isinstance(node, ast.Call) and called(node) == "QT_TRANSLATE_NOOP")
    return {ast.literal_eval(node.args[0]) for node in marks}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_what_is_translated_can_be_found_and_matched(path, marked):
    """lupdate sees calls by the name `translate`, `tr` or `QT_TRANSLATE_NOOP`, with plain literals."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute):
            assert node.value.attr not in {"translate", "tr"}, f"line {node.lineno}: an alias hides texts"
        if not isinstance(node, ast.Call) or called(node) not in TRANSLATES:
            continue
        owner = getattr(getattr(node.func, "value", None), "id", "")
        if called(node) == "translate" and owner != "QCoreApplication":
            continue
        context, text = (None, node.args[0]) if called(node) == "tr" else node.args[:2]
        assert context is None or isinstance(context, ast.Constant), f"line {node.lineno}: no literal"
        from_table = context is not None and context.value in marked
        assert isinstance(text, ast.Constant) or from_table, f"line {node.lineno}: no literal"


@pytest.fixture(scope="module")
def lupdate() -> str:
    beside = Path(sys.executable).with_name("pyside6-lupdate")
    tool = str(beside) if beside.exists() else shutil.which("pyside6-lupdate")
    if tool is None:
        pytest.skip("pyside6-lupdate is not here")
    return tool


def test_the_translators_tool_finds_the_texts(lupdate, tmp_path):
    out = tmp_path / "all.ts"
    subprocess.run(
        [lupdate, str(UI / "texts.py"), str(UI / "main_window.py"), "-ts", str(out)],
        check=True,
        capture_output=True,
    )
    found = {
        (c.findtext("name"), m.findtext("source"))
        for c in ET.parse(out).iter("context")
        for m in c.iter("message")
    }
    assert {("kinds", text) for text in texts.KIND_TEXTS} <= found
    assert ("MainWindow", "&New entry") in found
    assert len([name for name, _ in found if name == "errors"]) >= len(texts.ERROR_TEXTS)


@pytest.fixture
def translations(dressed):
    made = Translations()
    yield made
    made.install("en")


@pytest.mark.parametrize("language", ["en", "en_GB", "tlh", "", "not a language"])
def test_a_language_that_is_not_there_gives_english(translations, language):
    assert translations.install(language) == "en"
    assert texts.kind_label("feedback") == "Feedback"


def test_a_language_with_a_file_is_used_and_taken_back(translations, lupdate, tmp_path, monkeypatch):
    made = tmp_path / "afterword_ar.ts"
    made.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="ar">'
        "<context><name>kinds</name><message><source>Feedback</source><translation>ملاحظات</translation>"
        "</message></context></TS>",
        "utf-8",
    )
    subprocess.run([lupdate.replace("lupdate", "lrelease"), str(made)], check=True, capture_output=True)
    monkeypatch.setattr(module, "assets", lambda *parts: tmp_path)
    assert translations.install("ar").startswith("ar")
    assert texts.kind_label("feedback") == "ملاحظات"
    assert texts.kind_label("mistake") == "Mistake", "what is not translated stays English"
    assert QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert translations.install("en") == "en"
    assert texts.kind_label("feedback") == "Feedback"
    assert QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("kinds", "Feedback") == "Feedback"
