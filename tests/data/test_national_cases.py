"""The national rules judged for firms whose answer is known by reckoning."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from desktop.rules.term import Op, terms
from desktop.rules.verdict import Verdict
from desktop.rules.words import required

YES, NO, OPEN, INFO = Verdict.YES, Verdict.NO, Verdict.UNKNOWN, Verdict.INFO
WAN = Decimal(10000)
TODAY = dt.date(2026, 11, 20)

RATE = {"tax.rate": "25", "tax.taxable_income": "5000"}
RD = {**RATE, "tax.rd_deductible": "1000", "tax.excluded_industry": False}
ONE_OFF = {**RATE, "tax.new_equipment": "800", "tax.first_year_depreciation": "80"}
SPECIAL = {**RATE, "tax.special_equipment": "300"}
DIGITAL = {**RATE, "tax.special_retrofit": "600", "tax.special_basis": "1000", "tax.special_still_listed": True}
REFUND = {"tax.general_vat_payer": True, "tax.vat_credit": "30", "tax.refund_qualified": True, "firm.industry": "3391"}
ADVANCED = {
    "firm.high_tech": True, "tax.general_vat_payer": True, "firm.industry": "3391", "tax.advanced_listed": True,
    "tax.input_vat": "900", "tax.vat_before_credit": "380",
}  # fmt: skip
IMPORT = {
    "tax.import_value": "1000", "tax.duty_rate": "8",
    "project.catalogue_class": "encouraged", "tax.import_excluded": False,
}  # fmt: skip
PARTS = {"tax.major_equipment_maker": True, "tax.parts_value": "500", "tax.parts_duty_rate": "6"}
TRANSFER = {**RATE, "tax.transfer_income": "800", "tax.transfer_registered": True, "tax.transfer_to_affiliate": False}
FIRST_SET = {"tax.first_set_listed": True, "tax.premium": "50", "tax.insured_value": "2000"}
LOAN = {"bank": "某银行", "principal": "2000", "start": "2026-03-01", "end": "2029-03-01"}
RENEWAL = {"loans": [LOAN], "tax.loan_traits": ["renewal"]}
SME = {
    "firm.industry": "3391", "staff.total": "260", "finance.base_year": 2025, "finance.revenue": {"2025": "12000"},
    "firm.ownership": "private", "loans": [LOAN], "tax.loan_traits": ["since_2026"], "tax.sme_field": True,
}  # fmt: skip
WEST = {**RATE, "firm.region": "530102", "tax.encouraged_share": "60"}


@pytest.fixture
def found(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")

    def of(measure, facts, date=TODAY, **changes):
        changed = {**facts, **{key.replace("__", "."): value for key, value in changes.items()}}
        case = case_of({key: value for key, value in changed.items() if value is not None})
        return judge_policies(case, [policy], date)[f"national2026.{measure}"]

    return of


def span(finding):
    return finding.amount.low, finding.amount.high


WORTH = [
    ("rd_super_deduction", RD, MoneyKind.TAX_SAVED, 250),
    ("one_off_deduction", ONE_OFF, MoneyKind.TAX_DEFERRED, 180),
    ("special_equipment_credit", SPECIAL, MoneyKind.TAX_SAVED, 30),
    ("digital_retrofit_credit", DIGITAL, MoneyKind.TAX_SAVED, 50),
    ("advanced_manufacturing_vat", ADVANCED, MoneyKind.TAX_SAVED, 45),
    ("import_encouraged", IMPORT, MoneyKind.TAX_SAVED, 80),
    ("import_major_equipment", PARTS, MoneyKind.TAX_SAVED, 30),
    ("technology_transfer", TRANSFER, MoneyKind.TAX_SAVED, Decimal("162.5")),
    ("first_set_insurance", FIRST_SET, MoneyKind.CASH, 40),
    ("renewal_loan_interest", RENEWAL, MoneyKind.INTEREST_SAVED, 60),
    ("sme_loan_interest", SME, MoneyKind.INTEREST_SAVED, 60),
    ("western_rate", WEST, MoneyKind.TAX_SAVED, 500),
]


@pytest.mark.parametrize(("measure", "facts", "kind", "worth"), WORTH, ids=lambda item: str(item)[:24])
def test_a_firm_that_answered_everything_knows_what_it_saves(found, measure, facts, kind, worth):
    finding = found(measure, facts)
    assert finding.verdict is YES
    assert (finding.amount.kind, *span(finding)) == (kind, worth * WAN, worth * WAN)


OPEN_CASES = [(m, f, key) for m, f, _, _ in WORTH for key in f if key not in {
    "tax.rate", "tax.taxable_income", "tax.first_year_depreciation", "tax.input_vat", "tax.vat_before_credit",
    "tax.duty_rate", "tax.parts_duty_rate", "tax.insured_value", "staff.total", "finance.base_year", "finance.revenue",
}]  # fmt: skip


@pytest.mark.parametrize(("measure", "facts", "key"), OPEN_CASES, ids=lambda item: str(item)[:24])
def test_an_answer_that_is_missing_leaves_the_verdict_open(found, measure, facts, key):
    finding = found(measure, {name: value for name, value in facts.items() if name != key})
    assert finding.verdict is OPEN
    assert finding.missing


NO_CASES = [
    ("rd_super_deduction", RD, {"tax__excluded_industry": True}),
    ("rd_super_deduction", RD, {"tax__rd_deductible": "0"}),
    ("one_off_deduction", ONE_OFF, {"tax__new_equipment": "0"}),
    ("accelerated_depreciation", {}, {"tax__large_equipment": "0"}),
    ("special_equipment_credit", SPECIAL, {"tax__special_equipment": "0"}),
    ("digital_retrofit_credit", DIGITAL, {"tax__special_still_listed": False}),
    ("input_vat", {"tax.general_vat_payer": False}, {}),
    ("vat_credit_refund", REFUND, {"tax__vat_credit": "0"}),
    ("vat_credit_refund", REFUND, {"tax__refund_qualified": False}),
    ("advanced_manufacturing_vat", ADVANCED, {"firm__high_tech": False}),
    ("advanced_manufacturing_vat", ADVANCED, {"firm__industry": "6513"}),
    ("import_encouraged", IMPORT, {"project__catalogue_class": "permitted"}),
    ("import_major_equipment", PARTS, {"tax__major_equipment_maker": False}),
    ("technology_transfer", TRANSFER, {"tax__transfer_to_affiliate": True}),
    ("first_set_insurance", FIRST_SET, {"tax__first_set_listed": False}),
    ("renewal_loan_interest", RENEWAL, {"tax__loan_traits": ["since_2026"]}),
    ("renewal_loan_interest", RENEWAL, {"tax__loan_traits": ["renewal", "subsidised"]}),
    ("renewal_loan_interest", RENEWAL, {"loans": []}),
    ("sme_loan_interest", SME, {"firm__ownership": "state"}),
    ("sme_loan_interest", SME, {"staff__total": "1200", "finance__revenue": {"2025": "50000"}}),
    ("western_rate", WEST, {"tax__encouraged_share": "59.99"}),
    ("western_rate", WEST, {"firm__region": "341502"}),
    ("western_rate", WEST, {"firm__region": "140105"}),
]


@pytest.mark.parametrize(("measure", "facts", "changes"), NO_CASES, ids=lambda item: str(item)[:40])
def test_a_firm_outside_the_rule_is_told_so(found, measure, facts, changes):
    assert found(measure, facts, **changes).verdict is NO


def test_a_firm_with_a_loss_is_not_promised_the_saving_this_year(found):
    assert span(found("rd_super_deduction", RD, tax__taxable_income="-300")) == (0, 250 * WAN)
    assert span(found("rd_super_deduction", RD, tax__taxable_income="600")) == (150 * WAN, 250 * WAN)
    assert span(found("digital_retrofit_credit", DIGITAL, tax__taxable_income="0")) == (0, 50 * WAN)
    assert "tax.taxable_income" in found("rd_super_deduction", RD, tax__taxable_income=None).amount.missing


def test_without_a_tax_rate_the_highest_is_the_limit(found):
    assert span(found("rd_super_deduction", RD, tax__rate=None)) == (0, 250 * WAN)
    assert span(found("rd_super_deduction", RD, tax__rate="15")) == (150 * WAN, 150 * WAN)


def test_only_half_the_basis_of_a_retrofitted_device_counts(found):
    assert span(found("digital_retrofit_credit", DIGITAL, tax__special_retrofit="400")) == (40 * WAN, 40 * WAN)
    assert span(found("digital_retrofit_credit", DIGITAL, tax__special_basis="500")) == (25 * WAN, 25 * WAN)


@pytest.mark.parametrize(("income", "saved"), [("500", 125), ("501", "125.125"), ("300", 75)])
def test_a_transfer_is_free_up_to_five_million_and_halved_above(found, income, saved):
    exact = Decimal(saved) * WAN
    assert span(found("technology_transfer", TRANSFER, tax__transfer_income=income)) == (exact, exact)


def test_the_half_above_five_million_bears_an_eighth_whatever_the_rate(found):
    high_tech = found("technology_transfer", TRANSFER, tax__transfer_income="1000", tax__rate="15")
    assert span(high_tech) == (Decimal("87.5") * WAN,) * 2  # 500 at 15 %, 500 at 15 − 12.5 %
    small = found("technology_transfer", TRANSFER, tax__transfer_income="1000", tax__rate="5")
    assert span(small) == (0, 25 * WAN)


def test_freed_income_saves_no_more_than_the_tax_of_the_year(found):
    assert span(found("technology_transfer", TRANSFER, tax__taxable_income="300")) == (75 * WAN, 75 * WAN)
    assert span(found("technology_transfer", TRANSFER, tax__taxable_income=None)) == (0, Decimal("162.5") * WAN)


def test_credit_is_refunded_monthly_to_manufacturers_and_to_others_when_it_grew(found):
    assert found("vat_credit_refund", REFUND).verdict is YES
    other = {**REFUND, "firm.industry": "5199", "tax.vat_credit_six_months": True, "tax.vat_credit_added": "50"}
    assert found("vat_credit_refund", other).verdict is YES
    assert found("vat_credit_refund", other, tax__vat_credit_added="49.99").verdict is NO
    assert found("vat_credit_refund", other, firm__industry=None, tax__vat_credit_added=None).verdict is OPEN
    assert found("vat_credit_refund", REFUND).amount is None


def test_input_vat_is_deducted_by_a_general_payer_and_is_no_subsidy(found):
    finding = found("input_vat", {"tax.general_vat_payer": True, "tax.input_vat": "900"})
    assert (finding.verdict, finding.amount, finding.standing) == (YES, None, Standing.IN_FORCE)


def test_a_dear_machine_may_be_written_off_faster_without_a_figure(found):
    finding = found("accelerated_depreciation", {"tax.large_equipment": "600"})
    assert (finding.verdict, finding.amount.high) == (YES, None)


def test_interest_on_a_loan_without_dates_is_an_interval(found):
    undated = [{"bank": "某银行", "principal": "2000"}]
    assert span(found("renewal_loan_interest", RENEWAL, loans=undated)) == (0, 60 * WAN)


def test_a_loan_for_innovation_counts_when_lent_from_2026(found):
    old = [{**LOAN, "start": "2025-06-01", "end": "2028-06-01"}]
    assert span(found("renewal_loan_interest", RENEWAL, loans=old)) == (60 * WAN, 60 * WAN)
    assert span(found("renewal_loan_interest", RENEWAL, loans=old, tax__loan_traits=["relending"])) == (0, 0)
    assert span(found("renewal_loan_interest", RENEWAL, tax__loan_traits=["relending"])) == (60 * WAN, 60 * WAN)


def test_a_small_firm_is_subsidised_for_fifty_million_at_most_and_for_new_loans(found):
    assert span(found("sme_loan_interest", SME, loans=[{**LOAN, "principal": "9000"}])) == (150 * WAN, 150 * WAN)
    assert span(found("sme_loan_interest", SME, loans=[{**LOAN, "start": "2025-12-31"}])) == (0, 0)


def test_one_loan_is_subsidised_once(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")
    facts = {**SME, "tax.loan_traits": ["renewal", "since_2026"]}
    totals = judge_policies(case_of(facts), [policy], TODAY).totals
    assert totals.today[MoneyKind.INTEREST_SAVED].high == 60 * WAN


def test_other_western_provinces_are_sent_to_the_tax_office(found):
    assert found("western_rate", WEST, firm__region="510104").verdict is OPEN


def test_a_high_tech_firm_in_the_west_saves_nothing_more(found):
    assert span(found("western_rate", WEST, tax__rate="15")) == (0, 0)


def test_the_western_rate_is_reckoned_on_what_other_reliefs_leave(catalogue, case_of, found):
    rd = {**WEST, **RD}
    assert span(found("western_rate", rd)) == (400 * WAN, 400 * WAN)
    assert span(found("western_rate", rd, tax__excluded_industry=True)) == (500 * WAN, 500 * WAN)
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")
    saved = judge_policies(case_of(rd), [policy], TODAY).totals.today[MoneyKind.TAX_SAVED]
    assert (saved.low, saved.high) == ((1250 - 600) * WAN,) * 2  # 25 % of 5000 before, 15 % of 4000 after


def test_all_of_manufacturing_is_said_in_one_breath(found, catalogue):
    condition = found("vat_credit_refund", REFUND).measure.condition
    said = [required(term, False, catalogue) for term in terms(condition) if term.op is Op.WITHIN]
    assert said[0] == "属于农副食品加工业（13）至金属制品、机械和设备修理业（43）的各大类"
    assert said[1].count("或") == 4  # 65, 73, 74, 75, 77: too few in a row


@pytest.mark.parametrize(
    ("measure", "day", "standing"),
    [
        ("rd_super_deduction", "2022-12-31", Standing.NOT_YET),
        ("rd_super_deduction", "2030-01-01", Standing.IN_FORCE),
        ("one_off_deduction", "2027-12-31", Standing.IN_FORCE),
        ("one_off_deduction", "2028-01-01", Standing.EXPIRED),
        ("digital_retrofit_credit", "2028-01-01", Standing.EXPIRED),
        ("advanced_manufacturing_vat", "2028-01-01", Standing.EXPIRED),
        ("renewal_loan_interest", "2026-12-31", Standing.IN_FORCE),
        ("renewal_loan_interest", "2027-01-01", Standing.EXPIRED),
        ("sme_loan_interest", "2025-12-31", Standing.NOT_YET),
        ("western_rate", "2031-01-01", Standing.EXPIRED),
        ("import_encouraged", "2026-11-20", Standing.UNVERIFIED),
        ("first_set_insurance", "2026-11-20", Standing.UNVERIFIED),
        ("fair_competition", "2024-07-31", Standing.NOT_YET),
    ],
)
def test_each_rule_has_its_own_window(found, measure, day, standing):
    assert found(measure, {}, date=dt.date.fromisoformat(day)).standing is standing


def test_what_counts_today_was_read_and_what_is_remembered_does_not_count(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")
    everything = {key: value for _, facts, _, _ in WORTH for key, value in facts.items()}
    totals = judge_policies(case_of(everything), [policy], TODAY).totals
    assert totals.today[MoneyKind.TAX_DEFERRED].high == 180 * WAN
    assert MoneyKind.CASH not in totals.today
    assert totals.reference[MoneyKind.CASH].high == 40 * WAN
    assert totals.reference[MoneyKind.TAX_SAVED].high == 80 * WAN


def test_nobody_is_refused_for_not_answering(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")
    assert NO not in {f.verdict for f in judge_policies(case_of({}), [policy], TODAY).findings}
