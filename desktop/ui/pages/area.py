"""One of the six areas: its questions, and under each figure where the firm stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.pages.facts import FactsPage
from desktop.ui.pages.page import Keys
from desktop.ui.results import areaview
from desktop.ui.results.scorebar import ScoreBar
from desktop.ui.theme import GAP_L
from desktop.ui.widgets import card, label


class AreaPage(FactsPage):
    """The score follows the answers; a quantity's bar stands under the last figure it needs."""

    def build(self) -> None:
        self._score = label("", "figure")
        self._level = label("", "muted", wrap=True)
        frame, column = card()
        row = QHBoxLayout()
        row.setSpacing(GAP_L)
        row.addWidget(self._score)
        row.addWidget(self._level, 1)
        column.addLayout(row)
        self.column.addWidget(frame)
        super().build()
        self._bars: dict[str, ScoreBar] = {}
        for indicator, key in areaview.bars(self.desk, self.step).items():
            holder = next((item for item in self.sections.cards if key in item.fields), None)
            if holder is not None:
                bar = ScoreBar()
                self._bars[indicator] = bar
                holder.add_beside(key, bar)

    def refresh(self, keys: Keys | None) -> None:
        super().refresh(keys)
        summary = areaview.summary(self.desk, self.step)
        self._score.setText(summary.score)
        self._level.setText(summary.words)
        for indicator, bar in self._bars.items():
            position = areaview.position(self.desk, self.step, indicator)
            bar.setVisible(position is not None)
            if position is not None:
                bar.show_position(position)
