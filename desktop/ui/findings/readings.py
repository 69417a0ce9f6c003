"""Doubtful texts: how the verdict ends under each reading, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.widgets import VerdictSign, label

if TYPE_CHECKING:
    from desktop.rules.verdict import Verdict

COLUMNS = 2


class ReadingsView(QWidget):
    """One tinted box a reading, two in a row."""

    def __init__(self, readings: Sequence[tuple[str, Verdict]], note: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addWidget(label("政策文字有不同读法", "strong"))
        if len({verdict for _, verdict in readings}) == 1:
            column.addWidget(label(f"{len(readings)} 种读法的结论一样，读法不影响结果。", wrap=True))
            return
        grid = QGridLayout()
        grid.setSpacing(GAP_S)
        for place, (text, verdict) in enumerate(readings):
            grid.addWidget(self._box(text, verdict), place // COLUMNS, place % COLUMNS)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        if note:
            column.addWidget(label("读法不同结论就不同，请向主管部门确认按哪一种。", wrap=True))

    def _box(self, text: str, verdict: Verdict) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "computed")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        inside.setSpacing(4)
        inside.addWidget(label(text, wrap=True))
        inside.addWidget(VerdictSign(verdict.value))
        inside.addStretch(1)
        return frame
