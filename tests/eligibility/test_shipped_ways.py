"""What the shipped policies let a firm be told: every way ends in a yes, and none of them is a false claim."""

from collections.abc import Iterator

import pytest
from anyfirm import TODAY, any_firm
from policyfirm import CATALOGUE, WAN

from desktop.eligibility.finding import Finding
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Blank, Case, Known
from desktop.facts.fact import Change, FactType
from desktop.rules.evaluate import judge
from desktop.rules.step import ChangeStep, StepKind
from desktop.rules.verdict import Verdict
from desktop.rules.ways import Way, apply

POLICIES = load_policies(CATALOGUE)
FIRMS = range(24)
CERTAIN = (StepKind.DOCUMENT, StepKind.DATE, StepKind.DECISION)


def ways(seed: int) -> Iterator[tuple[Finding, Way]]:
    for finding in judge_policies(any_firm(seed), POLICIES, TODAY).findings:
        if finding.verdict is Verdict.NO:
            yield from ((finding, way) for way in finding.ways)


def steps(seed: int) -> Iterator[tuple[Finding, ChangeStep]]:
    return ((finding, step) for finding, way in ways(seed) for step in way.changes)


@pytest.mark.parametrize("seed", FIRMS)
def test_every_way_ends_in_a_yes(seed: int) -> None:
    for finding, way in ways(seed):
        assert finding.measure.condition is not None
        assert judge(finding.measure.condition, apply(way, finding.case)).verdict is Verdict.YES, finding.measure.id


@pytest.mark.parametrize("seed", FIRMS)
def test_nobody_is_told_to_be_somewhere_else_or_to_have_been_otherwise(seed: int) -> None:
    for finding, step in steps(seed):
        fact = CATALOGUE[step.fact]
        if step.kind in CERTAIN:
            assert fact.change is not Change.FIXED, (finding.measure.id, step.text)
            assert not fact.years, (finding.measure.id, step.text)
            assert fact.type not in (FactType.REGION, FactType.INDUSTRY, FactType.YEAR)


@pytest.mark.parametrize("seed", FIRMS)
def test_a_known_answer_is_never_merely_looked_up_again(seed: int) -> None:
    for finding, step in steps(seed):
        if step.kind is StepKind.CONFIRM:
            assert isinstance(finding.case.value(step.fact, step.years_ago), Blank), (finding.measure.id, step.text)


@pytest.mark.parametrize("seed", FIRMS)
def test_no_title_falls_and_none_is_new_without_being_obtained(seed: int) -> None:
    for finding, way in ways(seed):
        changed = {step.fact for step in way.changes}
        for step in way.changes:
            fact = CATALOGUE[step.fact]
            keys = [option.key for option in fact.options]
            now = finding.case.value(step.fact)
            if fact.ladder and now in keys:
                assert keys.index(str(step.target)) > keys.index(str(now)), (finding.measure.id, step.text)
            if fact.change is Change.FOLLOWS and step.kind in CERTAIN:
                assert fact.when is not None
                assert fact.when.fact in changed, (finding.measure.id, step.text)


@pytest.mark.parametrize("seed", FIRMS)
def test_money_to_spend_is_a_sum_worth_naming_and_counted_once(seed: int) -> None:
    for finding, way in ways(seed):
        costs = [step.cost for step in way.changes if step.cost is not None]
        assert all(cost >= 100 for cost in costs), (finding.measure.id, [step.text for step in way.changes])
        assert len(costs) <= 1, (finding.measure.id, [step.text for step in way.changes])


@pytest.mark.parametrize("seed", FIRMS)
def test_the_cheapest_way_comes_first(seed: int) -> None:
    for finding in judge_policies(any_firm(seed), POLICIES, TODAY).findings:
        efforts = [way.effort for way in finding.ways]
        assert efforts == sorted(efforts), finding.measure.id


def shipped(measure: str, **facts: Known) -> Finding:
    firm = Case(CATALOGUE, {key.replace("__", "."): Answer(value) for key, value in facts.items()})
    return judge_policies(firm, POLICIES, TODAY)[measure]


SMALL = {"finance.base_year": 2025, "finance.main_revenue": {2025: 900 * WAN}}
LARGE = {"finance.base_year": 2025, "finance.main_revenue": {2025: 9000 * WAN}}
LUAN = {"firm.region": "341502", "firm.industry": "3391", "firm.above_scale": False, "project.library": "none",
        "project.retrofits_existing": True, "project.nature": "renovation"}  # fmt: skip


def test_a_firm_below_scale_is_not_told_to_register_as_above_scale_or_to_enter_the_library() -> None:
    for measure in ("la2020.rolling_library", "la2020.library_gate"):
        small, large = shipped(measure, **LUAN, **SMALL), shipped(measure, **LUAN, **LARGE)
        assert (small.verdict, large.verdict) == (Verdict.NO, Verdict.NO)
        assert small.ways == ()
        assert large.ways
        assert large.ways[0].changes[0].kind is StepKind.DOCUMENT


def test_a_subsidised_loan_does_not_become_another_one() -> None:
    traits = ("renewal", "since_2026", "subsidised")
    found = shipped("national2026.sme_loan_interest", **{"tax.loan_traits": traits})
    assert found.verdict is Verdict.NO
    assert found.ways == ()
