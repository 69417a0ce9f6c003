"""A plan in words: the same in the window, in the workbook, in the calendar and on the command line."""

from __future__ import annotations

from desktop.planning.plan import Plan, PlanStep, State
from desktop.values.date import format_date

UNDATED = "日期待定"
DRAFT_NOTE = "来自{standing}的政策，仅供参考。"


def when_text(step: PlanStep) -> str:
    """The day of a step: what the date column says."""
    if step.state is State.DONE:
        return step.done_text or "已办"
    if step.repeats is not None:
        return step.repeats.text
    if step.earliest and step.due and step.earliest != step.due and not _is_past(step):
        return f"{format_date(step.earliest)}至{format_date(step.due)}"
    if step.due:
        return f"{format_date(step.due)}前"
    return f"{format_date(step.earliest)}起" if step.earliest else UNDATED


def _is_past(step: PlanStep) -> bool:
    """True when the beginning is no news any more: the step can be done already."""
    return step.state is State.NOW


def standing_text(step: PlanStep) -> str:
    """Why a step is only for reference; "" for what holds today or everywhere."""
    if step.standing is None or step.standing.is_usable:
        return ""
    return DRAFT_NOTE.format(standing=step.standing.label)


def state_text(step: PlanStep) -> str:
    """The state, or that its last day is past."""
    return "日期已过" if step.is_overdue else step.state.label


def waits_text(step: PlanStep) -> str:
    """What it waits for; "" when it waits for nothing."""
    return f"等：{'、'.join(step.waits)}" if step.waits else ""


def item_texts(step: PlanStep) -> list[str]:
    """The measures it serves, a line each."""
    return [f"{item.word}　{item.title}　{item.clause}" for item in step.items]


def summary(plan: Plan) -> str:
    """One line: how many steps stand how, and what comes next."""
    counts = [(state, len(plan.in_state(state))) for state in State]
    said = "，".join(f"{state.label} {count} 步" for state, count in counts if count)
    late = sum(step.is_overdue for step in plan.steps)
    said += f"；{late} 步的日期已过" if late else ""
    following = plan.next()
    return f"{said}。" + (f"下一步：{following.title}（{when_text(following)}）。" if following else "")
