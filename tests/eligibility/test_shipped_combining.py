"""The shipped policies: one loan is subsidised once by the centre, and income tax saved never exceeds the tax."""

import datetime as dt

from policyfirm import CATALOGUE, WAN

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.combination.combine import Combination
from desktop.eligibility.combination.totals import BESIDE
from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Case
from desktop.facts.factjson import from_json
from desktop.facts.known import Answer

POLICIES = load_policies(CATALOGUE)
LOAN = {
    "loans": [{"bank": "徽商银行", "principal": 1000, "start": "2026-02-01", "end": "2028-02-01", "support": "renewal",
               "subsidised": False}],
    "staff.total": 50,
    "finance.base_year": 2025,
    "finance.revenue": 3000,
    "firm.industry": "3391",
    "firm.ownership": "private",
    "tax.sme_field": True,
}  # fmt: skip
ANHUI = {
    "firm.region": "341502",
    "project.retrofits_existing": True,
    "project.stage": "started",
    "anhui.in_guide": True,
    "anhui.long_loan": True,
}


def judged(facts: dict[str, object]) -> Findings:
    known = {key: Answer(from_json(CATALOGUE[key], value)) for key, value in facts.items()}
    return judge_policies(Case(CATALOGUE, known), POLICIES, dt.date(2026, 11, 20))


def interest(findings: Findings) -> Combination:
    found = findings.totals.today[MoneyKind.INTEREST_SAVED].combination
    assert found is not None
    return found


def test_one_loan_is_subsidised_by_the_centre_once() -> None:
    found = interest(judged(LOAN))
    assert len(found.chosen) == 1
    [left] = found.left_out
    assert "同一笔贷款的中央财政贴息不能用两次" in left.reason
    assert (found.low, found.high) == (30 * WAN, 30 * WAN)


def test_whether_the_province_pays_for_the_same_loan_is_read_both_ways() -> None:
    found = interest(judged({**LOAN, **ANHUI, "anhui.lpr": "3%"}))
    strict, lenient = found.readings
    assert (len(strict.chosen), len(lenient.chosen)) == (1, 2)
    assert (found.low, found.high) == (strict.low, lenient.high)
    assert found.low < found.high
    assert any("能不能用两次，文件没有写" in note for note in found.notes)


def test_several_income_tax_reliefs_together_are_no_more_than_the_tax_of_the_year() -> None:
    facts = {"tax.taxable_income": 100, "tax.rate": 25, "tax.special_equipment": 200, "tax.rd_deductible": 90,
             "tax.excluded_industry": False, "staff.total": 400}  # fmt: skip
    total = judged(facts).totals.today[MoneyKind.TAX_SAVED]
    assert (total.low, total.high) == (25 * WAN, 25 * WAN)
    assert any("不会超过当年应缴的所得税" in note for note in total.notes)


def test_what_is_still_open_adds_nothing_to_a_tax_that_is_used_up() -> None:
    met = {
        "tax.taxable_income": 100,
        "tax.rate": 25,
        "tax.rd_deductible": 100,
        "tax.excluded_industry": False,
        "staff.total": 400,
    }
    open_ = {"tax.special_retrofit": 600, "tax.special_basis": 1000}  # whether it is still listed is not answered
    totals = judged({**met, **open_}).totals
    assert totals.today[MoneyKind.TAX_SAVED].high == 25 * WAN
    assert totals.possible_today[MoneyKind.TAX_SAVED].high == 0
    half = judged({**met, **open_, "tax.rd_deductible": 40}).totals
    assert half.possible_today[MoneyKind.TAX_SAVED].high == 15 * WAN
    assert BESIDE in half.possible_today[MoneyKind.TAX_SAVED].notes


def test_a_transfer_nobody_reckoned_does_not_hold_out_the_whole_tax() -> None:
    found = judged({"tax.taxable_income": 5000, "tax.rate": 25})
    amount = found["national2026.technology_transfer"].amount
    assert amount is not None
    assert (amount.high, amount.missing) == (None, ("tax.transfer_income",))
    made = found.totals.possible_today[MoneyKind.TAX_SAVED].combination
    assert made is not None
    assert found["national2026.technology_transfer"] in made.uncounted


def test_a_deferral_and_the_savings_together_are_no_more_than_the_tax_of_the_year() -> None:
    facts = {"tax.taxable_income": 1000, "tax.rate": 25, "tax.rd_deductible": 400, "tax.excluded_industry": False, "staff.total": 400,
             "tax.new_equipment": 2000, "tax.first_year_depreciation": 0}  # fmt: skip
    today = judged(facts).totals.today
    ends = [(today[kind].low, today[kind].high) for kind in (MoneyKind.TAX_SAVED, MoneyKind.TAX_DEFERRED)]
    assert ends == [(100 * WAN, 100 * WAN), (150 * WAN, 150 * WAN)]


def test_a_relief_that_comes_to_nothing_is_not_named_beside_those_that_give_something() -> None:
    west = {"firm.region": "530102", "tax.encouraged_share": 80, "tax.rate": 15, "tax.taxable_income": 1000,
            "tax.rd_deductible": 100, "tax.excluded_industry": False, "tax.transfer_income": 0,
            "staff.total": 400}  # fmt: skip
    found = judged(west).totals.today[MoneyKind.TAX_SAVED]
    assert found.combination is not None
    assert [one.measure.id for one in found.combination.chosen] == ["national2026.rd_super_deduction"]
    assert (found.count, found.low, found.high) == (1, 15 * WAN, 15 * WAN)
    loss = judged({**west, "tax.taxable_income": -10}).totals.today[MoneyKind.TAX_SAVED]
    assert (loss.low, loss.high) == (0, 0)  # all of it is carried forward: said, and not left out
    assert loss.count
