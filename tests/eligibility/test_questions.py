"""What to answer next: the place first, nothing put off, and no more promised than is kept."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.eligibility.judge import judge_policies
from desktop.eligibility.questions import Questions, next_questions
from desktop.eligibility.reading import load_policies
from desktop.facts.case import DONT_KNOW, Answer, Case
from desktop.facts.reading import load_catalogue
from desktop.rules.verdict import Verdict

DAY = dt.date(2026, 11, 27)
ROOT = Path(__file__).parents[2]
ASK = """
import datetime, pathlib
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.questions import next_questions
from desktop.eligibility.reading import load_policies
from desktop.facts.casefile import read_case
from desktop.facts.reading import load_catalogue
catalogue = load_catalogue()
case = read_case(pathlib.Path("tests/cases/kunming_tobacco.json"), catalogue).without("firm.region")
print(next_questions(judge_policies(case, load_policies(catalogue), datetime.date(2026, 11, 20))).facts)
"""


@pytest.fixture(scope="module")
def judged():
    catalogue = load_catalogue()
    policies = load_policies(catalogue)

    def of(**facts):
        answers = {key.replace("__", "."): Answer(value) for key, value in facts.items()}
        return judge_policies(Case(catalogue, answers), policies, DAY)

    return of


def test_a_firm_nobody_has_placed_is_asked_its_place_first(judged):
    asked = next_questions(judged())
    assert asked.facts[0] == "firm.region"
    assert asked.place == ("firm.region",)
    findings = judged()
    waiting = [f for f in findings.findings if f.verdict is Verdict.UNKNOWN and "firm.region" in f.missing]
    assert 0 < asked.elsewhere <= len(waiting)


@pytest.mark.parametrize("region", ["341502", "530103", "530402", "140106"])
def test_a_placed_firm_is_asked_no_place_and_at_most_five_questions(judged, region):
    findings = judged(firm__region=region)
    asked = next_questions(findings)
    assert asked.place == ()
    assert 0 < len(asked.facts) <= 5
    settled = [f for f in findings.here() if f.missing and set(f.missing) <= set(asked.facts)]
    assert asked.settled == len(settled)
    assert asked.most > len(asked.facts)  # more than a finding a question


@pytest.mark.parametrize("region", ["341502", "530103", "140106"])
def test_whether_the_project_may_be_built_at_all_is_asked_among_the_first_wherever_the_firm_is(judged, region):
    assert "project.catalogue_class" in next_questions(judged(firm__region=region)).facts
    permitted = judged(firm__region=region, project__catalogue_class="permitted")
    assert "project.nature" not in next_questions(permitted, limit=1).facts  # the ban is settled


def test_the_question_many_measures_hang_on_goes_before_one_that_settles_a_single_measure(judged):
    findings = judged(firm__region="341502")
    asked = next_questions(findings)
    hanging = [f for f in findings.here() if asked.facts[0] in f.missing]
    single = [f for f in findings.here() if len(f.missing) == 1]
    assert single  # there would have been quick ones
    assert len(hanging) > 5
    refused = judged(firm__region="341502", project__retrofits_existing=False)
    assert asked.facts[0] == "project.retrofits_existing"
    turned = [f for f in hanging if refused[f.measure.id].verdict is not Verdict.UNKNOWN]
    assert len(turned) == len(hanging) <= asked.most


def test_whatever_is_answered_settles_what_was_promised(judged):
    before = judged(firm__region="341502")
    asked = next_questions(before)
    promised = [f.measure.id for f in before.here() if f.missing and set(f.missing) <= set(asked.facts)]
    assert len(promised) == asked.settled > 0
    catalogue = load_catalogue()
    for value in (True, False):
        yes_no = {key.replace(".", "__"): value if catalogue[key].type.value == "yes_no" else 0 for key in asked.facts}
        after = judged(firm__region="341502", **yes_no)
        assert all(after[measure].verdict is not Verdict.UNKNOWN for measure in promised)


def test_what_the_user_does_not_know_yet_is_not_asked_again(judged):
    first = next_questions(judged(firm__region="341502")).facts
    put_off = {key.replace(".", "__"): DONT_KNOW for key in first}
    again = next_questions(judged(firm__region="341502", **put_off))
    assert not set(first) & set(again.facts)


def test_no_more_is_asked_than_was_allowed(judged):
    findings = judged(firm__region="341502")
    assert [len(next_questions(findings, limit).facts) for limit in (0, 1, 3)] == [0, 1, 3]


def test_a_firm_is_asked_the_same_each_time_the_program_starts():
    asked = {_ask(seed) for seed in ("1", "2", "3")}
    assert len(asked) == 1
    assert asked.pop().startswith("('firm.region', ")


def _ask(seed):
    """In a process of its own, whose sets have an order of their own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def test_where_nothing_is_open_nothing_is_asked(judged):
    findings = judged(firm__region="341502")
    settled = type(findings)(DAY, tuple(f for f in findings.findings if f.verdict is Verdict.INFO))
    assert next_questions(settled) == Questions()


def test_the_day_of_a_title_is_not_asked_before_it_is_known_that_there_is_one(judged):
    none = {"firm__region": "341502", "recognition__green_factory__level": "none"}
    wide = next_questions(judged(**none), limit=60).facts
    assert "recognition.smart_factory.level" in wide
    assert "recognition.smart_factory.date" not in wide
    named = judged(**none, recognition__smart_factory__level="excellent")
    assert "recognition.smart_factory.date" in next_questions(named, limit=60).facts
