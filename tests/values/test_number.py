"""Numbers as people type them."""

from decimal import Decimal

import pytest

from desktop.errors import BadValue
from desktop.values.number import parse_number
from desktop.values.quantity import format_number

FORBIDDEN_WORDS = ("错误", "异常", "非法", "error")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1234.5", "1234.5"),
        ("１，２３４．５", "1234.5"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("\u200b 42\u3000", "42"),
        ("500万", "5000000"),
        ("500 万", "5000000"),
        ("0.8亿", "80000000"),
        ("1.2亿", "120000000"),
        ("3千万", "30000000"),
        ("1亿2000万", "120000000"),
        ("1亿2千万", "120000000"),
        ("1万5千", "15000"),
        ("1万2345", "12345"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("-5", "-5"),
        ("－５", "-5"),
        ("−5", "-5"),
        ("+5", "5"),
        ("-0", "0"),
        ("123456789012345678", "123456789012345678"),
    ],
)
def test_a_clerk_may_type_a_number_as_on_paper(typed: str, meant: str) -> None:
    assert parse_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "约500",
        "500左右",
        "500多万",
        "近500",
        "500以上",
        ">500",
        "~500",
        "500-600",
        "500—600",
        "500至600",
        "500万-600万",
        "NaN",
        "inf",
        "Infinity",
        "1e5",
        "1E5",
        "1.2E+08",
        "五百",
        "两千万",
        "十万",
        "万",
        "1.2.3",
        "1,2,3",
        "12,34",
        "1,2345",
        "1 2",
        "1万2",
        "1亿2000",
        "1万1万",
        "2000万1亿",
        "1/2",
        "500/",
        "(500)",
        "--5",
        "5-",
        "5台",
        "5%",
        "0x1F",
        "1_000",
        "1234567890123456789",
        "0." + "1" * 19,
        "999999999999999999亿",
        "9" * 5000,
        "٣٤",
        "²",
        "½",
        "10²",
        "①",
    ],
)
def test_what_is_not_certainly_one_number_is_refused_with_a_sentence_and_a_next_step(typed: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_number(typed)
    assert refusal.value.sentence.endswith("。")
    assert refusal.value.next_step.endswith("。")
    assert len(refusal.value.sentence) < 60
    assert not any(word in str(refusal.value) for word in FORBIDDEN_WORDS)


@pytest.mark.parametrize("typed", ["约500", "500-600"])
def test_an_estimate_or_a_range_is_told_that_it_may_stay_empty(typed: str) -> None:
    with pytest.raises(BadValue, match="先空着"):
        parse_number(typed)


@pytest.mark.parametrize(
    ("typed", "unit", "meant"),
    [
        ("500", "万千瓦时", "500"),
        ("500万千瓦时", "万千瓦时", "500"),
        ("500万", "万千瓦时", "500"),
        ("1.2亿", "万千瓦时", "12000"),
        ("5000000千瓦时", "万千瓦时", "500"),
        ("42台", "台", "42"),
        ("42 台", "台", "42"),
        ("５０００吨", "吨", "5000"),
        ("1.2万吨", "吨", "12000"),
        ("300万元/亩", "万元/亩", "300"),
        ("0.12吨标准煤/万元", "吨标准煤/万元", "0.12"),
        ("1.1", "", "1.1"),
    ],
)
def test_a_number_may_repeat_its_unit(typed: str, unit: str, meant: str) -> None:
    assert parse_number(typed, unit) == Decimal(meant)


@pytest.mark.parametrize(("typed", "unit"), [("500公斤", "吨"), ("500吨", "万千瓦时"), ("吨", "吨"), ("5台", "")])
def test_another_unit_is_never_taken_for_the_field_s_own(typed: str, unit: str) -> None:
    with pytest.raises(BadValue):
        parse_number(typed, unit)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234.50", "1,234.5"),
        ("5E+6", "5,000,000"),
        ("1E-7", "0.0000001"),
        ("-0.00", "0"),
        ("-1234567.125", "-1,234,567.125"),
        ("0", "0"),
    ],
)
def test_a_number_is_shown_grouped_and_exact(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text


def test_rounding_happens_only_when_asked_for_and_away_from_zero_at_the_half() -> None:
    assert format_number(Decimal("2.345"), places=2) == "2.35"
    assert format_number(Decimal("-2.345"), places=2) == "-2.35"
    assert format_number(Decimal("2.3"), places=2) == "2.3"
    assert format_number(Decimal("2"), least=2) == "2.00"
    assert format_number(Decimal("-0.001"), places=2) == "0"
