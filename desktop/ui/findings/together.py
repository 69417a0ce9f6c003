"""怎么一起申请: the best legal combination of each kind of money, what is left out and why, and both readings of silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.eligibility.amounts.amount import span_text
from desktop.rules.words import money
from desktop.ui.findings.boxes import box, side_by_side
from desktop.ui.findings.words import amount_text
from desktop.ui.fold import FoldCard
from desktop.ui.theme import GAP_L, GAP_S
from desktop.ui.widgets import badge, button, label, plain

if TYPE_CHECKING:
    from desktop.eligibility.amounts.amount import MoneyKind
    from desktop.eligibility.combination.combine import Combination, LeftOut, StackingReading
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings

TITLE = "怎么一起申请最合算"


def combinations(totals: Mapping[MoneyKind, Total]) -> Iterator[Combination]:
    """Those in which several measures meet, or one is held back by what others have used."""
    for total in totals.values():
        made = total.combination
        if made is not None and (len(made.chosen) + len(made.left_out) > 1 or made.limited):
            yield made


def headline(today: list[Combination], reference: list[Combination]) -> str:
    """What is to be chosen at all."""
    left = sum(len(made.left_out) for made in today)
    open_ = [made.kind.label for made in today if made.readings]
    parts = []
    if today:
        parts.append(f"现行政策里有 {left} 项和别的不能同时拿" if left else "现行政策里符合的可以一起申请")
    if open_:
        parts.append(f"{'、'.join(open_)}能不能叠加，文件没有写，两种算法都列出")
    if reference:
        parts.append("参考政策另列")
    return "；".join(parts) + "。"


def title_of(made: Combination) -> str:
    """The kind of money and its sum."""
    return f"{made.kind.label}　{span_text(made.low, made.high)}"


def reading_text(reading: StackingReading) -> str:
    """The sum; where the sure end is of other measures than the high one, which."""
    if not reading.surest:
        return span_text(reading.low, reading.high)
    names = "、".join(f"“{finding.measure.title}”" for finding in reading.surest)
    return f"有把握的 {money(reading.low)}（{names}），最多 {money(reading.high)}"


def chosen_text(finding: Finding) -> str:
    """A measure to apply for."""
    return f"✓ {finding.measure.title}　{amount_text(finding.amount)}"


def left_text(left: LeftOut) -> str:
    """A measure that is left out."""
    return f"✗ 不一起申请：{left.finding.measure.title}　{amount_text(left.finding.amount)}"


class Together(FoldCard):
    """Today's money first; what is for reference stands apart under its badge."""

    measure_wanted = Signal(str)

    def __init__(self, findings: Findings) -> None:
        totals = findings.living_totals
        self._today = list(combinations(totals.today))
        self._reference = list(combinations(totals.reference))
        super().__init__(TITLE)
        self.head.addWidget(label(TITLE, "strong"))
        self.head.addWidget(label(headline(self._today, self._reference), "muted", wrap=True))

    @property
    def has_something(self) -> bool:
        """False when no two measures meet."""
        return bool(self._today or self._reference)

    def make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_L)
        for made in self._today:
            column.addWidget(self._block(made))
        if self._reference:
            column.addWidget(badge("以下仅供参考，不计入", "reference"))
        for made in self._reference:
            column.addWidget(self._block(made))
        return body

    def _block(self, made: Combination) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addWidget(label(title_of(made), "strong", wrap=True))
        for finding in made.chosen:
            column.addWidget(self._link(finding, chosen_text(finding)))
        for left in made.left_out:
            column.addWidget(self._link(left.finding, left_text(left)))
            column.addWidget(label(left.reason, "muted", wrap=True))
        if made.readings:
            boxes = [box(reading.label, reading_text(reading)) for reading in made.readings]
            column.addLayout(side_by_side(boxes))
        for note in made.notes:
            column.addWidget(label(note, "muted", wrap=True))
        return block

    def _link(self, finding: Finding, text: str) -> QWidget:
        go = button(plain(text), "link")
        go.setAccessibleName(f"看这一条：{text}")
        go.clicked.connect(lambda: self.measure_wanted.emit(finding.measure.id))
        return go
