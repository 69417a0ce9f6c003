"""One step of the timeline as a card; opened, what it is for and what it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.planning import words
from desktop.planning.plan import PlanStep, State
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.fold import FoldCard
from desktop.ui.planning.sign import StateSign
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import badge, button, label, plain

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

MOST_LINKS = 4


class StepRow(FoldCard):
    """Title, state, what it waits for, and the questions that lead on; the day stands beside it on the rail."""

    fact_wanted = Signal(str)

    def __init__(self, step: PlanStep, catalogue: Catalogue) -> None:
        when, waits = words.when_text(step), words.waits_text(step)
        said = "，".join(part for part in (when, step.title, words.state_text(step), waits) if part)
        super().__init__(said)
        self.step, self._catalogue = step, catalogue
        self.head.addLayout(self._title())
        for text in (_more_of_day(step), f"还能办的：{step.late}" if step.late else "", waits):
            if text:
                self.head.addWidget(label(text, wrap=True))
        if step.date_note:
            self.head.addWidget(label(step.date_note, "muted", wrap=True))
        links = self._links()
        if links is not None:
            self.head.addWidget(links)

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
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addWidget(label(self.step.why, wrap=True))
        column.addWidget(label(f"依据：{self.step.clause}", "muted", wrap=True))
        for text in (words.standing_text(self.step), words.doubt_text(self.step)):
            if text:
                column.addWidget(label(text, "muted", wrap=True))
        lines = words.item_texts(self.step)
        if lines:
            column.addWidget(label("对应的条款", "strong"))
        for text in lines:
            column.addWidget(label(text, wrap=True))
        return body


def _more_of_day(step: PlanStep) -> str:
    """What the one day beside the card does not say: that it comes back, where it begins."""
    when = words.when_text(step)
    is_plain = step.repeats is None and when.endswith("前")
    return "" if step.state is State.DONE or when == words.UNDATED or is_plain else when
