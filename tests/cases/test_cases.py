"""Named firms whose verdicts are known from reading the text; each `*.json` here is one.

`facts` are read like a case file (or `workbook` names a shipped one); `why` cites the clause for a reader. `expect` may
hold `findings` (verdict by measure), `missing` (the facts that would settle it, in any order), `gaps`, `amounts`
([low, high] in yuan), `standings`, `relevance`, `reference_cash` (total of 六安), `values` and `scores` by area;
`deciding` (the facts of the terms that decide), `today` and `reference` (totals of all policies by kind of money, all of
them), and `refused` (every measure of the firm's own place that says no).
"""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.diagnosis.assess import assess
from desktop.diagnosis.reading import load_indicators
from desktop.diagnosis.score import shown
from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Case
from desktop.facts.casefile import read_case
from desktop.facts.reading import load_catalogue
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.rules.verdict import Verdict

FILES = sorted(Path(__file__).parent.glob("*.json"))
EXPECTED = {
    *("findings", "missing", "gaps", "amounts", "standings", "relevance", "reference_cash", "values", "scores"),
    *("deciding", "today", "reference", "refused"),
}


def _parameter(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    return pytest.param(content, path, id=path.stem)


@pytest.fixture(scope="module")
def policies():
    return load_policies(load_catalogue())


def _case(content, path):
    catalogue = load_catalogue()
    if "workbook" in content:
        read = read_workbook(resources_dir() / content["workbook"], catalogue)
        assert read.problems == ()
        return Case(catalogue, read.answers)
    return read_case(path, catalogue)


@pytest.mark.parametrize(("content", "path"), [_parameter(path) for path in FILES])
def test_the_firm_gets_what_the_text_says(content, path, policies):
    expect = content["expect"]
    assert set(expect) <= EXPECTED
    case, day = _case(content, path), dt.date.fromisoformat(content["as_of"])
    findings = judge_policies(case, policies, day)
    found = {
        "findings": {key: findings[key].verdict.value for key in expect.get("findings", {})},
        "missing": {key: sorted(findings[key].missing) for key in expect.get("missing", {})},
        "gaps": {key: _gap(findings[key]) for key in expect.get("gaps", {})},
        "amounts": {key: [findings[key].amount.low, findings[key].amount.high] for key in expect.get("amounts", {})},
        "standings": {key: findings[key].standing.value for key in expect.get("standings", {})},
        "relevance": {key: findings[key].relevance.value for key in expect.get("relevance", {})},
        "values": {key: case.value(key) for key in expect.get("values", {})},
        "deciding": {key: [reason.fact for reason in findings[key].reasons] for key in expect.get("deciding", {})},
    }
    wanted = {name: expect.get(name, {}) for name in found}
    wanted["missing"] = {key: sorted(facts) for key, facts in wanted["missing"].items()}
    for name, expected in wanted.items():
        differing = {key: (found[name][key], expected[key]) for key in expected if found[name][key] != expected[key]}
        assert differing == {}, f"{name}: what is said, what the text says"


@pytest.mark.parametrize(("content", "path"), [_parameter(p) for p in FILES if "scores" in p.read_text("utf-8")])
def test_the_firm_scores_what_was_worked_out_by_hand(content, path):
    assessment = assess(_case(content, path), load_indicators(load_catalogue()))
    scores = {area.area.key: area.score for area in assessment.areas}
    for area, points in content["expect"]["scores"].items():
        score = scores[area]
        assert (None if score is None else str(shown(score))) == points, area


@pytest.mark.parametrize(
    ("content", "path"), [_parameter(p) for p in FILES if "reference_cash" in p.read_text("utf-8")]
)
def test_the_money_of_the_draft_adds_up_and_none_of_it_is_todays(content, path, policies):
    ours = [policy for policy in policies if policy.id == "la2020"]
    totals = judge_policies(_case(content, path), ours, dt.date.fromisoformat(content["as_of"])).totals
    cash = totals.reference.get(MoneyKind.CASH)
    low, high = (cash.low, cash.high) if cash else (Decimal(0), Decimal(0))
    assert [low, high] == content["expect"]["reference_cash"]
    assert totals.today == {}


@pytest.mark.parametrize(
    ("content", "path"),
    [_parameter(p) for p in FILES if {"today", "reference"} & set(json.loads(p.read_text("utf-8"))["expect"])],
)
def test_what_can_be_had_today_and_what_is_reference_never_mix(content, path, policies):
    totals = judge_policies(_case(content, path), policies, dt.date.fromisoformat(content["as_of"])).totals
    for name, found in (("today", totals.today), ("reference", totals.reference)):
        if name in content["expect"]:
            said = {kind.value: [total.low, total.high] for kind, total in found.items()}
            assert said == content["expect"][name]


@pytest.mark.parametrize(("content", "path"), [_parameter(p) for p in FILES if '"refused"' in p.read_text("utf-8")])
def test_a_firm_is_refused_only_what_its_answers_refuse(content, path, policies):
    findings = judge_policies(_case(content, path), policies, dt.date.fromisoformat(content["as_of"]))
    refused = [f.measure.id for f in findings.here() if Verdict.NO in (f.verdict, f.relevance)]
    assert refused == content["expect"]["refused"]
    assert findings.missing()


def test_every_firm_says_why(policies):
    measures = {measure.id for policy in policies for measure in policy.measures}
    for path in FILES:
        content = json.loads(path.read_text(encoding="utf-8"))
        assert content["title"], path.name
        assert content["why"], path.name
        assert set(content["expect"].get("findings", {})) <= measures, path.name


def _gap(finding):
    return next(reason.gap_text for reason in finding.reasons if reason.gap_text)
