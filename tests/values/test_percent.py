"""Percentages are percentage points."""

from decimal import Decimal

import pytest

from desktop.errors import BadValue
from desktop.values.percent import format_percent, parse_percent


@pytest.mark.parametrize(
    ("typed", "points"),
    [("50", "50"), ("50%", "50"), ("50％", "50"), ("50 %", "50"), ("0.5", "0.5"), ("-3.2%", "-3.2"), ("120%", "120")],
)
def test_a_percentage_may_carry_its_sign_or_not(typed: str, points: str) -> None:
    assert parse_percent(typed) == Decimal(points)


@pytest.mark.parametrize("typed", ["", "%", "五成", "50‰", "1/2", "50万", "50%%", "50元", "约50%", "40%-50%"])
def test_what_is_not_a_percentage_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_percent(typed)


def test_a_percentage_is_shown_exactly_unless_rounding_is_asked_for() -> None:
    assert format_percent(Decimal("12.50")) == "12.5%"
    assert format_percent(Decimal("12.5"), with_unit=False) == "12.5"
    assert format_percent(Decimal(100) / 3, places=2) == "33.33%"
