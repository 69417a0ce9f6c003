"""The days on which a step comes back."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.planning.dating import find
from desktop.planning.plan import Repeat, Rhythm
from desktop.planning.rule import RepeatRule

if TYPE_CHECKING:
    from desktop.facts.case import Case

MOST = 120  # ten years of months; a mistyped year must not fill a calendar


def recur(rule: RepeatRule, case: Case, today: dt.date, *, is_waiting: bool = False) -> Repeat:
    """The days from today on. None are known while the day of the month, or the end that was asked for, is open, or
    while the step `is_waiting` for another one."""
    since, until = find(rule.since, case, today), find(rule.until, case, today)
    on = _day_of_month(rule, case)
    if is_waiting or on == 0 or (rule.until and until is None):
        return Repeat(rule.rhythm, (), on, is_waiting)
    start = max(today, since.day) if since else today
    days: list[dt.date] = []
    for day in _days(rule, on, start):
        if day < start:
            continue
        if (until and day > until.day) or len(days) == min(rule.times or MOST, MOST):
            break
        days.append(day)
    return Repeat(rule.rhythm, tuple(days), on)


def _day_of_month(rule: RepeatRule, case: Case) -> int:
    value = case.value(rule.day_fact) if rule.day_fact else rule.day
    return int(value) if isinstance(value, int | Decimal) else 0


def _days(rule: RepeatRule, day: int, start: dt.date) -> Iterator[dt.date]:
    """Without end, except at the end of the calendar; a day that a month doesn't have is its last one."""
    year, month = start.year, rule.month or start.month
    while year < dt.MAXYEAR:
        yield dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if rule.rhythm is Rhythm.YEARLY or month == 12:
            year += 1
        if rule.rhythm is Rhythm.MONTHLY:
            month = month % 12 + 1
