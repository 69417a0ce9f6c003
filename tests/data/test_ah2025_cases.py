"""安徽 2025 judged for firms whose answer is known from the reports."""

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

FIRM = {
    "firm.region": "341502",
    "project.retrofits_existing": True,
    "anhui.in_guide": True,
    "investment.equipment": "2000",
    "investment.total": "2150",
    "loans": [{"bank": "某银行", "principal": "1000", "start": "2026-03-01", "end": "2031-03-01", "subsidised": False}],
    "anhui.long_loan": True,
    "anhui.lpr": "3",
    "anhui.lease": True,
    "anhui.base_project": True,
    "anhui.green_scene": True,
    "anhui.fiveg_factory": True,
    "anhui.fiveg_factory_date": "2025-11-20",
    "project.stage": "started",
    "recognition.smart_factory.level": "excellent",
    "recognition.smart_factory.date": "2025-11-01",
    "recognition.green_factory.level": "national",
    "recognition.green_factory.date": "2025-12-01",
}


@pytest.fixture
def found(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "ah2025")

    def of(measure="", date=TODAY, **changes):
        facts = {**FIRM, **{key.replace("__", "."): value for key, value in changes.items()}}
        findings = judge_policies(case_of({k: v for k, v in facts.items() if v is not None}), [policy], date)
        return findings[f"ah2025.{measure}"] if measure else findings

    return of


def span(finding):
    return finding.amount.low, finding.amount.high


WORTH = {
    "equipment": (160, 160), "industrial_base": (400, 400), "green_scene": (100, 100), "loan_interest": (36, 36),
    "lease_interest": (0, 300), "smart_factory.excellent": (200, 200), "green_factory": (50, 50), "fiveg_factory": (50, 50),
}  # fmt: skip


@pytest.mark.parametrize("measure", WORTH)
def test_a_firm_that_has_it_all_knows_what_each_is_worth(found, measure):
    assert found(measure).verdict is YES
    assert span(found(measure)) == tuple(worth * WAN for worth in WORTH[measure])


@pytest.mark.parametrize(
    ("measure", "changes"),
    [
        ("equipment", {"investment__equipment": "499.99"}),
        ("equipment", {"anhui__in_guide": False}),
        ("equipment", {"project__retrofits_existing": False}),
        ("industrial_base", {"anhui__base_project": False}),
        ("green_scene", {"anhui__green_scene": False}),
        ("loan_interest", {"anhui__long_loan": False}),
        ("loan_interest", {"loans": []}),
        ("lease_interest", {"anhui__lease": False}),
        ("smart_factory.excellent", {"recognition__smart_factory__level": "advanced"}),
        ("smart_factory.pioneer", {}),
        ("green_factory", {"recognition__green_factory__level": "province"}),
        ("fiveg_factory", {"anhui__fiveg_factory": False}),
    ],
)
def test_a_firm_that_lacks_one_thing_is_told_so(found, measure, changes):
    assert found(measure, **changes).verdict is NO


@pytest.mark.parametrize(
    ("measure", "key"),
    [
        ("equipment", "anhui__in_guide"), ("equipment", "investment__equipment"),
        ("industrial_base", "anhui__base_project"), ("green_scene", "anhui__green_scene"),
        ("loan_interest", "anhui__long_loan"), ("loan_interest", "loans"), ("lease_interest", "anhui__lease"),
        ("smart_factory.excellent", "recognition__smart_factory__level"), ("fiveg_factory", "anhui__fiveg_factory"),
        ("green_factory", "recognition__green_factory__level"), ("equipment", "firm__region"),
        ("equipment", "project__stage"), ("lease_interest", "project__stage"), ("fiveg_factory", "anhui__fiveg_factory_date"),
    ],
)  # fmt: skip
def test_an_answer_that_is_missing_leaves_the_verdict_open(found, measure, key):
    assert found(measure, **{key: None}).verdict is OPEN


def test_five_million_is_enough_and_the_support_stops_at_five_million(found):
    assert span(found("equipment", investment__equipment="500")) == (40 * WAN, 40 * WAN)
    assert span(found("equipment", investment__equipment="8000")) == (500 * WAN, 500 * WAN)


def test_a_pioneer_gets_five_million_and_no_excellent_award(found):
    pioneer = {"recognition__smart_factory__level": "pioneer"}
    assert found("smart_factory.pioneer", **pioneer).verdict is YES
    assert found("smart_factory.excellent", **pioneer).verdict is NO
    assert span(found("smart_factory.pioneer", **pioneer)) == (500 * WAN, 500 * WAN)


def test_a_title_from_before_the_programme_stays_open(found):
    assert found("smart_factory.excellent", recognition__smart_factory__date="2025-01-10").verdict is OPEN
    assert found("green_factory", recognition__green_factory__date="2024-01-10").verdict is OPEN


def test_a_project_finished_before_the_programme_is_not_promised_the_support_and_not_refused_it(found):
    old = {"project__stage": "completed", "project__end": "2024-10"}
    asked = found("equipment", **old)
    assert (asked.verdict, asked.missing, asked.ways) == (OPEN, [], ())
    assert found("equipment", project__stage="completed", project__end="2025-08").verdict is YES
    assert found("equipment", project__stage="completed").missing == ["project.end"]


def test_interest_on_a_finished_project_stays_open_for_the_reserve_took_what_was_being_built(found):
    for measure in ("loan_interest", "lease_interest"):
        assert found(measure, project__stage="completed", project__end="2026-05").verdict is OPEN
        assert found(measure, project__stage="preparing").verdict is YES


def test_a_5g_factory_from_before_the_programme_stays_open(found):
    assert found("fiveg_factory", anhui__fiveg_factory_date="2024-01-10").verdict is OPEN


def test_without_the_market_rate_the_subsidy_stays_within_what_the_loans_and_the_programme_allow(found):
    assert span(found("loan_interest", anhui__lpr=None)) == (0, 120 * WAN)
    large = [{"bank": "某银行", "principal": "9000", "start": "2026-03-01", "end": "2031-03-01"}]
    assert span(found("loan_interest", anhui__lpr=None, loans=large)) == (0, 500 * WAN)
    assert span(found("loan_interest", loans=None)) == (0, 500 * WAN)


def test_a_firm_elsewhere_gets_nothing_here(found):
    assert {f.verdict for f in found(firm__region="140105").findings} == {NO, INFO}


def test_the_programme_runs_to_the_end_of_2027(found):
    assert found("equipment", date=dt.date(2025, 8, 1)).standing is Standing.NOT_YET
    assert found("equipment").standing is Standing.IN_FORCE
    assert found("equipment", date=dt.date(2028, 1, 1)).standing is Standing.EXPIRED


def test_supports_that_may_not_add_up_make_an_interval_today(found):
    cash = found().totals.today[MoneyKind.CASH]
    assert (cash.low, cash.high) == ((400 + 200) * WAN, (160 + 400 + 100 + 200 + 50 + 50) * WAN)


def test_nobody_is_refused_for_not_answering(catalogue, case_of):
    policy = next(policy for policy in load_policies(catalogue) if policy.id == "ah2025")
    assert NO not in {f.verdict for f in judge_policies(case_of({}), [policy], TODAY).findings}
