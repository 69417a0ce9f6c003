"""Why two measures cannot be had together, or why nobody says whether they can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.eligibility.claim import Sharing, together
from desktop.eligibility.policy import StackingRule

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

_ONE_OF_GROUP = "同一类里只给最高的一项"


@dataclass(frozen=True, slots=True)
class Bond:
    """`is_open` when the texts don't say: then one reading forbids it and another allows it."""

    reason: str
    is_open: bool = False


def bond(one: Finding, other: Finding) -> Bond | None:
    """What stands between two measures; None when nothing does. What forbids comes before what is open."""
    found = [made for made in (_excluded(one, other), _claimed(one, other), _stacked(one, other)) if made is not None]
    return min(found, key=lambda made: made.is_open, default=None)


def touching(some: Iterable[Finding], others: Iterable[Finding]) -> bool:
    """True when what one of these comes to may hang on one of those: both name the same thing, group or source."""
    named = set(_names(some))
    return bool(named) and not named.isdisjoint(_names(others))


def _names(findings: Iterable[Finding]) -> Iterator[object]:
    for finding in findings:
        measure, policy = finding.measure, finding.policy
        yield measure.id
        yield from measure.excludes
        yield from (claim.base for claim in measure.claims)
        if measure.group:
            yield policy.id, measure.group
            yield from ((policy.id, cap.group) for cap in policy.caps if cap.rest == measure.group)


def _excluded(one: Finding, other: Finding) -> Bond | None:
    if other.measure.id in one.measure.excludes or one.measure.id in other.measure.excludes:
        return Bond("两项不能同时享受")
    return None


def _claimed(one: Finding, other: Finding) -> Bond | None:
    met = together(one.measure.claims, other.measure.claims)
    if met is None or met[0] is Sharing.YES:
        return None
    base = met[1].label
    if met[0] is Sharing.NO:
        return Bond(f"{base}不能用两次（不是同一笔、同一批的可以分开申请）")
    return Bond(f"{base}能不能用两次，文件没有写", is_open=True)


def _stacked(one: Finding, other: Finding) -> Bond | None:
    group = one.measure.group
    if not group or group != other.measure.group or one.policy.id != other.policy.id:
        return None
    rule = one.policy.stacking_rule(group)
    if rule is StackingRule.BEST:
        return Bond(_ONE_OF_GROUP)
    return Bond("能不能同时拿，文件没有写", is_open=True) if rule is StackingRule.UNWRITTEN else None
