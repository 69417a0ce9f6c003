"""Points: the document's formula at its corners, and what must hold for every value."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.diagnosis.benchmark import Benchmarks, Mark, Step
from desktop.diagnosis.score import honours_score, quantity_score, shown, weighted_mean
from desktop.diagnosis.source import Source, Verification

OWN = Source("own", "本软件的参考值", Verification.HEURISTIC)


def lines(entry: str, good: str, leading: str, *, lower: bool = False, zero: str | None = None) -> Benchmarks:
    marks = [
        Mark(step, Decimal(v), OWN, Verification.HEURISTIC)
        for step, v in zip(Step, (entry, good, leading), strict=True)
    ]
    default = 2 * marks[0].value if lower else Decimal(0)
    return Benchmarks(*marks, lower_is_better=lower, zero=Decimal(zero) if zero is not None else default)


HIGHER = lines("20", "40", "60")
LOWER = lines("65", "24.3", "10", lower=True)
GROWTH = lines("0", "10", "25", zero="-10")


@pytest.mark.parametrize(
    ("value", "points"),
    [("0", 0), ("-5", 0), ("10", 20), ("20", 40), ("30", 55), ("40", 70), ("50", 85), ("60", 100), ("99", 100)],
)
def test_a_share_earns_40_70_and_100_at_the_three_lines(value, points):
    assert quantity_score(Decimal(value), HIGHER) == points


@pytest.mark.parametrize(
    ("value", "points"), [("130", 0), ("200", 0), ("97.5", 20), ("65", 40), ("24.3", 70), ("10", 100), ("0", 100)]
)
def test_water_use_earns_nothing_at_twice_the_entry_line(value, points):
    assert quantity_score(Decimal(value), LOWER) == points


@pytest.mark.parametrize(("value", "points"), [("-10", 0), ("-5", 20), ("0", 40), ("10", 70), ("25", 100)])
def test_a_growth_rate_of_zero_is_the_entry_line_and_a_fall_costs_points(value, points):
    assert quantity_score(Decimal(value), GROWTH) == points


values = st.decimals(-1000, 1000, places=3)
positives = st.decimals("0.001", 300, places=3)


@st.composite
def ladders(draw):
    a, b, c = draw(positives), draw(positives), draw(positives)
    low, middle, high = sorted((a, b, c))
    assume(low < middle < high)
    if draw(st.booleans()):
        return lines(str(high), str(middle), str(low), lower=True)
    return lines(str(low), str(middle), str(high))


@given(ladders(), values)
def test_points_stay_between_0_and_100(benchmarks, value):
    assert 0 <= quantity_score(value, benchmarks) <= 100


@given(ladders(), values, values)
def test_a_better_value_never_earns_less(benchmarks, one, other):
    worse, better = sorted((one, other), reverse=benchmarks.lower_is_better)
    assert quantity_score(worse, benchmarks) <= quantity_score(better, benchmarks)


@given(ladders(), values)
def test_a_hair_of_difference_never_makes_a_jump(benchmarks, value):
    knots = [benchmarks.zero, *(mark.value for mark in benchmarks.marks)]
    steepest = max(Decimal(40) / abs(b - a) for a, b in pairwise(knots))
    hair = Decimal("0.000001")
    for point in (value, *knots):
        difference = abs(quantity_score(point + hair, benchmarks) - quantity_score(point, benchmarks))
        assert difference <= steepest * hair * Decimal("1.001")


@given(ladders())
def test_each_line_is_worth_exactly_its_points(benchmarks):
    assert benchmarks.is_ordered
    assert [quantity_score(mark.value, benchmarks) for mark in benchmarks.marks] == [40, 70, 100]
    assert quantity_score(benchmarks.zero, benchmarks) == 0


def test_honours_add_up_to_100_at_most_and_none_is_zero():
    assert honours_score([Decimal(25), Decimal(35)]) == 60
    assert honours_score([Decimal(60), Decimal(55)]) == 100
    assert honours_score([]) == 0


def test_the_mean_of_nothing_is_unknown_and_not_zero():
    assert weighted_mean([]) is None
    assert weighted_mean([(Decimal(8), Decimal(0))]) == 0
    assert weighted_mean([(Decimal(1), Decimal(100)), (Decimal(3), Decimal(20))]) == 40


@pytest.mark.parametrize(("exact", "text"), [("59.95", "60.0"), ("59.949", "59.9"), ("0.05", "0.1"), ("100", "100.0")])
def test_points_are_shown_with_one_decimal_half_up(exact, text):
    assert str(shown(Decimal(exact))) == text


def test_a_moved_entry_line_takes_the_zero_of_a_lower_is_better_benchmark_with_it():
    moved = LOWER.with_value(Step.ENTRY, Decimal(50))
    assert moved.zero == 100
    assert quantity_score(Decimal(75), moved) == 20
