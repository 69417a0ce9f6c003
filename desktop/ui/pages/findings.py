"""政策体检: what the firm may apply for, what it lacks, and what is only for reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.eligibility.measure import Kind
from desktop.planning.due import due_of
from desktop.planning.make import make_plan
from desktop.ui.findings.banned import Banned
from desktop.ui.findings.filterbar import FilterBar
from desktop.ui.findings.finder import finder
from desktop.ui.findings.fitting import Fitting
from desktop.ui.findings.nextup import NextUp
from desktop.ui.findings.proof import Proofs
from desktop.ui.findings.row import FindingRow
from desktop.ui.findings.section import GroupSection
from desktop.ui.findings.shown import Group, counts, group_of, grouped
from desktop.ui.findings.summary import Summary
from desktop.ui.findings.together import Together
from desktop.ui.pages.page import Keys, Page
from desktop.ui.stack import Stack
from desktop.ui.whereto import asked_at, wanted_measure
from desktop.ui.widgets import button, card, label

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings

WIDTH = 920


class FindingsPage(Page):
    """Summary, filters, groups; a row that was opened stays open, and one that led away is found again."""

    content_width = WIDTH
    wants_side = False

    def build(self) -> None:
        self._left_at = ""  # the measure whose field the user went to
        self._open_rows: set[str] = set()
        self._open_folds: set[type] = set()
        self.proofs = Proofs(self, self.desk)
        self.summary = Summary(self.proofs.report_button)
        self.banned = Banned(self.desk.catalogue)
        self.banned.measure_wanted.connect(self.show_measure)
        self.next_up, self._folds = NextUp(self.desk.catalogue), Stack()
        self.next_up.fact_wanted.connect(lambda key: self.fact_requested.emit(asked_at(self.desk, key)))
        for part in (self.banned, self.summary, self.next_up):
            self.column.addWidget(part)
        self.filters = FilterBar()
        self.filters.changed.connect(lambda: self._show_groups(self.desk.session.findings()))
        self.column.addWidget(self.filters)
        self._nothing = self._make_nothing()
        self.column.addWidget(self._nothing)
        self.sections = {group: GroupSection(group, self._make_row) for group in Group}
        for group, section in self.sections.items():
            self.column.addWidget(section)
            if group is Group.YES:  # how to combine what can be had is read after what can be had
                self.column.addWidget(self._folds)

    def refresh(self, keys: Keys | None) -> None:
        if not self.desk.is_open:
            return
        findings = self.desk.session.findings()
        self._plan = make_plan(self.desk.session.case, findings, findings.as_of)
        self.banned.show_findings(findings)
        self.summary.show_findings(findings)
        self.next_up.show_findings(findings)
        self._show_folds(findings)
        every = findings.findings
        kinds, regions = (f.measure.kind for f in every), (f.policy.region for f in every)
        self.filters.offer(kinds, regions)
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
        row = section.make_row(finding.measure.id)
        if row is None:  # its verdict may have changed; the other filters are the reader's own
            self.filters.narrow(group=None)
            row = section.make_row(finding.measure.id)
        if row is None:
            self.filters.show_everything()
            row = section.make_row(finding.measure.id)
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
        row = FindingRow(finding, self.desk.catalogue, targets, due_of(finding, self._plan))
        row.set_open(measure in self._open_rows)
        row.opened.connect(lambda on: self._open_rows.add(measure) if on else self._open_rows.discard(measure))
        row.fact_wanted.connect(lambda key: self._leave(measure, key))
        row.proof_wanted.connect(lambda: self.proofs.save_sheet(finding))
        return row

    def _leave(self, measure: str, key: str) -> None:
        self._left_at = measure
        self.fact_requested.emit(asked_at(self.desk, key))

    def _show_folds(self, findings: Findings) -> None:
        """What to apply for together, and what the project fits; one that was open stays open."""
        found = [fold for fold in (Together(findings), Fitting(findings)) if fold.has_something]
        for fold in found:
            name = type(fold)
            fold.measure_wanted.connect(self.show_measure)
            fold.set_open(name in self._open_folds)
            fold.opened.connect(lambda on, name=name: (self._open_folds.add if on else self._open_folds.discard)(name))
        self._has_folds = bool(found)
        self._folds.show_all(found)

    def _show_groups(self, findings: Findings) -> None:
        found = grouped(findings, self.filters.choice)
        self.filters.count(counts(findings, self.filters.choice))
        for group, section in self.sections.items():
            section.show_findings(found.get(group, []))
            if self.filters.choice.group is group or len(found) == 1:
                section.set_open(True)
        self._folds.setVisible(self._has_folds and self.filters.choice.group in (None, Group.YES))
        self._nothing.setVisible(not found)
