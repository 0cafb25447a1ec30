"""A view that is shown once and then goes: a preview, a refusal, a try-out, a sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Passing(QWidget):
    """What the page asks of such a view.

    `stays`: leaving the page and coming back shows it again; somebody has still to decide. `has_escape`: it
    answers the Escape key itself.
    """

    stays = False
    has_escape = False

    def focus_first(self) -> None:
        """Put the keyboard where it is wanted first."""

    def put_away(self) -> None:
        """The page goes out of view, or this view goes: keep what is to be kept, throw the rest away."""
