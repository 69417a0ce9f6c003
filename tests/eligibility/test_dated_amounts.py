"""An amount that changed with the years: the one of the day counts."""

import datetime as dt

import pytest
from policyfirm import IN_FORCE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import Amount, MoneyKind
from desktop.eligibility.amounts.workout import work_out
from desktop.eligibility.measurefacts import measure_facts
from desktop.errors import BadData

CASH = MoneyKind.CASH
TWO = """[
  { until = 2020-12-31, kind = "cash", fixed = "50万元" },
  { from = 2021-07-01, until = 2022-06-30, kind = "cash", rate = "10%", of = "investment.equipment", cap = "30万元" },
]"""
CITY = policy(measure("award", when_filed(TWO)))
FIRM = case(project__filed=True, investment__equipment=200 * WAN)


def amount(*day: int) -> Amount:
    found = judged(FIRM, CITY, date=dt.date(*day))["CITY.award"].amount
    assert found is not None
    return found


def test_the_amount_of_the_day_counts_from_its_first_day_to_its_last() -> None:
    assert amount(2020, 12, 31).high == 50 * WAN
    assert amount(2021, 7, 1).high == 20 * WAN
    assert amount(2022, 6, 30).high == 20 * WAN


def test_between_two_amounts_nothing_is_counted_and_that_is_said() -> None:
    gap = amount(2021, 1, 1)
    assert (gap.low, gap.high) == (None, None)
    assert gap.note == "这一天没有对应的标准，未计入"
    total = judged(FIRM, CITY, date=dt.date(2021, 1, 1)).totals.today[CASH]
    assert (total.count, total.uncounted, total.high) == (0, 1, 0)


def test_without_a_day_the_latest_amount_is_told() -> None:
    rule = CITY.measures[0].amount
    assert rule is not None
    assert work_out(rule, FIRM).high == 20 * WAN


def test_a_fact_that_only_an_earlier_amount_needs_is_used_too() -> None:
    assert "investment.equipment" in set(measure_facts(CITY.measures[0]))


@pytest.mark.parametrize(
    ("periods", "complaint"),
    [
        ('[{ kind = "cash", fixed = "5万元" }, { from = 2021-01-01, kind = "cash", fixed = "6万元" }]', "不能重叠"),
        (
            '[{ until = 2021-01-01, kind = "cash", fixed = "5万元" }, '
            '{ from = 2021-01-01, kind = "cash", fixed = "6万元" }]',
            "不能重叠",
        ),
        (
            '[{ until = 2020-01-01, kind = "cash", fixed = "5万元" }, '
            '{ from = 2021-01-01, kind = "land_saved", fixed = "6万元" }]',
            "金额类别要一样",
        ),
        ("[]", "至少要有一段"),
        ('[{ from = "2020", kind = "cash", fixed = "5万元" }]', "写成日期"),
        ('[{ from = 2022-01-01, until = 2021-01-01, kind = "cash", fixed = "5万元" }]', "不能早于"),
    ],
)
def test_periods_that_cannot_be_are_refused(periods: str, complaint: str) -> None:
    with pytest.raises(BadData) as problem:
        policy(measure("award", when_filed(periods)), head=IN_FORCE)
    assert complaint in problem.value.sentence
    assert "award" in problem.value.sentence


def test_what_may_only_limit_the_promise_is_read_too() -> None:
    amount = '{ kind = "tax_saved", rate = "10%", of = "tax.special_equipment", sure = "tax.taxable_income * 0.05" }'
    city = policy(measure("saved", when_filed(amount)))
    assert "tax.taxable_income" in set(measure_facts(city.measures[0]))
