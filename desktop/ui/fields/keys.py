"""The keys for taking back and doing again: the same on every system, and shared between a box and the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def is_undo(event: QKeyEvent) -> bool:
    """True for Ctrl+Z."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """True for Ctrl+Y, which Qt knows on Windows only, and Ctrl+Shift+Z."""
    return QKeySequence(event.keyCombination()) in REDO


def claimed(event: QEvent, can_undo: Callable[[], bool], can_redo: Callable[[], bool]) -> bool | None:
    """Whether a text box keeps Ctrl+Z or Ctrl+Y for steps of its own; None for any other event.

    With nothing of its own to undo, it leaves the key to the window: the rest is the session's.
    """
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return None
    if is_undo(event):
        own = can_undo()
    elif is_redo(event):
        own = can_redo()
    else:
        return None
    event.setAccepted(own)
    return own


def is_left(event: QFocusEvent) -> bool:
    """False while the focus only passes to a menu, a pop-up or another window."""
    return event.reason() not in PASSING
