"""From values to points: pure arithmetic, exact until it is shown."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from desktop.diagnosis.benchmark import Benchmarks, Step

NOTHING = Decimal(0)
FULL = Decimal(100)


def quantity_score(value: Decimal, benchmarks: Benchmarks) -> Decimal:
    """Points of a measured value: 0 at `zero`, then 40, 70, 100 at the three lines, linear between.

    Continuous, never falling as the value gets better, and always within 0–100.
    """
    sign = -1 if benchmarks.lower_is_better else 1
    worse, points = sign * benchmarks.zero, NOTHING
    value = sign * value
    if value <= worse:
        return NOTHING
    for step in Step:
        mark, worth = sign * benchmarks.mark(step).value, step.score
        if value < mark:
            return points + (worth - points) * (value - worse) / (mark - worse)
        worse, points = mark, worth
    return FULL


def honours_score(scores: Iterable[Decimal]) -> Decimal:
    """Points of several honours held together: their sum, at most 100; holding none is 0."""
    return min(sum(scores, NOTHING), FULL)


def weighted_mean(weighted: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Mean of (weight, points); None when there is nothing to weigh — never 0."""
    pairs = list(weighted)
    total = sum((weight for weight, _ in pairs), NOTHING)
    if not total:
        return None
    return sum((weight * points for weight, points in pairs), NOTHING) / total


def shown(points: Decimal) -> Decimal:
    """Points as the user sees them: one decimal, half up."""
    return points.quantize(Decimal("0.1"), ROUND_HALF_UP)
