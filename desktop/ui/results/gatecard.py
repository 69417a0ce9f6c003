"""门槛提示: what authorities ask before they look at scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.rules import explain
from desktop.rules.verdict import Verdict
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import VerdictSign, badge, button, card, label, line

if TYPE_CHECKING:
    from desktop.diagnosis.gate import GateResult


class GateCard(QFrame):
    """All the gates as one card; nothing here earns points."""

    fact_wanted = Signal(str)

    def __init__(self, gates: tuple[GateResult, ...]) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        for place, gate in enumerate(gates):
            if place:
                column.addWidget(line())
            self._add(column, gate)

    def _add(self, column: QVBoxLayout, result: GateResult) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        sign = VerdictSign(result.verdict.value)
        sign.setMinimumWidth(76)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(result.gate.label, wrap=True))
        if result.gate.note:
            words.addWidget(label(result.gate.note, "muted", wrap=True))
        sources = "；".join(source.title for source in result.gate.sources)
        if sources:
            words.addWidget(label(f"出处：{sources}", "muted", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(badge(result.gate.nature.label), 0, Qt.AlignmentFlag.AlignTop)
        fact = _fact(result)
        if fact:
            go = button("去补充" if result.verdict is Verdict.UNKNOWN else "去查看", "link")
            go.setAccessibleName(f"{go.text()}：{result.gate.label}")
            go.clicked.connect(lambda: self.fact_wanted.emit(fact))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)


def _fact(result: GateResult) -> str:
    """Where to go to change the verdict; "" when it is met."""
    if result.verdict is Verdict.UNKNOWN:
        return next(iter(explain.missing(result.judgement)), "")
    if result.verdict is Verdict.NO:
        return next((reason.fact for reason in explain.deciding(result.judgement)), "")
    return ""
