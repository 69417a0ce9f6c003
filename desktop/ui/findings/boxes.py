"""Small tinted boxes, two in a row, for things to be compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.widgets import label

COLUMNS = 2


def box(text: str, foot: QWidget | str) -> QFrame:
    """A sentence and what comes of it."""
    frame = QFrame()
    frame.setProperty("role", "computed")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
    inside.setSpacing(4)
    inside.addWidget(label(text, wrap=True))
    inside.addWidget(label(foot, "strong", wrap=True) if isinstance(foot, str) else foot)
    inside.addStretch(1)
    return frame


def side_by_side(boxes: Sequence[QWidget]) -> QGridLayout:
    """The boxes in rows of two of the same width."""
    grid = QGridLayout()
    grid.setSpacing(GAP_S)
    for place, one in enumerate(boxes):
        grid.addWidget(one, place // COLUMNS, place % COLUMNS)
    for place in range(COLUMNS):
        grid.setColumnStretch(place, 1)
    return grid
