"""The loans behind an interest subsidy, one line each: what of each counts and for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.interest import may_be_refused, principal_years
from desktop.facts.case import Blank, Row
from desktop.rules.words import money, plain, where_text
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.eligibility.amounts.rule import Interest
    from desktop.facts.case import Case


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """Which loans of the case a subsidy counts."""

    form: Interest
    case: Case

    def rule_text(self, limits: tuple[str, ...]) -> str:
        """The policy's terms; `limits` are the caps of the principal in words."""
        form = self.form
        parts = [f"每笔最多算 {plain(form.years)} 年"]
        if form.where:
            table = self.case.catalogue[form.table]
            parts.append(f"{'，或者'.join(where_text(table, where) for where in form.where)}的才算")
        if form.surely:
            table = self.case.catalogue[form.table]
            sure = "，或者".join(where_text(table, where) for where in form.surely)
            parts.append(f"{sure}的算进低的数，其余的能不能算没有写")
        parts += [f"本金合计不超过 {limit}" for limit in limits]
        return "；".join(parts)

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """Label, working and result of every loan."""
        rows = self.case.rows(self.form.table)
        label = self.case.catalogue[self.form.table].label
        if isinstance(rows, Blank) or not rows:
            yield label, "还没有填" if isinstance(rows, Blank) else "填的是没有", ""
            return
        for number, row in enumerate(rows, 1):
            yield f"第 {number} 笔", _loan_text(row), self._counted(row)

    def _counted(self, row: Row) -> str:
        principal = row.get("principal")
        span, complete = principal_years((row,), self.form)
        if not isinstance(principal, Decimal) or not complete:
            return "待补充"
        if not span.high or not principal:
            return "不计入"
        years = f"计 {plain(span.high / principal)} 年"
        return f"{years}，只算进高的数" if may_be_refused(row, self.form) else years


def _loan_text(row: Row) -> str:
    principal, start, end = (row.get(name) for name in ("principal", "start", "end"))
    amount = f"本金 {money(principal)}" if isinstance(principal, Decimal) else "本金没有填"
    first = format_date(start) if isinstance(start, dt.date) else "（没有填）"
    last = format_date(end) if isinstance(end, dt.date) else "（没有填）"
    return f"{amount}，{first}至{last}"
