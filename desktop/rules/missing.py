"""Which facts to supply next: enough of them to settle the verdict, the most decisive first.

The measure of decisiveness: take every unknown term as equally likely to hold or not, all independent.
A term weighs the share of all outcomes in which it alone tips the verdict (the Banzhaf index of voting
theory). A fact weighs the sum of its terms; a term over several unknown facts shares its weight among them.
Between readings the weight is their mean; where readings already disagree nothing weighs, for no fact
can settle what only an authority can.
"""

from __future__ import annotations

import math

from desktop.rules.evaluate import Judgement
from desktop.rules.goal import Goal, Group, Leaf, Split, as_goal, first_leaf
from desktop.rules.verdict import UNKNOWN, YES


def missing(judged: Judgement | Goal) -> list[str]:
    """Fact keys, most decisive first; what decides whether a fact counts stands before it. Empty when settled."""
    weights: dict[str, float] = {}
    goal = as_goal(judged)
    if goal.verdict is not UNKNOWN:
        return []
    _weigh(goal, 1.0, weights)
    if not weights:
        return []
    catalogue = first_leaf(goal).judgement.case.catalogue
    ranked = sorted(weights, key=weights.__getitem__, reverse=True)
    ordered: dict[str, None] = {}
    for key in ranked:
        for first in (*catalogue.controllers(key), key):
            if first in weights:
                ordered[first] = None
    return list(ordered)


def _weigh(goal: Goal, weight: float, weights: dict[str, float]) -> None:
    """Spread the weight of an open goal over the facts it waits for."""
    if isinstance(goal, Leaf):
        share = weight / len(goal.asks)
        for key in goal.asks:
            weights[key] = weights.get(key, 0.0) + share
    elif isinstance(goal, Group):
        chances = [_chance(part) for part in goal.parts]
        for n, part in enumerate(goal.parts):
            if part.verdict is UNKNOWN:
                _weigh(part, weight * _exactly(goal.need - 1, chances[:n] + chances[n + 1 :]), weights)
    elif not goal.is_stuck:
        for part in goal.parts:
            if part.verdict is UNKNOWN:
                _weigh(part, weight / len(goal.parts), weights)


def _chance(goal: Goal) -> float:
    """The probability that the goal holds: not money, float will do."""
    if goal.verdict is not UNKNOWN:
        return 1.0 if goal.verdict is YES else 0.0
    if isinstance(goal, Leaf):
        return 0.5
    chances = [_chance(part) for part in goal.parts]
    if isinstance(goal, Split):
        return sum(chances) / len(chances)
    if goal.need == len(chances):
        return math.prod(chances)
    return 1.0 - sum(_exactly(count, chances) for count in range(goal.need))


def _exactly(count: int, chances: list[float]) -> float:
    """The probability that exactly `count` of independent parts hold; all and none of them are the usual questions."""
    if count == len(chances):
        return math.prod(chances)
    if count == 0:
        return math.prod([1 - chance for chance in chances])
    spread = [1.0] + [0.0] * len(chances)
    for chance in chances:
        for n in range(len(chances), 0, -1):
            spread[n] = spread[n] * (1 - chance) + spread[n - 1] * chance
        spread[0] *= 1 - chance
    return spread[count]
