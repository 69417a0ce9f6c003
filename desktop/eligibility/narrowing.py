"""Which unknown facts hold the money open: by how many yuan one answer could narrow a total at most.

By bounds alone. An answer that could turn an open verdict to NO takes the whole interval away; one that could only
turn it to YES makes its low end sure; one that is all an amount waits for makes it exact. A fact that settles nothing
by itself narrows nothing. What a ban would take away is not counted: nearly every answer about the project may touch
one, and the ban itself says what stands behind it; nor is what one kind of money leaves of a common source for another.
Of open measures that exclude each other only the best set counts, as in the totals; the sum over the measures is never
more than the width of the totals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.amounts.rule import Unspecified
from desktop.eligibility.combination.bond import bond
from desktop.eligibility.combination.legalset import Choosing, pairs
from desktop.eligibility.supposing import supposing
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.amounts.amount import Amount
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.finding import Finding

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Answering `fact` narrows the total of this kind by up to `yuan`; None where nothing bounds it yet."""

    fact: str
    kind: MoneyKind
    yuan: Decimal | None


def narrowing(findings: Iterable[Finding], width: Mapping[MoneyKind, Decimal]) -> tuple[Narrowing, ...]:
    """The facts that narrow most, those nothing bounds last; `width` is how far each kind's total is open."""
    parts: dict[tuple[str, MoneyKind], list[tuple[Finding, Decimal | None]]] = {}
    for finding in findings:
        if finding.amount is not None:
            for fact, yuan in _of_one(finding, finding.amount).items():
                parts.setdefault((fact, finding.amount.kind), []).append((finding, yuan))
    made = [
        Narrowing(fact, kind, _capped(_together(found), width.get(kind, ZERO))) for (fact, kind), found in parts.items()
    ]
    kept = [one for one in made if one.yuan is None or one.yuan > 0]
    return tuple(sorted(kept, key=lambda one: (one.yuan is None, -(one.yuan or ZERO))))


def width_of(*totals: Mapping[MoneyKind, Total]) -> dict[MoneyKind, Decimal]:
    """How far the totals are open, those that are certain and those that are possible together."""
    width = dict.fromkeys(MoneyKind, ZERO)
    for found in totals:
        for kind, total in found.items():
            width[kind] += total.high - total.low
    return width


def _capped(yuan: Decimal | None, width: Decimal) -> Decimal | None:
    return None if yuan is None else min(yuan, width)


def _together(parts: list[tuple[Finding, Decimal | None]]) -> Decimal | None:
    """What a fact narrows of all these; None where nothing bounds one of them."""
    known = [(finding, yuan) for finding, yuan in parts if yuan is not None]
    if len(known) < len(parts):
        return None
    sure = sum((yuan for finding, yuan in known if finding.verdict is Verdict.YES), ZERO)
    open_ = [(finding, yuan) for finding, yuan in known if finding.verdict is not Verdict.YES]
    against = pairs(len(open_), lambda n, m: _forbidden(open_[n][0], open_[m][0]))
    choosing = Choosing([yuan for _, yuan in open_], against)
    return sure + choosing.total(choosing.best())


def _forbidden(one: Finding, other: Finding) -> bool:
    between = bond(one, other)
    return between is not None and not between.is_open


def _of_one(finding: Finding, amount: Amount) -> dict[str, Decimal | None]:
    """What each fact could narrow of one finding; the larger of what it does to the verdict and to the amount."""
    rule = finding.measure.amount
    if finding.verdict not in (Verdict.YES, Verdict.UNKNOWN) or rule is None:
        return {}
    if isinstance(rule.on(finding.as_of).form, Unspecified):
        return {}  # no answer makes a figure of what the policy leaves open
    found = dict(_by_amount(finding, amount))
    for fact, yuan in _by_verdict(finding, amount):
        known = found.get(fact, ZERO)
        found[fact] = None if yuan is None or known is None else max(yuan, known)
    return found


def _by_amount(finding: Finding, amount: Amount) -> Iterator[tuple[str, Decimal | None]]:
    for fact in amount.alone:
        if amount.high is None:
            yield fact, None
        else:
            low = amount.low if finding.verdict is Verdict.YES else ZERO
            yield fact, amount.high - (low or ZERO)


def _by_verdict(finding: Finding, amount: Amount) -> Iterator[tuple[str, Decimal | None]]:
    if finding.verdict is not Verdict.UNKNOWN or finding.goal is None:
        return
    for fact in finding.missing:
        if supposing(finding.goal, {fact}, Verdict.NO) is Verdict.NO:
            yield fact, amount.high
        elif supposing(finding.goal, {fact}, Verdict.YES) is Verdict.YES:
            yield fact, amount.low
