"""Add up what is certain, by kind of money: today's policies and reference policies apart, never one sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.combination.bond import touching
from desktop.eligibility.combination.combine import Combination, combine
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

ZERO = Decimal(0)
BESIDE = "待补充的只算在已符合的以外还能多出来的部分。"


@dataclass(frozen=True, slots=True)
class Total:
    """Yuan from `low` to `high`; of `count` findings with a figure, `uncounted` have none (未计入).

    `combination` says which of them it is: the best that can legally be had together.
    """

    low: Decimal
    high: Decimal
    count: int
    uncounted: int = 0
    notes: tuple[str, ...] = ()
    combination: Combination | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of findings that are YES; `possible_*` are what those still open could add to them, from 0 to high."""

    today: Mapping[MoneyKind, Total]
    reference: Mapping[MoneyKind, Total]
    possible_today: Mapping[MoneyKind, Total]
    possible_reference: Mapping[MoneyKind, Total]


def total(findings: Iterable[Finding]) -> Totals:
    """The totals of all findings; information without a condition never counts."""
    seen = [finding for finding in findings if finding.measure.amount is not None]

    def of(verdict: Verdict, *, is_today: bool) -> list[Finding]:
        return [f for f in seen if f.verdict is verdict and f.is_today is is_today]

    made = [_of_one(of(Verdict.YES, is_today=day), of(Verdict.UNKNOWN, is_today=day)) for day in (True, False)]
    (today, possible_today), (reference, possible_reference) = made
    return Totals(today, reference, possible_today, possible_reference)


def words_of_over(count: int) -> str:
    """What is said of expired measures beside a sum for reference."""
    return f"已过期的 {count} 项不再列数"


def _total(found: Combination) -> Total:
    count = len(found.chosen) + len(found.left_out)
    return Total(found.low, found.high, count, len(found.uncounted), found.notes, found)


def _of_one(met: list[Finding], open_: list[Finding]) -> tuple[dict[MoneyKind, Total], dict[MoneyKind, Total]]:
    """What is met, and what may be added: nothing is sure while the verdict is open."""
    sure, maybe = combine(met), combine(open_)
    most = combine([*met, *open_]) if touching(met, open_) else {}
    possible: dict[MoneyKind, Total] = {}
    for kind, found in maybe.items():
        total, room = replace(_total(found), low=ZERO), found.high
        if kind in most:
            room = max(most[kind].high - (sure[kind].high if kind in sure else ZERO), ZERO)
        if room < total.high:
            total = replace(total, high=room, notes=(*total.notes, BESIDE))
        possible[kind] = total
    return {kind: _total(found) for kind, found in sure.items()}, possible
