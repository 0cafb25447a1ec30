from __future__ import annotations

from tests.ui.insights.conftest import calendar_page, rig

__all__ = ("calendar_page", "rig")
