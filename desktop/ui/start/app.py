"""Start of the window. Before the first paint nothing is imported but Qt and light parts of Python."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QThreadPool, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.frame.shell import Window
from desktop.ui.start.instance import Instance
from desktop.ui.start.qtwords import more_words
from desktop.ui.theme import dress


def speak_chinese(app: QApplication) -> bool:
    """Load Qt's own Chinese words: without them standard buttons and menus are English."""
    app.installTranslator(more_words(app))  # asked after the one installed later
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_zh_CN", folder):
        return False
    return app.installTranslator(translator)


def make_app(argv: Sequence[str]) -> QApplication:
    """The application object, dressed and speaking Chinese."""
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


def catch_failures() -> None:
    """Unhandled exceptions open a report; the module for it is imported when the first one happens."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from desktop.ui.start.crash import CrashCatcher

        CrashCatcher.only().handle(kind, error, trace)

    sys.excepthook = hook


def start(argv: Sequence[str]) -> int:
    """Run the window until it is closed; a second start only raises the first."""
    app = make_app(argv)
    instance = Instance()
    if not instance.take():
        instance.raise_first()
        return 0
    catch_failures()
    window = Window()
    open_window(window)
    window.painted_once.connect(lambda: _fill(window, instance))
    status = app.exec()
    QThreadPool.globalInstance().waitForDone()
    instance.close()
    sys.excepthook = sys.__excepthook__
    return status


def _fill(window: Window, instance: Instance) -> None:
    from desktop.ui.start.opening import open_desk

    instance.listen(window.raise_up)
    open_desk(window)
