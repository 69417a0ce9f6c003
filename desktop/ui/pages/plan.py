"""申报日程: what to do next and by when, what contradicts itself, and the plan as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.planning import words
from desktop.planning.make import make_plan
from desktop.planning.plan import Conflict, Note, Plan, PlanStep, State
from desktop.ui import dialogs, tasks
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.pages.page import Keys, Page
from desktop.ui.planning.row import StepRow
from desktop.ui.stack import Stack
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.whereto import asked_at
from desktop.ui.widgets import button, card, label, plain
from desktop.wizard.filename import safe_name

if TYPE_CHECKING:
    from desktop.facts.case import Case

WIDTH = 920
TITLE = "导出日程"
MOST_LINKS = 4


class PlanPage(Page):
    """Summary and export, contradictions, the steps ahead, the steps done; an opened step stays open."""

    content_width = WIDTH
    wants_side = False

    def build(self) -> None:
        self.plan: Plan | None = None
        self.rows: dict[str, StepRow] = {}
        self._open_rows: set[str] = set()
        self._left_at = ""
        self.column.addWidget(self._make_head())
        self._remarks, self._ahead, self._done = Stack(GAP_M), Stack(), Stack()
        for stack in (self._remarks, self._ahead, self._done):
            self.column.addWidget(stack)

    def refresh(self, keys: Keys | None) -> None:
        if not self.desk.is_open:
            return
        session = self.desk.session
        findings = session.findings()
        plan = self.plan = make_plan(session.case, findings, findings.as_of)
        self._summary.setText(words.summary(plan))
        self._day.setText(f"按 {plan.as_of:%Y-%m-%d} 排定。文件没有写的日子不猜，问到了填上就会排进来。")
        remarks: tuple[Conflict | Note, ...] = (*plan.conflicts, *plan.notes)
        self._remarks.show_all([self._remark(one) for one in remarks])
        self.rows = {}
        done = plan.in_state(State.DONE)
        ahead = [step for step in plan.steps if step.state is not State.DONE]
        self._ahead.show_all(self._group("要办的", ahead))
        self._done.show_all(self._group("已办的", done))

    def scroll_to_top(self) -> None:
        """Back from a field, the reader finds the step he left; otherwise the top."""
        super().scroll_to_top()
        row = self.rows.get(self._left_at)
        self._left_at = ""
        if row is not None:
            QTimer.singleShot(0, row, lambda: self._settle(row))

    def _settle(self, row: StepRow) -> None:
        self.show_widget(row)
        row.chevron.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _make_head(self) -> QFrame:
        frame, column = card()
        column.setSpacing(GAP_S)
        self._summary = label("", "section", wrap=True)
        self._day = label("", "muted", wrap=True)
        self._said = label("", "muted", wrap=True)
        self._said.hide()
        self.to_excel = button("导出 Excel(&E)", "primary")
        self.to_excel.clicked.connect(lambda: self._export("xlsx", "Excel 工作簿 (*.xlsx)", _write_workbook))
        self.to_calendar = button("导出日历文件(&C)")
        self.to_calendar.setToolTip("导入 Outlook、手机日历等，到期前七天提醒")
        self.to_calendar.clicked.connect(lambda: self._export("ics", "日历文件 (*.ics)", _write_calendar))
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(self.to_excel)
        row.addWidget(self.to_calendar)
        row.addStretch(1)
        column.addWidget(self._summary)
        column.addWidget(self._day)
        column.addLayout(row)
        column.addWidget(self._said)
        return frame

    def _remark(self, remark: Conflict | Note) -> QFrame:
        is_conflict = isinstance(remark, Conflict)
        frame = QFrame()
        frame.setProperty("role", "warn" if is_conflict else "tint")
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        column.setSpacing(GAP_S)
        column.addWidget(label(("要核对：" if is_conflict else "") + remark.text, "strong", wrap=True))
        if isinstance(remark, Conflict) and remark.clause:
            column.addWidget(label(f"依据：{remark.clause}", "muted", wrap=True))
        holder = QWidget()
        flow = FlowLayout(holder)
        for key in remark.facts[:MOST_LINKS]:
            fact = self.desk.catalogue[key]
            go = button(plain(f"{'去核对' if is_conflict else '去补充'}：{fact.short_label}"), "link")
            go.clicked.connect(lambda _=False, key=key: self._leave("", key))
            flow.addWidget(go)
        column.addWidget(holder)
        return frame

    def _group(self, title: str, steps: Sequence[PlanStep]) -> list[QWidget]:
        rows = [self._row(step) for step in steps]
        return [label(f"{title}　{len(steps)} 步", "section"), *rows] if rows else []

    def _row(self, step: PlanStep) -> StepRow:
        row = self.rows[step.id] = StepRow(step, self.desk.catalogue)
        row.set_open(step.id in self._open_rows)
        row.opened.connect(lambda on: (self._open_rows.add if on else self._open_rows.discard)(step.id))
        row.fact_wanted.connect(lambda key: self._leave(step.id, key))
        return row

    def _leave(self, step: str, key: str) -> None:
        self._left_at = step
        self.fact_requested.emit(asked_at(self.desk, key))

    # export

    def _export(self, suffix: str, pattern: str, write: Callable[[Plan, Case, Path], str]) -> None:
        if self.plan is None:
            return
        self.desk.save_now()
        firm, _ = self.desk.case_title()
        path = dialogs.save_file(self, TITLE, f"{safe_name(firm)}申报日程.{suffix}", pattern)
        if path is None:
            return
        plan, case = self.plan, self.desk.session.case
        target = path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")
        self._busy(busy=True)
        tasks.run(lambda: write(plan, case, target), self._written, self._failed)

    def _written(self, said: str) -> None:
        self._busy(busy=False)
        self._said.setText(said)
        self._said.show()

    def _failed(self, error: Exception) -> None:
        self._busy(busy=False)
        if not isinstance(error, UserError):
            raise error
        dialogs.tell_problem(self, TITLE, error)

    def _busy(self, *, busy: bool) -> None:
        for one in (self.to_excel, self.to_calendar):
            one.setEnabled(not busy)


def _write_workbook(plan: Plan, case: Case, path: Path) -> str:
    from desktop.planning.sheet import write_plan

    write_plan(plan, case, path)
    return f"已导出：{path}"


def _write_calendar(plan: Plan, case: Case, path: Path) -> str:
    from desktop.planning.ics import write_ics

    events, left = write_ics(plan, case, path), len(plan.undated())
    return f"已导出：{path}（{events} 个日子" + (f"；没有日期的 {left} 步不在里面）" if left else "）")
