"""What is shown can be typed back, and no text breaks a parser."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import BadValue
from desktop.values import codes, date, money, number, percent
from desktop.values.quantity import format_number

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False)
FEN = st.integers(min_value=-(10**15), max_value=10**15).map(lambda fen: Decimal(fen).scaleb(-2))
HARD_TEXT = st.one_of(
    st.text(),
    st.text(alphabet="0123456789０１.,，万亿千元%％-－年月日/ eE+约至()（）NaNinf五百"),
)
PARSERS: list[Callable[[str], object]] = [
    number.parse_number,
    lambda text: number.parse_number(text, "万千瓦时"),
    lambda text: money.parse_money(text, "万元"),
    lambda text: money.parse_money(text, "元"),
    percent.parse_percent,
    date.parse_date,
    date.parse_month,
    date.parse_year,
    codes.check_uscc,
    codes.check_industry,
    codes.check_region,
    codes.check_phone,
    codes.check_email,
    codes.check_postcode,
    codes.check_project_code,
]


@given(AMOUNTS)
def test_a_shown_number_reads_back_as_itself(value: Decimal) -> None:
    assert number.parse_number(format_number(value)) == value


@given(FEN, st.sampled_from(["万元", "元", "亿元"]), st.booleans())
def test_a_shown_amount_reads_back_to_the_fen_in_any_unit(yuan: Decimal, unit: str, with_unit: bool) -> None:
    text = money.format_money(yuan, unit, with_unit=with_unit)
    assert money.parse_money(text, unit) == yuan
    if with_unit:
        assert money.parse_money(text, "元") == yuan
    assert money.money_note(money.format_money(yuan, unit, with_unit=True), unit) is None


@given(AMOUNTS, st.booleans())
def test_a_shown_percentage_reads_back_as_itself(value: Decimal, with_unit: bool) -> None:
    assert percent.parse_percent(percent.format_percent(value, with_unit=with_unit)) == value


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_a_shown_date_reads_back_as_itself(day: dt.date) -> None:
    assert date.parse_date(date.format_date(day)) == day
    assert date.parse_date(day.isoformat()) == day
    assert date.parse_date(f"{day:%Y%m%d}") == day
    assert date.parse_month(date.format_month(day)) == day.replace(day=1)
    assert date.parse_year(str(day.year)) == day.year


@pytest.mark.parametrize("parse", PARSERS)
@given(text=HARD_TEXT)
@example(text="9" * 400)
@example(text="1" + "0" * 17 + "亿")
@example(text="٣٤٥٦٧٨")
@example(text="२०२५-०३-०५")
@example(text="\ud800")
def test_any_text_is_read_or_refused_with_a_sentence(parse: Callable[[str], object], text: str) -> None:
    refusal = None
    try:
        parse(text)
    except BadValue as found:
        refusal = found
    assert refusal is None or (refusal.sentence.endswith("。") and refusal.next_step.endswith("。"))


@given(st.integers(min_value=0, max_value=10**18 - 1), st.integers(min_value=0, max_value=6))
def test_a_scale_word_is_only_another_writing(whole: int, places: int) -> None:
    value = Decimal(whole).scaleb(-places)
    if value >= 10**14:
        return
    assert number.parse_number(f"{value:f}万") == value * 10_000
    assert money.parse_money(f"{value:f}万元", "元") == money.parse_money(f"{value:f}", "万元")


@given(HARD_TEXT, st.sampled_from(["万元", "元"]))
def test_the_question_about_a_unit_never_breaks(text: str, unit: str) -> None:
    note = money.money_note(text, unit)
    assert note is None or note.endswith("对吗？")
