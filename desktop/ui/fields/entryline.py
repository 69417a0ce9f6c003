"""A plain line to write in. Nothing is refused while typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop.ui.fields.keys import claimed, is_left, is_redo
from desktop.ui.fields.pasteline import PasteLine
from desktop.ui.fields.typist import Typist

AIR = 26  # frame, padding and the cursor


class EntryLine(PasteLine):
    """A line edit that says what was typed on Enter, on leaving and on `flush`, and on pauses.

    Its own undo reaches back only over text that was not yet handed over: from there on it is the session's.
    """

    finished = Signal(str)
    going_on = Signal(str)

    def __init__(self, *, right: bool = False, width: int = 0, takes_blocks: bool = False) -> None:
        """`width` is the usual one; a known text that is longer gets a wider box, up to twice that."""
        super().__init__(takes_blocks=takes_blocks)
        self._width = width
        if width:
            self.setFixedWidth(width)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._typist = Typist(self, self.text)
        self._typist.finished.connect(self.finished)
        self._typist.going_on.connect(self.going_on)
        self.textEdited.connect(lambda _text: self._typist.note_change())
        self.returnPressed.connect(self.flush)

    def is_typing(self) -> bool:
        """True while there is text that was not yet handed over."""
        return self._typist.is_going_on

    def show_text(self, text: str) -> None:
        """Show the known text; what is just being typed is not overwritten."""
        if self.is_typing():
            return
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self._forget_steps()
        self._typist.note_shown()
        if self._width:
            wanted = self.fontMetrics().horizontalAdvance(text) + AIR
            self.setFixedWidth(max(self._width, min(wanted, 2 * self._width)))

    def flush(self) -> None:
        """Say what was typed since the last time."""
        self._typist.finish()
        self._forget_steps()

    def _forget_steps(self) -> None:
        """What is handed over is not taken back here."""
        if self.isUndoAvailable() or self.isRedoAvailable():
            place = self.cursorPosition()
            self.setText(self.text())
            self.setCursorPosition(place)

    def event(self, event: QEvent) -> bool:
        own = claimed(event, self.isUndoAvailable, self.isRedoAvailable)
        return super().event(event) if own is None else own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_redo(event) and self.isRedoAvailable():
            self.redo()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.flush()
