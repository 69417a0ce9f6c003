"""The top of the plan: the next day large, how many steps stand how, and the two files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.planning import words
from desktop.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XS
from desktop.ui.widgets import button, label
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.planning.plan import Plan

NEXT_DAY, NEXT_STEP = "下一个日期", "先办"
NO_DAY = "还没有定下来的日期"
NO_SURE_DAY = "下面有日期的几步，先补充才知道要不要办"


class PlanHead(QFrame):
    """What comes next, and the buttons that write the plan."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._what = label("", "muted")
        self.day = label("", "figure")
        self.left = label("")
        self.title = label("", "section", wrap=True)
        self._why = label("", wrap=True)
        self._more = label("", "muted", wrap=True)
        self._counts = label("", wrap=True)
        self._as_of = label("", "muted", wrap=True)
        self._said = label("", "muted", wrap=True)
        self._said.hide()
        self.to_excel = button("导出 Excel(&E)")
        self.to_calendar = button("导出日历文件(&C)")
        self.to_calendar.setToolTip("导入 Outlook、手机日历等，提前七天上午九点提醒")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_S)
        column.addLayout(self._top())
        for one in (self.title, self._why, self._more, self._counts, self._as_of, self._said):
            column.addWidget(one)

    def show_plan(self, plan: Plan) -> None:
        """The next day that surely concerns the firm; without one, what can be done first."""
        following, first = plan.next_date(), plan.next()
        self._what.setText(NEXT_DAY if following or not first else NEXT_STEP)
        self.day.setText(format_date(following.day) if following else "")
        self.left.setText(words.days_left(following.day, plan.as_of) if following else "")
        for one in (self.day, self.left):
            one.setVisible(following is not None)
        self.title.setText(following.title if following else first.title if first else self._no_day(plan))
        step = following.step if following else first
        more = "。".join(part for part in (words.waits_text(step), words.standing_text(step)) if part) if step else ""
        self._why.setText(first.why if first and not following else "")  # a day speaks for itself
        self._why.setVisible(bool(self._why.text()))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._counts.setText(words.counts(plan))
        self._as_of.setText(f"按 {plan.as_of:%Y-%m-%d} 排定。文件没有写的日子不猜，问到了填上就会排进来。")

    @staticmethod
    def _no_day(plan: Plan) -> str:
        """Not "none" above a timeline with days: those hang on questions nobody answered yet."""
        return NO_SURE_DAY if plan.ahead() else NO_DAY

    def say(self, text: str) -> None:
        """What came of an export."""
        self._said.setText(text)
        self._said.show()

    def set_busy(self, *, busy: bool) -> None:
        """One export at a time."""
        for one in (self.to_excel, self.to_calendar):
            one.setEnabled(not busy)

    def _top(self) -> QHBoxLayout:
        """The next day at the left, the buttons at the right."""
        day = QHBoxLayout()
        day.setSpacing(GAP_M)
        day.addWidget(self.day)
        day.addWidget(self.left, 0, Qt.AlignmentFlag.AlignBottom)
        left = QVBoxLayout()
        left.setSpacing(GAP_XS)
        left.addWidget(self._what)
        left.addLayout(day)
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addLayout(left)
        row.addStretch(1)
        for one in (self.to_excel, self.to_calendar):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return row
