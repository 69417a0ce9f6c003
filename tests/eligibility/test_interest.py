"""Interest saved on loans: points a year on each principal for its term, and an interval where dates are missing."""

import datetime as dt
from decimal import Decimal

import pytest
from policyfirm import WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import Amount
from desktop.eligibility.findingjson import findings_json
from desktop.errors import BadData
from desktop.facts.case import Known

POINTS = '{ kind = "interest_saved", interest = "1.5%", on = "loans", years = 2 }'
CAPPED = '{ kind = "interest_saved", interest = "1.5%", on = "loans", years = 2, of_cap = "5000万元" }'


def loan(principal: int, start: str = "", end: str = "") -> dict[str, Known]:
    dates = {"start": start, "end": end}
    return {"principal": principal * WAN, **{k: dt.date.fromisoformat(v) for k, v in dates.items() if v}}


def worth(form: str, *loans: dict[str, Known], **answers: Known) -> Amount:
    firm = case(project__filed=True, loans=loans, **answers)
    found = judged(firm, policy(measure("money", when_filed(form))))["CITY.money"]
    assert found.amount is not None
    return found.amount


def span(form: str, *loans: dict[str, Known], **answers: Known) -> tuple[Decimal | None, Decimal | None]:
    amount = worth(form, *loans, **answers)
    return amount.low, amount.high


def test_a_loan_of_one_year_saves_its_points_once() -> None:
    assert span(POINTS, loan(1000, "2026-03-01", "2027-03-01")) == (15 * WAN, 15 * WAN)


def test_a_longer_loan_counts_for_the_years_allowed_also_over_a_leap_day() -> None:
    assert span(POINTS, loan(1000, "2026-03-01", "2031-03-01")) == (30 * WAN, 30 * WAN)
    assert span(POINTS, loan(1000, "2024-02-29", "2025-02-28")) == (15 * WAN, 15 * WAN)
    assert span(POINTS, loan(1000, "2027-05-20", "2028-06-02"))[1] == Decimal("155342.46")


def test_several_loans_add_up() -> None:
    both = (loan(1000, "2026-03-01", "2027-03-01"), loan(500, "2026-03-01", "2029-03-01"))
    assert span(POINTS, *both) == (30 * WAN, 30 * WAN)


def test_a_missing_date_leaves_an_interval_and_names_the_table() -> None:
    amount = worth(POINTS, loan(1000, "2026-03-01"))
    assert (amount.low, amount.high, amount.missing) == (0, 30 * WAN, ("loans",))


def test_a_missing_principal_is_not_counted_unless_the_principal_is_capped() -> None:
    assert span(POINTS, {"start": dt.date(2026, 3, 1)}) == (None, None)
    assert span(CAPPED, {"start": dt.date(2026, 3, 1)}) == (0, 150 * WAN)


def test_no_loans_save_nothing_and_an_unanswered_table_is_not_counted() -> None:
    assert span(POINTS) == (0, 0)
    found = judged(case(project__filed=True), policy(measure("money", when_filed(POINTS))))["CITY.money"]
    assert found.amount is not None
    assert (found.amount.high, found.amount.missing) == (None, ("loans",))


def test_the_principal_of_all_loans_together_is_capped() -> None:
    assert span(CAPPED, loan(8000, "2026-03-01", "2029-03-01")) == (150 * WAN, 150 * WAN)
    mixed = (loan(4000, "2026-03-01", "2027-03-01"), loan(4000, "2026-03-01", "2029-03-01"))
    assert span(CAPPED, *mixed) == (90 * WAN, 135 * WAN)


def test_loans_before_the_day_or_shorter_than_the_least_term_do_not_count() -> None:
    where = 'where = { start = { op = ">=", value = "2026-01-01" }, end = { since = "start", op = ">=", value = 1 } }'
    form = POINTS.replace("years = 2", f"years = 3, {where}")
    assert span(form, loan(1000, "2025-12-31", "2028-12-31")) == (0, 0)
    assert span(form, loan(1000, "2026-01-01", "2026-12-31")) == (0, 0)
    assert span(form, loan(1000, "2026-01-01", "2027-01-01")) == (15 * WAN, 15 * WAN)
    assert span(form, loan(1000, "", "2027-01-01")) == (0, 45 * WAN)


def test_a_loan_of_which_it_is_open_whether_it_counts_is_an_interval_up_to_its_term() -> None:
    form = POINTS.replace("years = 2", 'years = 2, where = { bank = { op = "==", value = "某银行" } }')
    unnamed = loan(1000, "2026-03-01", "2027-03-01")
    assert span(form, unnamed) == (0, 15 * WAN)
    assert span(form, {**unnamed, "bank": "某银行"}) == (15 * WAN, 15 * WAN)
    assert span(form, {**unnamed, "bank": "另一家"}) == (0, 0)


