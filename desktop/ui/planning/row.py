"""One step of the timeline: its day at the left; opened, what it is for and what it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.planning import words
from desktop.planning.plan import PlanStep, State
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.fold import FoldCard
from desktop.ui.planning.sign import StateSign
from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.widgets import badge, button, label, plain

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

DATE_WIDTH = 132
MOST_LINKS = 4


class StepRow(FoldCard):
    """Day, title, state, what it waits for, and the questions that lead on."""

    fact_wanted = Signal(str)

    def __init__(self, step: PlanStep, catalogue: Catalogue) -> None:
        when, waits = words.when_text(step), words.waits_text(step)
        shown = "" if when == step.state.label else when  # "已办" needs no saying twice
        said = "，".join(part for part in (when, step.title, words.state_text(step), waits) if part)
        super().__init__(said)
        self.step, self._catalogue = step, catalogue
        row = QHBoxLayout()
        row.setSpacing(GAP_M)
        row.addWidget(_day(shown, known=step.date is not None), 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(4)
        row.addLayout(right, 1)
        self.head.addLayout(row)
        right.addLayout(self._title())
        for text in (waits, "" if step.state is State.DONE else step.date_note):
            if text:
                right.addWidget(label(text, "" if text is waits else "muted", wrap=True))
        links = self._links()
        if links is not None:
            right.addWidget(links)

    def _title(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(GAP_S)
        top.addWidget(label(self.step.title, "strong", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        if self.step.standing is not None:
            is_today = self.step.standing.is_usable
            text = self.step.standing.label if is_today else f"{self.step.standing.label} · 仅供参考"
            top.addWidget(badge(text, "met" if is_today else "reference"), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(StateSign(self.step), 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _links(self) -> QWidget | None:
        """去补充 what is unanswered, 办好后去更新 what will then be answered anew."""
        wanted = [("去补充", key) for key in self.step.facts[:MOST_LINKS]]
        if self.step.state is State.NOW:
            wanted += [("办好后更新", key) for key in self.step.updates if key not in self.step.facts]
        if not wanted:
            return None
        holder = QWidget()
        flow = FlowLayout(holder)
        for verb, key in wanted:
            go = button(plain(f"{verb}：{self._catalogue[key].short_label}"), "link")
            go.setAccessibleName(f"{verb}：{self._catalogue[key].label}（{self.step.title}）")
            go.clicked.connect(lambda _=False, key=key: self.fact_wanted.emit(key))
            flow.addWidget(go)
        return holder

    def make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(DATE_WIDTH + GAP_M, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addWidget(label(self.step.why, wrap=True))
        column.addWidget(label(f"依据：{self.step.clause}", "muted", wrap=True))
        for text in (words.standing_text(self.step), f"没有核实：{self.step.doubt}" if self.step.doubt else ""):
            if text:
                column.addWidget(label(text, "muted", wrap=True))
        lines = words.item_texts(self.step)
        if lines:
            column.addWidget(label("对应的条款", "strong"))
        for text in lines:
            column.addWidget(label(text, wrap=True))
        return body


def _day(text: str, *, known: bool) -> QLabel:
    """The date column; a day nobody wrote is quieter."""
    result = label(text, "strong" if known else "muted", wrap=True)
    result.setFixedWidth(DATE_WIDTH)
    return result
