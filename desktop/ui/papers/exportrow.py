"""One file of an export: waiting, being written, written, or why not."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_S, TOKENS
from desktop.ui.widgets import Picture, label


class FileState(Enum):
    """How far a file is."""

    WAITING = "waiting"
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"
    STOPPED = "stopped"


LOOKS = {
    FileState.WAITING: ("circle", TOKENS.border, "等待"),
    FileState.WRITING: ("half", TOKENS.accent, "正在写"),
    FileState.WRITTEN: ("check", TOKENS.met, "写好了"),
    FileState.FAILED: ("cross", TOKENS.unmet, "没写成"),
    FileState.STOPPED: ("circle", TOKENS.border, "没有写"),
}


class FileRow(QWidget):
    """Sign, name, state; a failure says what to do."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.state = name, FileState.WAITING
        self._sign = Picture("circle", TOKENS.border)
        self._word, self._why = label("", "muted"), label("", "problem", wrap=True)
        self._why.hide()
        top = QHBoxLayout()
        top.setSpacing(GAP_S)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = label(name, wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(words, 1)
        top.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._why)
        self.show_state(FileState.WAITING)

    def show_state(self, state: FileState, detail: str = "") -> None:
        """Show how far it is; `detail` is pages, or why it failed."""
        self.state = state
        icon, colour, word = LOOKS[state]
        self._sign.show_icon(icon, colour)
        self._word.setText(f"{word} {detail}".strip() if state is not FileState.FAILED else word)
        self._why.setText(detail)
        self._why.setVisible(state is FileState.FAILED and bool(detail))
        self.setAccessibleName(f"{self.name}，{word} {detail}".strip())
