"""The national rules judged for firms whose answer is known by reckoning."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from desktop.rules.step import StepKind
from desktop.rules.term import Op, terms
from desktop.rules.verdict import Verdict
from desktop.rules.words import required
from desktop.values.date import format_date

YES, NO, OPEN, INFO = Verdict.YES, Verdict.NO, Verdict.UNKNOWN, Verdict.INFO
WAN = Decimal(10000)
TODAY = dt.date(2026, 11, 20)

RATE = {"tax.rate": "25", "tax.taxable_income": "5000"}
RD = {**RATE, "tax.rd_deductible": "1000", "tax.excluded_industry": False}
ONE_OFF = {**RATE, "firm.region": "341502", "tax.new_equipment": "800", "tax.first_year_depreciation": "80"}
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
LOAN = {
    "bank": "某银行", "principal": "2000", "start": "2026-03-01", "end": "2029-03-01", "support": "renewal",
    "subsidised": False,
}  # fmt: skip
RENEWAL = {"loans": [LOAN]}
SME = {
    "firm.industry": "3391", "staff.total": "260", "finance.base_year": 2025, "finance.revenue": {"2025": "12000"},
    "firm.ownership": "private", "loans": [{**LOAN, "support": "other"}], "tax.sme_field": True,
}  # fmt: skip
WEST = {**RATE, "firm.region": "530102", "tax.encouraged_share": "60"}
ALONE = {**WEST, "tax.rd_deductible": "0", "tax.transfer_income": "0"}  # nothing lessens the income before


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
    ("western_rate", ALONE, MoneyKind.TAX_SAVED, 500),
]


@pytest.mark.parametrize(("measure", "facts", "kind", "worth"), WORTH, ids=lambda item: str(item)[:24])
def test_a_firm_that_answered_everything_knows_what_it_saves(found, measure, facts, kind, worth):
    finding = found(measure, facts)
    assert finding.verdict is YES
    assert (finding.amount.kind, *span(finding)) == (kind, worth * WAN, worth * WAN)


OPEN_CASES = [(m, f, key) for m, f, _, _ in WORTH for key in f if key not in {
    "tax.rate", "tax.taxable_income", "tax.first_year_depreciation", "tax.input_vat", "tax.vat_before_credit",
    "tax.duty_rate", "tax.parts_duty_rate", "tax.insured_value", "staff.total", "finance.base_year", "finance.revenue",
} and (m, key) not in {  # what only changes the amount of these
    ("one_off_deduction", "firm.region"), ("western_rate", "tax.rd_deductible"), ("western_rate", "tax.transfer_income"),
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
    ("renewal_loan_interest", RENEWAL, {"loans": [{**LOAN, "support": "other"}]}),
    ("renewal_loan_interest", RENEWAL, {"loans": [{**LOAN, "subsidised": True}]}),
    ("renewal_loan_interest", RENEWAL, {"loans": [{**LOAN, "start": "2024-03-06"}]}),
    ("renewal_loan_interest", RENEWAL, {"loans": [{**LOAN, "support": "relending", "start": "2025-12-31"}]}),
    ("renewal_loan_interest", RENEWAL, {"loans": [{**LOAN, "start": "2027-01-01", "end": "2029-01-01"}]}),
    ("sme_loan_interest", SME, {"loans": [{**LOAN, "start": "2025-12-31"}]}),
    ("sme_loan_interest", SME, {"loans": [{**LOAN, "subsidised": True}]}),
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
    for income, measure, facts, now, later in (
        ("-300", "rd_super_deduction", RD, 0, 250),
        ("600", "rd_super_deduction", RD, 150, 100),
        ("0", "digital_retrofit_credit", DIGITAL, 0, 50),
        ("100", "special_equipment_credit", SPECIAL, 25, 5),
    ):
        finding = found(measure, facts, tax__taxable_income=income, staff__total="301")
        assert (*span(finding), finding.amount.carried) == (now * WAN, now * WAN, later * WAN)
        assert "结转5年" in finding.amount.note
        assert finding.is_given
    assert "tax.taxable_income" in found("rd_super_deduction", RD, tax__taxable_income=None).amount.missing


SMALL = {
    **RD, "tax.taxable_income": "250", "tax.rd_deductible": "100", "staff.total": "100",
    "finance.base_year": 2025, "finance.assets": {"2025": "4000"},
}  # fmt: skip


def test_a_firm_within_the_bounds_of_a_small_one_is_promised_five_percent_whatever_it_states(found):
    assert span(found("rd_super_deduction", SMALL)) == (5 * WAN, 25 * WAN)
    assert span(found("rd_super_deduction", SMALL, tax__rate="15")) == (5 * WAN, 15 * WAN)
    assert span(found("rd_super_deduction", SMALL, tax__rate="5")) == (5 * WAN, 5 * WAN)
    assert span(found("special_equipment_credit", SMALL, tax__special_equipment="300")) == (125_000, 30 * WAN)
    assert span(found("western_rate", {**ALONE, **SMALL})) == (0, 15 * WAN)  # it pays less than 15 % as it is


def test_a_firm_beyond_one_bound_saves_at_the_rate_it_states(found):
    for beyond in (
        {"tax__taxable_income": "300.01"},
        {"staff__total": "301"},
        {"finance__assets": {"2025": "5000.01"}},
    ):
        assert span(found("rd_super_deduction", SMALL, **beyond)) == (25 * WAN, 25 * WAN)
    at_the_bounds = {"tax__taxable_income": "300", "staff__total": "300", "finance__assets": {"2025": "5000"}}
    assert span(found("rd_super_deduction", SMALL, **at_the_bounds)) == (5 * WAN, 25 * WAN)


def test_a_firm_that_may_be_small_is_asked_for_its_people_and_assets(found):
    for unknown in ("staff__total", "finance__assets"):
        amount = found("rd_super_deduction", SMALL, **{unknown: None}).amount
        assert (amount.low, amount.high, amount.missing) == (0, 25 * WAN, (unknown.replace("__", "."),))
    assert found("rd_super_deduction", SMALL, tax__taxable_income="400", staff__total=None).amount.missing == ()


def test_who_states_the_nominal_rate_of_small_firms_is_promised_what_they_pay(found):
    assert span(found("rd_super_deduction", SMALL, tax__rate="20", staff__total=None)) == (5 * WAN, 20 * WAN)


def test_a_firm_at_the_western_rate_puts_off_no_more_than_that(found):
    west = {**WEST, **ONE_OFF, "firm.region": "530102"}
    assert span(found("one_off_deduction", west)) == (108 * WAN, 108 * WAN)
    assert span(found("one_off_deduction", west, tax__encouraged_share=None)) == (108 * WAN, 180 * WAN)
    assert span(found("one_off_deduction", west, tax__encouraged_share="59")) == (180 * WAN, 180 * WAN)
    assert span(found("one_off_deduction", west, tax__rate="15")) == (108 * WAN, 108 * WAN)


def test_a_small_firm_is_shown_the_rate_of_small_firms_and_a_large_one_is_not(found):
    assert found("small_firm_rate", SMALL).relevance is YES
    assert found("small_firm_rate", SMALL, staff__total="301").relevance is NO


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


def test_interest_on_a_loan_without_an_end_is_an_interval(found):
    endless = [{key: cell for key, cell in LOAN.items() if key != "end"}]
    assert span(found("renewal_loan_interest", RENEWAL, loans=endless)) == (0, 60 * WAN)


@pytest.mark.parametrize("cell", ["start", "support", "subsidised"])
def test_a_cell_nobody_filled_is_asked_for_and_is_no_refusal(found, cell):
    finding = found("renewal_loan_interest", RENEWAL, loans=[{k: v for k, v in LOAN.items() if k != cell}])
    assert (finding.verdict, finding.missing) == (OPEN, ["loans"])
    assert "没有填的：第1行“某银行”" in finding.reasons[0].rows
    assert finding.ways[0].changes[0].kind is StepKind.CONFIRM


def test_a_loan_for_innovation_counts_when_lent_from_2026(found):
    old = {**LOAN, "start": "2025-06-01", "end": "2028-06-01"}
    assert span(found("renewal_loan_interest", RENEWAL, loans=[old])) == (60 * WAN, 60 * WAN)
    relent = [{**LOAN, "support": "relending"}]
    assert span(found("renewal_loan_interest", RENEWAL, loans=relent)) == (60 * WAN, 60 * WAN)
    finding = found("renewal_loan_interest", RENEWAL, loans=[{**old, "support": "relending"}])
    assert (finding.verdict, finding.is_given) == (NO, False)


def test_only_the_loans_of_the_kind_and_time_are_subsidised(found):
    others = [{**LOAN, "support": "other"}, {**LOAN, "subsidised": True}, {**LOAN, "start": "2023-05-01"}]
    finding = found("renewal_loan_interest", RENEWAL, loans=[LOAN, *others])
    assert (finding.verdict, *span(finding)) == (YES, 60 * WAN, 60 * WAN)


def test_an_old_loan_is_told_its_date_and_a_new_one_is_a_decision_while_the_window_is_open(found):
    old = [{**LOAN, "start": "2023-05-20", "end": "2027-05-20"}]
    finding = found("sme_loan_interest", SME, loans=old)
    assert finding.verdict is NO
    assert [reason.rows for reason in finding.reasons] == ["不算的：第1行“某银行”，起息日 2023年5月20日"]
    [way] = finding.ways
    assert [step.kind for step in way.changes] == [StepKind.DECISION]
    assert f"新增起息日在 {format_date(TODAY)} 至 2026年12月31日 之间" in way.changes[0].text  # not in the past
    assert found("sme_loan_interest", SME, loans=old, date=dt.date(2027, 1, 1)).ways == ()
    assert found("sme_loan_interest", SME, loans=old, project__stage="completed").ways == ()


def test_a_small_firm_is_subsidised_for_fifty_million_at_most_and_for_new_loans(found):
    assert span(found("sme_loan_interest", SME, loans=[{**LOAN, "principal": "9000"}])) == (150 * WAN, 150 * WAN)
    mixed = [{**LOAN, "start": "2025-12-31"}, {**LOAN, "principal": "500"}]
    assert span(found("sme_loan_interest", SME, loans=mixed)) == (15 * WAN, 15 * WAN)


GROWS = {"project.industry": "3120", "project.adds_capacity": True, "project.conforms_industrial_policy": True}


def test_a_steel_works_that_grows_asks_first_whether_its_capacity_counts_as_new(found):
    assert found("capacity_ban", GROWS).verdict is OPEN
    assert found("capacity_ban", GROWS).missing == []
    assert found("capacity_ban", GROWS, project__conforms_industrial_policy=False).bites
    assert found("capacity_ban", GROWS, project__adds_capacity=False).verdict is YES
    assert found("capacity_ban", GROWS, project__adds_capacity=None).verdict is OPEN


@pytest.mark.parametrize(
    ("code", "concerned"), [("3011", True), ("3041", True), ("3216", True), ("3130", False), ("3391", False)]
)
def test_the_ban_on_new_capacity_concerns_the_trades_named(found, code, concerned):
    assert found("capacity_ban", GROWS, project__industry=code).concerned is concerned


def test_one_loan_is_subsidised_once(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")
    facts = {**SME, "loans": [LOAN]}
    totals = judge_policies(case_of(facts), [policy], TODAY).totals
    assert totals.today[MoneyKind.INTEREST_SAVED].high == 60 * WAN


def test_other_western_provinces_are_sent_to_the_tax_office(found):
    assert found("western_rate", WEST, firm__region="510104").verdict is OPEN


def test_a_high_tech_firm_in_the_west_saves_nothing_more(found):
    assert span(found("western_rate", WEST, tax__rate="15")) == (0, 0)


def test_whether_a_transfer_lessens_the_income_first_is_open_until_it_is_told(found):
    open_ = found("western_rate", {**ALONE, **RD}, tax__transfer_income=None)
    assert span(open_) == (0, 500 * WAN)
    assert open_.amount.missing[0] == "tax.transfer_income"


def test_the_western_rate_is_reckoned_on_what_other_reliefs_leave(catalogue, case_of, found):
    rd = {**ALONE, **RD}
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
    assert totals.today[MoneyKind.TAX_DEFERRED].high == 108 * WAN  # in the west 15 %
    assert MoneyKind.CASH not in totals.today
    assert totals.reference[MoneyKind.CASH].high == 40 * WAN
    assert totals.reference[MoneyKind.TAX_SAVED].high == 80 * WAN


def test_nobody_is_refused_for_not_answering(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "national2026")
    assert NO not in {f.verdict for f in judge_policies(case_of({}), [policy], TODAY).findings}
