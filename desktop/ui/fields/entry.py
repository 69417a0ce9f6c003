"""Plain line entries: text, numbers, dates. Nothing is refused while typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit


class Entry(QLineEdit):
    """A line edit that says once what was typed: on Enter, on leaving, or on `flush`.

    `editingFinished` is not used: it doesn't fire for a cleared field before closing.
    """

    finished = Signal(str)

    def __init__(self, *, right: bool = False) -> None:
        super().__init__()
        self._shown = ""
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.returnPressed.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show the known text; what is just being typed is not overwritten."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def flush(self) -> None:
        """Say what was typed since the last time."""
        if self.text() != self._shown:
            self._shown = self.text()
            self.finished.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.flush()
