"""山西 2017 and the fund rules of 2021 judged for firms whose answer is known from reading the text."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from desktop.rules.verdict import Verdict

YES, NO, OPEN, INFO = Verdict.YES, Verdict.NO, Verdict.UNKNOWN, Verdict.INFO
WAN = Decimal(10000)
TODAY = dt.date(2026, 11, 20)
IN_TIME = dt.date(2023, 6, 1)


def loan(start="2023-05-20", end="2026-05-20", principal="1000", paid="600000"):
    return {"bank": "某银行", "principal": principal, "start": start, "end": end, "interest_paid": paid}


OWN = [{"source": "own", "amount": "2000"}]
HALF = [{"source": "own", "amount": "1000"}, {"source": "loan", "amount": "1000"}]

FIRM = {
    "firm.region": "140105",
    "project.retrofits_existing": True,
    "investment.fixed_assets": "2000",
    "project.start": "2023-05",
    "project.end": "2024-06",
    "loans": [loan()],
    "funding": HALF,
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
    assert span(found("fund2021.loan_interest", loans=[loan(paid="4000000")])) == (0, 150 * WAN)
    unpaid = {key: cell for key, cell in loan().items() if key != "interest_paid"}
    assert span(found("fund2021.loan_interest", loans=[unpaid])) == (0, 150 * WAN)


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    [
        ("2023-05-01", "2024-05-01", YES), ("2023-05-01", "2024-04-30", NO), ("2024-06-30", "2027-06-30", YES),
        ("2024-07-01", "2027-07-01", NO), ("2023-04-30", "2026-04-30", NO),
    ],
)  # fmt: skip
def test_interest_needs_a_loan_of_a_year_taken_while_building(found, start, end, verdict):
    assert found("fund2021.loan_interest", loans=[loan(start, end)]).verdict is verdict


def test_a_loan_that_does_not_count_adds_nothing_to_the_one_that_does(found):
    assert span(found("fund2021.loan_interest", loans=[loan(), loan("2024-07-01", "2027-07-01")])) == (0, 60 * WAN)
    assert found("fund2021.loan_interest", loans=[]).verdict is NO


def test_without_dates_nobody_knows_whether_the_loan_counts_and_the_missing_ones_are_asked(found):
    for missing, asked in (({"loans": None}, "loans"), ({"project__end": None}, "project.end")):
        finding = found("fund2021.loan_interest", **missing)
        assert finding.verdict is OPEN
        assert finding.missing == [asked]


def test_the_fund_is_for_renovation_and_not_for_a_new_works(found):
    for measure in ("loan_interest", "grant"):
        assert found(f"fund2021.{measure}", project__retrofits_existing=False, funding=OWN).verdict is NO


@pytest.mark.parametrize(
    ("own", "verdict"),
    [(OWN, YES), (HALF, OPEN), ([{"source": "loan", "amount": "2000"}], NO), (None, OPEN)],
)
def test_the_grant_is_for_what_the_firm_pays_itself(found, own, verdict):
    assert found("fund2021.grant", funding=own).verdict is verdict


def test_the_grant_is_at_most_a_share_of_the_fixed_assets(found):
    assert span(found("fund2021.grant", funding=OWN)) == (0, 300 * WAN)


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
    assert found(date=IN_TIME, funding=OWN).totals.today[MoneyKind.CASH].high == 300 * WAN
    assert found().totals.today == {}


def test_the_opinion_is_information_of_unverified_standing(found):
    findings = found()
    opinion = [f for f in findings.findings if "fund2021" not in f.measure.id]
    assert {f.verdict for f in opinion} == {INFO}
    assert {f.standing for f in opinion if f.measure.id != "sx2017.targets"} == {Standing.UNVERIFIED}


def test_the_goals_ended_with_2020(found):
    assert found("targets", date=dt.date(2020, 12, 31)).standing is Standing.UNVERIFIED
    assert found("targets", date=dt.date(2021, 1, 1)).standing is Standing.EXPIRED


@pytest.mark.parametrize(
    ("programme", "direction", "other"),
    [("smart", "intelligent", "green"), ("innovation", "innovative", "green"), ("green", "green", "automated"),
     ("internet", "informatized", "green")],
)  # fmt: skip
def test_a_programme_is_recognised_by_what_the_project_does_or_by_the_choice(found, programme, direction, other):
    no_choice = {"shanxi__programmes": [], "project__green_measures": [], "shanxi__light_asset": []}
    assert found(f"programme.{programme}", project__directions=[direction], **no_choice).relevance is YES
    assert found(f"programme.{programme}", project__directions=[other], **no_choice).relevance is NO
    chosen = {**no_choice, "shanxi__programmes": [programme]}
    assert found(f"programme.{programme}", project__directions=[other], **chosen).relevance is YES
    assert found(f"programme.{programme}", shanxi__light_asset=None).relevance is OPEN


@pytest.mark.parametrize("programme", ["military", "foundation", "service", "platform"])
def test_four_programmes_can_only_be_told_by_the_choice(found, programme):
    assert found(f"programme.{programme}", shanxi__programmes=[programme]).relevance is YES
    assert found(f"programme.{programme}", shanxi__programmes=["smart"]).relevance is NO
    assert found(f"programme.{programme}", project__directions=["intelligent", "green"]).relevance is OPEN


def test_waste_heat_is_green_and_a_robot_in_a_key_post_is_a_point_of_the_smart_trials(found):
    assert found("programme.green", project__green_measures=["waste_heat"]).relevance is YES
    assert found("o28", project__replaces_people=True).relevance is YES


@pytest.mark.parametrize(
    ("measure", "inside", "outside", "choice"),
    [
        ("traditional_industries", "1462", "3514", "steel"), ("traditional_industries", "2521", "2522", "coking"),
        ("emerging_industries", "3514", "1462", "coal_chemical"), ("emerging_industries", "3612", "3611", "medicine"),
        ("traditional_industries", "3055", "3041", "light_textile"), ("emerging_industries", "6450", "3011", "information"),
        ("emerging_industries", "3022", "2651", "new_materials"), ("emerging_industries", "2740", "3091", "new_materials"),
    ],
)  # fmt: skip
def test_the_two_directions_are_recognised_by_trade(found, measure, inside, outside, choice):
    assert found(measure, project__industry=inside).relevance is YES
    assert found(measure, project__industry=outside, shanxi__sectors=[choice]).relevance is YES
    assert found(measure, project__industry=outside, shanxi__sectors=[]).relevance is NO
    assert found(measure, project__industry=outside).relevance is OPEN
    assert found(measure, project__industry=inside, project__retrofits_existing=False).relevance is NO


def test_what_is_for_key_projects_of_the_province_is_not_for_those_of_a_city(found):
    for measure in ("bank_matching", "bank_platform"):
        assert found(measure, shanxi__key_level="province").relevance is YES
        assert found(measure, shanxi__key_level="city").relevance is NO
    assert found("industry_funds", shanxi__key_level="city").relevance is YES
    assert found("loan_products", shanxi__key_level="none").relevance is YES


def test_a_firm_of_another_province_gets_nothing_here(found):
    assert {f.verdict for f in found(firm__region="341502").findings} == {NO, INFO}


def test_nobody_is_refused_for_not_answering(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "sx2017")
    assert NO not in {f.verdict for f in judge_policies(case_of({}), [policy], TODAY).findings}
