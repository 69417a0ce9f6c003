"""What one kind of money leaves of a common source for another: a deferral lives on the tax that is not saved already."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.workout import ceiling
from desktop.eligibility.combination.legalset import Limit

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

ZERO = Decimal(0)


def rest_limits(found: Sequence[Finding], taken: Sequence[Finding]) -> tuple[tuple[Limit, ...], tuple[str, ...]]:
    """Limits of the low end, by the caps that leave their rest to these findings, with the notes of those that bite."""
    limits, notes = [], []
    for policy in dict.fromkeys(one.policy.id for one in found):
        ours = [(n, one) for n, one in enumerate(found) if one.policy.id == policy]
        before = [one for one in taken if one.policy.id == policy]
        for cap in ours[0][1].policy.caps:
            members = frozenset(n for n, one in ours if one.measure.group == cap.rest)
            users = [one for one in before if one.measure.group == cap.group]
            if not (cap.rest and cap.sure and members and users):
                continue
            used = [_most(one) for one in users]
            whole = ceiling(cap.sure, ours[0][1].case).low
            left = ZERO if None in used else max(whole - sum((each for each in used if each), ZERO), ZERO)
            limits.append(Limit(members, left))
            if cap.rest_note and left < sum((_least(found[n]) for n in members), ZERO):
                notes.append(cap.rest_note)
    return tuple(limits), tuple(notes)


def _most(finding: Finding) -> Decimal | None:
    """None: it may take everything."""
    return finding.amount.high if finding.amount else ZERO


def _least(finding: Finding) -> Decimal:
    return (finding.amount.low if finding.amount else None) or ZERO
