"""The order of the timeline: what is done, then by day, and nothing before what it waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from desktop.planning.plan import PlanStep, State


def in_time(steps: Sequence[PlanStep], after: Mapping[str, tuple[str, ...]], today: dt.date) -> tuple[PlanStep, ...]:
    """The steps in order. One without a day stands right after what comes before it, at the earliest today; of one
    day, as declared.

    `steps` come with each after those named in `after`.
    """
    days: dict[str, dt.date] = {}
    for step in steps:
        before = [days[name] for name in after.get(step.id, ()) if name in days]
        own = step.date
        if own and step.state is State.DONE:
            before = [day for day in before if _may_precede(day, step, own)]  # what happened, happened that day
        if own is None and step.state is not State.DONE:
            own = today
        days[step.id] = max([*before, own] if own else before, default=dt.date.min)
    placed = sorted(enumerate(steps), key=lambda pair: (pair[1].state is not State.DONE, days[pair[1].id], pair[0]))
    return tuple(step for _, step in placed)


def _may_precede(day: dt.date, step: PlanStep, own: dt.date) -> bool:
    """True within the month of what is done of which only the month was answered."""
    return "日" not in step.done_text and (day.year, day.month) == (own.year, own.month)
