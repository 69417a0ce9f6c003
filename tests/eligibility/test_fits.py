"""Which directions a project fits, by its industry and what it does, with the clause."""

import datetime as dt
import json
from pathlib import Path

import pytest

from desktop.eligibility.fits import fits, is_direction, wording
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.casefile import read_case
from desktop.facts.reading import load_catalogue
from desktop.rules.verdict import Verdict

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="module")
def judged():
    catalogue = load_catalogue()
    policies = load_policies(catalogue)

    def of(name):
        return judge_policies(read_case(CASES / f"{name}.json", catalogue), policies, dt.date(2026, 11, 27))

    return of


def test_a_deep_processing_project_in_kunming_fits_the_deep_processing_direction(judged):
    found = fits(judged("kunming_50_million").here())
    named = {fit.finding.measure.clause for some in found.values() for fit in some}
    assert "（六）" in named
    assert all(fit.because for some in found.values() for fit in some)


@pytest.mark.parametrize("place", ["only_a_place_luan", "only_a_place_kunming", "only_a_place_taiyuan"])
def test_a_place_alone_fits_no_direction(judged, place):
    assert fits(judged(place).here()) == {}


def test_what_fits_is_a_direction_that_the_answers_say_yes_to(judged):
    findings = judged("food_mes")
    for policy, some in fits(findings.here()).items():
        for fit in some:
            assert fit.finding.policy is policy
            assert is_direction(fit.finding)
            assert fit.finding.relevance is Verdict.YES
            assert not any(reason.fact == "firm.region" for reason in fit.because)


def test_the_sentence_names_the_document_and_every_clause(judged):
    for policy, some in fits(judged("food_mes").here()).items():
        text = wording(policy, some)
        assert policy.title in text
        assert all(fit.finding.measure.clause in text for fit in some)


def test_of_several_directions_ticked_only_those_a_clause_asks_for_are_its_grounds(tmp_path):
    catalogue, path = load_catalogue(), tmp_path / "firm.json"
    path.write_text('{"facts": {"firm.region": "341503", "project.directions": ["intelligent", "green"]}}', "utf-8")
    judged = judge_policies(read_case(path, catalogue), load_policies(catalogue), dt.date(2026, 11, 27))
    found = fits(judged.here())
    grounds = {
        fit.finding.measure.title: reason.value_text
        for some in found.values()
        for fit in some
        for reason in fit.because
        if reason.fact == "project.directions"
    }
    assert grounds["绿色化重点项目"] == "“绿色化”"
    assert grounds["建设智能工厂和数字化车间"] == "“智能化”"


def named(tmp_path, facts):
    catalogue, path = load_catalogue(), tmp_path / "firm.json"
    path.write_text(json.dumps({"facts": facts}), "utf-8")
    judged = judge_policies(read_case(path, catalogue), load_policies(catalogue), dt.date(2026, 11, 27))
    return {fit.finding.measure.id for some in fits(judged.here()).values() for fit in some}


def test_an_information_system_of_the_firm_is_a_direction_like_any_other(tmp_path):
    erp = {"firm.region": "530112", "project.retrofits_existing": True, "project.directions": ["informatized"]}
    found = named(tmp_path, erp | {"yunnan2.purposes": ["management"]})
    assert {"yn2014.digital_fusion", "ynplan.o21", "ynplan.industrial_cloud"} <= found


def test_what_a_firm_is_and_where_it_lies_is_no_content_of_its_project(tmp_path):
    firm = {"firm.region": "530402", "firm.industry": "3252", "project.industry": "3252", "firm.ownership": "private"}
    firm |= {
        "staff.total": 60,
        "finance.revenue": "2000万元",
        "firm.titles": ["tech_sme"],
        "project.park_level": "provincial",
    }
    firm |= {"land.in_dianzhong": True, "project.directions": ["innovative"], "access.overcapacity": True}
    told = {"sme_growth", "o10", "o8", "equity_incentive", "change_of_trade", "o5"}
    told_by_plan = {"sme_growth", "micro_firms", "park_building", "green_parks", "o15"}
    found = named(tmp_path, firm)
    assert "yn2014.innovation_ways" in found
    assert not named(tmp_path, {"firm.region": "530402", "energy.raw_coal": "120", "access.high_energy_industry": True})
    assert not found & ({f"yn2014.{name}" for name in told} | {f"ynplan.{name}" for name in told_by_plan})


def test_a_trade_is_named_as_a_direction_only_where_the_project_does_that(judged):
    """food_mes: a food firm, of the trades for automatic lines, whose whole project is an MES."""
    named = {fit.finding.measure.id for some in fits(judged("food_mes").here()).values() for fit in some}
    assert "la2020.core_systems" not in named  # what is promoted, no direction
    assert "la2020.informatized_programme" in named
    assert "la2020.automatic_lines" not in named


def test_a_foundry_that_replaces_people_is_of_the_cells_and_says_by_what(tmp_path):
    catalogue, path = load_catalogue(), tmp_path / "firm.json"
    facts = '"firm.region": "341503", "firm.industry_tags": ["casting"], "project.replaces_people": true'
    path.write_text(f'{{"facts": {{{facts}}}}}', "utf-8")
    judged = judge_policies(read_case(path, catalogue), load_policies(catalogue), dt.date(2026, 11, 27))
    [cells] = [
        f for some in fits(judged.here()).values() for f in some if f.finding.measure.id == "la2020.numeric_cells"
    ]
    assert {reason.fact for reason in cells.because} == {"firm.industry_tags", "project.replaces_people"}
