"""By when: the next day of the plan that concerns a measure, in a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.planning.words import days_left, when_text
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.planning.plan import Plan, PlanStep

SOON = 60  # days from which on a day stands out
WAITING = "申报日期等通知"


@dataclass(frozen=True, slots=True)
class Due:
    """What is said of a day: by when, how far off that is, and whether little time is left."""

    text: str
    left: str = ""
    is_soon: bool = False

    @property
    def with_left(self) -> str:
        """政策到 2026年12月31日，还有 34 天."""
        return "，".join(part for part in (self.text, self.left) if part)


def due_of(finding: Finding, plan: Plan) -> Due | None:
    """The nearest day ahead; None for what is over, and where nothing is to be applied for or done."""
    if finding.standing.is_over or finding.elsewhere or finding.bites:
        return None
    measure = finding.measure.id
    waiting = [WAITING] if _serving(measure, plan.undated()) else []
    step = next(iter(_serving(measure, plan.ahead())), None)
    if step is None or step.date is None:
        return Due(WAITING) if waiting else None
    left = (step.date - plan.as_of).days
    text = "，".join([*waiting, _said(finding, step, step.date)])
    return Due(text, days_left(step.date, plan.as_of), is_soon=left <= SOON)


def _serving(measure: str, steps: Iterable[PlanStep]) -> list[PlanStep]:
    return [step for step in steps if measure in step.measures]


def _said(finding: Finding, step: PlanStep, day: dt.date) -> str:
    """A window of the policy says its last day, any other step its name."""
    if step.due is not None and step.due == finding.measure.validity.expires:
        return f"政策到 {format_date(day)}"
    return f"{step.title}：{when_text(step)}"
