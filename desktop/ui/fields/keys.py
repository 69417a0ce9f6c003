"""The keys for taking back and doing again: the same on every system."""

from PySide6.QtGui import QKeyEvent, QKeySequence

REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


def is_undo(event: QKeyEvent) -> bool:
    """True for Ctrl+Z."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """True for Ctrl+Y, which Qt knows on Windows only, and Ctrl+Shift+Z."""
    return QKeySequence(event.keyCombination()) in REDO
