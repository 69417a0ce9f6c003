"""山西 2017 and the fund rules of 2021 judged for firms whose answer is known from reading the text."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.eligibility.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from desktop.rules.verdict import Verdict

YES, NO, OPEN, INFO = Verdict.YES, Verdict.NO, Verdict.UNKNOWN, Verdict.INFO
WAN = Decimal(10000)
TODAY = dt.date(2026, 11, 20)
IN_TIME = dt.date(2023, 6, 1)
LOAN = [{"bank": "某银行", "principal": "1000"}]

FIRM = {
    "firm.region": "140105",
    "project.retrofits_existing": True,
    "investment.fixed_assets": "2000",
    "loans": LOAN,
    "shanxi.qualifying_loans": "1000",
    "shanxi.qualifying_interest": "60",
    "shanxi.self_funded": "part",
    "shanxi.light_asset": ["informatized"],
}


@pytest.fixture
def found(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "sx2017")

    def of(measure="", date=TODAY, **changes):
        facts = {**FIRM, **{key.replace("__", "."): value for key, value in changes.items()}}
        findings = judge_policies(case_of({k: v for k, v in facts.items() if v is not None}), [policy], date)
        return findings[f"sx2017.{measure}"] if measure else findings

    return of


def span(finding):
    return finding.amount.low, finding.amount.high


def test_interest_stops_at_the_interest_paid_and_at_the_share_of_the_loan(found):
    assert found("fund2021.loan_interest").verdict is YES
    assert span(found("fund2021.loan_interest")) == (0, 60 * WAN)
    assert span(found("fund2021.loan_interest", shanxi__qualifying_interest="400")) == (0, 150 * WAN)
    assert span(found("fund2021.loan_interest", shanxi__qualifying_interest=None)) == (0, 150 * WAN)


def test_interest_needs_a_loan_of_a_year_taken_while_building(found):
    assert found("fund2021.loan_interest", shanxi__qualifying_loans="0").verdict is NO
    assert found("fund2021.loan_interest", loans=[]).verdict is NO
    assert found("fund2021.loan_interest", shanxi__qualifying_loans=None).verdict is OPEN


@pytest.mark.parametrize(("own", "verdict"), [("all", YES), ("part", OPEN), ("none", NO), (None, OPEN)])
def test_the_grant_is_for_what_the_firm_pays_itself(found, own, verdict):
    assert found("fund2021.grant", shanxi__self_funded=own).verdict is verdict


def test_the_grant_is_at_most_a_share_of_the_fixed_assets(found):
    assert span(found("fund2021.grant", shanxi__self_funded="all")) == (0, 300 * WAN)


@pytest.mark.parametrize(("kinds", "verdict"), [(["first_set"], YES), ([], NO), (None, OPEN)])
def test_the_award_is_for_light_and_first_things_and_has_no_figure(found, kinds, verdict):
    finding = found("fund2021.award", shanxi__light_asset=kinds)
    assert finding.verdict is verdict
    assert finding.amount is not None
    assert finding.amount.high is None
    assert "未计入" in finding.amount.note


def test_the_fund_was_open_in_2023_and_is_over_now(found):
    assert found("fund2021.grant", date=dt.date(2025, 12, 31)).standing is Standing.IN_FORCE
    assert found("fund2021.grant", date=dt.date(2026, 1, 1)).standing is Standing.EXPIRED
    assert found(date=IN_TIME, shanxi__self_funded="all").totals.today[MoneyKind.CASH].high == 300 * WAN
    assert found().totals.today == {}


def test_the_opinion_is_information_of_unverified_standing(found):
    findings = found()
    opinion = [f for f in findings.findings if "fund2021" not in f.measure.id]
    assert {f.verdict for f in opinion} == {INFO}
    assert {f.standing for f in opinion} == {Standing.UNVERIFIED}


def test_a_programme_concerns_the_firm_that_chose_it(found):
    assert found("programme.green", shanxi__programmes=["green"]).relevance is YES
    assert found("programme.green", shanxi__programmes=["smart"]).relevance is NO
    assert found("programme.green").relevance is OPEN
    assert found("bank_matching", shanxi__key_level="city").relevance is NO


def test_a_firm_of_another_province_gets_nothing_here(found):
    assert {f.verdict for f in found(firm__region="341502").findings} == {NO, INFO}


def test_nobody_is_refused_for_not_answering(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "sx2017")
    assert NO not in {f.verdict for f in judge_policies(case_of({}), [policy], TODAY).findings}
