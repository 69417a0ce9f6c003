"""Says what is being typed: a moment after each pause, and once for all at the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400


class Typist(QObject):
    """Watches one editor. `editingFinished` is not used: it is silent for a cleared field before closing."""

    finished = Signal(str)  # typing has ended with this text
    going_on = Signal(str)  # typing pauses at this text

    def __init__(self, editor: QObject, read: Callable[[], str]) -> None:
        super().__init__(editor)
        self._read = read
        self._shown = ""  # the text when it was last settled
        self._told = ""  # the text last said, settled or not
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._say_pause)

    @property
    def is_going_on(self) -> bool:
        """True when there is text that was not yet said to be finished, or what was said is no longer there."""
        return self._read() != self._shown or self._told != self._shown

    def note_shown(self) -> None:
        """The program put this text there itself."""
        self._shown = self._told = self._read()
        self._pause.stop()

    def note_change(self) -> None:
        """The user changed the text."""
        self._pause.start()

    def finish(self) -> None:
        """Say what was typed since the last time."""
        self._pause.stop()
        if self.is_going_on:
            self._shown = self._told = self._read()
            self.finished.emit(self._shown)

    def _say_pause(self) -> None:
        if self._read() != self._told:
            self._told = self._read()
            self.going_on.emit(self._told)
