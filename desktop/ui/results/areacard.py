"""One of the six areas in the result: score, level, share answered and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.diagnosis.result import Status
from desktop.diagnosis.summary import summary
from desktop.ui.fold import FoldCard
from desktop.ui.results import words
from desktop.ui.results.parts import AreaBadge, ScoreLine, titled
from desktop.ui.theme import AREA_HUES, GAP_M, GAP_S
from desktop.ui.widgets import badge, button, label

if TYPE_CHECKING:
    from desktop.diagnosis.indicators import Indicators
    from desktop.diagnosis.result import AreaResult

MOST_OPEN = 6  # open questions named in a card


class AreaCard(FoldCard):
    """Closed: figures and three sentences. Opened: what is still open, and 区域目标."""

    questions_wanted = Signal(object)  # Area: go to its page
    fact_wanted = Signal(str)

    def __init__(self, result: AreaResult, indicators: Indicators) -> None:
        super().__init__(result.area.label)
        self._result, self._indicators = result, indicators
        self._score, self._level, self._share = label("", "strong"), badge(""), label("", "muted")
        self._line = ScoreLine()
        self._score.setMinimumWidth(64)
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._means = label("", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(AreaBadge(result.area))
        row.addWidget(self._line, 1)
        row.addWidget(self._score)
        row.addWidget(self._level)
        row.addWidget(self._share)
        self.head.setSpacing(GAP_S)
        self.head.addLayout(row)
        self.head.addWidget(self._means)
        self.show_result(result)

    def show_result(self, result: AreaResult) -> None:
        """Show the area as it stands now."""
        self._result = result
        score = None if result.score is None else float(result.score)
        self._line.show_score(score, AREA_HUES[result.area.value])
        self._score.setText(words.score_text(result.score))
        level = words.level_text(result)
        self._level.setText(level)
        self._level.setVisible(bool(level))
        self._share.setText(words.share_text(result))
        self._means.setText("".join(summary(result, self._indicators)))
        self.rename(f"{result.area.label}，{words.score_text(result.score)}，{words.share_text(result)}")
        self.renew_body()

    def make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_M)
        self._add_open(column)
        if self._result.targets:
            column.addWidget(titled(words.TARGETS_TITLE, map(words.target_text, self._result.targets)))
        go = button(f"去看{self._result.area.label}的题", "link")
        go.clicked.connect(lambda: self.questions_wanted.emit(self._result.area))
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _add_open(self, column: QVBoxLayout) -> None:
        waiting = [item for item in self._result.items if item.status is Status.UNKNOWN]
        if waiting:
            column.addWidget(label(f"还有 {len(waiting)} 项没有答，不影响别的项计分：", "strong", wrap=True))
        for item in waiting[:MOST_OPEN]:
            note = f"（{item.note}）" if item.note else ""
            go = button(f"去补充：{item.indicator.label}{note}", "link")
            fact = item.missing[0] if item.missing else item.indicator.facts[0]
            go.clicked.connect(lambda _=False, key=fact: self.fact_wanted.emit(key))
            column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        if len(waiting) > MOST_OPEN:
            column.addWidget(label(f"另有 {len(waiting) - MOST_OPEN} 项", "muted"))
        away = [item for item in self._result.items if item.status is Status.NOT_APPLICABLE]
        if away:
            column.addWidget(titled("不计分的项", [f"{item.indicator.label}：{item.note}" for item in away]))
