"""Money is exact yuan inside and keeps the unit people wrote."""

from decimal import Decimal

import pytest

from desktop.errors import BadValue
from desktop.values.money import format_money, money_note, parse_money


@pytest.mark.parametrize(
    ("typed", "unit", "yuan"),
    [
        ("500", "万元", "5000000"),
        ("500", "元", "500"),
        ("500万", "万元", "5000000"),
        ("500万", "元", "5000000"),
        ("500万元", "元", "5000000"),
        ("500万元", "万元", "5000000"),
        ("12000元", "万元", "12000"),
        ("１２，０００元", "万元", "12000"),
        ("0.8亿", "万元", "80000000"),
        ("1亿2000万元", "万元", "120000000"),
        ("1,234.5", "万元", "12345000"),
        ("0.01", "元", "0.01"),
        ("0.333333", "万元", "3333.33"),
        ("￥500", "元", "500"),
        ("人民币500万元整", "元", "5000000"),
        ("-30", "万元", "-300000"),
        ("1.5", "亿元", "150000000"),
    ],
)
def test_a_unit_in_the_text_wins_over_the_field_s(typed: str, unit: str, yuan: str) -> None:
    assert parse_money(typed, unit) == Decimal(yuan)


@pytest.mark.parametrize(
    "typed", ["", "￥", "约500", "500-600万", "500美元", "500吨", "五百万", "NaN", "50%", "1e5", "500万千瓦时"]
)
def test_what_is_not_an_amount_is_refused_with_a_next_step(typed: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_money(typed, "万元")
    assert refusal.value.next_step


@pytest.mark.parametrize(
    ("typed", "unit", "question"),
    [
        ("12000元", "万元", "按 12,000 元（1.2 万元）理解，对吗？"),
        ("500万元", "元", "按 500 万元（5,000,000 元）理解，对吗？"),
        ("500万", "元", "按 500 万元（5,000,000 元）理解，对吗？"),
        ("0.8亿", "万元", "按 0.8 亿元（8,000 万元）理解，对吗？"),
        ("12000000", "万元", "按 12,000,000 万元（1,200 亿元）理解，对吗？"),
    ],
)
def test_a_unit_that_differs_from_the_field_s_is_asked_back(typed: str, unit: str, question: str) -> None:
    assert money_note(typed, unit) == question


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("500", "万元"), ("500", "元"), ("500万", "万元"), ("500万元", "万元"), ("12000元", "元"), ("约500", "元")],
)
def test_nothing_is_asked_when_text_and_field_agree_or_the_text_is_no_amount(typed: str, unit: str) -> None:
    assert money_note(typed, unit) is None


@pytest.mark.parametrize(
    ("yuan", "unit", "text"),
    [
        ("12345000", "万元", "1,234.50"),
        ("12345678.91", "万元", "1,234.567891"),
        ("500", "元", "500.00"),
        ("0.005", "元", "0.005"),
        ("0", "万元", "0.00"),
        ("-300000", "万元", "-30.00"),
        ("5E+6", "万元", "500.00"),
    ],
)
def test_an_amount_is_shown_with_two_decimals_and_more_only_to_stay_exact(yuan: str, unit: str, text: str) -> None:
    assert format_money(Decimal(yuan), unit) == text
    assert format_money(Decimal(yuan), unit, with_unit=True) == f"{text} {unit}"
