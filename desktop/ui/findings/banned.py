"""Bans that bite, in red above everything else: what they are, which answer touches them, and how firm they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.eligibility.bar import WAY_OUT
from desktop.ui.findings import words
from desktop.ui.findings.shown import Group, group_of
from desktop.ui.findings.sign import standing_badge
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_L, GAP_M, GAP_S, TOKENS
from desktop.ui.widgets import Picture, button, label, plain

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.facts.catalogue import Catalogue


class Banned(QFrame):
    """Hidden while nothing is touched."""

    measure_wanted = Signal(str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.setProperty("role", "warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        self._column.setSpacing(GAP_S)

    def show_findings(self, findings: Findings) -> None:
        """Show what is touched."""
        empty(self._column)
        found = [finding for finding in findings.findings if group_of(finding) is Group.BAN]
        doubtful = [finding for finding in findings.findings if finding.may_bite]
        self.setVisible(bool(found or doubtful))
        self._show(found, f"已触及 {len(found)} 项限制或禁止，先处理这里再申请别的", "cross", "no")
        self._show(doubtful, f"可能在 {len(doubtful)} 项禁止之列，先请主管部门确认再申请别的", "question", "unknown")

    def _show(self, found: list[Finding], heading: str, picture: str, verdict: str) -> None:
        if found:
            self._column.addLayout(self._heading(heading, picture, verdict))
        for finding in found:
            self._column.addLayout(self._row(finding))
            self._column.addWidget(label(words.deciding_text(finding, self._catalogue), wrap=True))
            self._column.addWidget(label(_meaning(finding), wrap=True))

    def _heading(self, said: str, picture: str, verdict: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(Picture(picture, TOKENS.unmet if verdict == "no" else TOKENS.unknown))
        text = label(said, "strong", wrap=True)
        text.setProperty("verdict", verdict)
        row.addWidget(text, 1)
        return row

    def _row(self, finding: Finding) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        place = f"{finding.policy.short_title} {finding.measure.clause}"
        go = button(plain(finding.measure.title), "link")
        go.setAccessibleName(f"看这一条：{finding.measure.title}")
        go.clicked.connect(lambda: self.measure_wanted.emit(finding.measure.id))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(place, "muted", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(standing_badge(finding.standing), 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _meaning(finding: Finding) -> str:
    """What the ban says, and what to do about one that stands before the project."""
    settle = f"{WAY_OUT}。" if finding.measure.bars and not finding.standing.is_over else ""
    return f"{finding.measure.summary}{settle}"
