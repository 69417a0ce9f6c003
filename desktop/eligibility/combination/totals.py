"""Add up what is certain, by kind of money: today's policies and reference policies apart, never one sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.combination.combine import Combination, combine
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

ZERO = Decimal(0)


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
    """Totals of findings that are YES; `possible_*` are those whose verdict is still open, from 0 to high."""

    today: Mapping[MoneyKind, Total]
    reference: Mapping[MoneyKind, Total]
    possible_today: Mapping[MoneyKind, Total]
    possible_reference: Mapping[MoneyKind, Total]


def total(findings: Iterable[Finding]) -> Totals:
    """The totals of all findings; information without a condition never counts."""
    seen = [finding for finding in findings if finding.measure.amount is not None]

    def of(verdict: Verdict, *, is_today: bool) -> dict[MoneyKind, Total]:
        chosen = [f for f in seen if f.verdict is verdict and f.is_today is is_today]
        return {kind: _total(combination) for kind, combination in combine(chosen).items()}

    return Totals(
        of(Verdict.YES, is_today=True),
        of(Verdict.YES, is_today=False),
        _from_zero(of(Verdict.UNKNOWN, is_today=True)),
        _from_zero(of(Verdict.UNKNOWN, is_today=False)),
    )


def words_of_over(count: int) -> str:
    """What is said of expired measures beside a sum for reference."""
    return f"已过期的 {count} 项不再列数"


def _total(found: Combination) -> Total:
    count = len(found.chosen) + len(found.left_out)
    return Total(found.low, found.high, count, len(found.uncounted), found.notes, found)


def _from_zero(totals: dict[MoneyKind, Total]) -> dict[MoneyKind, Total]:
    """Nothing is sure while the verdict is open."""
    return {kind: replace(found, low=ZERO) for kind, found in totals.items()}
