"""The head of the page: what can be had today, kind by kind, and below it, apart, what is only for reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.fields.flow import FlowLayout
from desktop.ui.findings import sums
from desktop.ui.findings.sign import Sign
from desktop.ui.stack import Beside, empty
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.widgets import badge, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.eligibility.amounts.amount import MoneyKind
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.findings import Findings

TILE_WIDTH = 150
FOLD = 760  # narrower than this, the counts stand under the headline


class Summary(QFrame):
    """Filled anew whenever the findings change; `report_button` stands in its head."""

    def __init__(self, report_button: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        whole.setSpacing(GAP_M)
        self._headline = label("", "section", wrap=True)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(GAP_L)
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_L)
        row.addStretch(1)
        row.addLayout(self._counts)
        row.addWidget(report_button)
        whole.addWidget(Beside(self._headline, right, FOLD, (1, 0)))
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP_S)
        whole.addLayout(self._column)

    def show_findings(self, findings: Findings) -> None:
        """Show the sums and counts of these."""
        empty(self._column)
        self._headline.setText(sums.headline(findings))
        self._show_counts(findings)
        if findings.totals.today:
            self._column.addWidget(_tiles(findings.totals.today))
        for text in (*sums.limited_lines(findings), *sums.met_lines(findings), *sums.open_lines(findings)):
            self._column.addWidget(label(text, wrap=True))
        if lines := sums.reference_lines(findings):
            self._column.addWidget(_reference(lines))
        self._column.addWidget(label(sums.dated(findings), "muted", wrap=True))

    def _show_counts(self, findings: Findings) -> None:
        empty(self._counts)
        for verdict, text in sums.verdict_counts(findings):
            self._counts.addWidget(Sign(verdict.value, text), 0, Qt.AlignmentFlag.AlignVCenter)


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
    grid = QGridLayout(frame)
    grid.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
    grid.setSpacing(2)
    grid.setHorizontalSpacing(GAP_M)
    grid.addWidget(label(kind.label, "muted"), 0, 0)
    grid.addWidget(label(sums.tile_figure(total), "sum" if total.count else "strong"), 1, 0, 1, 2)
    grid.addWidget(label(sums.tile_note(total), "muted"), 0, 1, Qt.AlignmentFlag.AlignRight)
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
