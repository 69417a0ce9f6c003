"""The head of the page: what can be had today, kind by kind, and below it, apart, what is only for reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.fields.flow import FlowLayout
from desktop.ui.findings import sums
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.widgets import VerdictSign, badge, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.eligibility.amounts.amount import MoneyKind
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.findings import Findings

TILE_WIDTH = 150


class Summary(QFrame):
    """Filled anew whenever the findings change; `report_button` stands at its foot."""

    def __init__(self, report_button: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        whole.setSpacing(GAP_M)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP_M)
        whole.addLayout(self._column)
        self._dated = label("", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self._dated, 1)
        foot.addWidget(report_button)
        whole.addLayout(foot)

    def show_findings(self, findings: Findings) -> None:
        """Show the sums and counts of these."""
        empty(self._column)
        self._column.addLayout(self._heading(findings))
        if findings.totals.today:
            self._column.addWidget(_tiles(findings.totals.today))
        for text in sums.open_lines(findings):
            self._column.addWidget(label(text, wrap=True))
        if lines := sums.reference_lines(findings):
            self._column.addWidget(_reference(lines))
        self._dated.setText(sums.dated(findings))

    def _heading(self, findings: Findings) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_L)
        row.addWidget(label(sums.headline(findings), "section", wrap=True), 1)
        for verdict, count in sums.verdict_counts(findings):
            row.addWidget(VerdictSign(verdict.value, f" {count}"), 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _tiles(totals: Mapping[MoneyKind, Total]) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder)
    row.setSpacing(GAP_M)
    for kind, total in totals.items():
        row.addWidget(_tile(kind, total))
    return holder


def _tile(kind: MoneyKind, total: Total) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "tint")
    frame.setMinimumWidth(TILE_WIDTH)
    column = QVBoxLayout(frame)
    column.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
    column.setSpacing(2)
    column.addWidget(label(kind.label, "muted"))
    column.addWidget(label(sums.tile_figure(total), "sum" if total.count else "strong"))
    column.addWidget(label(sums.tile_note(total), "muted"))
    frame.setAccessibleName(f"{kind.label} {sums.tile_figure(total)}，{sums.tile_note(total)}")
    return frame


def _reference(lines: list[str]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP_S)
    row.addWidget(badge("仅供参考，不计入", "reference"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(4)
    for text in lines:
        column.addWidget(label(text, wrap=True))
    row.addLayout(column, 1)
    return holder
