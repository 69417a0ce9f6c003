"""What one kind of money leaves of a common source for another: a deferral lives on the tax that is not saved already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.workout import ceiling
from desktop.eligibility.combination.legalset import Limit

if TYPE_CHECKING:
    from desktop.eligibility.amounts.span import Span
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.policy import Cap
    from desktop.facts.case import Case

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rests:
    """Limits of both ends, with the notes of those that bite."""

    lows: tuple[Limit, ...] = ()
    highs: tuple[Limit, ...] = ()
    notes: tuple[str, ...] = ()


def rest_limits(found: Sequence[Finding], taken: Sequence[Finding]) -> Rests:
    """What the caps leave to these findings once those taken have had theirs."""
    lows, highs, notes = [], [], []
    for policy in dict.fromkeys(one.policy.id for one in found):
        ours = [(n, one) for n, one in enumerate(found) if one.policy.id == policy]
        before = [one for one in taken if one.policy.id == policy]
        for cap in ours[0][1].policy.caps:
            members = frozenset(n for n, one in ours if one.measure.group == cap.rest)
            users = [one for one in before if one.measure.group == cap.group]
            if not (cap.rest and members and users):
                continue
            low, high = _left(cap, users)
            lows.append(Limit(members, low))
            if high is not None:
                highs.append(Limit(members, high))
            if cap.rest_note and _bites(low, high, [found[n] for n in members]):
                notes.append(cap.rest_note)
    return Rests(tuple(lows), tuple(highs), tuple(notes))


def capped_by(cap: Cap, case: Case) -> tuple[Span, Decimal]:
    """What the group may come to at least and at most, and how much of it may be promised."""
    whole = ceiling(cap.values, case)
    return whole, min(whole.low, ceiling(cap.sure, case).low) if cap.sure else whole.low


def _left(cap: Cap, users: Iterable[Finding]) -> tuple[Decimal, Decimal | None]:
    """What is left for sure, and what is at most: None while the source itself is not known."""
    whole, sure = capped_by(cap, next(iter(users)).case)
    used = [one.amount.high if one.amount else ZERO for one in users]
    low = ZERO if None in used else max(sure - sum((each for each in used if each), ZERO), ZERO)
    if whole.high is None:
        return low, None
    return low, max(whole.high - sum(map(_least, users), ZERO), ZERO)


def _bites(low: Decimal, high: Decimal | None, members: Iterable[Finding]) -> bool:
    most = sum((one.amount.high or ZERO for one in members if one.amount), ZERO)
    return low < sum(map(_least, members), ZERO) or (high is not None and high < most)


def _least(finding: Finding) -> Decimal:
    return (finding.amount.low if finding.amount else None) or ZERO
