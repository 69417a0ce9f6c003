"""A plan in words: the same in the window, in the workbook, in the calendar and on the command line."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from desktop.planning.plan import Plan, PlanStep, State
from desktop.values.date import format_date

UNDATED = "日期待定"
PAST = "日期已过"
ASK_FIRST = "先问清楚"
LONG = 366  # days from which on nobody counts them
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
    if step.standing is None or not step.is_reference:
        return ""
    return DRAFT_NOTE.format(standing=step.standing.label)


def doubt_text(step: PlanStep) -> str:
    """What was not verified about it; "" for nothing."""
    return f"没有核实：{step.doubt}" if step.doubt else ""


def state_text(step: PlanStep) -> str:
    """The state, or that its last day is past; what no policy in force asks for is asked about before it is done."""
    if step.is_past:
        return PAST if step.is_overdue else f"{PAST}，{step.state.label}"
    return ASK_FIRST if step.state is State.NOW and step.is_reference else step.state.label


def waits_text(step: PlanStep) -> str:
    """What it waits for; "" when it waits for nothing."""
    return f"等：{'、'.join(step.waits)}" if step.waits else ""


def item_texts(step: PlanStep) -> list[str]:
    """The measures it serves, a line each."""
    return [f"{item.word}　{item.title}　{item.clause}" for item in step.items]


def counts(plan: Plan) -> str:
    """How many steps stand how: 已办 6 步，现在办 9 步；1 步的日期已过。"""
    order = [*(state.label for state in State), ASK_FIRST]
    found = Counter(step.state.label if step.is_past else state_text(step) for step in plan.steps)
    said = "，".join(f"{word} {found[word]} 步" for word in order if found[word])
    past = len(plan.past())
    return f"{said}；{past} 步的日期已过。" if past else f"{said}。"


def summary(plan: Plan) -> str:
    """One line: how many steps stand how, and what comes next."""
    following = plan.next()
    return counts(plan) + (f"下一步：{following.title}（{when_text(following)}）。" if following else "")


def left_out(plan: Plan) -> str:
    """The steps that a calendar cannot hold; "" when it holds all."""
    groups = ((len(plan.undated()), "没有日期的"), (len(plan.past()), "日期已过的"))
    said = "、".join(f"{word} {count} 步" for count, word in groups if count)
    return f"{said}不在里面" if said else ""


def days_left(day: dt.date, today: dt.date) -> str:
    """How far off a day is: 今天, 明天, 还有 34 天, 还有 4 年多, 过了 58 天."""
    left = (day - today).days
    years = abs(left) // LONG
    span = f"{years} 年多" if years else f"{abs(left)} 天"
    return {0: "今天", 1: "明天"}.get(left, f"{'还有' if left > 0 else '过了'} {span}")


def next_text(plan: Plan) -> str:
    """The next day in one line: 2026-12-31 竣工投产; "" when none is settled."""
    following = plan.next_date()
    if following is None:
        return ""
    return f"{following.day.isoformat()} {following.title}" + ("，仅供参考" if following.step.is_reference else "")
