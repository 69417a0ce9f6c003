"""Which directions a project fits, by its industry and what it does, with the clause."""

import datetime as dt
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
