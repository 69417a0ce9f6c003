"""A finding opened: the condition, the readings, the ways, the money, the papers, and where all this stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.eligibility.bar import no_way
from desktop.rules.step import StepKind
from desktop.rules.verdict import Verdict
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.findings import words
from desktop.ui.findings.proof import sheet_button
from desktop.ui.findings.readings import ReadingsView
from desktop.ui.findings.tree import Tree
from desktop.ui.findings.ways import Ways
from desktop.ui.results.parts import titled
from desktop.ui.results.words import TARGETS_TITLE, target_text
from desktop.ui.theme import GAP_L
from desktop.ui.widgets import button, label, plain
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.diagnosis.comparison import Comparison
    from desktop.eligibility.finding import Finding
    from desktop.facts.catalogue import Catalogue
    from desktop.rules.ways import Way

MOST_QUESTIONS = 8


class Detail(QWidget):
    """Made when the row is opened: the ways are worked out only then."""

    fact_wanted = Signal(str)
    proof_wanted = Signal()

    def __init__(self, finding: Finding, catalogue: Catalogue, targets: Sequence[Comparison] = ()) -> None:
        super().__init__()
        self._finding, self._catalogue = finding, catalogue
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_L)
        if finding.measure.summary:
            self._column.addWidget(label(finding.measure.summary, wrap=True))
        if targets:
            self._column.addWidget(titled(TARGETS_TITLE, map(target_text, targets)))
        self._add_judgement()
        self._add_money()
        self._add_papers()
        self._add_doubts()
        self._column.addWidget(titled("依据", list(_origin(finding)), bullets=False))
        if finding.verdict is not Verdict.INFO:
            save = sheet_button(finding, self.proof_wanted.emit)
            self._column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_judgement(self) -> None:
        finding = self._finding
        if finding.barred_by:
            self._column.addWidget(titled("先解决的限制或禁止", [finding.bar_note], bullets=False))
        if asked := _asked(finding):
            self._column.addWidget(self._questions("还要知道这几项", asked))
        if finding.tree:
            tree = Tree(finding.tree)
            tree.fact_wanted.connect(self.fact_wanted)
            self._column.addWidget(titled("逐条对照", ()))
            self._column.addWidget(tree)
        if finding.readings:
            self._column.addWidget(ReadingsView(finding.readings, finding.authority_note))
        if finding.verdict in (Verdict.NO, Verdict.UNKNOWN):
            self._add_ways()

    def _add_ways(self) -> None:
        finding = self._finding
        if finding.verdict is Verdict.UNKNOWN and not any(_goes_further(way) for way in finding.ways):
            return  # the questions above say it
        if finding.standing.is_over:
            text = f"这份政策{finding.standing.label}，下面只说明当时的条件，不必再办。"
            self._column.addWidget(label(text, "muted", wrap=True))
        if finding.ways:
            ways = Ways(finding.ways)
            ways.fact_wanted.connect(self.fact_wanted)
            self._column.addWidget(ways)
        elif finding.verdict is Verdict.NO:
            title = "怎样才能不碰到" if finding.bites else "怎样才能符合"
            self._column.addWidget(titled(title, [no_way(finding)], bullets=False))

    def _add_money(self) -> None:
        amount = self._finding.amount
        if amount is None:
            return
        text = words.amount_text(amount)
        mark = "" if self._finding.is_today else "，仅供参考"
        mark += "，不计入合计" if self._finding.barred_by else ""
        is_said = amount.note.endswith(text)  # 文件没有写标准，未计入
        lines = [f"{amount.kind.label}：{amount.note if is_said else text}{mark}"]
        if amount.note and not is_said:
            lines.append(amount.note)
        if amount.estimated:
            lines.append("“约”是因为用到的数里有估算的。")
        self._column.addWidget(titled("金额", lines, bullets=False))
        asked = _asked(self._finding)
        if more := [key for key in amount.missing if key not in asked]:
            self._column.addWidget(self._questions("补上这几项，金额能算得更准", more))

    def _questions(self, title: str, keys: Sequence[str]) -> QWidget:
        holder = titled(title, ())
        links = QWidget()
        row = FlowLayout(links)
        for key in keys[:MOST_QUESTIONS]:
            name = self._catalogue[key].label
            go = button(plain(f"去补充：{name}"))
            go.clicked.connect(lambda _=False, key=key: self.fact_wanted.emit(key))
            row.addWidget(go)
        if len(keys) > MOST_QUESTIONS:
            row.addWidget(label(f"另有 {len(keys) - MOST_QUESTIONS} 项", "muted"))
        layout = holder.layout()
        assert layout is not None
        layout.addWidget(links)
        return holder

    def _add_papers(self) -> None:
        papers = self._finding.measure.documents
        if papers:
            lines = [f"{paper.name}（{words.ORIGINS.get(paper.origin, paper.origin)}）" for paper in papers]
            self._column.addWidget(titled("要准备的材料", lines))

    def _add_doubts(self) -> None:
        measure = self._finding.measure
        if measure.discretion:
            self._column.addWidget(titled("由主管部门定的", [measure.discretion], bullets=False))
        if measure.ambiguity:
            self._column.addWidget(titled("文件没有说清的", [measure.ambiguity], bullets=False))


def _origin(finding: Finding) -> Iterator[str]:
    policy, measure = finding.policy, finding.measure
    number = f"（{policy.number}）" if policy.number else ""
    yield f"{policy.title}{number}　{measure.clause}　{policy.issuer}"
    dates = [
        f"{word}{format_date(day)}"
        for word, day in (("自 ", measure.validity.effective), ("至 ", measure.validity.expires))
        if day is not None
    ]
    usable = "" if finding.is_today else "，仅供参考，不计入可申请金额"
    yield f"效力：{finding.standing.label}{usable}{'；' + ' '.join(dates) if dates else ''}"
    yield from dict.fromkeys(note for note in (measure.doubt, measure.standing_note, policy.standing_note) if note)


def _asked(finding: Finding) -> Sequence[str]:
    """The questions the opened finding shows already."""
    return finding.missing if finding.verdict is Verdict.UNKNOWN else ()


def _goes_further(way: Way) -> bool:
    """True when the way is more than finding out what is the case."""
    return any(step.kind is not StepKind.CONFIRM for step in way.changes)
