"""One finding in the list; opened, it explains itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.findings import words
from desktop.ui.findings.detail import Detail
from desktop.ui.findings.sign import Sign, standing_badge
from desktop.ui.fold import FoldCard
from desktop.ui.stack import Beside
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import label

if TYPE_CHECKING:
    from desktop.diagnosis.comparison import Comparison
    from desktop.eligibility.finding import Finding
    from desktop.facts.catalogue import Catalogue
    from desktop.planning.due import Due

SIGN_WIDTH = 88
FOLD = 640  # narrower than this, the source stands under the reason


class FindingRow(FoldCard):
    """Sign, title, amount; what decides; where it stands."""

    fact_wanted = Signal(str)
    proof_wanted = Signal()

    def __init__(
        self, finding: Finding, catalogue: Catalogue, targets: Sequence[Comparison] = (), due: Due | None = None
    ) -> None:
        decides = words.deciding_text(finding, catalogue)
        amount = words.short_amount(finding)
        effort = words.effort_text(finding)
        day = due.with_left if due else ""
        said = "，".join(filter(None, (finding.verdict_text, finding.measure.title, amount, decides, effort, day)))
        super().__init__(f"{said}，{finding.standing.label}")
        self.finding, self._catalogue, self._targets = finding, catalogue, targets
        self.head.addLayout(_top(finding, amount))
        self._place = label(f"{finding.policy.short_title} {finding.measure.clause}", "muted", wrap=True)
        below = Beside(_reasons(decides, effort, due), self._place, FOLD, (3, 2))
        below.setContentsMargins(SIGN_WIDTH + GAP_S, 0, 0, 0)
        self.head.addWidget(below)
        self.chevron.setAccessibleName(f"展开：{said}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = Qt.AlignmentFlag.AlignRight if event.size().width() >= FOLD + SIGN_WIDTH else Qt.AlignmentFlag.AlignLeft
        self._place.setAlignment(side | Qt.AlignmentFlag.AlignTop)

    def make_body(self) -> QWidget:
        detail = Detail(self.finding, self._catalogue, self._targets)
        detail.fact_wanted.connect(self.fact_wanted)
        detail.proof_wanted.connect(self.proof_wanted)
        return detail


def _top(finding: Finding, amount: str) -> QHBoxLayout:
    """Sign, title, what it is worth, and how its policy stands."""
    row = QHBoxLayout()
    row.setSpacing(GAP_S)
    row.addWidget(Sign(finding.sign.value, finding.verdict_text, SIGN_WIDTH), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(finding.measure.title, "strong", wrap=True), 1)
    worth = label(amount, "strong" if words.is_due(finding) else "muted")
    row.addWidget(worth, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(standing_badge(finding.standing), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _reasons(decides: str, effort: str, due: Due | None) -> QWidget:
    """What decides, what is still to do, and by when."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(decides, wrap=True))
    if effort:
        column.addWidget(label(effort, "muted", wrap=True))
    if due is not None:
        column.addWidget(label(due.with_left, "question" if due.is_soon else "muted", wrap=True))
    column.addStretch(1)
    return holder
