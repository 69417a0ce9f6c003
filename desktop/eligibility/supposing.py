"""How a goal could end at best or at worst once some open facts are answered."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from desktop.rules.dependence import first_alone
from desktop.rules.goal import Goal, Leaf, Split
from desktop.rules.verdict import Verdict, at_least

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding


def supposing(goal: Goal, facts: Set[str], answer: Verdict) -> Verdict:
    """The goal's verdict if every open term that waits for these facts alone ended so: YES the best, NO the worst.

    Goals never turn round, so nothing the facts can be answered lies outside the two.
    """
    if goal.verdict is not Verdict.UNKNOWN:
        return goal.verdict
    if isinstance(goal, Leaf):
        return answer if _settles(goal, facts, answer) else Verdict.UNKNOWN
    parts = [supposing(part, facts, answer) for part in goal.parts]
    if isinstance(goal, Split):
        return parts[0] if len(set(parts)) == 1 else Verdict.UNKNOWN
    return at_least(goal.need, parts)


def may_settle(finding: Finding, facts: Set[str]) -> bool:
    """True when some answers to these facts would settle the open verdict."""
    goal = finding.goal
    return goal is not None and any(
        supposing(goal, facts, answer) is not Verdict.UNKNOWN for answer in (Verdict.YES, Verdict.NO)
    )


def _settles(leaf: Leaf, facts: Set[str], answer: Verdict) -> bool:
    """True when the facts could bring the leaf there: they are all it waits for, or one makes the others pointless."""
    keys = leaf.asks
    if facts >= set(keys):
        return True
    first = first_alone(leaf.judgement.case.catalogue, keys)
    return first in facts and answer is (Verdict.YES if leaf.negated else Verdict.NO)
