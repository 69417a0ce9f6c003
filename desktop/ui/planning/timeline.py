"""The steps of a plan on the rail: what was missed, what lies ahead, what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.planning import words
from desktop.planning.plan import PlanStep, State
from desktop.ui.planning.rail import Rail, RailRow, bare, joined
from desktop.ui.planning.sign import colour_of
from desktop.ui.theme import TOKENS
from desktop.values.date import format_date

if TYPE_CHECKING:
    import datetime as dt

    from desktop.planning.plan import Plan

WEEKDAYS = "一二三四五六日"
MakeCard = Callable[[PlanStep], QWidget]


def past_rows(plan: Plan, make: MakeCard) -> Sequence[RailRow]:
    """What should have been done, the oldest day first."""
    steps = sorted(plan.past(), key=lambda step: step.due or plan.as_of)
    return joined([_row(step, make, *_past_day(step, plan.as_of)) for step in steps])


def rows_ahead(plan: Plan, make: MakeCard) -> Sequence[RailRow]:
    """Today, then the steps with a day from today on; each new year is said once."""
    return joined([*_ahead(plan, make)])


def done_rows(plan: Plan, make: MakeCard) -> Sequence[RailRow]:
    """What is done, each with the day it was done when that is known."""
    return joined([_row(step, make, step.done_text, "") for step in plan.in_state(State.DONE)])


def _ahead(plan: Plan, make: MakeCard) -> Iterator[RailRow]:
    today = plan.as_of
    said = f"{format_date(today)}，星期{WEEKDAYS[today.weekday()]}"
    yield bare("今天", said, TOKENS.accent, is_filled=True)
    year = today.year
    for step in plan.ahead():
        day = step.date or today
        if day.year != year:
            year = day.year
            yield bare(f"{year}年", "", TOKENS.border, is_filled=False)
        yield _row(step, make, _day_text(step, day), words.days_left(day, today))


def _row(step: PlanStep, make: MakeCard, day: str, note: str) -> RailRow:
    is_filled = step.is_past or step.state in (State.DONE, State.NOW)
    return RailRow(day, note, Rail(colour_of(step), is_filled=is_filled), make(step))


def _day_text(step: PlanStep, day: dt.date) -> str:
    text = f"{day.month}月{day.day}日"
    if step.repeats is not None:
        return text
    return f"{text}前" if step.due else f"{text}起"


def _past_day(step: PlanStep, today: dt.date) -> tuple[str, str]:
    due = step.due or today
    return format_date(due), words.days_left(due, today)
