"""Start of the window. Before the first paint nothing is imported but Qt and light parts of Python."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui.crash import CrashCatcher, keep_qt_quiet
from desktop.ui.instance import Instance, server_name
from desktop.ui.shell import Window
from desktop.ui.theme import dress


def speak_chinese(app: QApplication) -> bool:
    """Load Qt's own Chinese words: without them standard buttons and menus are English."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_zh_CN", folder):
        return False
    return app.installTranslator(translator)


def make_app(argv: Sequence[str]) -> QApplication:
    """The application object, dressed and speaking Chinese."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(argv))
    app.setApplicationName("Jigai")
    app.setApplicationDisplayName("技改通")
    speak_chinese(app)
    dress(app)
    return app


def open_window(window: Window) -> None:
    """Show the frame at a size that suits the screen; what is inside comes after the paint."""
    room = window.screen().availableGeometry()
    window.resize(min(1280, room.width()), min(800, room.height() - 40))
    if room.width() <= 1440:
        window.showMaximized()
    else:
        window.show()


class Start(QObject):
    """Fills the window after it has been painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        QTimer.singleShot(0, self, self._wait_for_paint)

    def _wait_for_paint(self) -> None:
        QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        from desktop.ui.opening import open_desk

        open_desk(self._window)


def start(argv: Sequence[str]) -> int:
    """Run the window until it is closed; a second start only raises the first."""
    qInstallMessageHandler(keep_qt_quiet)
    app = make_app(argv)
    instance = Instance(server_name())
    if instance.raise_first():
        return 0
    instance.listen()
    catcher = CrashCatcher()
    catcher.install()
    window = Window()
    instance.knocked.connect(window.raise_up)
    open_window(window)
    Start(window)
    status = app.exec()
    instance.close()
    sys.excepthook = sys.__excepthook__
    return status
