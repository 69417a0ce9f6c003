"""Find the day a rule names in a case; a month or a year is a span of days until it is asked for one."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.facts.case import Blank
from desktop.facts.fact import FactType
from desktop.planning.rule import DateRule, DateRules, Pick
from desktop.rules.evaluate import operand_value
from desktop.rules.term import FactOperand
from desktop.values.date import format_date, format_month

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.known import Known


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that an answer can mean; equal for a day. `rule` is where it came from."""

    first: dt.date
    last: dt.date
    rule: DateRule

    @property
    def day(self) -> dt.date:
        """The one day meant, after the rule's shift."""
        return (self.last if self.rule.is_end else self.first) + dt.timedelta(days=self.rule.shift)

    @property
    def text(self) -> str:
        """The answer as it was given: 2025年3月5日, 2025年3月, 2025年."""
        if self.first == self.last:
            return format_date(self.first)
        return format_month(self.first) if self.first.month == self.last.month else f"{self.first.year}年"


def find(rules: DateRules, case: Case, today: dt.date) -> Span | None:
    """The first known one; None when none is."""
    for rule in rules:
        span = _span(rule, case, today)
        if span is not None:
            return span
    return None


def _span(rule: DateRule, case: Case, today: dt.date) -> Span | None:
    match rule.pick:
        case Pick.TODAY:
            return Span(today, today, rule)
        case Pick.DAY:
            return Span(rule.day, rule.day, rule) if rule.day else None
        case Pick.FACT:
            return _spread(operand_value(FactOperand(rule.key), case), case.catalogue[rule.key].type, rule)
        case _:
            return _cell(rule, case)


def _cell(rule: DateRule, case: Case) -> Span | None:
    """The first or last filled cell; empty cells leave it at what is known."""
    table, _, name = rule.key.rpartition(".")
    rows, column = case.rows(table), case.catalogue[table].column(name)
    if isinstance(rows, Blank) or column is None:
        return None
    found = [cell for row in rows if isinstance(cell := row.get(name), dt.date)]
    if not found:
        return None
    return _spread(min(found) if rule.pick is Pick.FIRST else max(found), column.type, rule)


def _spread(value: Known | None, kind: FactType, rule: DateRule) -> Span | None:
    if isinstance(value, dt.date):
        return Span(value, month_end(value) if kind is FactType.MONTH else value, rule)
    if isinstance(value, int) and not isinstance(value, bool):
        return Span(dt.date(value, 1, 1), dt.date(value, 12, 31), rule)
    return None


def month_end(day: dt.date) -> dt.date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def asked(rules: DateRules) -> tuple[str, ...]:
    """The facts (tables) that the rules read."""
    return tuple(dict.fromkeys(rule.source for rule in rules if rule.key))
