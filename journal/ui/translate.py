"""The language of the window: which translation files are in force."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from journal.app.assets import assets

SOURCE_LANGUAGE = "en"


class Translations:
    """Holds the installed translators: Qt does not, and forgets a collected one."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def install(self, language: str) -> str:
        """Put a language in force (`system`, or a code such as `de` or `pt_BR`) and give its code.

        A language with no file in `resources/translations` gives the source language. The reading direction
        follows. Texts already on screen stay as they are until they are made again.
        """
        locale = QLocale.system() if language == "system" else QLocale(language)
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
        self._installed = []
        ours = QTranslator()
        folder = str(assets("translations"))
        if locale.language() == QLocale.Language.English or not ours.load(locale, "afterword", "_", folder):
            if QGuiApplication.isRightToLeft():
                self._direct(QLocale(SOURCE_LANGUAGE))
            return SOURCE_LANGUAGE
        # The words of Qt's own buttons; without them those stay English and all else works.
        theirs = QTranslator()
        theirs.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for translator in (theirs, ours):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)
        self._direct(locale)
        return locale.name()

    @staticmethod
    def _direct(locale: QLocale) -> None:
        direction = locale.textDirection()
        if isinstance(direction, QtCore.Qt.LayoutDirection):
            QGuiApplication.setLayoutDirection(direction)
