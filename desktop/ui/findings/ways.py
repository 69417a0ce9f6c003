"""怎样才能符合: each way as steps, each step with what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.step import StepKind
from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.widgets import badge, button, label

if TYPE_CHECKING:
    from desktop.rules.step import ChangeStep
    from desktop.rules.ways import Way

TONES = {StepKind.CONFIRM: "accent", StepKind.DOCUMENT: "reference", StepKind.DATE: "", StepKind.DECISION: "gap"}
DIGITS = "一二三四五六七八九十"


class Ways(QWidget):
    """Every way is enough by itself; the steps of one way are needed together."""

    fact_wanted = Signal(str)

    def __init__(self, ways: tuple[Way, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        title = "怎样才能符合" if len(ways) == 1 else "怎样才能符合（任选一种办法，一种里的几步都要做）"
        column.addWidget(label(title, "strong", wrap=True))
        for place, way in enumerate(ways):
            column.addWidget(self._way(f"办法{DIGITS[place]}" if len(ways) > 1 else "", way))

    def _way(self, name: str, way: Way) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "computed")
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        column.setSpacing(GAP_S)
        if name:
            column.addWidget(label(name, "muted"))
        for step in way.changes:
            column.addLayout(self._step(step))
        return frame

    def _step(self, step: ChangeStep) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        kind = badge(step.kind.label, TONES[step.kind])
        row.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(_plain(step), wrap=True), 1)
        go = button("去填", "link")
        go.setAccessibleName(f"去填：{step.label}")
        go.clicked.connect(lambda: self.fact_wanted.emit(step.fact))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _plain(step: ChangeStep) -> str:
    """The step without the words its badge already says."""
    for lead in ("先核实：", "取得证明或办妥手续：", "等待："):
        if step.text.startswith(lead):
            return step.text.removeprefix(lead)
    return step.text
