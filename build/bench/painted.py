"""Ends an application once a window has been painted for the first time."""

import os

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _FirstPaint(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))  # how long it takes to end is not measured
        return False


def quit_after_first_paint(app: QApplication, window: QWidget) -> None:
    """Call before `window` is shown."""
    watcher = _FirstPaint(app)
    window.installEventFilter(watcher)
