"""Doubtful texts: how the verdict ends under each reading, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.findings.boxes import box, side_by_side
from desktop.ui.findings.sign import Sign
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import VerdictSign, label

if TYPE_CHECKING:
    from desktop.rules.verdict import Verdict


OPEN = "只看这一处还定不下来"


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
        column.addLayout(side_by_side([box(text, _sign(verdict)) for text, verdict in readings]))
        if note:
            column.addWidget(label("读法不同结论就不同，请向主管部门确认按哪一种。", wrap=True))


def _sign(verdict: Verdict) -> QWidget:
    """What is open under one reading lacks no answer: another place of the text decides."""
    return Sign(verdict.value, OPEN) if verdict.value == "unknown" else VerdictSign(verdict.value)
