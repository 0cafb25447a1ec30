from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal.app import packs
from journal.app.packs import Concern
from tests.ui.doors.test_accessible import nameless
from tests.ui.guides.conftest import COACH, EVERY_FIELD
from tests.ui.guides.test_adding import FAULTY, NEWER


def gallery(page, rig, lay, keys):
    page.show_gallery()


def details(page, rig, lay, keys):
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    page.details.ask_remove("x")


def preview(page, rig, lay, keys):
    page.look_at(lay(NEWER, key=keys[1]))


def refused(page, rig, lay, keys):
    page.look_at(lay(FAULTY, "faulty"))


def sheet(page, rig, lay, keys):
    page._show_sheet(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)


def trying(page, rig, lay, keys):
    page.try_out(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)


WRITING = 780  # pixels that the writing page needs at 200 %
VIEWS = (gallery, details, preview, refused, sheet, trying)


@pytest.fixture
def coached(page, rig, lay, keys):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH, key=keys[0])), tuple(Concern), "Dana")
    rig.wait()
    return page


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_everything_that_takes_keys_has_a_name(coached, rig, lay, keys, view):
    view(coached, rig, lay, keys)
    rig.wait()
    shown = coached._stack.currentWidget()
    assert nameless(shown) == []


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_tab_comes_round_through_everything(coached, rig, lay, keys, view, qtbot):
    view(coached, rig, lay, keys)
    rig.wait()
    shown = coached._stack.currentWidget()
    takers = {
        each
        for each in shown.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
    }
    reached = set()
    for _ in range(len(takers) + 20):
        assert QApplication.focusWidget() is not None
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    missed = takers - reached
    assert not missed, [type(each).__name__ for each in missed]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2], ids=lambda each: each.name)
@pytest.mark.parametrize("scale", [80, 200])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_no_view_is_wider_than_its_window(coached, rig, lay, keys, view, scale, direction, look, dressed):
    dressed.setLayoutDirection(direction)
    look.set(scale=scale)
    width = WRITING if view is trying else 640
    coached.resize(width, 480)
    view(coached, rig, lay, keys)
    rig.wait()
    areas = [each for each in coached.findChildren(QScrollArea) if each.isVisible()]
    assert areas
    for area in areas:
        assert area.horizontalScrollBar().maximum() == 0, type(area).__name__
    assert coached.minimumSizeHint().width() <= width
