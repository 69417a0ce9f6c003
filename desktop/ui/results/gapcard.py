"""One gap: where the firm stands, how far it is, what to do, what proves it and what it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.breakable import breakable
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.fold import FoldCard
from desktop.ui.results import words
from desktop.ui.results.parts import AreaBadge, titled
from desktop.ui.results.scorebar import Position, ScoreBar
from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.widgets import VerdictSign, button, label, plain
from desktop.values.quantity import measured

if TYPE_CHECKING:
    from desktop.diagnosis.area import Area
    from desktop.diagnosis.result import ItemResult
    from desktop.eligibility.finding import Finding

Find = Callable[[str], "Finding | None"]


class GapCard(FoldCard):
    """Closed: name, own value and distance. Opened: all of it, with the ways on."""

    fact_wanted = Signal(str)
    measure_wanted = Signal(str)
    direction_wanted = Signal(object)  # Area

    def __init__(self, place: int, item: ItemResult, find: Find, *, taken: bool) -> None:
        super().__init__(f"第 {place} 项差距，{item.indicator.label}")
        self._item, self._find, self._taken = item, find, taken
        self._take: QPushButton | None = None
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        number = label(str(place), "muted")
        number.setMinimumWidth(20)
        row.addWidget(number)
        row.addWidget(AreaBadge(item.indicator.area))
        row.addWidget(label(item.indicator.label, "strong", wrap=True), 1)
        row.addWidget(label(words.gain_text(item), "muted"))
        self.head.addLayout(row)
        line = label(breakable(words.gap_line(item)), wrap=True)
        line.setIndent(28)
        self.head.addWidget(line)

    def make_body(self) -> QWidget:
        item = self._item
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_M)
        self._add_benchmark(column)
        if item.advice:
            column.addWidget(titled("建议", [item.advice], bullets=False))
        if item.evidence:
            column.addWidget(titled("佐证材料", item.evidence))
        if item.targets:
            column.addWidget(titled(words.TARGETS_TITLE, map(words.target_text, item.targets)))
        self._add_measures(column)
        column.addWidget(self._buttons())
        return body

    def _add_benchmark(self, column: QVBoxLayout) -> None:
        item = self._item
        if item.benchmarks:
            bar = ScoreBar()
            first, second, third = (measured(m.value, item.indicator.unit) for m in item.benchmarks)
            own = all(mark.is_reference for mark in item.benchmarks)
            bar.show_position(Position(item.indicator.label, item.score, item.value_text, (first, second, third), own))
            column.addWidget(bar)
            column.addWidget(titled("这三条线的出处", [words.mark_text(item, mark) for mark in item.benchmarks]))
        elif item.indicator.options:
            column.addWidget(titled("各档的分值（参考值）", words.option_lines(item)))
        if item.indicator.basis:
            column.addWidget(label(f"依据：{item.indicator.basis}", "muted", wrap=True))

    def _add_measures(self, column: QVBoxLayout) -> None:
        found = [finding for finding in map(self._find, self._item.measures) if finding is not None]
        if not found:
            return
        column.addWidget(label("补上后有帮助的政策", "strong"))
        for finding in found:
            row = QHBoxLayout()
            row.setSpacing(GAP_S)
            row.addWidget(VerdictSign(finding.verdict.value))
            go = button(plain(f"{finding.measure.title}（{finding.standing.label}）"), "link")
            go.clicked.connect(lambda _=False, key=finding.measure.id: self.measure_wanted.emit(key))
            row.addWidget(go)
            row.addStretch(1)
            column.addLayout(row)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder)
        go = button("去改这一项")
        go.setAccessibleName(f"去改：{self._item.indicator.label}")
        go.clicked.connect(lambda: self.fact_wanted.emit(self._item.indicator.facts[0]))
        row.addWidget(go)
        area = self._item.indicator.area
        self._take = button("")
        self._take.setToolTip("把这个方向加到技改项目的“改造方向”里")
        self._take.clicked.connect(lambda: self.direction_wanted.emit(area))
        row.addWidget(self._take)
        self._show_taken()
        return holder

    @property
    def area(self) -> Area:
        """The area the gap is in."""
        return self._item.indicator.area

    def set_taken(self, taken: bool) -> None:
        """Whether the project has this direction now."""
        self._taken = taken
        self._show_taken()

    def _show_taken(self) -> None:
        if self._take is not None:
            self._take.setText(f"{'已写进项目' if self._taken else '写进项目'}：{self.area.label}")
            self._take.setEnabled(not self._taken)
