"""A few choices side by side, and a combo the wheel leaves alone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from desktop.ui.widgets import Tool, label


class CalmCombo(QComboBox):
    """A combo that the wheel never changes by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Segments(QWidget):
    """A few choices side by side, one of them pressed; arrows move between them."""

    picked = Signal(object)

    def __init__(self, name: str, words: Mapping[Any, str]) -> None:
        super().__init__()
        self._keys = list(words)
        self._group = QButtonGroup(self)
        self._buttons: dict[Hashable, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if name:
            row.addWidget(label(name, "muted"))
        for place, (key, text) in enumerate(words.items()):
            one = Tool()
            one.setText(text)
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            one.setAccessibleName(f"{name}{text}")
            self._group.addButton(one, place)
            self._buttons[key] = one
            row.addWidget(one)
        self._group.idClicked.connect(lambda place: self.picked.emit(self._keys[place]))
        self.pick(self._keys[0])

    def pick(self, key: Hashable) -> None:
        """Press one."""
        self._buttons[key].setChecked(True)

    def show_word(self, key: Hashable, text: str, *, shown: bool = True) -> None:
        """Put other words on one, or hide it."""
        self._buttons[key].setText(text)
        self._buttons[key].setVisible(shown)