def test_a_loan_that_the_policy_can_be_read_to_refuse_counts_at_the_high_end_only() -> None:
    form = POINTS.replace("years = 2", 'years = 2, surely = { subsidised = { op = "==", value = false } }')
    had, free = loan(1000, "2026-03-01", "2027-03-01"), loan(200, "2026-03-01", "2027-03-01")
    amount = worth(form, {**had, "subsidised": True}, {**free, "subsidised": False})
    assert (amount.low, amount.high, amount.missing) == (3 * WAN, 18 * WAN, ())
    unsaid = worth(form, had)
    assert (unsaid.low, unsaid.high, unsaid.missing) == (0, 15 * WAN, ("loans",))


def test_the_points_may_be_a_share_of_a_rate_that_is_a_fact() -> None:
    form = '{ kind = "interest_saved", interest = "anhui.lpr * 0.4", on = "loans", years = 3, cap = "500万元" }'
    long = loan(1000, "2026-03-01", "2030-03-01")
    assert span(form, long, anhui__lpr=Decimal(3)) == (36 * WAN, 36 * WAN)
    assert span(form, long) == (0, 120 * WAN)  # such a rate is never above 10 %: four points for three years
    assert span(form, loan(90000, "2026-03-01", "2030-03-01")) == (0, 500 * WAN)
    unbounded = form.replace("anhui.lpr", "finance.profit")
    assert span(unbounded, long) == (0, 500 * WAN)
    assert span(form, loan(90000, "2026-03-01", "2030-03-01"), anhui__lpr=Decimal(3)) == (500 * WAN, 500 * WAN)


TAX = 'kind = "tax_saved", rate = "10%", of = "investment.equipment", within = "finance.profit * 0.25"'
CREDIT = f'{{ {TAX}, later = "往后结转5年" }}'
GEAR: dict[str, Known] = {"investment__equipment": 1000 * WAN}


def test_an_amount_is_what_the_year_can_take_and_the_rest_is_told_with_its_years() -> None:
    for profit, taken in ((800, 100), (200, 50), (-200, 0)):
        amount = worth(CREDIT, **GEAR, finance__profit=profit * WAN)
        assert (amount.low, amount.high, amount.carried) == (taken * WAN, taken * WAN, (100 - taken) * WAN)
    assert worth(CREDIT, **GEAR, finance__profit=200 * WAN).note == "另有 50 万元当年用不上，往后结转5年"
    assert worth(CREDIT, **GEAR, finance__profit=800 * WAN).note == ""


def test_while_the_tax_is_open_the_amount_is_an_interval_and_says_why() -> None:
    amount = worth(CREDIT, **GEAR)
    assert (amount.low, amount.high, amount.carried, amount.missing) == (0, 100 * WAN, 0, ("finance.profit",))
    assert amount.note.startswith("当年用不完的，往后结转5年；待补充")


def test_what_no_year_can_take_any_more_is_not_called_carried() -> None:
    amount = worth(f"{{ {TAX} }}", **GEAR, finance__profit=200 * WAN)
    assert (amount.low, amount.high, amount.carried, amount.note) == (50 * WAN, 50 * WAN, 0, "")


def test_an_amount_nobody_can_reckon_is_not_estimated_by_the_tax() -> None:
    amount = worth(CREDIT, finance__profit=200 * WAN)
    assert (amount.high, amount.missing) == (None, ("investment.equipment",))


def test_a_loss_takes_nothing_this_year_and_the_relief_is_still_the_firms() -> None:
    firm = case(project__filed=True, finance__profit=-200 * WAN, **GEAR)
    for form, is_given in ((CREDIT, True), (f"{{ {TAX} }}", False)):
        found = judged(firm, policy(measure("money", when_filed(form)))).findings[0]
        assert found.is_given is is_given
        assert found.amount is not None
        assert ("往后结转" in found.amount.text) is is_given
    carried = findings_json(judged(firm, policy(measure("money", when_filed(CREDIT)))))["findings"][0]["amount"]
    assert (carried["high"], carried["carried"]) == (0, 1_000_000)


def test_what_becomes_of_the_rest_needs_a_limit() -> None:
    with pytest.raises(BadData, match="就要写 within"):
        policy(measure("money", when_filed('{ kind = "cash", fixed = "1元", later = "往后结转5年" }')))


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ('{ kind = "interest_saved", interest = "1.5%", on = "equipment", years = 2 }', "没有本金"),
        ('{ kind = "interest_saved", interest = "1.5%", on = "nothing", years = 2 }', "没有本金"),
        ('{ kind = "interest_saved", interest = "1.5%", on = "loans" }', "整数年"),
        ('{ kind = "interest_saved", interest = "1.5%", on = "loans", years = 2, where = 1 }', "where"),
        (POINTS.replace("years = 2", 'years = 2, where = { begin = { op = ">=", value = "2026-01-01" } }'), "begin"),
    ],
)
def test_a_mistake_in_an_interest_rule_is_named(form: str, complaint: str) -> None:
    with pytest.raises(BadData) as problem:
        policy(measure("money", when_filed(form)))
    assert complaint in problem.value.sentence
