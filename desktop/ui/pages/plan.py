"""申报日程: what to do next and by when, what contradicts itself, and the plan as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.planning import words
from desktop.planning.make import make_plan
from desktop.planning.plan import Conflict, Note, Plan, PlanStep, State
from desktop.ui import dialogs, tasks
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.pages.page import Keys, Page
from desktop.ui.planning import timeline
from desktop.ui.planning.head import PlanHead
from desktop.ui.planning.row import StepRow
from desktop.ui.stack import Stack
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.whereto import asked_at
from desktop.ui.widgets import button, label, plain
from desktop.wizard.filename import safe_name

if TYPE_CHECKING:
    from desktop.facts.case import Case

Write = Callable[["Plan", "Case", Path, str], str]
WIDTH = 920
TITLE = "导出日程"
MOST_LINKS = 4


class PlanPage(Page):
    """What comes next, contradictions, what was missed, the timeline, what has no day, what is done.

    An opened step stays open.
    """

    content_width = WIDTH
    wants_side = False

    def build(self) -> None:
        self.plan: Plan | None = None
        self.rows: dict[str, StepRow] = {}
        self._open_rows: set[str] = set()
        self._left_at = ""
        self.head = PlanHead()
        self.head.to_excel.clicked.connect(lambda: self._export("xlsx", "Excel 工作簿 (*.xlsx)", _write_workbook))
        self.head.to_calendar.clicked.connect(lambda: self._export("ics", "日历文件 (*.ics)", _write_calendar))
        self.column.addWidget(self.head)
        self._remarks, self._undated = Stack(GAP_M), Stack()
        self._past, self._ahead, self._done = Stack(0), Stack(0), Stack(0)
        for stack in (self._remarks, self._past, self._ahead, self._undated, self._done):
            self.column.addWidget(stack)

    def refresh(self, keys: Keys | None) -> None:
        if not self.desk.is_open:
            return
        session = self.desk.session
        findings = session.findings()
        plan = self.plan = make_plan(session.case, findings, findings.as_of)
        self.head.show_plan(plan)
        remarks: tuple[Conflict | Note, ...] = (*plan.conflicts, *plan.notes)
        self._remarks.show_all([self._remark(one) for one in remarks])
        self.rows = {}
        past, undated, done = plan.past(), plan.undated(), plan.in_state(State.DONE)
        self._past.show_all(_headed("日期已过", len(past), timeline.past_rows(plan, self._row)))
        self._ahead.show_all(_headed("有日期的", len(plan.ahead()), timeline.rows_ahead(plan, self._row)))
        self._undated.show_all(_headed("等通知、日期待定", len(undated), [self._row(step) for step in undated]))
        self._done.show_all(_headed("已办的", len(done), timeline.done_rows(plan, self._row)))

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

    def _export(self, suffix: str, pattern: str, write: Write) -> None:
        if self.plan is None:
            return
        self.desk.save_now()
        firm, _ = self.desk.case_title()
        path = dialogs.save_file(self, TITLE, f"{safe_name(firm)}申报日程.{suffix}", pattern)
        if path is None:
            return
        plan, case, owner = self.plan, self.desk.session.case, self.desk.session.case_id or ""
        target = path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")
        self.head.set_busy(busy=True)
        tasks.run(lambda: write(plan, case, target, owner), self._written, self._failed)

    def _written(self, said: str) -> None:
        self.head.set_busy(busy=False)
        self.head.say(said)

    def _failed(self, error: Exception) -> None:
        self.head.set_busy(busy=False)
        if not isinstance(error, UserError):
            raise error
        dialogs.tell_problem(self, TITLE, error)


def _headed(title: str, count: int, rows: Sequence[QWidget]) -> list[QWidget]:
    """The rows under their title; nothing when there is no step among them."""
    if not count:
        return []
    head = label(f"{title}　{count} 步", "section")
    head.setContentsMargins(0, 0, 0, GAP_S)
    return [head, *rows]


def _write_workbook(plan: Plan, case: Case, path: Path, _owner: str) -> str:
    from desktop.planning.sheet import write_plan

    write_plan(plan, case, path)
    return f"已导出：{path}"


def _write_calendar(plan: Plan, case: Case, path: Path, owner: str) -> str:
    from desktop.planning.ics import write_ics

    events = write_ics(plan, case, path, owner)
    held = "；".join(part for part in (f"{events} 个日子", words.left_out(plan)) if part)
    return f"已导出：{path}（{held}）"
