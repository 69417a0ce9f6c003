"""What the shipped policies let a firm be told: every way ends in a yes, and none of them is a false claim."""

import datetime as dt
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
    loan = {
        "bank": "某银行",
        "principal": 100 * WAN,
        "start": dt.date(2026, 3, 1),
        "support": "renewal",
        "subsidised": True,
    }
    done, building = (
        shipped("national2026.renewal_loan_interest", **{"loans": (loan,), "project.stage": stage})
        for stage in ("completed", "started")
    )
    assert (done.verdict, done.ways) == (Verdict.NO, ())
    for way in building.ways:
        [step] = way.changes
        assert isinstance(step.target, tuple)
        assert step.target[0] == loan  # what it is stays as it is: only another loan would do
        assert len(step.target) == 2


def told(measure: str, **answers: Known) -> list[list[str]]:
    case = Case(CATALOGUE, {key.replace("__", "."): Answer(value) for key, value in answers.items()})
    found = judge_policies(case, POLICIES, TODAY)[measure]
    return [[step.text for step in way.changes] for way in found.ways]


YUNNAN: dict[str, Known] = {"firm__region": "530112", "project__retrofits_existing": True}
KEPT: dict[str, Known] = {"land__conforms_planning": True, "land__changes_use": False, "land__changes_nature": False}


def test_a_firm_that_builds_nothing_is_not_told_to_build() -> None:
    denser = {**YUNNAN, **KEPT, "land__existing_industrial": True, "land__raises_far": False}
    assert told("yn2014.land_denser", **denser, land__build_mode="none") == []
    assert told("yn2014.land_denser", **denser, land__build_mode="storey") == [["做到“提高土地利用率和容积率”"]]
    site: dict[str, Known] = {**YUNNAN, **KEPT, "land__uses_existing_site": True, "project__adds_land": False}
    assert told("yn2017.land_premium", **site, land__build_mode="none") == []


def test_a_firm_that_needs_no_land_is_not_told_to_take_some() -> None:
    dense: dict[str, Known] = {**YUNNAN, "land__new_industrial": False, "land__far": 2, "land__far_control": 1}
    assert told("yn2014.land_new_dense", **dense, project__adds_land=False) == []


def test_a_works_that_moves_or_is_built_anew_is_not_told_to_stay_on_its_land() -> None:
    firm: dict[str, Known] = {**YUNNAN, **KEPT, "land__uses_existing_site": True, "land__build_mode": "added"}
    firm |= {"project__adds_land": True, "project__stage": "started", "yunnan2__purposes": ("equipment",)}
    assert told("yn2017.zero_land_approval", **firm, project__nature="expansion") == [["做到“不再新增用地”"]]
    for nature in ("relocation", "new_build"):
        assert told("yn2017.zero_land_approval", **firm, project__nature=nature) == []
        assert told("yn2017.land_premium", **firm, project__nature=nature) == []


def test_whom_a_ban_concerns_is_found_out_before_anything_is_changed() -> None:
    ways = told("ynplan.ban_overcapacity", firm__region="530402", project__adds_capacity=True)
    assert ways == [["先核实：是否属于产能过剩行业：应为“否”"], ["做到“不再新增产能”"]]


def test_of_a_title_every_kind_that_would_do_is_named() -> None:
    owned: dict[str, Known] = {"recognition__platform__kind": "provincial", "recognition__platform__new": True}
    ways = told("yn2014.platform_national", firm__region="530112", **owned, recognition__tech_center__level="none")
    assert any("“国家级实验室”或“国家工程实验室”" in step for way in ways for step in way)


def test_a_loan_is_no_renewal_loan_because_it_is_called_so() -> None:
    loan = {"bank": "某银行", "principal": 100 * WAN, "start": dt.date(2026, 3, 1), "subsidised": False}
    done: dict[str, Known] = {"firm__region": "510104", "project__stage": "completed"}
    assert told("national2026.renewal_loan_interest", **done, loans=({**loan, "support": "other"},)) == []
    [way, _] = told("national2026.renewal_loan_interest", **done, loans=(loan,))
    assert way[0].startswith("先核实：第1行“某银行”，设备更新贷款")


def test_what_is_finished_is_not_leased_or_taken_on_any_more() -> None:
    done: dict[str, Known] = {"firm__region": "341502", "project__stage": "completed", "anhui__in_guide": True}
    done["project__retrofits_existing"] = True
    assert told("ah2025.lease_interest", **done, anhui__lease=False) == []
    assert told("ah2025.industrial_base", **done, anhui__base_project=False) == []


def test_a_new_works_is_not_sent_into_the_library_of_renovations() -> None:
    new: dict[str, Known] = {"firm__region": "341502", "firm__above_scale": True, "project__library": "none"}
    assert told("la2020.library_gate", **new, project__retrofits_existing=True) != []
    for measure in ("la2020.library_gate", "la2020.equipment_subsidy", "la2020.demonstration"):
        assert told(measure, **new, project__retrofits_existing=False) == []


def test_the_month_of_completion_of_what_is_finished_is_never_moved() -> None:
    done: dict[str, Known] = {"firm__region": "341502", "project__stage": "completed", "anhui__in_guide": True}
    done |= {"project__retrofits_existing": True, "investment__equipment": 700 * WAN}
    assert told("ah2025.equipment", **done, project__end=dt.date(2024, 10, 1)) == []
