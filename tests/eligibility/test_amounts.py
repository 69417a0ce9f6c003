"""What a measure is worth: exact, an interval, or 未计入 — never more than the policy gives."""

from decimal import Decimal

import pytest
from policyfirm import WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import Amount, MoneyKind
from desktop.errors import BadData
from desktop.facts.case import Answer, Known, Origin, OriginKind


def worth(form: str, **answers: Known) -> Amount:
    found = judged(case(project__filed=True, **answers), policy(measure("money", when_filed(form))))["CITY.money"]
    assert found.amount is not None
    return found.amount


def span(form: str, **answers: Known) -> tuple[Decimal | None, Decimal | None]:
    amount = worth(form, **answers)
    return amount.low, amount.high


RATE = '{ kind = "cash", rate = "15%", of = "investment.window_equipment", cap = "500万元" }'


def test_a_fixed_award_is_exact() -> None:
    assert span('{ kind = "cash", fixed = "50万元" }') == (50 * WAN, 50 * WAN)


def test_a_rate_is_taken_of_the_base_and_stops_at_the_cap() -> None:
    assert span(RATE, investment__window_equipment=1000 * WAN) == (150 * WAN, 150 * WAN)
    assert span(RATE, investment__window_equipment=4000 * WAN) == (500 * WAN, 500 * WAN)


def test_an_unknown_base_leaves_everything_up_to_the_cap_open_and_says_what_is_missing() -> None:
    amount = worth(RATE)
    assert (amount.low, amount.high, amount.missing) == (0, 500 * WAN, ("investment.window_equipment",))
    assert "归集期内设备" in amount.note


def test_a_fen_is_never_rounded_up() -> None:
    assert span(RATE, investment__window_equipment=Decimal("100.99")) == (Decimal("15.14"), Decimal("15.14"))


def test_an_unknown_base_without_a_cap_is_not_counted() -> None:
    amount = worth('{ kind = "cash", rate = "15%", of = "investment.window_equipment" }')
    assert (amount.low, amount.high, amount.is_counted) == (None, None, False)


def test_a_rate_between_two_makes_an_interval() -> None:
    form = '{ kind = "tax_saved", rate = ["25%", "15%"], of = "investment.equipment" }'
    assert span(form, investment__equipment=100 * WAN) == (15 * WAN, 25 * WAN)


def test_a_cap_alone_is_from_nothing_to_the_cap() -> None:
    assert span('{ kind = "cash", cap = "20万元" }') == (0, 20 * WAN)


def test_the_lowest_of_several_caps_counts_also_a_computed_one() -> None:
    form = '{ kind = "interest_saved", rate = "15%", of = "investment.loans_total", cap = ["300万元", "investment.total * 0.01"] }'
    loans = ({"principal": 1000 * WAN},)
    assert span(form, loans=loans, investment__total=5000 * WAN) == (50 * WAN, 50 * WAN)
    assert span(form, loans=loans) == (0, 150 * WAN)


def test_the_base_can_be_limited_before_the_rate() -> None:
    form = '{ kind = "tax_saved", rate = "10%", of = "investment.equipment", of_cap = "0.5 * investment.total" }'
    assert span(form, investment__equipment=100 * WAN, investment__total=120 * WAN) == (6 * WAN, 6 * WAN)


def test_so_much_for_each_machine() -> None:
    form = '{ kind = "cash", per_unit = "1万元", count = "count(equipment)", cap = "2万元" }'
    assert span(form, equipment=({"name": "甲"},)) == (WAN, WAN)
    assert span(form, equipment=({"name": "甲"},) * 3) == (2 * WAN, 2 * WAN)
    assert span(form, equipment=()) == (0, 0)


TIERS = 'tiers = [ { upto = "500万元", rate = "5%" }, { rate = "8%" } ]'


def test_tiers_apply_to_the_whole_or_slice_by_slice() -> None:
    whole = f'{{ kind = "cash", of = "investment.equipment", {TIERS} }}'
    sliced = f'{{ kind = "cash", of = "investment.equipment", {TIERS}, progressive = true }}'
    assert span(whole, investment__equipment=500 * WAN) == (25 * WAN, 25 * WAN)
    assert span(whole, investment__equipment=1000 * WAN) == (80 * WAN, 80 * WAN)
    assert span(sliced, investment__equipment=1000 * WAN) == (65 * WAN, 65 * WAN)


def test_a_choice_is_open_while_its_condition_is() -> None:
    form = (
        '{ kind = "cash", choose = [ { when = { fact = "project.library", op = "==", value = "city" }, fixed = "50万元" },'
        ' { fixed = "20万元" } ] }'
    )
    assert span(form, project__library="city") == (50 * WAN, 50 * WAN)
    assert span(form, project__library="none") == (20 * WAN, 20 * WAN)
    assert span(form) == (20 * WAN, 50 * WAN)
    assert worth(form).missing == ("project.library",)


def test_what_the_policy_does_not_write_is_not_counted() -> None:
    amount = worth('{ kind = "cash", unspecified = true, note = "按年度指南" }')
    assert (amount.high, amount.note) == (None, "按年度指南；未计入")


def test_a_loss_gives_no_tax_saving_and_no_negative_money() -> None:
    form = '{ kind = "tax_saved", rate = "25%", of = "finance.profit" }'
    assert span(form, finance__profit=-100 * WAN) == (0, 0)


def test_an_estimate_spreads_to_the_amount() -> None:
    firm = case(project__filed=True).with_answer(
        "investment.window_equipment", Answer(100 * WAN, Origin(OriginKind.ESTIMATED))
    )
    amount = judged(firm, policy(measure("money", when_filed(RATE))))["CITY.money"].amount
    assert amount is not None
    assert amount.estimated


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ('{ kind = "gold", fixed = "1万元" }', "不认识的金额类别"),
        ('{ kind = "cash" }', "没有写金额"),
        ('{ kind = "cash", fixed = "50" }', "要写明单位"),
        ('{ kind = "cash", rate = "0.15", of = "investment.equipment" }', "要写成百分数"),
        ('{ kind = "cash", rate = "15%", of = "investment.nothing" }', "没有“investment.nothing”"),
        ('{ kind = "cash", rate = "15%", of = "investment.equipment +" }', "公式"),
        ('{ kind = "cash", fixed = "1万元", count = "staff.total" }', "不认识的金额写法"),
        ('{ kind = "cash", of = "investment.equipment", tiers = [ { rate = "5%" }, { upto = "1万元", rate = "8%" } ] }', "从小到大"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_amount_is_named_with_its_measure(form: str, complaint: str) -> None:
    with pytest.raises(BadData) as problem:
        policy(measure("money", when_filed(form)))
    assert "city.toml / money" in problem.value.sentence
    assert complaint in problem.value.sentence


def test_what_lacks_figures_of_the_firm_is_nowhere_called_unwritten() -> None:
    assert Amount(MoneyKind.CASH, None, None, missing=("tax.rate",)).text == "财政奖补 数据不够，还算不出"
    assert Amount(MoneyKind.CASH, None, None).text == "财政奖补 未计入"
