"""What to answer next: the questions that settle findings, and those on which the money hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.eligibility.questions import next_questions, words_of_settled
from desktop.rules.words import money
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.widgets import button, label, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.eligibility.findings import Findings
    from desktop.eligibility.questions import Questions
    from desktop.facts.catalogue import Catalogue

FIRST = "从第一题开始答"
NAMED = 3  # questions on which money hangs


def promise(questions: Questions) -> str:
    """再答 3 题，可确定 2–6 项; while nobody knows where the firm is, why that comes first."""
    count, settled = len(questions.facts), words_of_settled(questions.settled, questions.most)
    if not questions.place:
        return f"再答 {count} 题，{settled}"
    lead = f"先填地区：外地的政策就不用看了，有 {questions.elsewhere} 项等着它"
    return f"{lead}。连它一共再答 {count} 题，{settled}"


def worth_asking(findings: Findings) -> list[tuple[str, str]]:
    """The facts that hold most of today's money open and by how much; of the reference money where today's is clear."""
    for today in (True, False):
        found = [one for one in findings.narrowing(today=today) if one.yuan is not None]
        said: dict[str, str] = {}
        for one in found:
            assert one.yuan is not None
            mark = "" if today else "（仅供参考）"
            said.setdefault(one.fact, f"{one.kind.label}最多差 {money(one.yuan)}{mark}")
        if said:
            return list(said.items())[:NAMED]
    return []


class NextUp(QFrame):
    """Hidden when nothing is left to ask."""

    fact_wanted = Signal(str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.setProperty("role", "tint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        self._column.setSpacing(GAP_S)

    def show_findings(self, findings: Findings) -> None:
        """Ask what these wait for."""
        empty(self._column)
        questions = next_questions(findings)
        worth = worth_asking(findings)
        self.setVisible(bool(questions.facts or worth))
        if questions.facts:
            self._column.addLayout(self._heading(promise(questions), questions.facts[0]))
            self._column.addWidget(self._links([(key, self._name(key)) for key in questions.facts]))
        if worth:
            self._column.addWidget(label("这几题最影响金额", "strong", wrap=True))
            self._column.addWidget(self._links([(key, f"{self._name(key)}：{said}") for key, said in worth]))

    def _name(self, key: str) -> str:
        return self._catalogue[key].label

    def _heading(self, text: str, first: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(text, "strong", wrap=True), 1)
        go = button(FIRST)
        go.clicked.connect(lambda: self.fact_wanted.emit(first))
        row.addWidget(go)
        return row

    def _links(self, links: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder)
        for key, text in links:
            go = button(plain(text), "link")
            go.setAccessibleName(f"去补充：{text}")
            go.clicked.connect(lambda _=False, key=key: self.fact_wanted.emit(key))
            row.addWidget(go)
        return holder
