"""Add up what is certain, by kind of money: today's policies and reference policies apart, never one sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amount import Amount, MoneyKind
from desktop.eligibility.policy import StackingRule
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """Yuan from `low` to `high`; `count` findings entered it, `uncounted` have no figure (未计入)."""

    low: Decimal
    high: Decimal
    count: int
    uncounted: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of findings that are YES; `possible_*` are those whose verdict is still open, from 0 to high."""

    today: Mapping[MoneyKind, Total]
    reference: Mapping[MoneyKind, Total]
    possible_today: Mapping[MoneyKind, Total]
    possible_reference: Mapping[MoneyKind, Total]


def total(findings: Iterable[Finding]) -> Totals:
    """The totals of all findings; information without a condition never counts."""
    seen = [finding for finding in findings if finding.amount is not None]

    def of(verdict: Verdict, today: bool) -> dict[MoneyKind, Total]:
        chosen = [f for f in seen if f.verdict is verdict and f.is_today is today]
        kinds = [kind for kind in MoneyKind if any(f.amount and f.amount.kind is kind for f in chosen)]
        return {kind: _of_kind([f for f in chosen if f.amount and f.amount.kind is kind]) for kind in kinds}

    open_today, open_reference = of(Verdict.UNKNOWN, True), of(Verdict.UNKNOWN, False)
    return Totals(of(Verdict.YES, True), of(Verdict.YES, False), _from_zero(open_today), _from_zero(open_reference))


def _from_zero(totals: dict[MoneyKind, Total]) -> dict[MoneyKind, Total]:
    return {kind: Total(ZERO, t.high, t.count, t.uncounted, t.notes) for kind, t in totals.items()}


def _of_kind(findings: list[Finding]) -> Total:
    counted = [finding for finding in findings if finding.amount is not None and finding.amount.is_counted]
    groups: dict[tuple[str, str], list[tuple[Decimal, Decimal]]] = {}
    rules: dict[tuple[str, str], StackingRule] = {}
    notes: dict[str, None] = {}
    for n, (family, span) in enumerate(_exclusive(counted)):
        first = family[0]
        group = first.measure.group
        key = (first.policy.id, group) if group else ("", str(n))
        groups.setdefault(key, []).append(span)
        rules[key] = first.policy.stacking_rule(group) if group else StackingRule.SUM
        if group:
            notes.update(dict.fromkeys(s.note for s in first.policy.stacking if s.group == group and s.note))
    spans = [_stacked(rules[key], members) for key, members in groups.items()]
    low, high = sum((s[0] for s in spans), ZERO), sum((s[1] for s in spans), ZERO)
    return Total(low, high, len(counted), len(findings) - len(counted), tuple(notes))


def _span(amount: Amount | None) -> tuple[Decimal, Decimal]:
    assert amount is not None
    assert amount.high is not None
    return amount.low or ZERO, amount.high


def _exclusive(findings: list[Finding]) -> list[tuple[list[Finding], tuple[Decimal, Decimal]]]:
    """Families of measures that exclude each other, each with what its best members give together.

    Measures without exclusions are families of one.
    """
    families: list[list[Finding]] = []
    for finding in findings:
        joined = [family for family in families if any(_exclude(finding, other) for other in family)]
        families = [family for family in families if family not in joined]
        families.append([finding, *(other for family in joined for other in family)])
    return [(family, _best_together(family)) for family in families]


def _exclude(one: Finding, other: Finding) -> bool:
    return other.measure.id in one.measure.excludes or one.measure.id in other.measure.excludes


def _best_together(family: list[Finding]) -> tuple[Decimal, Decimal]:
    """The most that members which do not exclude each other give, for the low and the high ends apart."""
    best_low = best_high = ZERO
    sets: list[list[Finding]] = [[]]
    for finding in family:
        sets += [[*chosen, finding] for chosen in sets if not any(_exclude(finding, other) for other in chosen)]
    for chosen in sets:
        spans = [_span(finding.amount) for finding in chosen]
        best_low = max(best_low, sum((low for low, _ in spans), ZERO))
        best_high = max(best_high, sum((high for _, high in spans), ZERO))
    return best_low, best_high


def _stacked(rule: StackingRule, spans: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    lows, highs = [low for low, _ in spans], [high for _, high in spans]
    if rule is StackingRule.BEST:
        return max(lows), max(highs)
    return max(lows) if rule is StackingRule.UNWRITTEN else sum(lows, ZERO), sum(highs, ZERO)
