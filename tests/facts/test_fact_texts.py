"""Answers as text: read with the fact's bounds, shown as people write them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import BadValue
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Known
from desktop.facts.fact import Column, Fact, FactType, Option
from desktop.facts.parsing import format_value, from_json, parse_answer, parse_blank, parse_cell, to_json
from tests.facts.smallfacts import EQUIPMENT, fact

D = Decimal
STAFF = fact("staff", FactType.INTEGER, label="从业人员数（平均用工人数）", unit="人", minimum=D(0))
SHARE = fact("share", FactType.PERCENT, label="市场占有率", unit="%", minimum=D(0), maximum=D(100))
MONEY = fact("money", FactType.MONEY, label="总投资", minimum=D(0), maximum=D(10**12))
PROFIT = fact("profit", FactType.MONEY, label="利润总额")
GAIN = fact("gain", FactType.PERCENT, label="效率提升", unit="%", minimum=D(0), maximum=D(1000))
SOURCE = fact(
    "source",
    FactType.CHOICE,
    label="来源",
    options=(Option("own", "自有（自筹）资金"), Option("loan", "银行贷款"), Option("special", "专精特新“小巨人”")),
)
TITLES = fact(
    "titles",
    FactType.MULTI,
    label="资质",
    options=(Option("a", "环评、能评"), Option("b", "能评"), Option("c", "专精特新"), Option("d", "专精特新 小巨人")),
)


def _refusal(one: Fact, text: str) -> BadValue:
    with pytest.raises(BadValue) as found:
        parse_answer(one, text)
    return found.value


def test_bounds_are_told_with_the_label_and_the_unit() -> None:
    assert _refusal(STAFF, "-3").sentence == "从业人员数不能小于 0。"
    assert _refusal(SHARE, "120%").sentence == "市场占有率不能大于 100%。"
    assert _refusal(MONEY, "2万亿").sentence == "总投资不能大于 100,000,000.00 万元。"
    assert parse_answer(GAIN, "120%") == 120
    assert parse_answer(PROFIT, "-12.5") == -125_000


def test_people_are_counted_whole() -> None:
    assert _refusal(STAFF, "3.5").sentence == "从业人员数要填整数。"
    assert parse_answer(STAFF, "1,200 人") == 1200
    assert parse_answer(STAFF, "120.0") == 120


def test_an_empty_answer_is_refused_with_its_label() -> None:
    for one in (STAFF, SHARE, MONEY, SOURCE, fact("name", FactType.TEXT, label="企业名称")):
        assert one.short_label in _refusal(one, " \u3000\n").sentence


@pytest.mark.parametrize("typed", ["own", "自有（自筹）资金", "自有(自筹)资金", " 自有 （自筹） 资金 ", "自有资金"])
def test_an_option_is_found_by_label_or_key(typed: str) -> None:
    assert parse_answer(SOURCE, typed) == "own"


def test_an_option_s_quotes_may_be_left_out() -> None:
    assert parse_answer(SOURCE, "专精特新小巨人") == "special"


def test_an_option_that_is_not_there_lists_what_can_be_chosen() -> None:
    refusal = _refusal(SOURCE, "借的")
    assert refusal.sentence == "来源没有“借的”这一项。"
    assert "银行贷款" in refusal.next_step


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("环评、能评", ("a",)),
        ("能评", ("b",)),
        ("能评、环评、能评", ("a", "b")),
        ("专精特新；专精特新 小巨人", ("c", "d")),
        ("d,a", ("a", "d")),
        ("无", ()),
    ],
)
def test_several_options_are_read_even_when_a_label_holds_the_divider(typed: str, chosen: tuple[str, ...]) -> None:
    assert parse_answer(TITLES, typed) == chosen


def test_an_unknown_one_among_several_is_named() -> None:
    assert "“环保”" in _refusal(TITLES, "能评、环保").sentence


@pytest.mark.parametrize(
    ("typed", "yes"),
    [("是", True), ("有", True), ("√", True), ("Ｙ", True), ("否", False), ("×", False), ("无", False)],
)
def test_yes_and_no_in_every_usual_sign(typed: str, yes: bool) -> None:
    assert parse_answer(fact("b", FactType.BOOL, label="已备案"), typed) is yes


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    assert "只能填" in _refusal(fact("b", FactType.BOOL, label="已备案"), "也许").sentence


def test_cells_of_figures_start_at_zero_unless_signed() -> None:
    price = EQUIPMENT.column("unit_price")
    assert price is not None
    assert parse_cell(price, "1.2万") == 12_000
    with pytest.raises(BadValue, match="单价不能小于 0"):
        parse_cell(price, "-1")
    signed = Column("change", "变化", FactType.NUMBER, signed=True)
    assert parse_cell(signed, "-1") == -1


def test_words_for_blanks_are_known() -> None:
    assert parse_blank(" 不清楚。") is DONT_KNOW
    assert parse_blank("（不适用）") is NOT_APPLICABLE
    assert parse_blank("500") is None


@pytest.mark.parametrize(
    ("one", "value", "text"),
    [
        (MONEY, D(12_345_000), "1,234.50"),
        (SHARE, D("12.5"), "12.5"),
        (STAFF, D(1200), "1,200"),
        (fact("y", FactType.YEAR), 2025, "2025"),
        (fact("d", FactType.DATE), dt.date(2025, 3, 5), "2025年3月5日"),
        (fact("m", FactType.MONTH), dt.date(2025, 3, 1), "2025年3月"),
        (fact("b", FactType.BOOL), True, "是"),
        (SOURCE, "loan", "银行贷款"),
        (TITLES, ("a", "c"), "环评、能评、专精特新"),
        (TITLES, (), "无"),
        (fact("i", FactType.INDUSTRY), "3391", "3391 黑色金属铸造"),
        (fact("r", FactType.REGION), "341502", "341502 安徽省六安市金安区"),
        (EQUIPMENT, ({"name": "a"},), "1 行"),
        (EQUIPMENT, (), "0 行"),
        (MONEY, UNKNOWN, ""),
        (MONEY, DONT_KNOW, "暂不清楚"),
        (MONEY, NOT_APPLICABLE, "不适用"),
        (MONEY, {2024: D(10_000), 2025: D(20_000)}, "2024年 1.00；2025年 2.00"),
    ],
)
def test_values_are_shown_as_people_write_them(one: Fact, value: Known, text: str) -> None:
    assert format_value(one, value) == text


def test_units_are_shown_when_asked_for() -> None:
    assert format_value(MONEY, D(12_345_000), with_unit=True) == "1,234.50 万元"
    assert format_value(STAFF, D(1200), with_unit=True) == "1,200 人"
    assert format_value(SHARE, D("12.5"), with_unit=True) == "12.5%"


def test_endless_decimals_are_rounded_only_where_a_formula_made_them() -> None:
    third = D(100) / 3
    derived = fact("x", FactType.PERCENT, formula="a / b")
    either = fact("x", FactType.NUMBER, formula="a / b", overridable=True)
    assert format_value(derived, third) == "33.33"
    assert format_value(either, third) == "33.3333"
    assert format_value(either, D("1.23456")) == "1.23456"
    assert format_value(fact("x", FactType.MONEY, formula="a / b"), third) == "0.003333"
    assert format_value(fact("x", FactType.PERCENT), D("1.23456789")) == "1.23456789"


VALUES = {
    FactType.MONEY: st.integers(0, 10**15).map(lambda fen: D(fen).scaleb(-2)),
    FactType.NUMBER: st.decimals(0, 10**10, places=4),
    FactType.INTEGER: st.integers(0, 10**12).map(D),
    FactType.PERCENT: st.decimals(0, 1000, places=4),
    FactType.DATE: st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    FactType.MONTH: st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(lambda day: day.replace(day=1)),
    FactType.YEAR: st.integers(1900, 2100),
    FactType.BOOL: st.booleans(),
    FactType.CHOICE: st.sampled_from(["own", "loan", "special"]),
    FactType.MULTI: st.sets(st.sampled_from("abcd")).map(lambda chosen: tuple(sorted(chosen))),
    FactType.TEXT: st.text(min_size=1).map(lambda text: parse_answer(fact("t", FactType.TEXT), f"甲{text}乙")),
    FactType.LONGTEXT: st.text().map(lambda text: parse_answer(fact("t", FactType.LONGTEXT), f"甲{text}乙")),
    FactType.INDUSTRY: st.sampled_from(["3391", "3311", "3398", "6513"]),
    FactType.REGION: st.sampled_from(["341502", "341500", "340000", "341599"]),
    FactType.USCC: st.just("91110000600037341L"),
    FactType.PHONE: st.sampled_from(["13812345678", "0564-3312345-801"]),
    FactType.EMAIL: st.just("a@example.com"),
    FactType.POSTCODE: st.just("237000"),
    FactType.PROJECT_CODE: st.sampled_from(["2504-341502-04-02-123456", "ABC"]),
}


@pytest.mark.parametrize("kind", [kind for kind in FactType if kind is not FactType.TABLE])
@given(data=st.data())
def test_what_is_shown_can_be_typed_back_and_what_is_saved_read_back(kind: FactType, data: st.DataObject) -> None:
    options = {FactType.CHOICE: SOURCE.options, FactType.MULTI: TITLES.options}.get(kind, ())
    one = fact("x", kind, unit={FactType.MONEY: "万元", FactType.PERCENT: "%"}.get(kind, ""), options=options)
    value = data.draw(VALUES[kind])
    assert parse_answer(one, format_value(one, value)) == value
    assert parse_answer(one, format_value(one, value, with_unit=True)) == value
    assert from_json(one, to_json(one, value)) == value


@pytest.mark.parametrize("kind", list(FactType))
@given(text=st.text())
def test_any_text_is_an_answer_or_a_kind_refusal(kind: FactType, text: str) -> None:
    one = fact("x", kind, options=SOURCE.options if kind in (FactType.CHOICE, FactType.MULTI) else ())
    refusal = None
    try:
        parse_answer(one, text)
    except BadValue as found:
        refusal = found
    assert refusal is None or refusal.sentence.endswith("。")
