"""政策体检: what the firm may apply for, what it lacks, and what is only for reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.eligibility.measure import Kind
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.findings import words
from desktop.ui.findings.filterbar import FilterBar
from desktop.ui.findings.finder import finder
from desktop.ui.findings.proof import Proofs
from desktop.ui.findings.row import FindingRow
from desktop.ui.findings.section import GroupSection
from desktop.ui.findings.shown import Group, counts, group_of, grouped
from desktop.ui.pages.page import Keys, Page
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.whereto import asked_at, wanted_measure
from desktop.ui.widgets import button, card, label, plain

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding, Findings

WIDTH = 920


class FindingsPage(Page):
    """Summary, filters, groups; a row that was opened stays open, and one that led away is found again."""

    content_width = WIDTH
    wants_side = False

    def build(self) -> None:
        self._left_at = ""  # the measure whose field the user went to
        self._open_rows: set[str] = set()
        frame, self._summary = card()
        self._summary.setSpacing(GAP_S)
        self.column.addWidget(frame)
        self.proofs = Proofs(self, self.desk)
        self.column.addWidget(self.proofs.report_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._next = self._make_next()
        self.column.addWidget(self._next)
        self.filters = FilterBar()
        self.filters.changed.connect(lambda: self._show_groups(self.desk.session.findings()))
        self.column.addWidget(self.filters)
        self._nothing = self._make_nothing()
        self.column.addWidget(self._nothing)
        self.sections = {group: GroupSection(group, self._make_row) for group in Group}
        for section in self.sections.values():
            self.column.addWidget(section)

    def refresh(self, keys: Keys | None) -> None:
        if not self.desk.is_open:
            return
        findings = self.desk.session.findings()
        self._show_summary(findings)
        self._show_next(findings)
        self.filters.offer((f.measure.kind for f in findings.findings), counts(findings))
        self._show_groups(findings)

    def scroll_to_top(self) -> None:
        """Back from a field, the reader finds the row he left; otherwise the top."""
        super().scroll_to_top()
        wanted = wanted_measure(self.desk) or self._left_at
        self._left_at = ""
        if wanted:
            QTimer.singleShot(0, self, lambda: self.show_measure(wanted))

    def show_measure(self, measure: str) -> None:
        """Open one finding and bring it into view, whatever the filters hide."""
        findings = self.desk.session.findings()
        finding = finder(findings)(measure)
        if finding is None:
            return
        section = self.sections[group_of(finding)]
        section.set_open(True)
        if finding.measure.id not in section.rows:
            self.filters.show_everything()
        row = section.rows.get(finding.measure.id)
        if row is not None:
            row.set_open(True)
            QTimer.singleShot(0, row, lambda: self._settle(row))

    def row_of(self, measure: str) -> FindingRow:
        """The row of a measure that is listed now; KeyError when it isn't."""
        return {id_: row for section in self.sections.values() for id_, row in section.rows.items()}[measure]

    def _settle(self, row: FindingRow) -> None:
        self.show_widget(row)
        self.show_widget(row.chevron)
        row.chevron.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _make_next(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "tint")
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        self._next_words = label("", "strong", wrap=True)
        column.addWidget(self._next_words)
        holder = QWidget()
        self._next_row = FlowLayout(holder)
        column.addWidget(holder)
        return frame

    def _make_nothing(self) -> QWidget:
        frame, column = card()
        column.addWidget(label("这样筛选没有结果。", wrap=True))
        everything = button("看全部")
        everything.clicked.connect(self.filters.show_everything)
        column.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _make_row(self, finding: Finding) -> FindingRow:
        measure = finding.measure.id
        is_target = finding.measure.kind is Kind.TARGET
        targets = self.desk.session.assessment().targets_of(measure) if is_target else ()
        row = FindingRow(finding, self.desk.catalogue, targets)
        row.set_open(measure in self._open_rows)
        row.opened.connect(lambda on: self._open_rows.add(measure) if on else self._open_rows.discard(measure))
        row.fact_wanted.connect(lambda key: self._leave(measure, key))
        row.proof_wanted.connect(lambda: self.proofs.save_sheet(finding))
        return row

    def _leave(self, measure: str, key: str) -> None:
        self._left_at = measure
        self.fact_requested.emit(asked_at(self.desk, key))

    def _show_summary(self, findings: Findings) -> None:
        empty(self._summary)
        first, *rest = words.summary_lines(findings)
        self._summary.addWidget(label(first, "section", wrap=True))
        for text in rest:
            self._summary.addWidget(label(text, wrap=True))
        for text in words.notes(findings):
            self._summary.addWidget(label(text, "muted", wrap=True))
        self._summary.addWidget(
            label(f"按 {findings.as_of:%Y-%m-%d} 判断。能不能拿到，以当年正式通知为准。", "muted", wrap=True)
        )

    def _show_next(self, findings: Findings) -> None:
        keys, settled = words.settled_by(findings)
        self._next.setVisible(bool(keys))
        empty(self._next_row)
        if not keys:
            return
        self._next_words.setText(f"再答 {len(keys)} 题，可确定 {settled} 项")
        for key in keys:
            go = button(plain(self.desk.catalogue[key].label), "link")
            go.setAccessibleName(f"去补充：{self.desk.catalogue[key].label}")
            go.clicked.connect(lambda _=False, key=key: self.fact_requested.emit(asked_at(self.desk, key)))
            self._next_row.addWidget(go)
        first = button("从第一题开始答")
        first.clicked.connect(lambda: self.fact_requested.emit(asked_at(self.desk, keys[0])))
        self._next_row.addWidget(first)

    def _show_groups(self, findings: Findings) -> None:
        found = grouped(findings, self.filters.choice)
        for group, section in self.sections.items():
            section.show_findings(found.get(group, []))
            if self.filters.choice.group is group:
                section.set_open(True)
        self._nothing.setVisible(not found)
